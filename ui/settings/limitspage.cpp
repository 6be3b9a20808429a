// SPDX-License-Identifier: MIT
#include "ui/settings/limitspage.h"

namespace waybill
{

using namespace Qt::StringLiterals;

LimitsPage::LimitsPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"limits"_s, tr("Limits"), u"limits"_s, parent)
{
    addNumber({u"limits/kibPerSecond"_s, tr("&Speed, each way:"),
                  tr("Of all transfers together: so much down, and so much up.")},
        tr(" KiB/s"), tr("no limit"));
    addNumber({u"transfers/atOnce"_s, tr("Transfers at &once:"),
        tr("The others wait in the queue. What runs already goes on.")});
    addNumber({u"transfers/perHost"_s, tr("Transfers at once with one ser&ver:"),
        tr("Some servers refuse more than a few connections.")});
}

} // namespace waybill
