// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/enginesites.h"
#include "ui/settings/settingspage.h"

class QListWidget;

namespace waybill
{

/// The servers that have a name. They have a dialog of their own, which a button asks for.
class ServersPage final : public SettingsPage
{
    Q_OBJECT

public:
    ServersPage(Preferences *preferences, QWidget *parent);

    void showSites(const QList<SiteSnapshot> &sites);

signals:
    void sitesRequested();

private:
    QListWidget *m_list;
};

} // namespace waybill
