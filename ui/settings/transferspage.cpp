// SPDX-License-Identifier: MIT
#include "ui/settings/transferspage.h"

#include <QDir>

namespace waybill
{

using namespace Qt::StringLiterals;

TransfersPage::TransfersPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"transfers"_s, tr("Transfers"), u"download"_s, parent)
{
    addText({u"transfers/folder"_s, tr("&Folder for downloads:"),
                tr("What the download dialog proposes. It remembers the folder chosen there.")},
        TextRow::Kind::Folder, {}, [](const QString &path) {
            return QDir::isAbsolutePath(path) ? QString() : tr("Give the folder's whole path.");
        });
    addChoice({u"transfers/onConflict"_s, tr("If a file e&xists already:"),
                  tr("For downloads. Nothing is replaced unless you choose so.")},
        {{u"ask"_s, tr("ask me")}, {u"rename"_s, tr("use another name")},
            {u"overwrite"_s, tr("replace it")}, {u"skip"_s, tr("skip the file")}});
}

} // namespace waybill
