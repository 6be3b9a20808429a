// SPDX-License-Identifier: MIT
// Saving, duplicating and removing sites, together with their passwords.
#include "core/queue/enginesites.h"

#include <algorithm>

namespace waybill
{

QCoro::Task<SiteResult<SiteSnapshot>> EngineSites::save(Site site, SitePasswords passwords)
{
    const auto old = m_store.find(site.id);
    if (site.proxy.isEmpty())
        passwords.proxyPassword.reset();
    const bool isSamePassword = old && passwordKey(*old) == passwordKey(site);
    const bool isSameProxyPassword = old && proxyPasswordKey(*old) == proxyPasswordKey(site);
    site.keepsPassword = isSamePassword && old->keepsPassword;
    site.keepsProxyPassword = isSameProxyPassword && old->keepsProxyPassword;
    // First without the secrets: the keychain may wait for a person to unlock it.
    auto saving = m_store.save(site);
    auto saved = co_await std::move(saving);
    if (!saved)
        co_return std::unexpected(saved.error());
    Site kept = *saved;
    if (!isSamePassword || passwords.password)
        forgetFetched(passwordKey(kept));
    if (!isSamePassword || !isSameProxyPassword || passwords.password || passwords.proxyPassword) {
        m_fetched.remove(kept.id);
        m_parts.access->forgetSite(kept.id);
    }
    if (passwords.password)
        m_parts.access->forgetCredentials(originOf(kept.url)); // this is the newer word
    m_parts.access->setSites(m_store.sites());
    tellChanged();

    auto keeping = keep(passwordKey(kept), passwords.password, kept.keepsPassword);
    kept.keepsPassword = co_await std::move(keeping);
    auto keepingProxy =
        keep(proxyPasswordKey(kept), passwords.proxyPassword, kept.keepsProxyPassword);
    kept.keepsProxyPassword = co_await std::move(keepingProxy);
    if (kept != *saved && m_store.find(kept.id) == *saved) {
        auto noting = m_store.save(kept);
        saved = co_await std::move(noting);
        if (!saved)
            co_return std::unexpected(saved.error());
        m_parts.access->setSites(m_store.sites());
    }
    if (old && old->keepsPassword) {
        auto forgetting = forgetUnused(passwordKey(*old));
        co_await std::move(forgetting);
    }
    if (old && old->keepsProxyPassword) {
        auto forgetting = forgetUnused(proxyPasswordKey(*old));
        co_await std::move(forgetting);
    }
    tellChanged();
    co_return snapshotOf(kept);
}

/// Whether the keychain has it then.
QCoro::Task<bool> EngineSites::keep(QString key, std::optional<QString> secret, bool isKept)
{
    if (!secret)
        co_return isKept;
    if (secret->isEmpty()) {
        m_secrets.forgetInSession(key);
        co_return false;
    }
    auto writing = m_secrets.write(key, *secret, m_parts.closing);
    const auto place = co_await std::move(writing);
    co_return place && *place == SecretPlace::Keychain;
}

QCoro::Task<> EngineSites::forgetUnused(QString key)
{
    for (const Site &site : m_store.sites()) {
        if ((site.keepsPassword && passwordKey(site) == key) ||
            (site.keepsProxyPassword && proxyPasswordKey(site) == key))
            co_return;
    }
    if (m_secrets.isInSession(key))
        co_return; // given just now, and no keychain to take it
    auto removing = m_secrets.remove(key, m_parts.closing);
    const auto removed = co_await std::move(removing);
    Q_UNUSED(removed)
}

/// Of all sites that have this password.
void EngineSites::forgetFetched(const QString &key)
{
    for (const Site &site : m_store.sites()) {
        if (passwordKey(site) == key) {
            m_fetched.remove(site.id);
            m_parts.access->forgetSite(site.id);
        }
    }
}

QCoro::Task<SiteResult<SiteSnapshot>> EngineSites::duplicate(QString id)
{
    auto duplicating = m_store.duplicate(id);
    const auto site = co_await std::move(duplicating);
    if (!site)
        co_return std::unexpected(site.error());
    m_parts.access->setSites(m_store.sites());
    tellChanged();
    co_return snapshotOf(*site);
}

QCoro::Task<SiteResult<void>> EngineSites::remove(QString id)
{
    const auto old = m_store.find(id);
    auto removing = m_store.remove(id);
    const auto removed = co_await std::move(removing);
    if (!removed || !old)
        co_return removed;
    m_fetched.remove(id);
    m_parts.access->forgetSite(id);
    m_parts.access->setSites(m_store.sites());
    tellChanged();
    for (const auto &[isKept, key] : {std::pair(old->keepsPassword, passwordKey(*old)),
             std::pair(old->keepsProxyPassword, proxyPasswordKey(*old))}) {
        if (isUsed(key))
            continue;
        m_secrets.forgetInSession(key);
        if (isKept) {
            auto forgetting = forgetUnused(key);
            co_await std::move(forgetting);
        }
    }
    co_return SiteResult<void>();
}

bool EngineSites::isUsed(const QString &key) const
{
    return std::ranges::any_of(m_store.sites(), [&key](const Site &site) {
        return passwordKey(site) == key || proxyPasswordKey(site) == key;
    });
}

} // namespace waybill
