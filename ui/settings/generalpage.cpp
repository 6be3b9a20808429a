// SPDX-License-Identifier: MIT
#include "ui/settings/generalpage.h"

#include "ui/settings/autostart.h"

namespace waybill
{

using namespace Qt::StringLiterals;

GeneralPage::GeneralPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"general"_s, tr("General"), u"settings"_s, parent)
{
    addChoice({u"general/onClose"_s, tr("&Closing the window while transfers are left:"),
                  tr("Without a tray the window cannot go there, and Waybill quits.")},
        {{u"tray"_s, tr("keeps Waybill in the tray")}, {u"minimise"_s, tr("minimises the window")},
            {u"quit"_s, tr("quits Waybill")}});
    addSwitch({u"general/askBeforeQuitting"_s, tr("As&k before quitting while transfers run"),
        tr("They stop when Waybill quits, and go on when it starts again.")});
    if (Autostart::isSupported())
        addSwitch({u"general/autostart"_s, tr("Start Waybill when I &log in"),
            tr("It starts in the tray, and goes on with what is left.")});
    addSwitch({u"general/startInTray"_s, tr("Start in the &tray"),
        tr("Without showing the window, if there is a tray.")});
    addSwitch({u"general/dropTarget"_s, tr("Show a small &drop target"),
        tr("It stays on top of other windows and takes files and links.")});
}

} // namespace waybill
