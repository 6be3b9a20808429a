// SPDX-License-Identifier: MIT
#include "ui/details/filestab.h"

#include "ui/format/statetext.h"
#include "ui/transfers/transfercolumns.h"

#include <QHeaderView>
#include <QLocale>

namespace waybill
{
namespace
{

/// More are in the list itself, where a folder unfolds.
constexpr int kMostShown = 1'000;

enum Column { Name, Size, Progress, State, ColumnCount };

QStringList lineOf(const TransferSnapshot &file)
{
    return {file.name, columnText(file, TransferModel::Size),
        columnText(file, TransferModel::Progress), stateText(file)};
}

} // namespace

FilesTab::FilesTab(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Name"), tr("Size"), tr("Progress"), tr("Status")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    for (int column = 0; column < ColumnCount; ++column)
        setColumnWidth(column, std::max(columnWidth(column), header()->sectionSizeHint(column)));
    setColumnWidth(Name, 360);
    setAccessibleName(tr("Files of the transfer"));
}

void FilesTab::clear()
{
    m_shown = 0;
    QTreeWidget::clear();
}

void FilesTab::show(const TransferSnapshot &transfer, const QList<TransferSnapshot> &children)
{
    QList<QStringList> lines;
    for (const TransferSnapshot &child :
        children.first(std::min<qsizetype>(children.size(), kMostShown)))
        lines.append(lineOf(child));
    if (children.size() > kMostShown)
        lines.append({tr("…and %n more", nullptr, static_cast<int>(children.size() - kMostShown))});
    if (children.isEmpty() && !transfer.currentEntry.isEmpty())
        lines.append({transfer.currentEntry, {},
            //: Amounts: 3 MiB of 5 MiB.
            tr("%1 of %2")
                .arg(QLocale().toString(transfer.entriesDone),
                    QLocale().toString(transfer.entriesTotal)),
            stateText(transfer)});
    if (children.isEmpty() && transfer.receipt.entries > 0)
        lines.append({tr("%n entries", nullptr, static_cast<int>(transfer.receipt.entries))});
    if (m_shown != transfer.id)
        clear();
    m_shown = transfer.id;
    while (topLevelItemCount() > lines.size())
        delete takeTopLevelItem(topLevelItemCount() - 1);
    for (int row = 0; row < lines.size(); ++row) {
        if (row == topLevelItemCount())
            new QTreeWidgetItem(this);
        for (int column = 0; column < ColumnCount; ++column) {
            const QString text = lines.at(row).value(column);
            if (topLevelItem(row)->text(column) != text)
                topLevelItem(row)->setText(column, text);
        }
    }
}

} // namespace waybill
