// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/headerlist.h"
#include "core/http/url.h"

namespace waybill
{

struct Credentials
{
    QString user;
    QString password;

    bool isEmpty() const { return user.isEmpty() && password.isEmpty(); }
    bool operator==(const Credentials &) const = default;
};

/// How a server is reached and who we are there. Everything in it is secret or origin-bound: it is
/// kept in memory only, and all but `caFile` and `proxy` stay behind when a redirect leaves the
/// origin.
struct Access
{
    Credentials credentials;
    HeaderList headers;           ///< sent with every request: bearer tokens, API keys, cookies
    QString caFile;               ///< PEM, instead of the system's
    QString clientCertificate;    ///< PEM
    QString clientKey;            ///< PEM
    QByteArray pinnedCertificate; ///< SHA-256 of the leaf's DER form; then nothing else is trusted
    QString
        proxy; ///< http://, socks5:// or socks5h://, may hold credentials; empty: the environment's

    /// What may go along to another origin.
    Access forOtherOrigin() const;
    bool operator==(const Access &) const = default;
};

/// The entry for `host` in a netrc file, or its default entry. Macros are skipped. Names are
/// compared without port: the caller binds what it gets to one origin.
std::optional<Credentials> netrcCredentials(const QByteArray &netrc, const QString &host);

} // namespace waybill
