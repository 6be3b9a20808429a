// SPDX-License-Identifier: MIT
#include "ui/settings/archivespage.h"

namespace waybill
{

using namespace Qt::StringLiterals;

ArchivesPage::ArchivesPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"archives"_s, tr("Archives"), u"pack"_s, parent)
{
    addChoice(
        {u"archives/format"_s, tr("&Pack into:"), tr("The first choice of the dialogs that pack.")},
        {{u"tar.zst"_s, tr("%1 - fast and small").arg(u".tar.zst"_s)},
            {u"zip"_s, tr("%1 - opens everywhere").arg(u".zip"_s)},
            {u"tar.gz"_s, tr("%1 - usual on Unix").arg(u".tar.gz"_s)},
            {u"tar.xz"_s, tr("%1 - smallest, slow").arg(u".tar.xz"_s)},
            {u"tar.bz2"_s, tr("%1 - for old systems").arg(u".tar.bz2"_s)},
            {u"tar"_s, tr("%1 - not compressed").arg(u".tar"_s)}});
    addNumber(
        {u"archives/offerAbove"_s, tr("Propose an archi&ve for uploads with more files than:"),
            tr("Many small files arrive sooner as one.")});
    addNumber({u"archives/askAboveGib"_s, tr("As&k before unpacking more than:"),
                  tr("A small archive can hold more than the disk has room for.")},
        tr(" GiB"), tr("never ask"));
}

} // namespace waybill
