// SPDX-License-Identifier: MIT
#include "ui/browser/removequestion.h"

#include "core/http/url.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kMostNames = 10;

QString translated(const char *text, int count = -1)
{
    return QCoreApplication::translate("waybill::RemoveQuestion", text, nullptr, count);
}

QString questionFor(const QList<RemoteEntry> &entries)
{
    const RemoteEntry &first = entries.constFirst();
    const QString server = hostOf(first.url);
    if (entries.size() > 1)
        return translated(
            QT_TRANSLATE_NOOP("waybill::RemoveQuestion", "Delete these %n entries on %1 for good?"),
            static_cast<int>(entries.size()))
            .arg(server);
    const QString question =
        first.isFolder ? translated(QT_TRANSLATE_NOOP("waybill::RemoveQuestion",
                             "Delete the folder \"%1\" and all that is in it on %2 for good?"))
                       : translated(QT_TRANSLATE_NOOP(
                             "waybill::RemoveQuestion", "Delete \"%1\" on %2 for good?"));
    return question.arg(first.name, server);
}

QString namesOf(const QList<RemoteEntry> &entries)
{
    QStringList lines;
    for (const RemoteEntry &entry : entries.first(std::min(entries.size(), kMostNames)))
        lines.append(entry.isFolder ? translated(QT_TRANSLATE_NOOP("waybill::RemoveQuestion",
                                                     "%1 (folder, with all that is in it)"))
                                          .arg(entry.name)
                                    : entry.name);
    if (entries.size() > kMostNames)
        lines.append(translated(QT_TRANSLATE_NOOP("waybill::RemoveQuestion", "… and %n more"),
            static_cast<int>(entries.size() - kMostNames)));
    return lines.join(u'\n');
}

} // namespace

bool confirmRemoval(const QList<RemoteEntry> &entries, QWidget *parent)
{
    QMessageBox box(parent);
    box.setIcon(QMessageBox::Warning);
    box.setWindowTitle(translated(QT_TRANSLATE_NOOP("waybill::RemoveQuestion", "Delete")));
    box.setTextFormat(Qt::PlainText);
    box.setText(questionFor(entries));
    if (entries.size() > 1)
        box.setInformativeText(namesOf(entries));
    QPushButton *const yes =
        box.addButton(translated(QT_TRANSLATE_NOOP("waybill::RemoveQuestion", "&Delete")),
            QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace waybill
