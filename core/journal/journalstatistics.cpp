// SPDX-License-Identifier: MIT
// The statistic, and what of each transfer is in it already.
#include "core/journal/journalconnection.h"

#include <tuple>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

// What is new since the last count; nothing new makes no row.
constexpr char kCount[] =
    "INSERT INTO statistic (day, server, direction, bytes, transfers, failures, active_ms)"
    " WITH new (id, day, server, direction, bytes, transfers, failures, active_ms)"
    " AS (SELECT ?, ?, ?, ?, ?, ?, ?, ?)"
    " SELECT new.day, new.server, new.direction, max(0, new.bytes - counted_bytes),"
    " new.transfers, new.failures, max(0, new.active_ms - counted_ms)"
    " FROM new JOIN transfer ON transfer.id = new.id"
    " WHERE new.bytes > counted_bytes OR new.active_ms > counted_ms"
    " OR new.transfers > 0 OR new.failures > 0"
    " ON CONFLICT (day, server, direction) DO UPDATE SET bytes = bytes + excluded.bytes,"
    " transfers = transfers + excluded.transfers, failures = failures + excluded.failures,"
    " active_ms = active_ms + excluded.active_ms";
constexpr char kSetCounted[] = "UPDATE transfer SET counted_bytes = max(counted_bytes, ?),"
                               " counted_ms = max(counted_ms, ?) WHERE id = ?";
constexpr char kStatistics[] =
    "SELECT day, server, direction, bytes, transfers, failures, active_ms FROM statistic"
    " WHERE day BETWEEN ? AND ? ORDER BY day, server, direction";
constexpr char kAllStatistics[] =
    "SELECT day, server, direction, bytes, transfers, failures, active_ms FROM statistic";
constexpr char kSaveStatistic[] = "INSERT OR REPLACE INTO statistic"
                                  " (day, server, direction, bytes, transfers, failures, active_ms)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr char kCounted[] =
    "SELECT counted_bytes, counted_ms, id FROM transfer WHERE counted_bytes > 0 OR counted_ms > 0";

/// A null QString would be stored as NULL, which no column of ours takes.
QString text(const QString &string)
{
    return string.isNull() ? u""_s : string;
}

StatisticRow statisticOf(const QSqlQuery &query)
{
    return {query.value(0).toLongLong(), query.value(1).toString(), query.value(2).toString(),
        query.value(3).toLongLong(), query.value(4).toLongLong(), query.value(5).toLongLong(),
        query.value(6).toLongLong()};
}

} // namespace

Status JournalConnection::count(const CountRow &count)
{
    const Status counted = m_database.run(
        kCount, {count.transfer, count.day, text(count.server), text(count.direction), count.bytes,
                    count.transfers, count.failures, count.activeMs});
    if (!counted)
        return counted;
    return m_database.run(kSetCounted, {count.bytes, count.activeMs, count.transfer});
}

Result<QList<StatisticRow>> JournalConnection::statistics(qint64 from, qint64 to)
{
    return m_database.rows(kStatistics, {from, to}, statisticOf);
}

JournalConnection::Counted JournalConnection::countedIn(Database &damaged)
{
    Counted counted;
    std::ignore = damaged.read(kAllStatistics, {},
        [&](const QSqlQuery &row) { counted.statistics.append(statisticOf(row)); });
    std::ignore = damaged.read(kCounted, {}, [&](const QSqlQuery &row) {
        counted.ofTransfers.append({row.value(0), row.value(1), row.value(2)});
    });
    return counted;
}

Status JournalConnection::saveCounted(const Counted &counted)
{
    for (const StatisticRow &row : counted.statistics) {
        if (const Status saved = m_database.run(
                kSaveStatistic, {row.day, text(row.server), text(row.direction), row.bytes,
                                    row.transfers, row.failures, row.activeMs});
            !saved)
            return saved;
    }
    for (const QVariantList &values : counted.ofTransfers) {
        if (const Status saved = m_database.run(kSetCounted, values); !saved)
            return saved;
    }
    return {};
}

} // namespace waybill
