// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <QList>

namespace waybill
{

/// One thing on its way into an archive.
struct TreeEntry
{
    QString path;   ///< within the archive: '/' between its parts, none at the beginning or end
    QString source; ///< where it is on the disk
    FileFacts facts;
    QString linkTarget; ///< of a symbolic link
};

/// The same file, with the same bytes as far as its times tell.
inline bool isUnchanged(const FileFacts &now, const FileFacts &then)
{
    return now.type == then.type && now.size == then.size && now.modifiedNs == then.modifiedNs &&
           now.changedNs == then.changedNs && now.inode == then.inode && now.device == then.device;
}

/// All that goes into an archive, in its order: each folder before what is in it.
struct Tree
{
    QList<TreeEntry> entries;
    qint64 bytes = 0;    ///< of all files
    QStringList skipped; ///< what an archive cannot hold, or could not be read, with the reason
};

} // namespace waybill
