// SPDX-License-Identifier: MIT
#include "ui/sites/knownsites.h"

#include "ui/engine/enginehost.h"

namespace waybill
{

KnownSites::KnownSites(EngineHost *host, QObject *parent)
    : QObject(parent)
{
    connect(host, &EngineHost::opened, host, &EngineHost::requestSites);
    connect(host, &EngineHost::sitesChanged, this,
        [this](const QList<SiteSnapshot> &sites) { m_sites = sites; });
    connect(host, &EngineHost::keychainChecked, this,
        [this](bool isThere) { m_hasKeychain = isThere; });
}

QList<Site> KnownSites::sites() const
{
    QList<Site> all;
    for (const SiteSnapshot &known : m_sites)
        all.append(known.site);
    return all;
}

} // namespace waybill
