// SPDX-License-Identifier: MIT
// The engine's face: opening, closing, adding. Commands, order, news, work, endings and folders
// have files of their own.
#include "core/queue/engine.h"

#include "core/base/logging.h"
#include "core/platform/machinesurroundings.h"
#include "core/platform/systemfilesystem.h"
#include "core/queue/enginesites.h"
#include "core/queue/recordcodec.h"
#include "core/queue/transferentry.h"

#include <QRandomGenerator>
#include <QThread>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Transfers that are read, or told of, at once.
constexpr int kPage = 500;

constexpr auto kPublishEvery = 100ms;
/// Long jobs have a thread each; those that are paused keep theirs.
constexpr int kMostJobs = 256;
/// How often adding very many gives back what it needs no more.
constexpr qsizetype kSpecsGivenBack = 8192;

template <typename Value>
Error errorOr(const Result<Value> &result)
{
    return result ? Error() : result.error();
}

} // namespace

Engine::Engine(EngineOptions options)
    : m_options(std::move(options))
    , m_clock(m_options.clock ? m_options.clock : &m_ownClock)
    , m_ownFiles(m_options.files ? nullptr : std::make_unique<SystemFileSystem>())
    , m_files(m_options.files ? m_options.files : m_ownFiles.get())
    , m_ownSurroundings(std::make_unique<UnwatchedSurroundings>())
    , m_surroundings(m_options.surroundings ? m_options.surroundings : m_ownSurroundings.get())
    , m_scope(this)
    , m_workers(this, m_options.workerThreads)
    , m_compressors(this, QThread::idealThreadCount())
    , m_jobs(this, kMostJobs)
    , m_http(std::make_unique<HttpClient>(this, &m_workers))
{
    m_scheduler.setLimits(m_options.limits);
    m_connections.setLimits(m_options.connections);
    m_connections.whenLearned([this] { saveLearned(); });
    m_timetableTimer.setSingleShot(true);
    connect(&m_timetableTimer, &QTimer::timeout, this, &Engine::lookAtTimetable);
    m_startTimer.setSingleShot(true);
    connect(&m_startTimer, &QTimer::timeout, this, &Engine::lookAtStartTimes);
    m_hostTimer.setSingleShot(true);
    connect(&m_hostTimer, &QTimer::timeout, this, &Engine::startNext);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(kPublishEvery);
    connect(&m_publishTimer, &QTimer::timeout, this, &Engine::publishChanges);
}

Engine::~Engine()
{
    Q_ASSERT_X(m_scope.isEmpty(), "Engine", "destroyed before shutDown() returned");
}

Result<Engine::Opened> Engine::open(EngineOptions options)
{
    std::unique_ptr<Engine> engine(new Engine(std::move(options)));
    auto opening = Journal::open(engine->m_options.profile, engine.get());
    if (!opening)
        return fail(opening.error());
    engine->m_journal = std::move(opening->journal);
    engine->m_entryHome = std::make_unique<TransferEntryHome>(
        TransferEntryHome{engine->m_journal.get(), engine->m_clock,
            [raw = engine.get()](TransferEntry *entry, TransferState state,
                std::optional<Completion<Status>> committed) {
                raw->setState(entry, state, WaitReason::None, std::move(committed));
            },
            engine.get()});
    engine->m_sites = std::make_unique<EngineSites>(
        EngineSites::Parts{engine->m_journal.get(), &engine->m_access, engine->m_options.keychain,
            &engine->m_workers, &engine->m_scope, engine->m_shutdown.token()});
    connect(engine->m_sites.get(), &EngineSites::changed, engine.get(), &Engine::applyBandwidth);
    engine->watchMachine();
    return Opened{std::move(engine), opening->damagedPath, opening->salvaged};
}

/// Only once the profile is ours: whoever finds it in use has no need of this.
void Engine::watchMachine()
{
    if (m_options.watchesMachine && !m_options.surroundings) {
        m_ownSurroundings = std::make_unique<MachineSurroundings>();
        m_surroundings = m_ownSurroundings.get();
    }
    m_machine = m_surroundings->state();
    connect(m_surroundings, &Surroundings::changed, this, &Engine::lookAtMachine);
    connect(m_surroundings, &Surroundings::connectionsLost, this, &Engine::reconnect);
}

