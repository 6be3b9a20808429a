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

/// Gives its functions tr() with a context of their own.
class RemoveQuestion
{
    Q_DECLARE_TR_FUNCTIONS(waybill::RemoveQuestion)

public:
    static QString title() { return tr("Delete"); }
    static QString button() { return tr("&Delete"); }
    static QString question(const QList<RemoteEntry> &entries);
    static QString names(const QList<RemoteEntry> &entries);
};

QString RemoveQuestion::question(const QList<RemoteEntry> &entries)
{
    const RemoteEntry &first = entries.constFirst();
    const QString server = hostOf(first.url);
    if (entries.size() > 1)
        return tr(
            "Delete these %n entries on %1 for good?", nullptr, static_cast<int>(entries.size()))
            .arg(server);
    const QString text = first.isFolder
                             ? tr("Delete the folder \"%1\" and all that is in it on %2 for good?")
                             : tr("Delete \"%1\" on %2 for good?");
    return text.arg(first.name, server);
}

QString RemoveQuestion::names(const QList<RemoteEntry> &entries)
{
    QStringList lines;
    for (const RemoteEntry &entry : entries.first(std::min(entries.size(), kMostNames)))
        lines.append(entry.isFolder ? tr("%1 (folder, with all that is in it)").arg(entry.name)
                                    : entry.name);
    if (entries.size() > kMostNames)
        lines.append(tr("… and %n more", nullptr, static_cast<int>(entries.size() - kMostNames)));
    return lines.join(u'\n');
}

} // namespace

bool confirmRemoval(const QList<RemoteEntry> &entries, QWidget *parent)
{
    QMessageBox box(parent);
    box.setIcon(QMessageBox::Warning);
    box.setWindowTitle(RemoveQuestion::title());
    box.setTextFormat(Qt::PlainText);
    box.setText(RemoveQuestion::question(entries));
    if (entries.size() > 1)
        box.setInformativeText(RemoveQuestion::names(entries));
    QPushButton *const yes = box.addButton(RemoveQuestion::button(), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    return box.clickedButton() == yes;
}

} // namespace waybill
