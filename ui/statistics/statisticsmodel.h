// SPDX-License-Identifier: MIT
#pragma once

#include "ui/statistics/statisticsrows.h"

#include <QAbstractTableModel>

namespace waybill
{

/// The statistics as a table, a line for each day or each server.
class StatisticsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Group, Down, Up, Transfers, Failures, MeanRate, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< the raw value
        ShareRole, ///< a double: of the greatest in the column; down and up have one measure
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(QList<StatisticsRow> rows, StatisticsGrouping grouping);
    const QList<StatisticsRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QVariant raw(const StatisticsRow &row, int column) const;
    QString text(const StatisticsRow &row, int column) const;
    QVariant share(const StatisticsRow &row, int column) const;

    QList<StatisticsRow> m_rows;
    StatisticsGrouping m_grouping = StatisticsGrouping::ByDay;
    qint64 m_mostBytes = 0;
    double m_highestRate = 0;
};

} // namespace waybill
