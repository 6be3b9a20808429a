// SPDX-License-Identifier: MIT
// Which of the engine's transfers go first, and when each may begin.
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <QSet>

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

/// Not what waits for somebody to do something about it.
bool startsByTime(const TransferRecord &record)
{
    return record.state == TransferState::Queued || record.state == TransferState::Paused ||
           record.waitReason == WaitReason::Retry || record.waitReason == WaitReason::ServerBusy ||
           record.waitReason == WaitReason::StartTime || isHold(record.waitReason);
}

} // namespace

Scheduler::Work Engine::workOf(const TransferEntry *entry) const
{
    const TransferRecord &record = entry->record;
    Scheduler::Work work{record.position, entry->host(), entry->direction(), record.spec.priority};
    if (entry->hurry != TransferEntry::Hurry::No)
        work.turn = entry->hurry == TransferEntry::Hurry::Now ? Scheduler::Turn::Now
                                                              : Scheduler::Turn::First;
    return work;
}

void Engine::setPriority(const QList<TransferId> &ids, Priority priority)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (entry->record.spec.priority == priority)
            continue;
        entry->record.spec.priority = priority;
        if (m_scheduler.contains(entry->record.id))
            m_scheduler.enqueue(entry->record.id, workOf(entry));
        keep(entry);
    }
    startNext();
}

void Engine::setStartAt(const QList<TransferId> &ids, const QDateTime &when)
{
    for (TransferEntry *entry : withChildren(ids)) {
        const bool isBegun = entry->isWorking || entry->record.waitReason == WaitReason::Children;
        if (isBegun || hasEnded(entry->record.state))
            continue;
        const bool waitsForTime = entry->record.waitReason == WaitReason::StartTime;
        entry->record.spec.startAt = when.toUTC();
        entry->hurry = TransferEntry::Hurry::No;
        if (waitsForTime || (when.isValid() && startsByTime(entry->record)))
            goOn(entry);
        keep(entry); // the state may be the one that it was
    }
    startNext();
}

/// Tells whether it does, and then sees to it that it is woken.
bool Engine::mustWaitForStart(TransferEntry *entry)
{
    const QDateTime when = entry->record.spec.startAt;
    if (!when.isValid() || when <= m_clock->wallNow())
        return false;
    m_scheduler.remove(entry->record.id);
    entry->waitsUntil = when;
    setState(entry, TransferState::Waiting, WaitReason::StartTime);
    m_startTimes.set(entry->record.id, when);
    watchStartTimes();
    return true;
}

void Engine::lookAtStartTimes()
{
    while (const auto id = m_startTimes.takeDue(m_clock->wallNow())) {
        TransferEntry *const entry = find(*id);
        if (!entry || entry->isWorking || entry->record.waitReason != WaitReason::StartTime)
            continue;
        setState(entry, TransferState::Queued);
        enqueue(entry);
    }
    watchStartTimes();
    startNext();
}

/// No ticking while nothing waits for its time.
void Engine::watchStartTimes()
{
    const auto next = m_startTimes.next();
    if (!next || m_isShuttingDown) {
        m_startTimer.stop();
        return;
    }
    const std::chrono::milliseconds left(std::max<qint64>(0, m_clock->wallNow().msecsTo(*next)));
    m_startTimer.start(std::min<std::chrono::milliseconds>(left + 1ms, m_options.lookAtClockEvery));
}

void Engine::startNow(const QList<TransferId> &ids)
{
    const QSet<TransferId> named(ids.begin(), ids.end());
    QList<TransferEntry *> folders;
    for (TransferEntry *entry : withChildren(ids)) {
        if (hasEnded(entry->record.state))
            continue;
        const bool isNamed = named.contains(entry->record.id);
        entry->hurry = isNamed ? TransferEntry::Hurry::Now : TransferEntry::Hurry::First;
        entry->hurried = 0;
        if (!entry->children.isEmpty())
            folders.append(entry);
        if (entry->record.spec.startAt.isValid()) {
            entry->record.spec.startAt = QDateTime();
            keep(entry);
        }
    }
    resume(ids);
    for (TransferEntry *folder : std::as_const(folders))
        hurryNextOf(folder);
    startNext();
}

/// Each child has its turn once: what failed then goes on with the limits of all.
void Engine::hurryNextOf(TransferEntry *folder)
{
    while (folder->hurried < folder->children.size()) {
        TransferEntry *const child = find(folder->children.at(folder->hurried++));
        if (!m_scheduler.contains(child->record.id))
            continue;
        child->hurry = TransferEntry::Hurry::Now;
        m_scheduler.enqueue(child->record.id, workOf(child));
        return;
    }
}

/// One of its files runs again: the folder has not ended any more. What could not be listed stays
/// its error.
void Engine::reopenFolderOf(TransferEntry *child)
{
    TransferEntry *const folder = child->record.parent ? find(*child->record.parent) : nullptr;
    if (!folder || folder->isWorking || !hasEnded(folder->record.state))
        return;
    if (folder->record.error && folder->record.error->kind == ErrorKind::ChildrenFailed)
        folder->record.error.reset();
    folder->record.finished = QDateTime();
    setState(folder, TransferState::Waiting, WaitReason::Children);
}

} // namespace waybill
