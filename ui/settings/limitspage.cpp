// SPDX-License-Identifier: MIT
#include "ui/settings/limitspage.h"

#include "ui/settings/timetablerow.h"

namespace waybill
{

using namespace Qt::StringLiterals;

LimitsPage::LimitsPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"limits"_s, tr("Limits and timetable"), u"limits"_s, parent)
{
    addNumber({u"limits/downKibPerSecond"_s, tr("&Downloads, at most:"),
                  tr("All together; each gets an equal part of it.")},
        tr(" KiB/s"), tr("no limit"));
    addNumber({u"limits/upKibPerSecond"_s, tr("&Uploads, at most:"),
                  tr("All together. Servers and single transfers can have limits of their own.")},
        tr(" KiB/s"), tr("no limit"));
    addField(new TimetableRow(preferences,
        {u"limits/timetable"_s, tr("&Timetable:"),
            tr("While a rule holds, its limits are used instead of those above. If several "
               "hold, the upper one counts. Resuming a transfer starts it whatever the timetable "
               "says.")},
        this));
    addNumber({u"transfers/atOnce"_s, tr("Transfers at &once:"),
        tr("The others wait in the queue. What runs already goes on.")});
    addNumber({u"transfers/downloadsAtOnce"_s, tr("Dow&nloads at once:"),
                  tr("Of these; what is packed or unpacked here counts for neither.")},
        {}, tr("no limit"));
    addNumber({u"transfers/uploadsAtOnce"_s, tr("Up&loads at once:"),
                  tr("\"Start now\" in a transfer's menu goes beyond all of these.")},
        {}, tr("no limit"));
    addNumber({u"transfers/perHost"_s, tr("Transfers at once with one ser&ver:"),
        tr("Some servers refuse more than a few connections.")});
    addNumber({u"transfers/connections"_s, tr("&Connections for one file, at most:"),
        tr("A large file comes over several, as long as that makes it faster.")});
    addNumber({u"transfers/connectionsPerHost"_s, tr("Connections wit&h one server, at most:"),
        tr("All downloads together. What a server refuses is remembered for a day.")});
}

} // namespace waybill
