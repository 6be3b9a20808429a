// SPDX-License-Identifier: MIT
#include "ui/statistics/statisticsmodel.h"

#include "ui/format/units.h"

#include <QLocale>

namespace waybill
{

void StatisticsModel::setRows(QList<StatisticsRow> rows, StatisticsGrouping grouping)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_grouping = grouping;
    m_mostBytes = 0;
    m_highestRate = 0;
    for (const StatisticsRow &row : m_rows) {
        m_mostBytes = std::max({m_mostBytes, row.down, row.up});
        m_highestRate = std::max(m_highestRate, row.meanRate());
    }
    endResetModel();
    // A reset does not tell of headers.
    emit headerDataChanged(Qt::Horizontal, Group, Group);
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const StatisticsRow &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (index.column() == Group ? Qt::AlignLeading : Qt::AlignTrailing));
    case SortRole:
        return raw(row, index.column());
    case ShareRole:
        return share(row, index.column());
    default:
        return {};
    }
}

QVariant StatisticsModel::raw(const StatisticsRow &row, int column) const
{
    switch (column) {
    case Group:
        return m_grouping == StatisticsGrouping::ByDay ? QVariant(row.day) : QVariant(row.server);
    case Down:
        return row.down;
    case Up:
        return row.up;
    case Transfers:
        return row.transfers;
    case Failures:
        return row.failures;
    case MeanRate:
        return row.meanRate();
    default:
        return {};
    }
}

QString StatisticsModel::text(const StatisticsRow &row, int column) const
{
    switch (column) {
    case Group:
        return m_grouping == StatisticsGrouping::ByDay
                   ? QLocale().toString(row.day, QLocale::ShortFormat)
                   : row.server;
    case Down:
        return formatBytes(row.down);
    case Up:
        return formatBytes(row.up);
    case MeanRate:
        return formatRate(row.meanRate());
    default:
        return QLocale().toString(raw(row, column).toLongLong());
    }
}

QVariant StatisticsModel::share(const StatisticsRow &row, int column) const
{
    const auto ofBytes = [this](qint64 bytes) {
        return m_mostBytes > 0 ? static_cast<double>(bytes) / static_cast<double>(m_mostBytes) : 0;
    };
    switch (column) {
    case Down:
        return ofBytes(row.down);
    case Up:
        return ofBytes(row.up);
    case MeanRate:
        return m_highestRate > 0 ? row.meanRate() / m_highestRate : 0;
    default:
        return {};
    }
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter | (section == Group ? Qt::AlignLeading : Qt::AlignTrailing));
    if (role == Qt::ToolTipRole && section == MeanRate)
        return tr("What one transfer had on average, over the time that it was active.");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Group:
        return m_grouping == StatisticsGrouping::ByDay ? tr("Day") : tr("Server");
    case Down:
        //: A column: how much was downloaded.
        return tr("Down");
    case Up:
        //: A column: how much was uploaded.
        return tr("Up");
    case Transfers:
        return tr("Transfers");
    case Failures:
        //: A column: how many transfers failed.
        return tr("Failures");
    case MeanRate:
        return tr("Mean rate");
    default:
        return {};
    }
}

} // namespace waybill
