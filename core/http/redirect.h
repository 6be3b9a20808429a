// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"

namespace waybill
{

constexpr int kMaxRedirects = 10;

/// The request that a redirect leads to (RFC 9110 section 15.4), or why it is refused: other
/// schemes, https to http, a body on 301, 302 or 303, a URL seen before. On a change of origin all
/// headers outside a short allow-list, the credentials, the client certificate and the pin stay
/// behind. `seen` holds the URLs asked so far.
Result<HttpRequest> redirected(
    const HttpRequest &request, const HttpResponse &response, const QList<QUrl> &seen);

/// Resolves and checks a URL that a server names in any other place (Location of a 201, href,
/// Link), with the same rules; `access` is what may be sent there.
struct NamedUrl
{
    QUrl url;
    Access access;
};
Result<NamedUrl> namedUrl(const QUrl &base, const QByteArray &reference, const Access &access);

} // namespace waybill
