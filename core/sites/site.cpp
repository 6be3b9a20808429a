// SPDX-License-Identifier: MIT
#include "core/sites/site.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Dot segments are resolved first, so that "/mine/../theirs" is not taken for something of
/// "/mine".
QString comparablePath(const QUrl &url)
{
    const QString path = url.adjusted(QUrl::NormalizePathSegments).path(QUrl::PrettyDecoded);
    return path.endsWith(u'/') ? path : path + u'/';
}

QString originText(const QUrl &url)
{
    const Origin origin = originOf(url);
    return origin.scheme + "://"_L1 + origin.host + u':' + QString::number(origin.port);
}

} // namespace

std::optional<Site> siteFor(const QList<Site> &sites, const QUrl &url)
{
    const Origin origin = originOf(url);
    const QString path = comparablePath(url);
    const Site *best = nullptr;
    qsizetype bestLength = 0;
    for (const Site &site : sites) {
        const QString prefix = comparablePath(site.url);
        if (originOf(site.url) == origin && path.startsWith(prefix) && prefix.size() > bestLength) {
            best = &site;
            bestLength = prefix.size();
        }
    }
    return best ? std::optional(*best) : std::nullopt;
}

QString passwordKey(const QUrl &url, const QString &user)
{
    return originText(url) + u' ' + user;
}

QString passwordKey(const Site &site)
{
    return passwordKey(site.url, site.user);
}

QString proxyPasswordKey(const Site &site)
{
    return "proxy "_L1 + passwordKey(QUrl(site.proxy), site.proxyUser);
}

} // namespace waybill
