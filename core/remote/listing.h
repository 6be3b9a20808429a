// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/remote/remotecontext.h"

namespace waybill
{

/// What lies in a folder: by PROPFIND with Depth 1 (RFC 4918 section 9.1) where OPTIONS says DAV,
/// else by the page that the server makes of it, as JSON or HTML. NotSupportedByServer if it makes
/// none; AnswerTooLarge over 128 MiB (pages 64 MiB) or 500,000 entries. The detail of
/// AuthenticationRequired is the URL that asked.
QCoro::Task<Result<Listing>> listFolder(RemoteContext context, QUrl url);

/// A whole multistatus as a listing, without the folder itself. MalformedResponse if it is broken
/// anywhere. Pure; `folder` ends with '/'.
Result<Listing> parseMultistatusListing(const QByteArray &xml, const QUrl &folder);

} // namespace waybill