QCoro::Task<Status> Engine::load()
{
    struct Loaded
    {
        qint64 lastId = 0;
        QByteArray tag;
        QByteArray history;
        QByteArray learned;
        Error error;
    };
    const QByteArray freshTag = QByteArray::number(QRandomGenerator::system()->generate(), 16);
    const auto reading = m_journal->read([freshTag](JournalConnection &connection) {
        Loaded loaded;
        const auto lastId = connection.lastId();
        const auto tag = connection.setting(u"tag"_s);
        loaded.tag = tag.value_or(QByteArray());
        if (tag && tag->isEmpty()) {
            loaded.tag = freshTag;
            loaded.error = errorOr(connection.saveSetting(u"tag"_s, freshTag));
        }
        loaded.lastId = lastId.value_or(0);
        loaded.history = connection.setting(kHistorySetting.toString()).value_or(QByteArray());
        loaded.learned = connection.setting(kLearnedSetting.toString()).value_or(QByteArray());
        for (const Error &error : {errorOr(lastId), errorOr(tag)}) {
            if (error != Error())
                loaded.error = error;
        }
        return loaded;
    });
    const Loaded loaded = co_await reading;
    if (loaded.error != Error())
        co_return fail(loaded.error);
    auto loadingSites = m_sites->load();
    if (const Status sites = co_await std::move(loadingSites); !sites)
        co_return sites;

    lookAtTimetable();
    m_profileTag = QString::fromLatin1(loaded.tag);
    m_lastId = loaded.lastId;
    m_history = ThroughputHistory::fromBytes(loaded.history);
    m_connections.setLearned(learnedFromBytes(loaded.learned));
    auto loadingTransfers = loadTransfers();
    if (const Status transfers = co_await std::move(loadingTransfers); !transfers)
        co_return transfers;
    for (const auto &[id, entry] : m_entries) {
        if (entry->record.parent) {
            if (TransferEntry *parent = find(*entry->record.parent))
                parent->children.append(id);
        }
        const bool isDueAgain = m_options.startsQueue &&
                                entry->record.state == TransferState::Waiting &&
                                entry->record.waitReason != WaitReason::Children &&
                                entry->record.waitReason != WaitReason::Decision;
        if (isDueAgain && isHold(entry->record.waitReason) &&
            holdOf(entry.get()) == entry->record.waitReason) {
            entry->isStarted = true; // and waits on: there is nothing new to write down
            continue;
        }
        const bool wasInterrupted = isActive(entry->record.state) || isDueAgain;
        if (wasInterrupted) {
            entry->record.state = TransferState::Queued;
            entry->record.waitReason = WaitReason::None;
        }
        if (entry->record.state == TransferState::Queued && m_options.startsQueue)
            enqueue(entry.get());
    }
    tellAdded(ids());
    // A folder whose last file ended just before the end of the last process.
    for (const auto &[id, entry] : m_entries)
        settleFolder(entry.get());
    startNext();
    co_return Status();
}

/// A page at a time: rows take up several times as much as what is made of them.
QCoro::Task<Status> Engine::loadTransfers()
{
    qint64 last = 0;
    QString path; // mostly the same for all: one text instead of thousands
    while (true) {
        const auto reading = m_journal->read(
            [last](JournalConnection &connection) { return connection.transfers(last, kPage); });
        const auto rows = co_await reading;
        if (!rows)
            co_return fail(rows.error());
        for (const TransferRow &row : *rows) {
            auto record = fromRow(row);
            if (!record) {
                qCWarning(lcQueue)
                    << "transfer" << row.id << "in the journal makes no sense and is left alone";
                continue;
            }
            if (record->spec.path == path)
                record->spec.path = path;
            path = record->spec.path;
            adopt(std::move(*record));
        }
        if (rows->size() < kPage)
            co_return Status();
        last = rows->constLast().id;
    }
}

void Engine::tellAdded(const QList<TransferId> &ids)
{
    for (qsizetype i = 0; i < ids.size(); i += kPage) {
        QList<TransferSnapshot> shown;
        for (const TransferId id : ids.mid(i, kPage))
            shown.append(*snapshot(id));
        emit added(shown);
    }
}

