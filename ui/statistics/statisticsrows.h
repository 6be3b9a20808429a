// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/statistic.h"

#include <QList>

namespace waybill
{

enum class StatisticsGrouping { ByDay, ByServer };

/// One line of the statistics: a day, or a server.
struct StatisticsRow
{
    QDate day;      ///< where days are the lines
    QString server; ///< where servers are
    qint64 down = 0;
    qint64 up = 0;
    qint64 transfers = 0;
    qint64 failures = 0;
    qint64 activeMs = 0;

    /// Bytes by the time that transfers were active: what one transfer had on average.
    double meanRate() const;
    bool operator==(const StatisticsRow &) const = default;
};

/// In the order of days or server names.
QList<StatisticsRow> groupStatistics(
    const QList<Statistic> &statistics, StatisticsGrouping grouping);
/// All of them in one.
StatisticsRow sumOf(const QList<StatisticsRow> &rows);

} // namespace waybill
