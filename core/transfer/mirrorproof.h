// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/filesources.h"
#include "core/transfer/partfile.h"
#include "core/transfer/rangejudge.h"
#include "core/transfer/transfercontext.h"

namespace waybill
{

/// What is known of the whole file, before a mirror is believed.
struct KnownFile
{
    std::optional<ExpectedDigest> serverDigest; ///< as the first server told
    bool isDigestExpected = false;              ///< the end will show whether all bytes are right
};

/// A mirror's answer that agrees with what is known.
struct ProvenReply
{
    std::unique_ptr<HttpReply> reply;
    Validators validators;
};

/// Asks a mirror for the first time: for the range of `question`, whose validators are not used.
/// The size must be the file's. Where both servers told a digest they must be equal; else, unless
/// the whole file's digest is expected, the answer must have a strong validator, and the first,
/// middle and last 64 KiB of what is here must be the same there. RemoteMismatch says that it has
/// another file, NotSupportedByServer that it gives no ranges.
QCoro::Task<Result<ProvenReply>> askNewMirror(TransferContext context, FileSource mirror,
    RangeQuestion question, KnownFile known, std::shared_ptr<PartFile> part);

/// A request to one of a file's sources, with what may be sent there.
HttpRequest requestTo(const TransferContext &context, const FileSource &source);

} // namespace waybill
