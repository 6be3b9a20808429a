// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/fetchsmall.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// Looks for lists where they are put by custom: see findChecksums().
inline constexpr auto kChecksumsBeside = "auto";

/// The downloads, each with the digest that a list of checksums (see parseChecksums()) has for its
/// URL's file: the list at the URL `from`, or for kChecksumsBeside `<file>.sha256`, then
/// `SHA256SUMS` in the same folder, for those downloads that have no digest yet. InvalidChecksum
/// where a file has no digest there; any error of `fetch`; the detail names the list. A file that a
/// document named has none beside it: that is a server that nobody named, and it must not learn who
/// we are.
QCoro::Task<Result<QList<TransferSpec>>> findChecksums(
    FetchSmall fetch, QList<TransferSpec> specs, QString from);

} // namespace waybill
