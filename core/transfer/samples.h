// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/partfile.h"
#include "core/transfer/transfercontext.h"

namespace waybill
{

/// For a server without strong validators: whether the first, middle and last 64 KiB of what is
/// here are what the server has at these places. A server that gives no ranges does not agree.
/// `request` says where to ask; its headers are not used.
QCoro::Task<Result<bool>> samplesAgree(
    TransferContext context, HttpRequest request, std::shared_ptr<PartFile> part, qint64 total);

} // namespace waybill
