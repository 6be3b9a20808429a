// SPDX-License-Identifier: MIT
#include "core/queue/sessionaccess.h"

namespace waybill
{

void SessionAccess::setUsual(QString caFile, QString proxy)
{
    m_usualCaFile = std::move(caFile);
    m_usualProxy = std::move(proxy);
}

void SessionAccess::setCredentials(const Origin &origin, Credentials credentials)
{
    m_credentials.insert_or_assign(origin, std::move(credentials));
}

void SessionAccess::setPinned(const Origin &origin, QByteArray certificate)
{
    m_pinned.insert_or_assign(origin, std::move(certificate));
}

void SessionAccess::setArchivePassword(const QString &archive, QByteArray password)
{
    m_archivePasswords.insert(archive, std::move(password));
}

QByteArray SessionAccess::archivePasswordFor(const QString &archive) const
{
    return m_archivePasswords.value(archive, m_archivePassword);
}

QUrl SessionAccess::takeUserInfo(QUrl url)
{
    if (!url.userInfo().isEmpty())
        setCredentials(
            originOf(url), {url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded)});
    url.setUserInfo(QString());
    return url;
}

void SessionAccess::setSiteCredentials(const QString &id, Credentials credentials)
{
    m_siteSecrets[id].credentials = std::move(credentials);
}

void SessionAccess::setSiteProxyPassword(const QString &id, const QString &password)
{
    m_siteSecrets[id].proxyPassword = password;
}

bool SessionAccess::hasSiteCredentials(const QString &id) const
{
    return m_siteSecrets.value(id).credentials.has_value();
}

/// Fills what nobody has set. What belongs together comes from one source: a pin that somebody gave
/// is not weakened by a site's authority, nor the other way round.
void SessionAccess::applySite(const Site &site, Access *access) const
{
    if (access->caFile.isEmpty() && access->pinnedCertificate.isEmpty()) {
        access->caFile = site.caFile;
        access->pinnedCertificate = site.pinnedCertificate;
    }
    if (access->clientCertificate.isEmpty() && access->clientKey.isEmpty()) {
        access->clientCertificate = site.clientCertificate;
        access->clientKey = site.clientKey;
    }
    if (access->proxy.isEmpty() && !site.proxy.isEmpty()) {
        const QString password = m_siteSecrets.value(site.id).proxyPassword;
        QUrl proxy(site.proxy);
        proxy.setUserName(site.proxyUser, QUrl::DecodedMode);
        if (!password.isEmpty())
            proxy.setPassword(password, QUrl::DecodedMode);
        access->proxy = proxy.toString(QUrl::FullyEncoded);
    }
}

Access SessionAccess::accessForNamed(const QUrl &url) const
{
    SessionAccess bound = *this;
    bound.m_netrc.clear();
    return bound.accessFor(url, m_defaults.forOtherOrigin());
}

Access SessionAccess::accessFor(const QUrl &url, Access access) const
{
    const auto site = siteFor(m_sites, url);
    if (site)
        applySite(*site, &access);
    // A pin stands alone: an authority beside it would say nothing.
    if (access.caFile.isEmpty() && access.pinnedCertificate.isEmpty())
        access.caFile = m_usualCaFile;
    if (access.proxy.isEmpty())
        access.proxy = m_usualProxy;
    if (const auto pinned = m_pinned.find(originOf(url)); pinned != m_pinned.end())
        access.pinnedCertificate = pinned->second;
    const auto own = m_credentials.find(originOf(url));
    if (own != m_credentials.end()) {
        access.credentials = own->second;
        return access;
    }
    // A site's user name without its password is not tried: some servers count that as a failure.
    if (access.credentials.isEmpty() && site)
        access.credentials = m_siteSecrets.value(site->id).credentials.value_or(Credentials());
    if (access.credentials.isEmpty() && !m_netrc.isEmpty())
        access.credentials = netrcCredentials(m_netrc, url.host()).value_or(Credentials());
    return access;
}

} // namespace waybill
