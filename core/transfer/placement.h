// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfercontext.h"

namespace waybill
{

/// Puts a sealed part file in its place under its final name and returns that path. The name is
/// journaled before each rename, so that recoverPlacement() can tell afterwards what happened.
QCoro::Task<Result<QString>> placeFile(
    TransferContext context, ConflictPolicy policy, DownloadState state);

/// After a crash within placeFile():
/// part only - rename again; target only and its digest equal - done; both, one inode - remove the
/// part; both, different - somebody else's file has the name: next free one; neither - the finished
/// file disappeared.
QCoro::Task<Result<QString>> recoverPlacement(
    TransferContext context, ConflictPolicy policy, DownloadState state);

} // namespace waybill
