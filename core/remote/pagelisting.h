// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/base/result.h"

namespace waybill
{

/// A folder's page as nginx (autoindex), Apache (mod_autoindex, plain, fancy or as a table), Caddy,
/// rclone and their like write it. Links that are no entries are passed over; all else of the page
/// is ignored. NotSupportedByServer where the page is none of these. Pure; `folder` ends with '/'.
Result<Listing> parseHtmlListing(const QByteArray &html, const QUrl &folder);

/// The same as JSON: nginx (autoindex_format json) or Caddy (Accept: application/json).
Result<Listing> parseJsonListing(const QByteArray &json, const QUrl &folder);

} // namespace waybill
