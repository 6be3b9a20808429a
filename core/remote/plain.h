// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/remotecontext.h"

namespace waybill::plain
{

/// HEAD: what is there, or nothing (404, 410). A server without HEAD gives NotSupportedByServer.
QCoro::Task<Result<std::optional<RemoteFile>>> find(RemoteContext context, QUrl url);

/// PUT of a whole body (RFC 9110 section 9.3.4). A success here proves nothing yet: verify
/// afterwards.
QCoro::Task<Status> put(RemoteContext context, QUrl url, std::shared_ptr<BodySource> body);

} // namespace waybill::plain
