// SPDX-License-Identifier: MIT
// What follows from each of the three endings of an attempt: done, failed, stopped.
#include "core/queue/engine.h"
#include "core/queue/enginesites.h"
#include "core/queue/transferentry.h"

#include <QRandomGenerator>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::minutes kBelieveLimitFor{10};

} // namespace

/// Whether the server refused it because of those that are at work there, and so many are enough.
/// Before others are started.
bool Engine::learnIfCrowdedOut(const TransferEntry *entry, const Error &error)
{
    const bool isRefused = error.kind == ErrorKind::TooManyRequests ||
                           error.kind == ErrorKind::ServerBusy ||
                           error.kind == ErrorKind::ConnectionRefused;
    if (!isRefused)
        return false;
    const QString host = entry->host();
    const int beside = m_scheduler.running(host);
    if (beside > 0)
        m_scheduler.limitHost(host, beside, m_clock->monotonicNow() + kBelieveLimitFor);
    else
        m_scheduler.forgetLimit(host); // it was not for others
    return beside > 0;
}

QCoro::Task<> Engine::conclude(TransferEntry *entry, Result<Receipt> result, bool isCrowdedOut)
{
    if (result) {
        entry->runner.reset();
        m_scheduler.succeeded(entry->host());
        entry->record.receipt = *result;
        entry->record.error.reset();
        // What could not be listed fails it when the rest has come.
        if (const auto walk = std::exchange(entry->walk, nullptr); walk && walk->tree().failure)
            entry->record.error = std::make_shared<const Error>(*walk->tree().failure);
        if (!entry->children.isEmpty()) {
            setState(entry, TransferState::Waiting, WaitReason::Children);
            co_return;
        }
        if (result->bytes > 0)
            entry->setProgress(result->bytes, result->bytes);
        if (!entry->record.spec.unpackInto.isEmpty() && result->bytes > 0) {
            auto unpacking = addUnpacking(entry);
            co_await std::move(unpacking);
        }
        entry->record.download = DownloadState();
        entry->record.upload = UploadState();
        entry->clearBlocks();
        entry->tell(TimelineEntry::Kind::Done, nameOf(result->verified), result->bytes);
        setState(entry, TransferState::Done);
        co_return;
    }
    if (entry->cancel.token().isCancelled()) {
        auto stopping = concludeStop(entry);
        co_await std::move(stopping);
        co_return;
    }
    concludeFailure(entry, result.error(), isCrowdedOut);
}

/// Before the download is told done, so that a crash between the two loses nothing; one that was
/// added before a crash is not added again.
QCoro::Task<> Engine::addUnpacking(TransferEntry *entry)
{
    for (const auto &[id, other] : m_entries) {
        if (other->record.spec.after == entry->record.id)
            co_return;
    }
    TransferSpec spec;
    spec.kind = TransferKind::Unpack;
    spec.archive = entry->record.receipt->path;
    spec.path = entry->record.spec.unpackInto;
    spec.onConflict = ConflictPolicy::Rename;
    spec.asks = entry->record.spec.asks;
    spec.mostUnpacked = entry->record.spec.mostUnpacked;
    spec.category = entry->record.spec.category;
    spec.priority = entry->record.spec.priority;
    spec.removesArchive = entry->record.spec.removesArchive;
    spec.after = entry->record.id;
    const QList<TransferSpec> specs = {spec};
    auto adding = add(specs, entry->access);
    const auto added = co_await std::move(adding);
    if (added)
        startQueued(*added);
    else
        entry->note(u"not unpacked: it could not be written down"_s);
}

QCoro::Task<> Engine::concludeStop(TransferEntry *entry)
{
    switch (entry->stopReason()) {
    case CancelReason::Paused:
        entry->dropRunner();
        entry->tell(TimelineEntry::Kind::Paused, {}, entry->bytesNow());
        setState(entry, TransferState::Paused);
        break;
    case CancelReason::Cancelled: {
        auto discarding = discard(entry);
        co_await std::move(discarding);
        entry->tell(TimelineEntry::Kind::Cancelled, {}, 0);
        setState(entry, TransferState::Cancelled);
        break;
    }
    case CancelReason::Resting:
        if (const auto hold = holdOf(entry)) {
            entry->dropRunner();
            entry->tell(TimelineEntry::Kind::Waiting, nameOf(*hold), 0);
            setState(entry, TransferState::Waiting, *hold);
        } else {
            setState(entry, TransferState::Queued); // it goes on at once
        }
        break;
    case CancelReason::ShuttingDown:
    case CancelReason::None:
        entry->runner.reset();
        setState(entry, TransferState::Queued);
        break;
    }
}

/// No retry is spent: it goes on when one of the others has ended.
void Engine::waitForOthers(TransferEntry *entry, const QString &reason)
{
    entry->record.error.reset();
    entry->tell(TimelineEntry::Kind::Waiting, reason, 0);
    // Beyond all limits it would go on at once.
    if (entry->hurry == TransferEntry::Hurry::Now)
        entry->hurry = TransferEntry::Hurry::First;
    setState(entry, TransferState::Queued);
    enqueue(entry);
}

