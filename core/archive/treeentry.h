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

/// Opens a file to be packed. SourceChanged with its name if it is not what the walk saw.
Result<std::unique_ptr<File>> openEntry(FileSystem *files, const TreeEntry &entry);
/// The same of an open one: to be asked again when all of it has been read.
Status checkUnchanged(File *file, const TreeEntry &entry);

/// All that goes into an archive, in its order: each folder before what is in it.
struct Tree
{
    QList<TreeEntry> entries;
    qint64 bytes = 0;    ///< of all files
    QStringList skipped; ///< what an archive cannot hold, or could not be read, with the reason
};

} // namespace waybill
