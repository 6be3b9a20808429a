// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/filesystem.h"

namespace waybill
{

/// What lies under a folder that is to be uploaded, by paths relative to it with '/' between.
struct FolderTree
{
    QStringList folders; ///< parents before children; empty ones too
    QStringList files;
    QStringList leftOut; ///< dangling links, links to folders, sockets, devices: named, never
                         ///< silently skipped
    qint64 bytes = 0;
};

/// Walks the tree in order. Links to files count as files, links to folders are not followed (they
/// may lead in circles). An unreadable entry fails the walk by name. Blocking; for a worker.
Result<FolderTree> walkFolder(FileSystem *files, const QString &root, const CancelToken &token);

} // namespace waybill
