// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfercontext.h"

namespace waybill
{

/// What an upload of a folder comes down to.
struct FolderPlan
{
    QList<TransferSpec> files; ///< one for each file, ready to be queued
    qint64 bytes = 0;
};

/// Walks the folder, makes its folders on the server where that has such (WebDAV), and plans one
/// upload per file. Making folders again that are there already changes nothing, so this may be
/// repeated after a crash. Engine thread.
QCoro::Task<Result<FolderPlan>> planFolderUpload(TransferContext context, TransferSpec spec);

} // namespace waybill
