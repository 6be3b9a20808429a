// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QUrl>

#include <tuple>

namespace waybill
{

/// Scheme, host and port: what credentials are bound to (RFC 9110 section 4.3.1).
struct Origin
{
    QString scheme;
    QString host;
    int port = 0;

    bool operator==(const Origin &) const = default;
    bool operator<(const Origin &other) const
    {
        return std::tie(scheme, host, port) < std::tie(other.scheme, other.host, other.port);
    }
};

/// Parses what a person or a server gave: http or https, with a host, without control characters.
/// Userinfo is left in place for the caller to take.
Result<QUrl> parseHttpUrl(const QString &text);
Result<QUrl> checkHttpUrl(QUrl url);

Origin originOf(const QUrl &url);
QString hostOf(const QUrl &url);

/// For people and logs: no userinfo, no fragment, signature-like query values replaced by "***".
QString redactedUrl(const QUrl &url);
/// For a URL that is itself a secret: its last segment and its query are replaced too.
QString maskedUrl(const QUrl &url);

/// True where the URL itself opens the door: a query with a signature or token.
bool isSecretUrl(const QUrl &url);

/// Loopback, link-local, private-use and unique-local addresses (RFC 6890): no public server may
/// send us there. False for what is no address literal.
bool isPrivateAddress(const QString &address);

} // namespace waybill
