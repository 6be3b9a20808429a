// SPDX-License-Identifier: MIT
#include "ui/settings/notificationspage.h"

namespace waybill
{

using namespace Qt::StringLiterals;

NotificationsPage::NotificationsPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"notifications"_s, tr("Notifications"), u"notifications"_s, parent)
{
    addSwitch({u"notifications/done"_s, tr("When transfers are &done"),
        tr("Once nothing runs or is queued any more, not for each file.")});
    addSwitch({u"notifications/attention"_s, tr("When something needs &attention"),
        tr("A sign-in, a decision, room on the disk; or what failed, once all have ended.")});
}

} // namespace waybill
