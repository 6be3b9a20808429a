// SPDX-License-Identifier: MIT
#include "core/sites/sitestore.h"

#include "core/base/logging.h"
#include "core/journal/journal.h"
#include "core/sites/sitecodec.h"

#include <QUuid>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Kind = SiteProblem::Kind;

const QString kPrefix = u"site/"_s;

bool isBefore(const Site &left, const Site &right)
{
    const int order = left.name.localeAwareCompare(right.name);
    return order != 0 ? order < 0 : left.id < right.id;
}

QString freeName(const QList<Site> &sites, const QString &name)
{
    for (int number = 1;; ++number) {
        const QString candidate = u"%1 (%2)"_s.arg(name).arg(number);
        if (std::ranges::find(sites, candidate, &Site::name) == sites.end())
            return candidate;
    }
}

} // namespace

SiteStore::SiteStore(Journal *journal)
    : m_journal(journal)
{
}

QCoro::Task<Status> SiteStore::load()
{
    const auto reading =
        m_journal->read([](JournalConnection &connection) { return connection.settings(kPrefix); });
    const auto rows = co_await reading;
    if (!rows)
        co_return fail(rows.error());
    m_sites.clear();
    for (const SettingRow &row : *rows) {
        const auto site = siteFromSetting(row.name.mid(kPrefix.size()), row.value);
        if (site)
            m_sites.append(*site);
        else
            qCWarning(lcJournal) << row.name << "in the journal makes no sense and is left alone";
    }
    std::ranges::sort(m_sites, isBefore);
    co_return Status();
}

std::optional<Site> SiteStore::find(const QString &id) const
{
    const auto found = std::ranges::find(m_sites, id, &Site::id);
    return found == m_sites.end() ? std::nullopt : std::optional(*found);
}

QCoro::Task<SiteResult<Site>> SiteStore::save(Site site)
{
    const QList<SiteProblem> problems = problemsOf(site);
    if (!problems.isEmpty())
        co_return std::unexpected(problems.constFirst());
    site.name = site.name.trimmed();
    if (site.id.isEmpty())
        site.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QList<Site> one = {site};
    auto writing = write(one);
    const auto written = co_await std::move(writing);
    if (!written)
        co_return std::unexpected(written.error());
    co_return site;
}

QCoro::Task<SiteResult<int>> SiteStore::add(QList<Site> sites)
{
    QList<Site> all = m_sites;
    for (Site &site : sites) {
        const QList<SiteProblem> problems = problemsOf(site);
        if (!problems.isEmpty())
            co_return std::unexpected(problems.constFirst());
        site.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        site.name = site.name.trimmed();
        const auto isSame = [&site](const Site &other) { return other.url == site.url; };
        if (std::ranges::any_of(all, isSame))
            site.name = freeName(all, site.name);
        all.append(site);
    }
    auto writing = write(sites);
    const auto written = co_await std::move(writing);
    if (!written)
        co_return std::unexpected(written.error());
    co_return static_cast<int>(sites.size());
}

QCoro::Task<SiteResult<void>> SiteStore::remove(QString id)
{
    const auto committing = m_journal->commit([name = kPrefix + id](JournalConnection &connection) {
        return connection.removeSetting(name);
    });
    const Status committed = co_await committing;
    if (!committed)
        co_return siteFailure(Kind::NotSaved, committed.error().detail);
    m_sites.removeIf([&id](const Site &site) { return site.id == id; });
    co_return SiteResult<void>();
}

QCoro::Task<SiteResult<Site>> SiteStore::duplicate(QString id)
{
    auto site = find(id);
    if (!site)
        co_return siteFailure(Kind::NoSuchSite);
    site->id.clear();
    site->name = freeName(m_sites, site->name);
    auto saving = save(*site);
    co_return co_await std::move(saving);
}

QCoro::Task<SiteResult<void>> SiteStore::write(QList<Site> sites)
{
    QList<SettingRow> rows;
    for (const Site &site : std::as_const(sites))
        rows.append({kPrefix + site.id, toSetting(site)});
    const auto committing = m_journal->commit([rows](JournalConnection &connection) -> Status {
        for (const SettingRow &row : rows) {
            if (const Status saved = connection.saveSetting(row.name, row.value); !saved)
                return saved;
        }
        return {};
    });
    const Status committed = co_await committing;
    if (!committed)
        co_return siteFailure(Kind::NotSaved, committed.error().detail);
    for (const Site &site : std::as_const(sites)) {
        m_sites.removeIf([&site](const Site &old) { return old.id == site.id; });
        m_sites.append(site);
    }
    std::ranges::sort(m_sites, isBefore);
    co_return SiteResult<void>();
}

} // namespace waybill
