// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/conflict.h"
#include "core/transfer/transfercontext.h"

namespace waybill
{

/// The version of the server's file that a download has, or is about to have.
FileVersion sourceVersion(const DownloadState &state);

/// What has the name of a target; of a link, what it leads to. Nothing if the name is free.
/// Blocking.
std::optional<FileFacts> factsOfTaken(FileSystem *files, const QString &target);

/// judgeTarget() for a name on this machine; only a file is compared.
TargetVerdict judgeLocal(ConflictPolicy policy, const FileVersion &source, const FileFacts &target);

/// Puts a sealed part file in its place under its final name and returns that path. The name is
/// journaled before each rename, so that recoverPlacement() can tell afterwards what happened. What
/// has appeared there meanwhile is compared, where the policy says so; it is TargetExists if it
/// stays, also where the policy is to skip.
QCoro::Task<Result<QString>> placeFile(
    TransferContext context, ConflictPolicy policy, DownloadState state);

/// After a crash within placeFile():
/// part only - rename again; target only and its digest equal - done; both, one inode - remove the
/// part; both, different - somebody else's file has the name: next free one; neither - the finished
/// file disappeared.
QCoro::Task<Result<QString>> recoverPlacement(
    TransferContext context, ConflictPolicy policy, DownloadState state);

} // namespace waybill
