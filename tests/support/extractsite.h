// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/extract.h"

#include <QStringList>
#include <QTemporaryDir>

namespace waybill::test
{

/// How an extraction ended, and what was said meanwhile.
struct ExtractOutcome
{
    Result<Extracted> result;
    QStringList notes;

    /// "done", or the error's kind.
    QString ending() const;
    QString detail() const { return result ? QString() : result.error().detail; }
    bool hasNoted(const QString &text) const { return !notes.filter(text).isEmpty(); }
};

/// A folder to extract into, with others beside it and above it that nobody may touch.
class ExtractSite
{
public:
    ExtractSite();

    /// In this process, into the empty folder `target()`: each call makes it anew.
    ExtractOutcome extract(const QByteArray &archive, ArchiveFormat format);
    /// The same by the real program in its sandbox.
    ExtractOutcome extractBeyondTheWall(const QByteArray &archive, ArchiveFormat format);
    /// All that lies outside of the target is as it was at the beginning.
    bool isUntouched() const;

    QString target() const { return m_folder.filePath(QStringLiteral("home/target")); }
    QString canary() const { return m_folder.filePath(QStringLiteral("home/canary")); }
    QString path(const QString &name) const { return target() + QLatin1Char('/') + name; }
    /// The paths in the target, sorted; folders end in '/', links read "name -> target".
    QStringList names() const;

    ExtractRequest request; ///< all but the format

private:
    void prepare(const QByteArray &archive);
    QString archivePath() const { return m_folder.filePath(QStringLiteral("archive")); }
    QStringList outside() const;

    QTemporaryDir m_folder;
    QStringList m_before;
};

/// Each thing below a folder in a line: path, type, mode, time, and its digest or link target.
QStringList snapshotOf(const QString &folder);

} // namespace waybill::test
