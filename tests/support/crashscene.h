// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/realserver.h"

#include <QStringList>

#include <memory>

namespace waybill::test
{

/// A transfer for the crash test: what is asked for, and what may stand where when it is killed and
/// when it has ended. What is wrong is told in words; nothing where all is right.
class CrashScene
{
public:
    explicit CrashScene(const QString &serverKind);
    virtual ~CrashScene() = default;
    Q_DISABLE_COPY_MOVE(CrashScene)

    const RealServer &server() const { return m_server; }
    /// Of waybill-cli.
    virtual QStringList command() const = 0;
    /// As if there never had been a transfer.
    virtual void reset() = 0;
    virtual QString wrongAfterCrash(bool hasSaidDone) const = 0;
    /// With what waybill-cli tells of the transfer.
    virtual QString wrongAtEnd(const QJsonObject &told) const = 0;
    /// An undisturbed run was of the kind that is to be tried.
    virtual bool wasAsMeant() const { return true; }

protected:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// A file to send.
    QString source(const QString &name, const QByteArray &content) const;

private:
    QTemporaryDir m_folder;
    RealServer m_server;
};

/// A small file over one connection; a large one, from a slow server, over several.
std::unique_ptr<CrashScene> crashingDownload();
std::unique_ptr<CrashScene> crashingSegments();
std::unique_ptr<CrashScene> crashingTusUpload();
/// To a new name; over an old file.
std::unique_ptr<CrashScene> crashingWebDavUpload();
std::unique_ptr<CrashScene> crashingWebDavReplacement();

} // namespace waybill::test
