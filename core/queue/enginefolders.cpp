// SPDX-License-Identifier: MIT
// A folder: one transfer that becomes many, and ends with the last of them.
#include "core/queue/engine.h"
#include "core/queue/folderdownload.h"
#include "core/queue/folderupload.h"
#include "core/queue/recordcodec.h"
#include "core/queue/transferentry.h"

#include <algorithm>

namespace waybill
{

/// A folder: what is in it gets into the queue. That may be repeated after a crash.
QCoro::Task<Result<Receipt>> Engine::expand(TransferEntry *entry)
{
    const TransferSpec &spec = entry->record.spec;
    const bool isDownload = spec.kind == TransferKind::Download;
    if (entry->record.isExpanded)
        co_return folderReceipt(entry->record);
    auto expanding = isDownload ? expandDownload(entry) : expandUpload(entry);
    co_return co_await std::move(expanding);
}

/// Plans its files, and journals them together with the fact that they have been planned.
QCoro::Task<Result<Receipt>> Engine::expandUpload(TransferEntry *entry)
{
    auto planning = planFolderUpload(contextFor(entry), entry->record.spec);
    auto plan = co_await std::move(planning);
    if (const auto stop = entry->cancel.token().check(); !stop)
        co_return fail(stop.error());
    if (!plan)
        co_return fail(plan.error());
    entry->record.bytesTotal = plan->bytes;
    QList<Child> children;
    for (TransferSpec &spec : plan->files)
        children.append({std::move(spec), -1});
    auto adding = addChildren(entry, std::move(children), true);
    if (const Status added = co_await std::move(adding); !added)
        co_return fail(added.error());
    co_return folderReceipt(entry->record);
}

/// Journals them together, with the last of them that the folder is in the queue as a whole.
QCoro::Task<Status> Engine::addChildren(TransferEntry *entry, QList<Child> children, bool isLast)
{
    TransferRecord folder = entry->record;
    folder.isExpanded = isLast;
    QList<TransferRecord> records;
    QList<TransferRow> rows = {toRow(folder)};
    for (Child &child : children) {
        TransferRecord record;
        record.id = ++m_lastId;
        record.parent = entry->record.id;
        record.position = ++m_lastPosition;
        record.spec = std::move(child.spec);
        record.spec.onConflict = entry->record.spec.onConflict; // decided while it was planned
        record.spec.priority = entry->record.spec.priority;
        record.spec.startAt = QDateTime(); // that of the folder has come
        record.spec.bytesPerSecond = 0;    // that of the folder holds for all of them
        record.bytesTotal = child.bytes;
        record.added = m_clock->wallNow();
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
    if (!committed)
        co_return committed;
    entry->record.isExpanded = isLast;
    QList<TransferId> ids;
    QList<TransferSnapshot> shown;
    for (TransferRecord &record : records) {
        TransferEntry *const child = adopt(std::move(record));
        child->access = entry->access;
        child->exemptFrom = entry->exemptFrom;
        entry->children.append(child->record.id);
        if (entry->hurry != TransferEntry::Hurry::No)
            child->hurry = TransferEntry::Hurry::First;
        enqueue(child);
        ids.append(child->record.id);
        shown.append(child->snapshot());
    }
    const auto isAhead = [this](TransferId id) {
        return find(id)->hurry == TransferEntry::Hurry::Now;
    };
    if (entry->hurry == TransferEntry::Hurry::Now && std::ranges::none_of(entry->children, isAhead))
        hurryNextOf(entry);
    if (!shown.isEmpty())
        emit added(shown);
    // What was asked of the folder meanwhile is asked of them, too.
    if (entry->isRemoveWanted)
        remove(ids);
    else if (entry->stopReason() == CancelReason::Cancelled)
        cancel(ids);
    else if (entry->stopReason() == CancelReason::Paused && !entry->isResumeWanted)
        pause(ids);
    co_return Status();
}

/// Ends a folder when the last of its files has ended.
void Engine::updateParent(TransferEntry *child)
{
    if (child->record.parent)
        settleFolder(find(*child->record.parent));
}

void Engine::settleFolder(TransferEntry *folder)
{
    if (!folder || folder->record.waitReason != WaitReason::Children)
        return;
    int failed = 0;
    int cancelled = 0;
    qint64 bytes = 0;
    Verification weakest = folder->children.isEmpty() ? Verification::None : Verification::Digest;
    // From the end: while some are open those are, so that each of many has little to look at.
    for (auto id = folder->children.crbegin(); id != folder->children.crend(); ++id) {
        const TransferRecord &child = find(*id)->record;
        if (!hasEnded(child.state))
            return;
        failed += child.state == TransferState::Failed ? 1 : 0;
        cancelled += child.state == TransferState::Cancelled ? 1 : 0;
        bytes += child.receipt->bytes;
        weakest = std::min(weakest, child.receipt->verified);
    }
    if (failed > 0) {
        folder->record.error = std::make_shared<const Error>(
            makeError(ErrorKind::ChildrenFailed, QString::number(failed)));
        setState(folder, TransferState::Failed);
    } else if (folder->record.error) { // of what could not be listed
        setState(folder, TransferState::Failed);
    } else if (cancelled > 0) {
        setState(folder, TransferState::Cancelled);
    } else {
        folder->record.receipt.edit().verified = weakest;
        // What came counts, not what was listed.
        if (folder->record.spec.kind == TransferKind::Download) {
            folder->record.receipt.edit().bytes = bytes;
            folder->record.bytesTotal = bytes;
        }
        setState(folder, TransferState::Done);
    }
}

} // namespace waybill