QCoro::Task<> Engine::shutDown()
{
    m_isShuttingDown = true;
    m_hostTimer.stop();
    m_timetableTimer.stop();
    m_startTimer.stop();
    m_shutdown.cancel(CancelReason::ShuttingDown);
    for (const auto &[id, entry] : m_entries) {
        if (entry->isWorking)
            entry->cancel.cancel(CancelReason::ShuttingDown);
    }
    auto emptied = m_scope.emptied();
    co_await std::move(emptied);
    for (const auto &[id, entry] : m_entries)
        entry->runner.reset(); // what is paused ends
    publishChanges();
    m_publishTimer.stop();
    auto saving = saveHistory();
    co_await std::move(saving);
    emptied = m_scope.emptied();
    co_await std::move(emptied);
}

TransferEntry *Engine::find(TransferId id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : found->second.get();
}

TransferEntry *Engine::adopt(TransferRecord record)
{
    const TransferId id = record.id;
    m_lastId = std::max(m_lastId, id);
    m_lastPosition = std::max(m_lastPosition, record.position);
    auto entry = std::make_unique<TransferEntry>(std::move(record), m_entryHome.get());
    return m_entries.insert_or_assign(id, std::move(entry)).first->second.get();
}

QList<TransferEntry *> Engine::withChildren(const QList<TransferId> &ids) const
{
    QList<TransferEntry *> entries;
    for (const TransferId id : ids) {
        TransferEntry *const entry = find(id);
        if (!entry)
            continue;
        entries.append(entry);
        for (const TransferId child : entry->children)
            entries.append(find(child));
    }
    return entries;
}

QCoro::Task<Result<QList<TransferId>>> Engine::add(
    QList<TransferSpec> specs, std::shared_ptr<SessionAccess> access, Begin begin)
{
    const auto isOfDisk = [](const TransferSpec &spec) {
        return spec.kind == TransferKind::Upload && spec.packing->sources.isEmpty();
    };
    QStringList sources;
    for (const TransferSpec &spec : std::as_const(specs)) {
        if (isOfDisk(spec))
            sources.append(spec.path);
    }
    const auto telling = m_workers.run([files = m_files, sources] {
        QList<bool> areFolders;
        for (const QString &source : sources) {
            const auto facts = files->targetFacts(source);
            areFolders.append(facts && facts->type == FileFacts::Type::Folder);
        }
        return areFolders;
    });
    QList<bool> areFolders = co_await telling;
    // The journal's thread reads it until the commit is there, then it is ours again.
    const auto entries = std::make_shared<std::vector<std::unique_ptr<TransferEntry>>>();
    entries->resize(static_cast<size_t>(specs.size()));
    const QDateTime now = m_clock->wallNow();
    const TransferId idBefore = std::exchange(m_lastId, m_lastId + specs.size());
    const qint64 positionBefore = std::exchange(m_lastPosition, m_lastPosition + specs.size());
    // From the end, and given back on the way: there may be very many.
    while (!specs.isEmpty()) {
        TransferSpec spec = specs.takeLast();
        const qsizetype i = specs.size();
        if (i % kSpecsGivenBack == 0)
            specs.squeeze();
        if (isOfDisk(spec))
            spec.isFolder = areFolders.takeLast();
        else
            spec.isFolder = spec.isFolder && spec.kind == TransferKind::Download;
        m_sites->apply(&spec);
        TransferRecord record;
        record.id = idBefore + 1 + i;
        record.position = positionBefore + 1 + i;
        record.spec = std::move(spec);
        record.added = now;
        if (begin == Begin::Later)
            record.state = TransferState::Paused;
        entries->at(static_cast<size_t>(i)) =
            std::make_unique<TransferEntry>(std::move(record), m_entryHome.get());
    }
    const TimelineRow news{
        now.toMSecsSinceEpoch(), nameOf(TimelineEntry::Kind::Added), QString(), 0};
    const auto committing =
        m_journal->commit([entries, news](JournalConnection &connection) -> Status {
            for (const auto &entry : *entries) {
                if (const Status saved = connection.saveTransfer(toRow(entry->record)); !saved)
                    return saved;
                if (const Status told = connection.addTimeline(entry->record.id, news); !told)
                    return told;
            }
            return {};
        });
    const Status committed = co_await committing;
    if (!committed)
        co_return fail(committed.error());
    QList<TransferId> ids;
    for (std::unique_ptr<TransferEntry> &entry : *entries) {
        entry->access = access;
        ids.append(entry->record.id);
        m_entries.insert_or_assign(entry->record.id, std::move(entry));
    }
    tellAdded(ids);
    if (m_options.startsQueue)
        startQueued(ids);
    co_return ids;
}

} // namespace waybill
