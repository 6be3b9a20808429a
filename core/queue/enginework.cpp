// SPDX-License-Identifier: MIT
// How the engine works one transfer: start, attempt, and what follows from each of its three
// endings.
#include "core/base/logging.h"
#include "core/queue/engine.h"
#include "core/queue/folderupload.h"
#include "core/queue/packrunner.h"
#include "core/queue/recordcodec.h"
#include "core/queue/shiprunner.h"
#include "core/queue/transferentry.h"
#include "core/queue/unpackrunner.h"
#include "core/transfer/download.h"
#include "core/transfer/upload.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QRandomGenerator>

namespace waybill
{

using namespace Qt::StringLiterals;

void Engine::enqueue(TransferEntry *entry)
{
    entry->isStarted = true;
    m_scheduler.enqueue(entry->record.id, entry->record.position, entry->host());
}

void Engine::startNext()
{
    if (m_isShuttingDown)
        return;
    const auto now = m_clock.monotonicNow();
    while (const auto id = m_scheduler.takeNext(now))
        m_scope.launch(work(*id));
    if (const auto wake = m_scheduler.nextWake(now))
        m_hostTimer.start(*wake - now + std::chrono::milliseconds(1));
}

QCoro::Task<> Engine::work(TransferId id)
{
    TransferEntry *const entry = find(id);
    const QString host = entry->host();
    entry->isWorking = true;
    entry->cancel = CancelSource();
    entry->bytesAtAttempt = entry->record.bytesDone;
    entry->attemptStarted = m_clock.monotonicNow();
    ++entry->record.attempts;
    setState(entry, TransferState::Running);
    entry->tell(TimelineEntry::Kind::Started, {}, entry->record.attempts);
    touch(id);

    auto attempting = attempt(entry);
    const auto result = co_await std::move(attempting);
    entry->record.activeMs += (m_clock.monotonicNow() - entry->attemptStarted).count();
    m_scheduler.release(host);
    startNext();

    auto concluding = conclude(entry, result);
    co_await std::move(concluding);
    entry->isWorking = false;
    if (entry->isRemoveWanted) {
        auto forgetting = forget(id);
        co_await std::move(forgetting);
    } else {
        updateParent(entry);
    }
    startNext();
}

TransferContext Engine::contextFor(TransferEntry *entry)
{
    TransferContext context;
    context.home = this;
    context.http = m_http.get();
    context.files = m_files;
    context.workers = &m_workers;
    context.jobs = &m_jobs;
    context.compressors = &m_compressors;
    context.clock = &m_clock;
    context.store = entry;
    context.token = entry->cancel.token();
    context.access = m_access.accessFor(entry->record.spec.url);
    context.archivePassword = m_access.archivePasswordFor(entry->record.spec.archive);
    context.deadlines = m_options.deadlines;
    context.counters = entry->counters;
    context.progress = entry->progress;
    const QString seed = m_profileTag + u'/' + QString::number(entry->record.id);
    context.tag = QString::fromLatin1(
        QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex().left(8));
    return context;
}

QCoro::Task<Result<Receipt>> Engine::attempt(TransferEntry *entry)
{
    const TransferRecord &record = entry->record;
    if (record.spec.isFolder) {
        auto expanding = expand(entry);
        co_return co_await std::move(expanding);
    }
    auto making = ensureRunner(entry);
    if (const Status made = co_await std::move(making); !made)
        co_return fail(made.error());
    auto running = entry->runner->run();
    co_return co_await std::move(running);
}

/// One that is there already is told of the new attempt.
QCoro::Task<Status> Engine::ensureRunner(TransferEntry *entry)
{
    const TransferRecord &record = entry->record;
    if (entry->runner) {
        entry->runner->renew(contextFor(entry));
        co_return Status();
    }
    switch (record.spec.kind) {
    case TransferKind::Upload: {
        if (record.spec.packing.sources.isEmpty()) {
            entry->runner = std::make_unique<Upload>(contextFor(entry), record.spec, record.upload);
            break;
        }
        ShipRunner::Known known{record.upload, record.download, {}};
        auto loading = loadBlocks(entry, &known.frames);
        if (const Status loaded = co_await std::move(loading); !loaded)
            co_return loaded;
        entry->runner = std::make_unique<ShipRunner>(
            contextFor(entry), record.spec, known, m_options.profile + u"/archives"_s);
        break;
    }
    case TransferKind::Pack:
        entry->runner =
            std::make_unique<PackRunner>(contextFor(entry), record.spec, record.download);
        break;
    case TransferKind::Unpack:
        entry->runner = std::make_unique<UnpackRunner>(contextFor(entry), record.spec,
            record.download, UnpackProgram{unpacker(), m_options.unpackerSilence});
        break;
    case TransferKind::Download: {
        QList<DurableBlock> blocks;
        auto loading = loadBlocks(entry, &blocks);
        if (const Status loaded = co_await std::move(loading); !loaded)
            co_return loaded;
        entry->runner =
            std::make_unique<Download>(contextFor(entry), record.spec, record.download, blocks);
        break;
    }
    }
    co_return Status();
}

QString Engine::unpacker() const
{
    if (!m_options.unpacker.isEmpty())
        return m_options.unpacker;
    return QDir(QCoreApplication::applicationDirPath()).filePath(u"waybill-unpack"_s);
}

QCoro::Task<Status> Engine::loadBlocks(TransferEntry *entry, QList<DurableBlock> *blocks)
{
    if (entry->record.download == DownloadState() && entry->record.upload == UploadState())
        co_return Status();
    const auto reading = m_journal->read(
        [id = entry->record.id](JournalConnection &connection) { return connection.blocks(id); });
    const auto rows = co_await reading;
    if (!rows)
        co_return fail(rows.error());
    for (const BlockRow &row : *rows)
        blocks->append({row.offset, row.length, row.sha256});
    co_return Status();
}

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
        entry->children.append(child->record.id);
        enqueue(child);
        shown.append(child->snapshot());
    }
    emit added(shown);
    co_return Receipt{redactedUrl(entry->record.spec.url), plan->bytes, {}, Verification::None};
}

