// SPDX-License-Identifier: MIT
// What has moved, as a curve of the last day and as sums by day and server.
#include "core/base/logging.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <tuple>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

std::optional<Statistic> fromRow(const StatisticRow &row)
{
    const auto direction = valueOf<Direction>(row.direction);
    const QDate day = QDate::fromJulianDay(row.day);
    if (!direction || !day.isValid())
        return std::nullopt;
    return Statistic{
        day, row.server, *direction, row.bytes, row.transfers, row.failures, row.activeMs};
}

} // namespace

QCoro::Task<Result<QList<Statistic>>> Engine::statistics(QDate from, QDate to)
{
    const auto reading = m_journal->read(
        [first = from.toJulianDay(), last = to.toJulianDay()](
            JournalConnection &connection) { return connection.statistics(first, last); });
    const auto rows = co_await reading;
    if (!rows)
        co_return fail(rows.error());
    QList<Statistic> statistics;
    for (const StatisticRow &row : *rows) {
        if (auto statistic = fromRow(row))
            statistics.append(std::move(*statistic));
    }
    co_return statistics;
}

void Engine::recordMoved(TransferEntry *entry)
{
    const TransferEntry::Moved moved = entry->takeMoved();
    if (moved.down == 0 && moved.up == 0)
        return;
    m_history.add(
        std::chrono::milliseconds(m_clock->wallNow().toMSecsSinceEpoch()), moved.down, moved.up);
    m_isHistorySaved = false;
}

/// Called where something moves: an idle engine has no timer for it.
void Engine::countNowAndThen()
{
    const auto now = m_clock->monotonicNow();
    if (m_isHistorySaved || now - m_countedAt < m_options.countEvery)
        return;
    m_countedAt = now;
    m_scope.launch(saveHistory());
    // An upload has no checkpoints: with this, a crash hides a minute of it from the statistic.
    for (const TransferId id : std::as_const(m_active)) {
        if (TransferEntry *const entry = find(id))
            std::ignore = entry->commit();
    }
}

/// Soon is soon enough: what is lost is learned again.
void Engine::saveLearned()
{
    m_journal->post([bytes = toBytes(m_connections.learned())](JournalConnection &connection) {
        return connection.saveSetting(kLearnedSetting.toString(), bytes);
    });
}

QCoro::Task<> Engine::saveHistory()
{
    if (std::exchange(m_isHistorySaved, true))
        co_return;
    const auto committing =
        m_journal->commit([bytes = m_history.toBytes()](JournalConnection &connection) {
            return connection.saveSetting(kHistorySetting.toString(), bytes);
        });
    const Status committed = co_await committing;
    if (!committed)
        qCWarning(lcQueue) << "the speed history was not saved:" << committed.error().detail;
}

} // namespace waybill
