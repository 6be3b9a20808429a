// SPDX-License-Identifier: MIT
#include "ui/settings/transferspage.h"

#include "ui/format/conflicttext.h"

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
        {{u"ask"_s, conflictText(ConflictPolicy::Fail)},
            {u"rename"_s, conflictText(ConflictPolicy::Rename)},
            {u"overwrite"_s, conflictText(ConflictPolicy::Overwrite)},
            {u"newer"_s, conflictText(ConflictPolicy::Newer)},
            {u"size"_s, conflictText(ConflictPolicy::OtherSize)},
            {u"skip"_s, conflictText(ConflictPolicy::Skip)}});
}

} // namespace waybill
