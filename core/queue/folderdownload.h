// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/filesystem.h"
#include "core/queue/transferrecord.h"

namespace waybill
{

/// What the folder that a download brings is called here, before it is numbered: the name that was
/// chosen, else that of the URL, else the host.
QString localFolderName(const TransferSpec &spec);

/// What can be shown for a folder whose files are in the queue.
Receipt folderReceipt(const TransferRecord &folder);

/// Makes a folder with these beneath it, parents first; those that are there stay. On the medium
/// when it returns. TargetExists where something else has such a name. Blocking; for a worker.
Status makeLocalFolders(
    FileSystem *files, const QString &root, const QStringList &folders, const CancelToken &token);

} // namespace waybill
