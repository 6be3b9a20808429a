// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/sitecheck.h"

#include <QCoroTask>

namespace waybill
{

class Journal;

/// All sites of a profile: rows "site/<id>" of the journal's settings, and their copy in memory, by
/// name. Engine thread; the journal outlives it. What a call has returned successfully for is on
/// the medium.
class SiteStore
{
public:
    explicit SiteStore(Journal *journal);

    /// A row that makes no sense is logged and left alone.
    QCoro::Task<Status> load();
    const QList<Site> &sites() const { return m_sites; }
    std::optional<Site> find(const QString &id) const;

    /// Saves a new site (no id) or a changed one, and returns it as saved.
    QCoro::Task<SiteResult<Site>> save(Site site);
    /// Saves all or none; those whose URL is here already get a name that tells them apart.
    QCoro::Task<SiteResult<int>> add(QList<Site> sites);
    /// Nothing happens if it is not there.
    QCoro::Task<SiteResult<void>> remove(QString id);
    /// A second one with the same settings and a name of its own.
    QCoro::Task<SiteResult<Site>> duplicate(QString id);

private:
    QCoro::Task<SiteResult<void>> write(QList<Site> sites);

    Journal *m_journal;
    QList<Site> m_sites;
};

} // namespace waybill
