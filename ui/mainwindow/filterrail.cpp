// SPDX-License-Identifier: MIT
#include "ui/mainwindow/filterrail.h"

#include <QHeaderView>
#include <QLocale>

namespace waybill
{
namespace
{

using Group = TransferFilter::Group;

enum Column { Title, Count, ColumnCount };
enum Role { GroupRole = Qt::UserRole, NameRole };

constexpr int kMargin = 12;

TransferFilter filterOf(const QTreeWidgetItem *item)
{
    if (!item)
        return {};
    return {static_cast<Group>(item->data(Title, GroupRole).toInt()),
        item->data(Title, NameRole).toString()};
}

void setCount(QTreeWidgetItem *item, int count)
{
    const QString text = count > 0 ? QLocale().toString(count) : QString();
    if (item->text(Count) != text)
        item->setText(Count, text);
}

} // namespace

FilterRail::FilterRail(QWidget *parent)
    : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderHidden(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Title, QHeaderView::Stretch);
    header()->setSectionResizeMode(Count, QHeaderView::ResizeToContents);
    setRootIsDecorated(false);
    setIndentation(kMargin);
    setItemsExpandable(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Filters"));
    setFrameShape(QFrame::NoFrame);

    QTreeWidgetItem *const states = addHeading(tr("Transfers"));
    const QString stateTitles[] = {//: Filters of the list: all, active and so on transfers.
        tr("All"), tr("Active"), tr("Queued"), tr("Waiting"), tr("Done"), tr("Needs attention")};
    const QString kindTitles[] = {tr("Downloads"), tr("Uploads"), tr("Archives")};
    int group = 0;
    for (const QString &title : stateTitles) {
        m_fixed[group] = addFilter(states, title, {static_cast<Group>(group), {}});
        ++group;
    }
    //: A heading: filters by the kind of transfer.
    QTreeWidgetItem *const kinds = addHeading(tr("Kinds"));
    for (const QString &title : kindTitles) {
        m_fixed[group] = addFilter(kinds, title, {static_cast<Group>(group), {}});
        ++group;
    }
    m_servers = addHeading(tr("Servers"));
    m_categories = addHeading(tr("Categories"));
    expandAll();
    setCurrentItem(m_fixed[0]);
    showCounts({});
    connect(this, &QTreeWidget::currentItemChanged, this,
        [this](QTreeWidgetItem *item) { emit filterChanged(filterOf(item)); });
}

QTreeWidgetItem *FilterRail::addHeading(const QString &title)
{
    auto *const item = new QTreeWidgetItem(this, {title});
    item->setFlags(Qt::ItemIsEnabled);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(Title, bold);
    item->setFirstColumnSpanned(true);
    return item;
}

QTreeWidgetItem *FilterRail::addFilter(
    QTreeWidgetItem *heading, const QString &title, const TransferFilter &filter)
{
    auto *const item = new QTreeWidgetItem(heading, {title});
    item->setData(Title, GroupRole, static_cast<int>(filter.group));
    item->setData(Title, NameRole, filter.name);
    item->setTextAlignment(Count, Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

void FilterRail::showCounts(const TransferCounts &counts)
{
    for (int group = 0; group < TransferFilter::kFixedGroups; ++group)
        setCount(m_fixed[group], counts.of(static_cast<Group>(group)));
    // What needs somebody stands out.
    QTreeWidgetItem *const attention = m_fixed[static_cast<int>(Group::Attention)];
    QFont font = attention->font(Title);
    if (const bool isAny = counts.of(Group::Attention) > 0; font.bold() != isAny) {
        font.setBold(isAny);
        attention->setFont(Title, font);
        attention->setFont(Count, font);
    }
    showNames(m_servers, counts.servers(), Group::Server);
    showNames(m_categories, counts.categories(), Group::Category);
}

void FilterRail::showNames(QTreeWidgetItem *heading, const QMap<QString, int> &counts, Group group)
{
    for (int row = heading->childCount() - 1; row >= 0; --row) {
        const QString name = heading->child(row)->data(Title, NameRole).toString();
        if (counts.contains(name))
            continue;
        if (currentItem() == heading->child(row))
            setCurrentItem(m_fixed[0]);
        delete heading->takeChild(row);
    }
    int row = 0;
    for (const auto &[name, count] : counts.asKeyValueRange()) {
        const bool isThere = row < heading->childCount() &&
                             heading->child(row)->data(Title, NameRole).toString() == name;
        if (!isThere) {
            QTreeWidgetItem *const item = addFilter(heading, name, {group, name});
            heading->removeChild(item);
            heading->insertChild(row, item);
            item->setToolTip(Title, name.toHtmlEscaped());
        }
        setCount(heading->child(row), count);
        ++row;
    }
    if (heading->isHidden() != counts.isEmpty())
        heading->setHidden(counts.isEmpty());
}

void FilterRail::choose(const TransferFilter &filter)
{
    for (QTreeWidgetItemIterator item(this); *item; ++item) {
        const bool isFilter = ((*item)->flags() & Qt::ItemIsSelectable) != 0;
        if (isFilter && filterOf(*item) == filter)
            setCurrentItem(*item);
    }
}

TransferFilter FilterRail::filter() const
{
    return filterOf(currentItem());
}

} // namespace waybill
