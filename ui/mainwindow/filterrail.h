// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transfercounts.h"

#include <QTreeWidget>

namespace waybill
{

/// The left rail: which transfers to show, with how many there are of each sort.
class FilterRail : public QTreeWidget
{
    Q_OBJECT

public:
    explicit FilterRail(QWidget *parent);

    void showCounts(const TransferCounts &counts);
    void choose(const TransferFilter &filter);
    TransferFilter filter() const;

signals:
    void filterChanged(const waybill::TransferFilter &filter);

private:
    QTreeWidgetItem *addHeading(const QString &title);
    QTreeWidgetItem *addFilter(
        QTreeWidgetItem *heading, const QString &title, const TransferFilter &filter);
    void showNames(
        QTreeWidgetItem *heading, const QMap<QString, int> &counts, TransferFilter::Group group);

    QTreeWidgetItem *m_fixed[TransferFilter::kFixedGroups] = {};
    QTreeWidgetItem *m_servers;
    QTreeWidgetItem *m_categories;
};

} // namespace waybill
