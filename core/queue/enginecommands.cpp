// SPDX-License-Identifier: MIT
// What a person asks of the engine.
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

namespace waybill
{

void Engine::start(const QList<TransferId> &ids)
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
        if (entry->isWorking) {
            entry->cancel.cancel(CancelReason::Paused);
        } else if (isAllowed(entry->record.state, TransferState::Paused) &&
                   entry->record.waitReason != WaitReason::Children) {
            m_scheduler.remove(entry->record.id);
            ++entry->waitGeneration;
            setState(entry, TransferState::Paused);
        }
    }
    startNext();
}

void Engine::resume(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        const TransferState state = entry->record.state;
        if (entry->isWorking || entry->record.waitReason == WaitReason::Children)
            continue;
        if (state != TransferState::Paused && state != TransferState::Waiting &&
            state != TransferState::Queued)
            continue;
        ++entry->waitGeneration;
        entry->retries = 0;
        if (state != TransferState::Queued)
            setState(entry, TransferState::Queued);
        enqueue(entry);
    }
    startNext();
}

void Engine::cancel(const QList<TransferId> &ids)
{
    for (TransferEntry *entry : withChildren(ids)) {
        if (entry->isWorking) {
            entry->cancel.cancel(CancelReason::Cancelled);
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
        entry->retries = 0;
        entry->busyWaits = 0;
        entry->record.error.reset();
        entry->record.finished = QDateTime();
        if (entry->record.isExpanded) {
            setState(entry, TransferState::Waiting, WaitReason::Children);
        } else {
            setState(entry, TransferState::Queued);
            enqueue(entry);
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
            entry->cancel.cancel(CancelReason::Cancelled);
        else
            m_scope.launch(forget(entry->record.id));
    }
    startNext();
}

void Engine::setBytesPerSecond(qint64 bytesPerSecond)
{
    m_http->downLimiter().setBytesPerSecond(bytesPerSecond);
    m_http->upLimiter().setBytesPerSecond(bytesPerSecond);
}

} // namespace waybill
