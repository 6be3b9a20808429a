// SPDX-License-Identifier: MIT
#include "core/queue/sessionaccess.h"

namespace waybill
{

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

Access SessionAccess::accessFor(const QUrl &url) const
{
    Access access = m_defaults;
    const auto own = m_credentials.find(originOf(url));
    if (own != m_credentials.end()) {
        access.credentials = own->second;
    } else if (access.credentials.isEmpty() && !m_netrc.isEmpty()) {
        access.credentials = netrcCredentials(m_netrc, url.host()).value_or(Credentials());
    }
    if (const auto pinned = m_pinned.find(originOf(url)); pinned != m_pinned.end())
        access.pinnedCertificate = pinned->second;
    return access;
}

} // namespace waybill
