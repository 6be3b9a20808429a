// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

namespace waybill
{

/// Where else the same file is, as `Link: <...>; rel=duplicate` fields of an answer say (RFC 6249
/// section 3), the best first (`pri`, the lower the better); at most eight. Each passes namedUrl():
/// http and https, never from https to http. What is malformed is left out.
QList<QUrl> duplicateLinks(const HttpResponse &response);

} // namespace waybill