QCoro::Task<> Engine::conclude(TransferEntry *entry, Result<Receipt> result)
{
    if (result) {
        entry->runner.reset();
        entry->record.receipt = *result;
        entry->record.error.reset();
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
    concludeFailure(entry, result.error());
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
    spec.archive = entry->record.receipt.path;
    spec.path = entry->record.spec.unpackInto;
    spec.onConflict = ConflictPolicy::Rename;
    spec.removesArchive = entry->record.spec.removesArchive;
    spec.after = entry->record.id;
    const QList<TransferSpec> specs = {spec};
    auto adding = add(specs);
    const auto added = co_await std::move(adding);
    if (added)
        start(*added);
}

QCoro::Task<> Engine::concludeStop(TransferEntry *entry)
{
    switch (entry->cancel.token().reason()) {
    case CancelReason::Paused:
        if (entry->runner && !entry->runner->outlivesPause())
            entry->runner.reset();
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
    case CancelReason::ShuttingDown:
    case CancelReason::None:
        entry->runner.reset();
        setState(entry, TransferState::Queued);
        break;
    }
}

void Engine::concludeFailure(TransferEntry *entry, const Error &error)
{
    using Action = RetryDecision::Action;
    entry->foldCounters();
    if (entry->record.bytesDone > entry->bytesAtAttempt) {
        entry->retries = 0; // it got further: the server is worth another row of attempts
        entry->busyWaits = 0;
    }
    entry->record.error = error;
    const RetryDecision decision = m_options.retry.decide(
        error, entry->retries, entry->busyWaits, QRandomGenerator::global()->generateDouble());
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(decision.delay).count();
    const QString reason =
        toString(error.kind) + (error.detail.isEmpty() ? QString() : u": "_s + error.detail);
    switch (decision.action) {
    case Action::GiveUp:
        entry->runner.reset();
        entry->tell(TimelineEntry::Kind::Failed, reason, error.httpStatus);
        setState(entry, TransferState::Failed);
        return;
    case Action::WaitForHost:
        ++entry->busyWaits;
        entry->tell(TimelineEntry::Kind::Waiting, reason, seconds);
        m_scheduler.rest(entry->host(), m_clock.monotonicNow() + decision.delay);
        entry->waitsUntil = m_clock.wallNow().addMSecs(decision.delay.count());
        setState(entry, TransferState::Waiting, decision.reason);
        enqueue(entry);
        return;
    case Action::Wait:
        break;
    }
    // Its name may have been numbered while it was put in place: the record knows, the runner does
    // not.
    if (entry->record.download.isFinalising)
        entry->runner.reset();
    entry->retries += decision.spendsRetry ? 1 : 0;
    entry->tell(decision.spendsRetry ? TimelineEntry::Kind::Retry : TimelineEntry::Kind::Waiting,
        reason, seconds);
    entry->waitsUntil = decision.delay.count() > 0
                            ? m_clock.wallNow().addMSecs(decision.delay.count())
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
    if (entry->record.spec.isFolder || entry->record.state == TransferState::Done)
        co_return;
    const bool hasBegun =
        entry->record.download != DownloadState() || entry->record.upload != UploadState();
    if (!entry->runner && !hasBegun)
        co_return;
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
    const auto parent = entry->record.parent;
    if (TransferEntry *const folder = parent ? find(*parent) : nullptr)
        folder->children.removeAll(id);
    m_entries.erase(id);
    emit removed({id});
}

} // namespace waybill
