// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/taskscope.h"
#include "core/base/workerpool.h"
#include "core/queue/sessionaccess.h"
#include "core/sites/secretstore.h"
#include "core/sites/sitestore.h"
#include "core/sites/systemkeychain.h"

#include <QObject>
#include <QSet>

namespace waybill
{

/// A site, and where its passwords are kept.
struct SiteSnapshot
{
    Site site;
    SecretPlace password = SecretPlace::None;
    SecretPlace proxyPassword = SecretPlace::None;

    bool operator==(const SiteSnapshot &) const = default;
};

/// What to do with the passwords of a site that is saved. Nothing: leave as it is; empty: forget.
struct SitePasswords
{
    std::optional<QString> password;
    std::optional<QString> proxyPassword;
};

/// The sites of an engine: keeps what SessionAccess knows of them up to date, and brings secrets
/// from the keychain when a transfer is about to need them. Owned by the Engine; lives on its
/// thread; everything it refers to outlives it. When the engine shuts down, what waits for the
/// keychain gives up.
class EngineSites final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Journal *journal;
        SessionAccess *access;
        Keychain *keychain; ///< nullptr: the system's
        WorkerPool *workers;
        TaskScope *scope;
        CancelToken closing;
    };
    explicit EngineSites(Parts parts);

    QCoro::Task<Status> load();
    QList<SiteSnapshot> snapshots() const;
    QCoro::Task<bool> hasKeychain();
    /// By host; where it has several sites, the least of each.
    QMap<QString, RateLimits> hostLimits() const;

    /// Fetches what the keychain holds for the site of this URL, once for each site. Returns with
    /// or without success, or as soon as the token fires.
    QCoro::Task<> prepare(QUrl url, CancelToken token);
    /// Fills in what the site of a transfer decides.
    void apply(TransferSpec *spec) const;

    /// Saves a new site (no id) or a changed one. Where its passwords are kept is found out here,
    /// whatever `site` says. A password never goes along when the address or user changes.
    QCoro::Task<SiteResult<SiteSnapshot>> save(Site site, SitePasswords passwords);
    QCoro::Task<SiteResult<SiteSnapshot>> duplicate(QString id);
    /// Removes the site, and its secrets unless another site has the same.
    QCoro::Task<SiteResult<void>> remove(QString id);
    /// How many there were in the file: all or none are taken.
    QCoro::Task<SiteResult<int>> importFrom(QString path);
    /// Of all sites, without secrets; replaces the file as a whole.
    QCoro::Task<SiteResult<void>> exportTo(QString path);

    /// At once, and for this session: for the site of this URL, else for its origin.
    void signIn(const QUrl &url, Credentials credentials);
    /// Saves them with the site of this URL; there is one for its whole origin if there was none.
    QCoro::Task<SiteResult<SiteSnapshot>> remember(QUrl url, Credentials credentials);

signals:
    void changed(const QList<waybill::SiteSnapshot> &sites);

private:
    QCoro::Task<> fetch(Site site);
    QCoro::Task<bool> keep(QString key, std::optional<QString> secret, bool isKept);
    QCoro::Task<> forgetUnused(QString key);
    bool isUsed(const QString &key) const;
    SiteSnapshot snapshotOf(const Site &site) const;
    void forgetFetched(const QString &key);
    void tellChanged();

    const Parts m_parts;
    SystemKeychain m_systemKeychain;
    SiteStore m_store;
    SecretStore m_secrets;
    QSet<QString> m_fetched; ///< ids
    std::map<QString, std::vector<Completion<bool>>> m_waiting;
};

} // namespace waybill
