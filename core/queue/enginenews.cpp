// SPDX-License-Identifier: MIT
// What the engine tells: states after their commit, and what changed a few times a second.
#include "core/archive/survey.h"
#include "core/base/logging.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <QHash>

#include <algorithm>

namespace waybill
{
namespace
{

/// What is at work counts with its checkpoints and when it stops. A folder's end is that of its
/// files, which count each.
TransferEntry::Count countOf(const TransferRecord &record)
{
    using Count = TransferEntry::Count;
    if (isActive(record.state))
        return Count::Later;
    if (record.spec.isFolder)
        return Count::Moved;
    if (record.state == TransferState::Done)
        return Count::Completed;
    return record.state == TransferState::Failed ? Count::Failed : Count::Moved;
}

} // namespace

QList<TransferId> Engine::ids() const
{
    QList<TransferId> all;
    for (const auto &[id, entry] : m_entries)
        all.append(id);
    return all;
}

std::optional<TransferSnapshot> Engine::snapshot(TransferId id) const
{
    const TransferEntry *const entry = find(id);
    if (!entry)
        return std::nullopt;
    TransferSnapshot shown = entry->snapshot();
    if (entry->children.isEmpty())
        return shown;
    shown.bytesDone = 0;
    bool isAllTold = true;
    qint64 total = 0;
    // Many times a second, of many thousands: no snapshots of theirs.
    for (const TransferId childId : entry->children) {
        const TransferEntry *const child = find(childId);
        shown.bytesDone += child->bytesNow();
        shown.bytesPerSecond += child->bytesPerSecondNow();
        shown.bytesOnWire += child->wireBytesNow();
        shown.requests += child->record.requests;
        isAllTold &= child->bytesTotalNow() >= 0;
        total += child->bytesTotalNow();
    }
    // Where the listing did not tell it, the files do, one by one.
    if (shown.bytesTotal < 0 && isAllTold)
        shown.bytesTotal = total;
    return shown;
}

QList<TransferSnapshot> Engine::snapshots() const
{
    QList<TransferSnapshot> all;
    for (const auto &[id, entry] : m_entries)
        all.append(*snapshot(id));
    return all;
}

SegmentMap Engine::segments(TransferId id) const
{
    const TransferEntry *const entry = find(id);
    return entry && entry->runner ? entry->runner->segments() : SegmentMap();
}

QCoro::Task<Result<QList<TimelineEntry>>> Engine::timeline(TransferId id)
{
    const auto reading =
        m_journal->read([id](JournalConnection &connection) { return connection.timeline(id); });
    const auto rows = co_await reading;
    if (!rows)
        co_return fail(rows.error());
    QList<TimelineEntry> entries;
    for (const TimelineRow &row : *rows) {
        const auto kind =
            valueOf<TimelineEntry::Kind>(row.kind).value_or(TimelineEntry::Kind::Note);
        entries.append(
            {QDateTime::fromMSecsSinceEpoch(row.timeMs, Qt::UTC), kind, row.text, row.number});
    }
    co_return entries;
}

QCoro::Task<Result<TreeSurvey>> Engine::survey(QStringList paths)
{
    const auto gate = std::make_shared<JobGate>();
    const auto registration = m_shutdown.token().whenCancelled([gate] { gate->end(); });
    const auto surveying = m_workers.run(
        [files = m_files, paths, gate] { return surveyTree(files, paths, gate.get()); });
    co_return co_await surveying;
}

QCoro::Task<QueueRoom> Engine::room(QString path)
{
    QHash<QString, qint64> unbegun; // by folder: there may be very many
    QList<RoomNeed> needs;
    for (const auto &[id, entry] : m_entries) {
        const TransferRecord &record = entry->record;
        const bool willWrite = record.spec.kind == TransferKind::Download &&
                               !record.spec.isFolder && !hasEnded(record.state) &&
                               record.state != TransferState::Paused && record.bytesTotal > 0;
        if (!willWrite)
            continue;
        const QString part = record.download->partPath;
        if (part.isEmpty())
            unbegun[record.spec.path] += record.bytesTotal;
        else
            needs.append({record.spec.path, part, record.bytesTotal, entry->bytesNow()});
    }
    for (auto folder = unbegun.cbegin(); folder != unbegun.cend(); ++folder)
        needs.append({folder.key(), {}, *folder, 0});
    const auto asking = m_workers.run([files = m_files, path, needs] {
        const auto volume = volumeOf(files, path);
        return QueueRoom{volume ? volume->free : -1, shortagesOf(files, needs)};
    });
    co_return co_await asking;
}

bool Engine::hasWork(TransferId id) const
{
    const TransferEntry *const entry = find(id);
    if (!entry)
        return false;
    // Whoever follows it takes what is told last for its end.
    if (entry->isWorking || !entry->untold.isEmpty() || m_scheduler.contains(id))
        return true;
    if (entry->record.state != TransferState::Waiting)
        return false;
    if (entry->record.waitReason == WaitReason::Children)
        return std::ranges::any_of(
            entry->children, [this](TransferId child) { return hasWork(child); });
    const bool endsByItself = entry->record.waitReason == WaitReason::Retry ||
                              entry->record.waitReason == WaitReason::StartTime ||
                              isHold(entry->record.waitReason);
    return endsByItself && entry->isStarted;
}

/// It is told when it is on the medium: with its own commit, or with one that somebody else makes.
void Engine::setState(TransferEntry *entry, TransferState state, WaitReason reason,
    std::optional<Completion<Status>> committed)
{
    TransferRecord &record = entry->record;
    if (record.state == state && record.waitReason == reason)
        return;
    if (record.state != state && !isAllowed(record.state, state)) {
        qCWarning(lcQueue) << "transfer" << record.id << "may not go from" << nameOf(record.state)
                           << "to" << nameOf(state);
        return;
    }
    if (isActive(state)) {
        m_active.insert(record.id);
    } else {
        entry->foldCounters();
        m_active.remove(record.id);
    }
    record.state = state;
    record.waitReason = reason;
    if (state != TransferState::Waiting || isHold(reason))
        entry->waitsUntil = QDateTime();
    if (reason != WaitReason::StartTime)
        m_startTimes.remove(record.id);
    if (hasEnded(state)) {
        record.finished = m_clock->wallNow();
        entry->hurry = TransferEntry::Hurry::No;
    }
    entry->untold.emplaceBack(++m_lastState, *snapshot(record.id));
    if (!committed)
        committed = entry->commit(countOf(record));
    m_scope.launch(tellState(record.id, m_lastState, *committed));
}

/// Commits end in the order in which they began, but whoever awaits one that has ended already goes
/// on at once: what was to be told before is told first.
QCoro::Task<> Engine::tellState(TransferId id, quint64 number, Completion<Status> committed)
{
    const Status status = co_await committed;
    if (!status)
        emit journalFailed(status.error());
    while (TransferEntry *const entry = find(id)) { // it may be gone by now
        if (entry->untold.isEmpty() || entry->untold.constFirst().first > number)
            break;
        const TransferSnapshot shown = entry->untold.constFirst().second;
        entry->untold.removeFirst();
        emit stateChanged(shown);
    }
    touch(id);
}

void Engine::touch(TransferId id)
{
    m_touched.insert(id);
    if (!m_publishTimer.isActive() && !m_isShuttingDown)
        m_publishTimer.start();
}

void Engine::publishChanges()
{
    for (const TransferId id : std::as_const(m_active)) {
        if (TransferEntry *const entry = find(id))
            entry->measureSpeed();
    }
    m_touched |= m_active;
    QList<TransferSnapshot> shown;
    QSet<TransferId> parents;
    for (const TransferId id : std::as_const(m_touched)) {
        TransferEntry *const entry = find(id);
        if (!entry)
            continue;
        recordMoved(entry);
        if (entry->record.parent)
            parents.insert(*entry->record.parent);
    }
    for (const TransferId id : std::exchange(m_touched, {}) | parents) {
        if (const auto present = snapshot(id))
            shown.append(*present);
    }
    countNowAndThen();
    m_surroundings->keepAwake(m_options.holds.keepsAwake && !m_active.isEmpty());
    if (!shown.isEmpty())
        emit changed(shown);
    if (!m_active.isEmpty() && !m_isShuttingDown)
        m_publishTimer.start();
}

} // namespace waybill
