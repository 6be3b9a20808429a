// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QUrl>

namespace waybill
{

/// Whether a text has the scheme `waybill:`.
bool isWaybillLink(const QString &text);

/// The URLs that a link of a web page offers for download: `waybill:https://host/file`, or
/// `waybill:add?url=…&url=…` with each URL percent-encoded. Any page may make a person follow such
/// a link, so it carries http and https URLs and nothing else: at most 20, none with userinfo.
/// InvalidUrl for any other form and any other parameter; UnsupportedScheme for other URLs.
Result<QList<QUrl>> parseWaybillLink(const QString &text);

} // namespace waybill
