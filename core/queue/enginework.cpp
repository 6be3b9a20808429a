// SPDX-License-Identifier: MIT
// How the engine works one transfer: its start, and the runner for its kind.
#include "core/queue/engine.h"
#include "core/queue/enginesites.h"
#include "core/queue/packrunner.h"
#include "core/queue/shiprunner.h"
#include "core/queue/transferentry.h"
#include "core/queue/unpackerpath.h"
#include "core/queue/unpackrunner.h"
#include "core/transfer/download.h"
#include "core/transfer/upload.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace waybill
{

using namespace Qt::StringLiterals;

void Engine::enqueue(TransferEntry *entry)
{
    entry->isStarted = true;
    if (mustWaitForStart(entry))
        return;
    if (const auto hold = holdOf(entry)) {
        setState(entry, TransferState::Waiting, *hold);
        return;
    }
    m_scheduler.enqueue(entry->record.id, workOf(entry));
}

void Engine::startNext()
{
    if (m_isShuttingDown)
        return;
    const auto now = m_clock->monotonicNow();
    watchTimetable();
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
    entry->bytesAtAttempt = entry->record.bytesDone;
    entry->policyAtAttempt = entry->record.spec.onConflict;
    entry->beginAttempt();
    ++entry->record.attempts;
    entry->record.spec.startAt = QDateTime(); // it has come, whatever the clock says later
    setState(entry, TransferState::Running);
    entry->tell(TimelineEntry::Kind::Started, {}, entry->record.attempts);
    touch(id);

    auto attempting = attempt(entry);
    const auto result = co_await std::move(attempting);
    entry->endAttempt();
    m_scheduler.release(host, entry->direction());
    const bool isCrowdedOut = !result && learnIfCrowdedOut(entry, result.error());
    TransferEntry *const folder = entry->record.parent ? find(*entry->record.parent) : nullptr;
    if (folder && folder->hurry == TransferEntry::Hurry::Now &&
        entry->hurry == TransferEntry::Hurry::Now) {
        entry->hurry = TransferEntry::Hurry::First;
        hurryNextOf(folder);
    }
    startNext();

    auto concluding = conclude(entry, result, isCrowdedOut);
    co_await std::move(concluding);
    entry->isWorking = false;
    if (entry->isRemoveWanted) {
        auto forgetting = forget(id);
        co_await std::move(forgetting);
    } else {
        updateParent(entry);
        settleFolder(entry); // its files may have been faster
        const bool isResumed = std::exchange(entry->isResumeWanted, false) &&
                               entry->record.state == TransferState::Paused;
        const bool isHeldOrIdle =
            isHold(entry->record.waitReason) || entry->record.state == TransferState::Queued;
        const bool hasRested =
            entry->stopReason() == CancelReason::Resting && isHeldOrIdle && !holdOf(entry);
        if (isResumed || hasRested)
            goOn(entry);
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
    context.clock = m_clock;
    context.store = entry;
    context.token = entry->cancel.token();
    const SessionAccess &access = accessOf(entry->record.id);
    const TransferSpec &spec = entry->record.spec;
    const auto accessIn = [&spec](const SessionAccess &from) {
        return spec.isNamedByDocument ? from.accessForNamed(spec.url) : from.accessFor(spec.url);
    };
    context.access = accessIn(access);
    context.archivePassword = access.archivePasswordFor(spec.archive);
    // Who brought no credentials of their own may use those that the person has given here.
    if (context.access.credentials.isEmpty() && context.access.headers.isEmpty())
        context.access.credentials = accessIn(m_access).credentials;
    if (context.archivePassword.isEmpty())
        context.archivePassword = m_access.archivePasswordFor(spec.archive);
    context.connections = &m_connections;
    context.space = &m_space;
    context.mostConnections =
        spec.connections > 0 ? spec.connections : m_connections.limits().perFile;
    context.deadlines = m_options.deadlines;
    if (!entry->counters)
        entry->counters = std::make_shared<WireCounters>();
    if (!entry->progress)
        entry->progress = std::make_shared<JobProgress>();
    context.counters = entry->counters;
    context.bandwidth = bandwidthOf(entry);
    context.progress = entry->progress;
    const QString seed = m_profileTag + u'/' + QString::number(entry->record.id);
    context.tag = QString::fromLatin1(
        QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256).toHex().left(8));
    return context;
}

QCoro::Task<Result<Receipt>> Engine::attempt(TransferEntry *entry)
{
    const TransferRecord &record = entry->record;
    auto preparing = m_sites->prepare(record.spec.url, entry->cancel.token());
    co_await std::move(preparing);
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
        if (record.spec.packing->sources.isEmpty()) {
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
    return unpackerNear(QCoreApplication::applicationDirPath());
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
        blocks->append({row.offset, row.length, row.digest});
    co_return Status();
}

} // namespace waybill
