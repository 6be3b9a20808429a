// SPDX-License-Identifier: MIT
// What a person asks of the engine.
#include "core/base/filesystem.h"
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace waybill
{

void Engine::start(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        exempt(entry, std::array{WaitReason::Timetable});
        const bool waitsForTime =
            isHold(entry->record.waitReason) || entry->record.waitReason == WaitReason::StartTime;
        if (waitsForTime && !entry->isWorking)
            goOn(entry);
    }
    startQueued(ids);
}

void Engine::startQueued(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (entry->record.state == TransferState::Queued && !entry->isWorking)
            enqueue(entry);
    }
    startNext();
}

void Engine::pause(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        entry->isResumeWanted = false;
        entry->exemptFrom.clear();
        entry->hurry = TransferEntry::Hurry::No;
        if (entry->isWorking) {
            entry->stop(CancelReason::Paused);
        } else if (isAllowed(entry->record.state, TransferState::Paused) &&
                   entry->record.waitReason != WaitReason::Children) {
            m_scheduler.remove(entry->record.id);
            ++entry->waitGeneration;
            if (entry->runner)
                entry->runner->releaseRoom();
            setState(entry, TransferState::Paused);
        }
    }
    startNext();
}

void Engine::resume(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        const TransferState state = entry->record.state;
        const CancelReason stops = entry->stopReason();
        exempt(entry, kHolds);
        entry->isResumeWanted =
            entry->isWorking && (stops == CancelReason::Paused || stops == CancelReason::Resting);
        if (entry->isWorking || entry->record.waitReason == WaitReason::Children)
            continue;
        if (state == TransferState::Paused || state == TransferState::Waiting ||
            state == TransferState::Queued)
            goOn(entry);
    }
    startNext();
}

void Engine::goOn(TransferEntry *entry)
{
    ++entry->waitGeneration;
    entry->retries = 0;
    if (entry->record.state != TransferState::Queued)
        setState(entry, TransferState::Queued);
    enqueue(entry);
}

void Engine::cancel(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (entry->isWorking) {
            entry->stop(CancelReason::Cancelled);
        } else if (isAllowed(entry->record.state, TransferState::Cancelled)) {
            m_scheduler.remove(entry->record.id);
            ++entry->waitGeneration;
            m_scope.launch(discardAndTell(entry->record.id));
        }
    }
    startNext();
}

void Engine::retry(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        const bool hasFailed = entry->record.state == TransferState::Failed ||
                               entry->record.state == TransferState::Cancelled;
        if (entry->isWorking || !hasFailed)
            continue;
        if (entry->record.isExpanded) {
            entry->record.error.reset();
            entry->record.finished = QDateTime();
            setState(entry, TransferState::Waiting, WaitReason::Children);
        } else {
            goOnAnew(entry);
        }
    }
    startNext();
}

void Engine::remove(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (entry->isRemoveWanted)
            continue;
        entry->isRemoveWanted = true;
        m_scheduler.remove(entry->record.id);
        ++entry->waitGeneration;
        if (entry->isWorking)
            entry->stop(CancelReason::Cancelled);
        else
            m_scope.launch(forget(entry->record.id));
    }
    startNext();
}

void Engine::removeWithFiles(const QList<TransferId> &ids)
{
    for (const TransferId id : ids) {
        const TransferEntry *const entry = find(id);
        const bool isResultHere = entry && entry->record.state == TransferState::Done &&
                                  entry->record.spec.kind != TransferKind::Upload &&
                                  !entry->record.receipt->path.isEmpty();
        if (isResultHere)
            m_scope.launch(trashAndForget(id));
        else
            remove({id});
    }
}

/// What a transfer has put here. A folder that was there before is not its own: only the files are.
QStringList Engine::resultsOf(const TransferEntry *entry) const
{
    const TransferSpec &spec = entry->record.spec;
    const bool mayBeShared = spec.isFolder && (spec.onConflict == ConflictPolicy::Skip ||
                                                  spec.onConflict == ConflictPolicy::Overwrite);
    if (!mayBeShared)
        return {entry->record.receipt->path};
    QStringList paths;
    for (const TransferId id : entry->children) {
        const Receipt &receipt = *find(id)->record.receipt;
        if (!receipt.sha256.isEmpty()) // one that was skipped has none
            paths.append(receipt.path);
    }
    return paths;
}

QCoro::Task<> Engine::trashAndForget(TransferId id)
{
    const auto trashing = m_workers.run([files = m_files, paths = resultsOf(find(id))]() -> Status {
        for (const QString &path : paths) {
            // What is gone already need not be moved.
            const Status trashed = files->moveToTrash(path);
            if (!trashed && trashed.error().kind != ErrorKind::FileNotFound)
                return trashed;
        }
        return {};
    });
    const Status trashed = co_await trashing;
    if (!trashed)
        emit notDone(trashed.error());
    else
        remove({id});
}

void Engine::decide(const QList<TransferId> &ids, ConflictPolicy policy)
{
    for (TransferEntry *entry : withChildren(ids)) {
        // Whoever chose something else for a transfer has answered already.
        const bool isAsking = entry->record.waitReason == WaitReason::Decision &&
                              entry->record.error->kind != ErrorKind::ArchiveTooLarge;
        const bool wouldAsk =
            entry->record.spec.asks && entry->record.spec.onConflict == ConflictPolicy::Fail;
        // What is packed here has nothing to compare: it goes on asking.
        const bool isAnswer = !isComparing(policy) || entry->record.spec.kind != TransferKind::Pack;
        if (hasEnded(entry->record.state) || !isAnswer || (!isAsking && !wouldAsk))
            continue;
        entry->record.spec.onConflict = policy;
        if (entry->runner)
            entry->runner->setConflictPolicy(policy);
        if (isAsking && !entry->isWorking)
            goOn(entry);
        else
            keep(entry);
    }
    startNext();
}

