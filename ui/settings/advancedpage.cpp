// SPDX-License-Identifier: MIT
#include "ui/settings/advancedpage.h"

namespace waybill
{

using namespace Qt::StringLiterals;

AdvancedPage::AdvancedPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"advanced"_s, tr("Advanced"), u"advanced"_s, parent)
{
    addNumber({u"advanced/retries"_s, tr("Retrie&s:"),
                  tr("How often a transfer that gets no further tries by itself before it fails.")},
        {}, tr("none"));
    addNumber({u"advanced/connectSeconds"_s, tr("Wait for a &connection:"),
                  tr("Finding the server, reaching it and agreeing on the encryption. From the "
                     "next request on.")},
        tr(" s"));
    addNumber({u"advanced/answerSeconds"_s, tr("&Wait for an answer:"),
                  tr("From a request to the server's first word. From the next request on.")},
        tr(" s"));
}

} // namespace waybill
