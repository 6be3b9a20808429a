// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/bandwidthlimits.h"
#include "core/transfer/transfertypes.h"

#include <QList>

namespace waybill
{

/// A server that a person has given a name: how it is reached, as whom, and what holds for
/// transfers with it. A value without secrets: passwords are in the keychain, under the keys below,
/// or in memory.
struct Site
{
    QString id; ///< empty: not saved yet
    QString name;
    QUrl url; ///< what is beneath it belongs to the site; without userinfo, query and fragment
    UploadVia kind = UploadVia::Auto;
    QString user;
    QString caFile;               ///< PEM, instead of the system's
    QString clientCertificate;    ///< PEM
    QString clientKey;            ///< PEM
    QByteArray pinnedCertificate; ///< SHA-256 of the leaf's DER form; empty: none
    QString proxy;                ///< http, https, socks5 or socks5h, without userinfo
    QString proxyUser;
    std::optional<ConflictPolicy> onConflict; ///< nothing: as chosen for each transfer
    RateLimits limits;                        ///< of all transfers with its host together
    // What the keychain is asked for. Sites that keep nothing there never make it ask to be
    // unlocked.
    bool keepsPassword = false;
    bool keepsProxyPassword = false;

    bool operator==(const Site &) const = default;
};

/// The site that a URL belongs to: of the same origin, and the one whose path is the longest that
/// the URL's starts with, by whole segments.
std::optional<Site> siteFor(const QList<Site> &sites, const QUrl &url);

/// The keychain's name for the password of this user at this origin; for one of the proxy. Never
/// the same for two origins, so that no password reaches another server by an edited address.
QString passwordKey(const QUrl &url, const QString &user);
QString passwordKey(const Site &site);
QString proxyPasswordKey(const Site &site);

} // namespace waybill