void Engine::allowLargeArchives(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (hasEnded(entry->record.state) || entry->isWorking)
            continue;
        entry->record.spec.mostUnpacked = -1;
        if (entry->record.waitReason == WaitReason::Decision)
            goOn(entry);
        else
            keep(entry);
    }
    startNext();
}

void Engine::setFolder(const QList<TransferId> &ids, const QString &folder)
{
    for (const TransferId id : ids) {
        const TransferEntry *const entry = find(id);
        const bool endsHere = entry && entry->record.spec.kind != TransferKind::Upload &&
                              !entry->record.spec.isFolder;
        if (!endsHere || entry->isWorking || entry->record.state == TransferState::Done)
            continue;
        TransferSpec spec = entry->record.spec;
        spec.path = spec.kind == TransferKind::Unpack
                        ? QDir(folder).filePath(QFileInfo(spec.path).fileName())
                        : folder;
        m_scope.launch(changeAndGoOn(id, spec));
    }
}

void Engine::setLink(TransferId id, const QUrl &url)
{
    const TransferEntry *const entry = find(id);
    const bool isDownload = entry && entry->record.spec.kind == TransferKind::Download;
    if (!isDownload || entry->isWorking || entry->record.state == TransferState::Done)
        return;
    // What is on the disk stays: the new link's answer is compared with it before it is used.
    TransferEntry *const changing = find(id);
    changing->runner.reset();
    changing->walk.reset();
    changing->record.spec.url = accessOf(id).takeUserInfo(url);
    goOnAnew(changing);
    startNext();
}

/// What was begun at the old place is removed there first.
QCoro::Task<> Engine::changeAndGoOn(TransferId id, TransferSpec spec)
{
    TransferEntry *const entry = find(id);
    entry->isWorking = true;
    entry->forgetStop();
    m_scheduler.remove(id);
    auto discarding = discard(entry);
    co_await std::move(discarding);
    entry->record.spec = std::move(spec);
    entry->isWorking = false;
    const bool isResumed = std::exchange(entry->isResumeWanted, false);
    const CancelReason asked = isResumed ? CancelReason::None : entry->stopReason();
    if (entry->isRemoveWanted) {
        auto forgetting = forget(id);
        co_await std::move(forgetting);
        co_return;
    }
    goOnAnew(entry);
    // What was asked for meanwhile.
    if (asked == CancelReason::Paused)
        pause({id});
    else if (asked == CancelReason::Cancelled)
        cancel({id});
    startNext();
}

/// From any state but Done.
void Engine::goOnAnew(TransferEntry *entry)
{
    entry->busyWaits = 0;
    entry->record.error.reset();
    reopenFolderOf(entry);
    entry->record.finished = QDateTime();
    if (entry->record.state == TransferState::Queued)
        keep(entry); // no change of state writes it down
    goOn(entry);
}

/// A folder's files go with it. The places stay the same ones: who stands in them changes.
void Engine::moveBefore(const QList<TransferId> &ids, TransferId before)
{
    if (ids.contains(before))
        return;
    const auto groupOf = [](const TransferEntry *entry) {
        return entry->record.parent.value_or(entry->record.id);
    };
    QList<TransferEntry *> all;
    for (const auto &[id, entry] : m_entries)
        all.append(entry.get());
    std::ranges::sort(all, {}, [](const TransferEntry *entry) { return entry->record.position; });
    QList<qint64> places;
    QList<TransferEntry *> order;
    QList<TransferEntry *> moved;
    for (TransferEntry *entry : std::as_const(all)) {
        places.append(entry->record.position);
        (ids.contains(groupOf(entry)) ? moved : order).append(entry);
    }
    const auto target = std::ranges::find(order, before, groupOf) - order.begin();
    order = order.mid(0, target) + moved + order.mid(target);
    for (qsizetype i = 0; i < order.size(); ++i) {
        TransferEntry *const entry = order.at(i);
        if (entry->record.position == places.at(i))
            continue;
        entry->record.position = places.at(i);
        if (m_scheduler.contains(entry->record.id))
            m_scheduler.enqueue(entry->record.id, workOf(entry));
        keep(entry);
    }
}

void Engine::setCategory(const QList<TransferId> &ids, const QString &category)
{
    for (TransferEntry *entry : withChildren(ids)) {
        entry->record.spec.category = category;
        keep(entry);
    }
}

/// Journals what has changed beside the state.
void Engine::keep(TransferEntry *entry)
{
    m_scope.launch(tellKept(entry->commit()));
    touch(entry->record.id);
}

QCoro::Task<> Engine::tellKept(Completion<Status> committed)
{
    const Status status = co_await committed;
    if (!status)
        emit journalFailed(status.error());
}

void Engine::setLimits(Scheduler::Limits limits)
{
    m_scheduler.setLimits(limits);
    startNext();
}

void Engine::setDeadlines(std::chrono::milliseconds connect, std::chrono::milliseconds firstByte)
{
    m_options.deadlines.connect = connect;
    m_options.deadlines.firstByte = firstByte;
}

SessionAccess &Engine::accessOf(TransferId id)
{
    const TransferEntry *const entry = find(id);
    return entry && entry->access ? *entry->access : m_access;
}

void Engine::setAccess(const QList<TransferId> &ids, const std::shared_ptr<SessionAccess> &access)
{
    for (TransferEntry *entry : withChildren(ids))
        entry->access = access;
}

} // namespace waybill
