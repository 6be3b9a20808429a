// SPDX-License-Identifier: MIT
#include "ui/statistics/statisticsrows.h"

#include <map>

namespace waybill
{

double StatisticsRow::meanRate() const
{
    return activeMs > 0 ? static_cast<double>(down + up) * 1000 / static_cast<double>(activeMs) : 0;
}

QList<StatisticsRow> groupStatistics(
    const QList<Statistic> &statistics, StatisticsGrouping grouping)
{
    std::map<std::pair<QDate, QString>, StatisticsRow> rows;
    for (const Statistic &statistic : statistics) {
        const bool isByDay = grouping == StatisticsGrouping::ByDay;
        const auto day = isByDay ? statistic.day : QDate();
        const auto server = isByDay ? QString() : statistic.server;
        StatisticsRow &row = rows[{day, server}];
        row.day = day;
        row.server = server;
        (statistic.direction == Direction::Down ? row.down : row.up) += statistic.bytes;
        row.transfers += statistic.transfers;
        row.failures += statistic.failures;
        row.activeMs += statistic.activeMs;
    }
    QList<StatisticsRow> sorted;
    for (const auto &[key, row] : rows)
        sorted.append(row);
    return sorted;
}

StatisticsRow sumOf(const QList<StatisticsRow> &rows)
{
    StatisticsRow sum;
    for (const StatisticsRow &row : rows) {
        sum.down += row.down;
        sum.up += row.up;
        sum.transfers += row.transfers;
        sum.failures += row.failures;
        sum.activeMs += row.activeMs;
    }
    return sum;
}

} // namespace waybill
