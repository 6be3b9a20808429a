// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/access.h"
#include "core/sites/site.h"

#include <QHash>

#include <map>

namespace waybill
{

/// Who we are at which server, and what opens which archive, for as long as this process runs. In
/// memory only; never in the journal. One thread.
class SessionAccess
{
public:
    /// For every server that a transfer of this session names (not for those that redirects lead
    /// to).
    void setDefaults(Access defaults) { m_defaults = std::move(defaults); }
    /// A CA file and a proxy for all that neither setDefaults() nor a site gives others; empty: the
    /// system's, and the environment's. Who asks from then on gets them.
    void setUsual(QString caFile, QString proxy);
    void setNetrc(QByteArray netrc) { m_netrc = std::move(netrc); }
    void setCredentials(const Origin &origin, Credentials credentials);
    /// Trusts this server's certificate (SHA-256 of its DER form), and no other, for this session.
    void setPinned(const Origin &origin, QByteArray certificate);
    void forgetCredentials(const Origin &origin) { m_credentials.erase(origin); }
    /// Takes the userinfo out of a URL and remembers it for the URL's origin.
    QUrl takeUserInfo(QUrl url);

    void setSites(QList<Site> sites) { m_sites = std::move(sites); }
    void setSiteCredentials(const QString &id, Credentials credentials);
    void setSiteProxyPassword(const QString &id, const QString &password);
    bool hasSiteCredentials(const QString &id) const;
    void forgetSite(const QString &id) { m_siteSecrets.remove(id); }

    /// Of one encrypted archive; of every one that has none of its own.
    void setArchivePassword(const QString &archive, QByteArray password);
    void setArchivePassword(QByteArray password) { m_archivePassword = std::move(password); }
    /// Empty if none is known.
    QByteArray archivePasswordFor(const QString &archive) const;

    /// Most exact first: what the URL itself said, what was set for all, the URL's site, what is
    /// usual, netrc.
    Access accessFor(const QUrl &url) const { return accessFor(url, m_defaults); }
    /// The same where a document named the URL: without what was set for all, and without netrc,
    /// whose default entry is for all as well.
    Access accessForNamed(const QUrl &url) const;

private:
    struct SiteSecrets
    {
        std::optional<Credentials> credentials;
        QString proxyPassword;
    };
    Access accessFor(const QUrl &url, Access access) const;
    void applySite(const Site &site, Access *access) const;

    Access m_defaults;
    QString m_usualCaFile;
    QString m_usualProxy;
    QByteArray m_netrc;
    std::map<Origin, Credentials> m_credentials;
    std::map<Origin, QByteArray> m_pinned;
    QList<Site> m_sites;
    QHash<QString, SiteSecrets> m_siteSecrets; ///< by id
    QByteArray m_archivePassword;
    QHash<QString, QByteArray> m_archivePasswords;
};

} // namespace waybill