void Engine::concludeFailure(TransferEntry *entry, const Error &error, bool isCrowdedOut)
{
    using Action = RetryDecision::Action;
    entry->foldCounters();
    if (entry->record.bytesDone > entry->bytesAtAttempt) {
        entry->retries = 0; // it got further: the server is worth another row of attempts
        entry->busyWaits = 0;
    }
    entry->record.error = std::make_shared<const Error>(error);
    RetryDecision decision = m_options.retry.decide(
        error, entry->retries, entry->busyWaits, QRandomGenerator::global()->generateDouble());
    if (const auto blamed = networkToBlame(entry, error))
        decision = {Action::Wait, *blamed, m_options.retry.recheck, false};
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(decision.delay).count();
    const QString reason =
        toString(error.kind) + (error.detail.isEmpty() ? QString() : u": "_s + error.detail);
    if (isCrowdedOut && decision.action != Action::WaitForHost) {
        waitForOthers(entry, reason);
        return;
    }
    switch (decision.action) {
    case Action::GiveUp:
        entry->runner.reset();
        if (entry->record.spec.asks && isForADecision(error.kind)) {
            // The answer came while it was at work.
            if (isOfATarget(error.kind) &&
                entry->record.spec.onConflict != entry->policyAtAttempt) {
                goOnAnew(entry);
                return;
            }
            entry->tell(TimelineEntry::Kind::Waiting, reason, 0);
            setState(entry, TransferState::Waiting, WaitReason::Decision);
            return;
        }
        entry->walk.reset();
        entry->tell(TimelineEntry::Kind::Failed, reason, error.httpStatus);
        setState(entry, TransferState::Failed);
        return;
    case Action::WaitForHost:
        ++entry->busyWaits;
        // Beyond all limits it would go on at once.
        if (isCrowdedOut && entry->hurry == TransferEntry::Hurry::Now)
            entry->hurry = TransferEntry::Hurry::First;
        entry->tell(TimelineEntry::Kind::Waiting, reason, seconds);
        m_scheduler.rest(entry->host(), m_clock->monotonicNow() + decision.delay);
        entry->waitsUntil = m_clock->wallNow().addMSecs(decision.delay.count());
        setState(entry, TransferState::Waiting, decision.reason);
        enqueue(entry);
        return;
    case Action::Wait:
        break;
    }
    // What has begun keeps its room on the disk, but not while a person or the disk is waited for.
    const bool isSoon = decision.reason == WaitReason::Retry ||
                        decision.reason == WaitReason::Network ||
                        decision.reason == WaitReason::CaptivePortal;
    if (entry->runner && !isSoon)
        entry->runner->releaseRoom();
    // Its name may have been numbered while it was put in place: the record knows, the runner does
    // not.
    if (entry->record.download->isFinalising)
        entry->runner.reset();
    entry->retries += decision.spendsRetry ? 1 : 0;
    entry->tell(decision.spendsRetry ? TimelineEntry::Kind::Retry : TimelineEntry::Kind::Waiting,
        reason, seconds);
    entry->waitsUntil = decision.delay.count() > 0
                            ? m_clock->wallNow().addMSecs(decision.delay.count())
                            : QDateTime();
    setState(entry, TransferState::Waiting, decision.reason);
    if (decision.delay.count() > 0)
        m_scope.launch(wakeLater(entry->record.id, decision.delay, ++entry->waitGeneration));
}

QCoro::Task<> Engine::wakeLater(TransferId id, std::chrono::milliseconds delay, int generation)
{
    auto sleeping = sleepFor(this, delay, m_shutdown.token());
    const Status slept = co_await std::move(sleeping);
    TransferEntry *const entry = find(id);
    if (!slept || !entry || entry->waitGeneration != generation || entry->isWorking)
        co_return;
    setState(entry, TransferState::Queued);
    enqueue(entry);
    startNext();
}

/// Removes what is unfinished, here and on the server.
QCoro::Task<> Engine::discard(TransferEntry *entry)
{
    entry->walk.reset();
    if (entry->record.spec.isFolder || entry->record.state == TransferState::Done)
        co_return;
    const bool hasBegun =
        entry->record.download != DownloadState() || entry->record.upload != UploadState();
    if (!entry->runner && !hasBegun)
        co_return;
    auto preparing = m_sites->prepare(entry->record.spec.url, m_shutdown.token());
    co_await std::move(preparing);
    auto making = ensureRunner(entry);
    if (const Status made = co_await std::move(making); !made)
        co_return;
    auto discarding = entry->runner->discard();
    co_await std::move(discarding);
    entry->runner.reset();
    entry->setProgress(0, entry->record.bytesTotal);
}

QCoro::Task<> Engine::discardAndTell(TransferId id)
{
    TransferEntry *const entry = find(id);
    entry->isWorking = true;
    auto discarding = discard(entry);
    co_await std::move(discarding);
    entry->tell(TimelineEntry::Kind::Cancelled, {}, 0);
    setState(entry, TransferState::Cancelled);
    entry->isWorking = false;
    updateParent(entry);
    if (entry->isRemoveWanted) {
        auto forgetting = forget(id);
        co_await std::move(forgetting);
    }
}

QCoro::Task<> Engine::forget(TransferId id)
{
    TransferEntry *entry = find(id);
    entry->isWorking = true;
    if (!hasEnded(entry->record.state) || entry->record.state == TransferState::Failed) {
        auto discarding = discard(entry);
        co_await std::move(discarding);
    }
    const auto committing = m_journal->commit(
        [id](JournalConnection &connection) { return connection.removeTransfer(id); });
    const Status committed = co_await committing;
    if (!committed) {
        entry->isWorking = false;
        entry->isRemoveWanted = false;
        emit journalFailed(committed.error());
        co_return;
    }
    m_touched.remove(id);
    m_startTimes.remove(id);
    recordMoved(entry);
    const auto parent = entry->record.parent;
    TransferEntry *const folder = parent ? find(*parent) : nullptr;
    if (folder)
        folder->children.removeAll(id);
    m_active.remove(id);
    m_entries.erase(id);
    emit removed({id});
    if (folder && !folder->isRemoveWanted)
        settleFolder(folder); // it may have been what the folder waited for
}

} // namespace waybill
