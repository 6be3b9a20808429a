// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace waybill
{

/// Decides under which names an archive's entries come to stand, and refuses what tries to get out.
/// Pure: touches no disk.
class EntryNames
{
public:
    static constexpr int kDeepest = 256;

    /// The path's parts, as they stand in the archive: "./a//b/" is {a, b}; none for the top
    /// itself. ArchiveHostile: absolute, upwards, or through a link or file of this archive.
    /// ArchiveTooLarge where it is too deep.
    Result<QStringList> parse(const QString &path) const;
    /// What the folders above and the name itself become on the disk.
    QStringList onDisk(const QStringList &path) const;
    /// The entry stands under another name than `onDisk()` says; what lies below follows.
    void setRenamed(const QStringList &path, const QStringList &actual);
    /// From now on nothing may be written below.
    void setLeaf(const QStringList &path);
    bool isLeaf(const QStringList &path) const;

    /// True if a link at `path` stays within the tree whatever other links there are: relative, and
    /// upwards only at its beginning and not beyond the top.
    static bool staysInside(const QStringList &path, const QString &target);

private:
    QHash<QString, QStringList> m_renamed; ///< by the archive's path
    QSet<QString> m_leaves;
};

} // namespace waybill
