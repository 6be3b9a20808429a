// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/enginesites.h"

#include <QObject>

namespace waybill
{

class EngineHost;

/// What the window knows of the user's servers, as the engine tells it.
class KnownSites : public QObject
{
    Q_OBJECT

public:
    KnownSites(EngineHost *host, QObject *parent);

    QList<Site> sites() const;
    bool hasKeychain() const { return m_hasKeychain; }

private:
    QList<SiteSnapshot> m_sites;
    bool m_hasKeychain = false;
};

} // namespace waybill
