// SPDX-License-Identifier: MIT
#include "core/queue/enginesites.h"

#include "core/sites/sitecodec.h"

#include <QFile>
#include <QSaveFile>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

constexpr qint64 kMostOfFile = 4LL * 1024 * 1024;

SiteResult<QByteArray> readSmallFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return siteFailure(Kind::FileUnreadable, file.errorString());
    QByteArray content = file.read(kMostOfFile + 1);
    if (file.error() != QFile::NoError)
        return siteFailure(Kind::FileUnreadable, file.errorString());
    if (content.size() > kMostOfFile)
        return siteFailure(Kind::FileTooLarge);
    return content;
}

SiteResult<void> replaceFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit();
    if (!isWritten)
        return siteFailure(Kind::FileUnwritable, file.errorString());
    return {};
}

} // namespace

EngineSites::EngineSites(Parts parts)
    : m_parts(std::move(parts))
    , m_store(m_parts.journal)
    , m_secrets(this, m_parts.keychain ? m_parts.keychain : &m_systemKeychain)
{
}

QCoro::Task<Status> EngineSites::load()
{
    auto loading = m_store.load();
    const Status loaded = co_await std::move(loading);
    m_parts.access->setSites(m_store.sites());
    co_return loaded;
}

SiteSnapshot EngineSites::snapshotOf(const Site &site) const
{
    const auto place = [this](bool isKept, const QString &key) {
        if (isKept)
            return SecretPlace::Keychain;
        return m_secrets.isInSession(key) ? SecretPlace::Session : SecretPlace::None;
    };
    SiteSnapshot snapshot{site, place(site.keepsPassword, passwordKey(site)),
        place(site.keepsProxyPassword, proxyPasswordKey(site))};
    if (snapshot.password == SecretPlace::None && m_parts.access->hasSiteCredentials(site.id))
        snapshot.password = SecretPlace::Session;
    return snapshot;
}

QList<SiteSnapshot> EngineSites::snapshots() const
{
    QList<SiteSnapshot> all;
    for (const Site &site : m_store.sites())
        all.append(snapshotOf(site));
    return all;
}

QMap<QString, RateLimits> EngineSites::hostLimits() const
{
    QMap<QString, RateLimits> limits;
    const auto lower = [](qint64 *limit, qint64 other) {
        if (other > 0 && (*limit == 0 || other < *limit))
            *limit = other;
    };
    for (const Site &site : m_store.sites()) {
        if (site.limits == RateLimits())
            continue;
        RateLimits &known = limits[hostOf(site.url)];
        lower(&known.down, site.limits.down);
        lower(&known.up, site.limits.up);
    }
    return limits;
}

QCoro::Task<bool> EngineSites::hasKeychain()
{
    auto asking = m_secrets.hasKeychain(m_parts.closing);
    const auto has = co_await std::move(asking);
    co_return has.value_or(false);
}

QCoro::Task<> EngineSites::prepare(QUrl url, CancelToken token)
{
    const auto site = siteFor(m_store.sites(), url);
    if (!site || m_fetched.contains(site->id))
        co_return;
    const SiteSnapshot known = snapshotOf(*site);
    if (known.password == SecretPlace::None && known.proxyPassword == SecretPlace::None)
        co_return;
    const Completion<bool> done(this);
    const auto registration = token.whenCancelled([done] { done.set(false); });
    auto &waiting = m_waiting[site->id];
    waiting.push_back(done);
    // A task of its own: a transfer that is paused meanwhile leaves the others waiting for it.
    if (waiting.size() == 1)
        m_parts.scope->launch(fetch(*site));
    co_await done;
}

QCoro::Task<> EngineSites::fetch(Site site)
{
    const SiteSnapshot known = snapshotOf(site);
    std::optional<QString> password;
    std::optional<QString> proxyPassword;
    bool isAnswered = true;
    for (const auto &[place, key, secret] :
        {std::tuple(known.password, passwordKey(site), &password),
            std::tuple(known.proxyPassword, proxyPasswordKey(site), &proxyPassword)}) {
        if (place == SecretPlace::None)
            continue;
        auto reading = m_secrets.read(key, m_parts.closing);
        const auto read = co_await std::move(reading);
        isAnswered = isAnswered && read && read->state != SecretStore::State::NoKeychain;
        if (read && read->state == SecretStore::State::Found)
            *secret = read->secret;
    }
    // It may have been changed, or signed in to, meanwhile.
    if (m_store.find(site.id) == site && !m_fetched.contains(site.id)) {
        if (password)
            m_parts.access->setSiteCredentials(site.id, {site.user, *password});
        if (proxyPassword)
            m_parts.access->setSiteProxyPassword(site.id, *proxyPassword);
        if (isAnswered)
            m_fetched.insert(site.id);
    }
    for (const auto &waiting : std::exchange(m_waiting[site.id], {}))
        waiting.set(true);
}

void EngineSites::apply(TransferSpec *spec) const
{
    const bool takesPolicy = std::exchange(spec->followsSite, false);
    if (!isWithServer(spec->kind))
        return;
    const auto site = siteFor(m_store.sites(), spec->url);
    if (!site)
        return;
    if (spec->kind == TransferKind::Upload && spec->via == UploadVia::Auto)
        spec->via = site->kind;
    if (takesPolicy)
        spec->onConflict = site->onConflict.value_or(spec->onConflict);
}

QCoro::Task<SiteResult<int>> EngineSites::importFrom(QString path)
{
    auto reading = m_parts.workers->run([path]() -> SiteResult<QList<Site>> {
        const auto content = readSmallFile(path);
        if (!content)
            return std::unexpected(content.error());
        return importSites(*content);
    });
    const auto sites = co_await reading;
    if (!sites)
        co_return std::unexpected(sites.error());
    auto adding = m_store.add(*sites);
    const auto added = co_await std::move(adding);
    if (added) {
        m_parts.access->setSites(m_store.sites());
        tellChanged();
    }
    co_return added;
}

QCoro::Task<SiteResult<void>> EngineSites::exportTo(QString path)
{
    auto writing = m_parts.workers->run(
        [path, sites = m_store.sites()] { return replaceFile(path, exportSites(sites)); });
    co_return co_await writing;
}

void EngineSites::signIn(const QUrl &url, Credentials credentials)
{
    const auto site = siteFor(m_store.sites(), url);
    if (!site) {
        m_parts.access->setCredentials(originOf(url), std::move(credentials));
        return;
    }
    m_parts.access->forgetCredentials(originOf(url));
    m_parts.access->setSiteCredentials(site->id, std::move(credentials));
    m_fetched.insert(site->id);
    tellChanged();
}

QCoro::Task<SiteResult<SiteSnapshot>> EngineSites::remember(QUrl url, Credentials credentials)
{
    Site site = siteFor(m_store.sites(), url).value_or(Site());
    if (site.id.isEmpty()) {
        site.name = hostOf(url);
        site.url = url.adjusted(
            QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
        site.url.setPath(u"/"_s);
    }
    site.user = credentials.user;
    const SitePasswords passwords{credentials.password, std::nullopt};
    auto saving = save(site, passwords);
    co_return co_await std::move(saving);
}

void EngineSites::tellChanged()
{
    emit changed(snapshots());
}

} // namespace waybill
