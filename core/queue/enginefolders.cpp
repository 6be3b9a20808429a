// SPDX-License-Identifier: MIT
// A folder: one transfer that becomes many, and ends with the last of them.
#include "core/queue/engine.h"
#include "core/queue/folderupload.h"
#include "core/queue/recordcodec.h"
#include "core/queue/transferentry.h"

namespace waybill
{

/// A folder: plans its files, and journals them together with the fact that they have been planned.
QCoro::Task<Result<Receipt>> Engine::expand(TransferEntry *entry)
{
    auto planning = planFolderUpload(contextFor(entry), entry->record.spec);
    auto plan = co_await std::move(planning);
    if (const auto stop = entry->cancel.token().check(); !stop)
        co_return fail(stop.error());
    if (!plan)
        co_return fail(plan.error());
    entry->record.isExpanded = true;
    entry->record.bytesTotal = plan->bytes;
    QList<TransferRecord> records;
    QList<TransferRow> rows = {toRow(entry->record)};
    for (TransferSpec &spec : plan->files) {
        TransferRecord record;
        record.id = ++m_lastId;
        record.parent = entry->record.id;
        record.position = ++m_lastPosition;
        record.spec = std::move(spec);
        record.spec.onConflict = entry->record.spec.onConflict; // decided while it was planned
        record.added = m_clock.wallNow();
        rows.append(toRow(record));
        records.append(std::move(record));
    }
    const auto committing = m_journal->commit([rows](JournalConnection &connection) -> Status {
        for (const TransferRow &row : rows) {
            if (const Status saved = connection.saveTransfer(row); !saved)
                return saved;
        }
        return {};
    });
    const Status committed = co_await committing;
    if (!committed) {
        entry->record.isExpanded = false;
        co_return fail(committed.error());
    }
    QList<TransferSnapshot> shown;
    for (TransferRecord &record : records) {
        TransferEntry *const child = adopt(std::move(record));
        child->access = entry->access;
        entry->children.append(child->record.id);
        enqueue(child);
        shown.append(child->snapshot());
    }
    emit added(shown);
    co_return Receipt{redactedUrl(entry->record.spec.url), plan->bytes, {}, Verification::None};
}

/// Ends a folder when the last of its files has ended.
void Engine::updateParent(TransferEntry *child)
{
    TransferEntry *const parent = child->record.parent ? find(*child->record.parent) : nullptr;
    if (!parent || parent->record.waitReason != WaitReason::Children)
        return;
    int failed = 0;
    int cancelled = 0;
    for (const TransferId id : parent->children) {
        const TransferState state = find(id)->record.state;
        if (!hasEnded(state))
            return;
        failed += state == TransferState::Failed ? 1 : 0;
        cancelled += state == TransferState::Cancelled ? 1 : 0;
    }
    if (failed > 0) {
        parent->record.error = makeError(ErrorKind::ChildrenFailed, QString::number(failed));
        setState(parent, TransferState::Failed);
    } else if (cancelled > 0) {
        setState(parent, TransferState::Cancelled);
    } else {
        Verification weakest = Verification::Digest;
        for (const TransferId id : parent->children)
            weakest = std::min(weakest, find(id)->record.receipt.verified);
        parent->record.receipt.verified = weakest;
        setState(parent, TransferState::Done);
    }
}

} // namespace waybill
