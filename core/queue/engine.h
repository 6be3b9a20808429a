// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/linkfacts.h"
#include "core/base/taskscope.h"
#include "core/base/treesurvey.h"
#include "core/base/workerpool.h"
#include "core/http/bandwidthlimits.h"
#include "core/http/httpmessage.h"
#include "core/monitor/throughputhistory.h"
#include "core/platform/surroundings.h"
#include "core/queue/holdpolicy.h"
#include "core/queue/queueroom.h"
#include "core/queue/retrypolicy.h"
#include "core/queue/scheduler.h"
#include "core/queue/sessionaccess.h"
#include "core/queue/starttimes.h"
#include "core/queue/statistic.h"
#include "core/queue/timetable.h"
#include "core/queue/transferrecord.h"
#include "core/transfer/connectionbudget.h"
#include "core/transfer/diskspace.h"

#include <QSet>
#include <QTimer>

#include <span>

namespace waybill
{

class FileSystem;
class HttpClient;
class Journal;
class EngineSites;
class Keychain;
class TransferEntry;
struct TransferEntryHome;
struct Listing;
struct RemoteContext;
struct RemoteEntry;
class TransferBandwidth;
struct TransferContext;

/// What holds now for all transfers together.
struct BandwidthState
{
    RateLimits limits;
    std::optional<TimetableRule> rule; ///< of the timetable, where one holds
    QDateTime until;                   ///< when the timetable changes next; invalid: never

    bool operator==(const BandwidthState &) const = default;
};

struct EngineOptions
{
    QString profile; ///< folder of the journal
    Scheduler::Limits limits;
    ConnectionBudget::Limits connections;
    RetryPolicy retry;
    Deadlines deadlines;
    BandwidthLimits bandwidth;
    Timetable timetable;
    HoldPolicy holds;
    /// Starts what is queued by itself; else only what start() names.
    bool startsQueue = true;
    int workerThreads = 16;
    QString unpacker; ///< path of waybill-unpack; empty: beside this program
    std::chrono::milliseconds unpackerSilence{60'000}; ///< after which it counts as hung
    /// While something moves, history and statistic are written down so often.
    std::chrono::milliseconds countEvery{60'000};
    /// While anything depends on the wall clock it is looked at so often: somebody may set it.
    std::chrono::milliseconds lookAtClockEvery{60'000};
    const Clock *clock = nullptr; ///< instead of the machine's, for tests; outlives the engine
    FileSystem *files = nullptr;  ///< instead of the machine's, for tests; outlives the engine
    Keychain *keychain = nullptr; ///< instead of the system's, for tests; outlives the engine
    /// Waits for the network and heeds the battery as the machine tells of them.
    bool watchesMachine = false;
    /// Instead of the machine's, for tests; outlives the engine, on its thread.
    Surroundings *surroundings = nullptr;
};

/// All transfers of a profile: the one face of the core. Lives on the thread that opened it, the
/// engine thread, which never blocks; everything here is called there. Signals are emitted there
/// too and carry values only.
///
/// Every state is in the journal before it is told.
class Engine : public QObject
{
    Q_OBJECT

public:
    struct Opened;
    /// Opens the profile; blocks for the time of opening a database. The queue is empty until
    /// load().
    static Result<Opened> open(EngineOptions options);
    ~Engine() override;

    /// Reads the queue; what was running when the last process died is queued again.
    QCoro::Task<Status> load();
    /// Stops taking work, checkpoints what runs, and returns when all of it has come to rest.
    QCoro::Task<> shutDown();

    /// Journals new transfers; they are there for good when this returns. Their URLs hold no
    /// userinfo. `access`, where there is one, is theirs instead of access().
    /// Later: paused, until somebody resumes them.
    enum class Begin { Now, Later };
    QCoro::Task<Result<QList<TransferId>>> add(QList<TransferSpec> specs,
        std::shared_ptr<SessionAccess> access = {}, Begin begin = Begin::Now);
    /// Lets what is queued run, as resume() whatever the timetable says.
    void start(const QList<TransferId> &ids);
    void pause(const QList<TransferId> &ids);
    /// Queues what is paused or waits. A time without transfers that is now keeps none of these.
    void resume(const QList<TransferId> &ids);
    /// Stops for good, and removes what is unfinished here and on the server.
    void cancel(const QList<TransferId> &ids);
    /// Queues what failed or was cancelled.
    void retry(const QList<TransferId> &ids);
    /// Takes transfers off the list, whatever their state; finished files stay.
    void remove(const QList<TransferId> &ids);

    /// Takes transfers off the list and moves what they left on this disk to the trash. What cannot
    /// be moved stays, file and row: notDone tells. Of a folder that was there before its download,
    /// only what came goes.
    void removeWithFiles(const QList<TransferId> &ids);
    /// Answers the question that these wait with, and lets them go on; those that would ask it
    /// later have their answer, too. What somebody chose otherwise for a transfer stays.
    void decide(const QList<TransferId> &ids, ConflictPolicy policy);
    /// Lets them unpack as much as there is room for.
    void allowLargeArchives(const QList<TransferId> &ids);
    /// Another folder for what is not done, or another link to the same file; both begin anew with
    /// what proves to be of use, and go on at once.
    void setFolder(const QList<TransferId> &ids, const QString &folder);
    void setLink(TransferId id, const QUrl &url);
    /// Puts transfers in front of another in the queue; 0: behind all.
    void moveBefore(const QList<TransferId> &ids, TransferId before);
    void setCategory(const QList<TransferId> &ids, const QString &category);
    /// Of what waits in the queue, those of a higher priority go first. A folder's files go with
    /// it.
    void setPriority(const QList<TransferId> &ids, Priority priority);
    /// Lets what is not at work yet begin then; what is paused goes on then, too. Invalid: at once.
    /// Times follow the wall clock, within a minute if somebody sets it.
    void setStartAt(const QList<TransferId> &ids, const QDateTime &when);
    /// Lets them run beyond the limits, whatever their start time and the timetable say; of a
    /// folder one file at a time, and the others ahead of the queue. Only a server that asked for a
    /// rest has it.
    void startNow(const QList<TransferId> &ids);
    /// What lies in a folder on a server, see listFolder(). As all of these with the access that
    /// this session has for the URL; Cancelled when the token fires or the engine shuts down, which
    /// does not wait for them: their caller does.
    QCoro::Task<Result<Listing>> list(QUrl folder, CancelToken token);
    /// Asks with HEAD what a link leads to.
    QCoro::Task<Result<LinkFacts>> lookUp(QUrl url, CancelToken token);
    /// Reads something small whole (at most 4 MiB): a Metalink, a list of checksums. What is no 200
    /// is an error. `access`, where there is one, counts instead of access().
    QCoro::Task<Result<HttpResponse>> fetchSmall(
        QUrl url, CancelToken token, std::shared_ptr<SessionAccess> access = {});
    /// RemoteExists if there is something of that name.
    QCoro::Task<Status> makeFolder(QUrl folder, QString name, CancelToken token);
    /// Within its folder, never over something else: RemoteExists.
    QCoro::Task<Status> rename(RemoteEntry entry, QString name, CancelToken token);
    /// Deletes it with all that is in it, if it still is what was listed: PreconditionFailed.
    QCoro::Task<Status> removeRemote(RemoteEntry entry, CancelToken token);

    /// At once, for what runs too. A rule of the timetable holds instead of `all`; the limits of a
    /// host's sites hold where `hosts` has none.
    void setBandwidth(const BandwidthLimits &limits);
    /// Of each of these by itself, from now on; 0: none.
    void setTransferLimit(const QList<TransferId> &ids, qint64 bytesPerSecond);
    /// While a rule says so, nothing moves between here and servers: what runs is checkpointed and
    /// waits with the rest for the end of it.
    void setTimetable(const Timetable &timetable);
    /// At once, for what runs too.
    void setHoldPolicy(const HoldPolicy &policy);
    const MachineState &machineState() const { return m_machine; }
    const BandwidthState &bandwidthState() const { return m_bandwidthState; }
    void setLimits(Scheduler::Limits limits);
    /// Of downloads that begin from now on; one that has a limit of its own keeps it.
    void setConnections(ConnectionBudget::Limits limits) { m_connections.setLimits(limits); }
    /// How often a transfer tries again without progress before it fails, from its next failure on.
    void setMaxRetries(int maxRetries) { m_options.retry.maxRetries = maxRetries; }
    /// Of attempts that begin from now on. Those for an answer after an upload stay as they are.
    void setDeadlines(std::chrono::milliseconds connect, std::chrono::milliseconds firstByte);
    SessionAccess &access() { return m_access; }
    EngineSites &sites() { return *m_sites; }
    /// That of one transfer: access(), unless it was given its own.
    SessionAccess &accessOf(TransferId id);
    /// Gives these transfers, and what they hold, an access of their own.
    void setAccess(const QList<TransferId> &ids, const std::shared_ptr<SessionAccess> &access);

    QList<TransferId> ids() const;
    std::optional<TransferSnapshot> snapshot(TransferId id) const;
    QList<TransferSnapshot> snapshots() const;
    /// Of a download that works now; else nothing is known.
    SegmentMap segments(TransferId id) const;
    QCoro::Task<Result<QList<TimelineEntry>>> timeline(TransferId id);
    /// What lies in these files and folders; ends early, with an error, when the engine shuts down.
    QCoro::Task<Result<TreeSurvey>> survey(QStringList paths);
    /// What is free where the path lies, and where the queue needs more than there is.
    QCoro::Task<QueueRoom> room(QString path);
    /// Bytes up and down of the last day, as of the last `changed`.
    const ThroughputHistory &history() const { return m_history; }
    /// By day, server and direction, of the local days `from` to `to` with both of them; what runs
    /// counts up to its last checkpoint, or to the last minute.
    QCoro::Task<Result<QList<Statistic>>> statistics(QDate from, QDate to);
    /// True while anything runs or will run by itself in a foreseeable time: not what waits for a
    /// person or a disk.
    bool hasWork(TransferId id) const;
    TaskScope &scope() { return m_scope; }

signals:
    void added(const QList<waybill::TransferSnapshot> &transfers);
    /// After the state's commit; one for each change.
    void stateChanged(const waybill::TransferSnapshot &transfer);
    /// At most ten times a second: all that changed since the last.
    void changed(const QList<waybill::TransferSnapshot> &transfers);
    void removed(const QList<waybill::TransferId> &ids);
    void bandwidthChanged(const waybill::BandwidthState &state);
    void machineChanged(const waybill::MachineState &state);
    /// A command that could not be carried out.
    void notDone(const waybill::Error &error);
    /// The journal could not be written; the queue goes on in memory.
    void journalFailed(const waybill::Error &error);

private:
    explicit Engine(EngineOptions options);

    TransferEntry *find(TransferId id) const;
    void watchMachine();
    QCoro::Task<Status> loadTransfers();
    TransferEntry *adopt(TransferRecord record);
    void tellAdded(const QList<TransferId> &ids);
    QList<TransferEntry *> withChildren(const QList<TransferId> &ids) const;
    void setState(TransferEntry *entry, TransferState state, WaitReason reason = WaitReason::None,
        std::optional<Completion<Status>> committed = std::nullopt);
    QCoro::Task<> tellState(TransferId id, quint64 number, Completion<Status> committed);
    void touch(TransferId id);
    void publishChanges();
    void recordMoved(TransferEntry *entry);
    void countNowAndThen();
    QCoro::Task<> saveHistory();
    void saveLearned();

    void startQueued(const QList<TransferId> &ids);
    void enqueue(TransferEntry *entry);
    Scheduler::Work workOf(const TransferEntry *entry) const;
    bool mustWaitForStart(TransferEntry *entry);
    void lookAtStartTimes();
    void watchStartTimes();
    void hurryNextOf(TransferEntry *folder);
    void reopenFolderOf(TransferEntry *child);
    std::shared_ptr<TransferBandwidth> bandwidthOf(TransferEntry *entry);
    void applyBandwidth();
    void lookAtTimetable();
    void watchTimetable();
    bool isResting() const;
    bool isHeldBack(const TransferEntry *entry, WaitReason by) const;
    void exempt(TransferEntry *entry, std::span<const WaitReason> from);
    std::optional<WaitReason> holdOf(const TransferEntry *entry) const;
    void applyHolds();
    void lookAtMachine();
    std::optional<WaitReason> networkToBlame(TransferEntry *entry, const Error &error);
    void reconnect();
    QCoro::Task<> reconnectIfSilent(TransferId id);
    void startNext();
    QCoro::Task<> work(TransferId id);
    QCoro::Task<Result<Receipt>> attempt(TransferEntry *entry);
    QString unpacker() const;
    QCoro::Task<Status> ensureRunner(TransferEntry *entry);
    QCoro::Task<Result<Receipt>> expand(TransferEntry *entry);
    QCoro::Task<Result<Receipt>> expandUpload(TransferEntry *entry);
    QCoro::Task<Result<Receipt>> expandDownload(TransferEntry *entry);
    QCoro::Task<Status> addFilesOf(TransferEntry *entry);
    QCoro::Task<Result<QString>> folderFor(TransferEntry *entry);
    bool isGivenAway(const QString &path, const TransferEntry *but) const;
    /// What a folder is about to have in it; `bytes` is -1 where nobody knows.
    struct Child
    {
        TransferSpec spec;
        qint64 bytes = -1;
    };
    QCoro::Task<Status> addChildren(TransferEntry *entry, QList<Child> children, bool isLast);
    QCoro::Task<Status> loadBlocks(TransferEntry *entry, QList<DurableBlock> *blocks);
    TransferContext contextFor(TransferEntry *entry);
    RemoteContext browsing(const QUrl &url, CancelToken token);
    bool learnIfCrowdedOut(const TransferEntry *entry, const Error &error);
    QCoro::Task<> conclude(TransferEntry *entry, Result<Receipt> result, bool isCrowdedOut);
    void concludeFailure(TransferEntry *entry, const Error &error, bool isCrowdedOut);
    void waitForOthers(TransferEntry *entry, const QString &reason);
    QCoro::Task<> addUnpacking(TransferEntry *entry);
    QCoro::Task<> concludeStop(TransferEntry *entry);
    QCoro::Task<> wakeLater(TransferId id, std::chrono::milliseconds delay, int generation);
    QCoro::Task<> discardAndTell(TransferId id);
    QCoro::Task<> discard(TransferEntry *entry);
    void updateParent(TransferEntry *child);
    void settleFolder(TransferEntry *folder);
    QCoro::Task<> forget(TransferId id);
    QCoro::Task<> trashAndForget(TransferId id);
    QStringList resultsOf(const TransferEntry *entry) const;
    QCoro::Task<> changeAndGoOn(TransferId id, TransferSpec spec);
    void goOn(TransferEntry *entry);
    void goOnAnew(TransferEntry *entry);
    void keep(TransferEntry *entry);
    QCoro::Task<> tellKept(Completion<Status> committed);

    /// Of the journal; holds ThroughputHistory::toBytes().
    static constexpr QStringView kHistorySetting = u"throughput";
    /// Likewise; holds what toBytes() makes of ConnectionBudget::learned().
    static constexpr QStringView kLearnedSetting = u"connections";

    EngineOptions m_options;
    const SystemClock m_ownClock;
    const Clock *const m_clock;
    std::unique_ptr<FileSystem> m_ownFiles;
    FileSystem *m_files;
    std::unique_ptr<Surroundings> m_ownSurroundings;
    Surroundings *m_surroundings;
    MachineState m_machine;
    SessionAccess m_access;
    QString m_profileTag; ///< so that two profiles never name the same temporary file
    TransferId m_lastId = 0;
    quint64 m_lastState = 0; ///< counts what is told
    qint64 m_lastPosition = 0;
    bool m_isShuttingDown = false;
    CancelSource m_shutdown;
    Scheduler m_scheduler;
    ConnectionBudget m_connections;
    DiskSpace m_space;
    QTimer m_hostTimer;
    QTimer m_publishTimer;
    QTimer m_timetableTimer;
    StartTimes m_startTimes;
    QTimer m_startTimer;
    BandwidthState m_bandwidthState;
    QSet<TransferId> m_touched;
    QSet<TransferId> m_active; ///< of which something changes without being told
    ThroughputHistory m_history;
    bool m_isHistorySaved = true;
    std::chrono::milliseconds m_countedAt{0};
    std::unique_ptr<TransferEntryHome> m_entryHome;
    std::map<TransferId, std::unique_ptr<TransferEntry>> m_entries;
    TaskScope m_scope;
    WorkerPool m_workers;
    WorkerPool m_compressors; ///< outlives the jobs, which use it until they end
    WorkerPool m_jobs;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<EngineSites> m_sites;
    std::unique_ptr<HttpClient> m_http; ///< first to go: its workers use the rest
};

struct Engine::Opened
{
    std::unique_ptr<Engine> engine;
    QString damagedJournal; ///< where a damaged journal was moved to; empty: it was fine
    int salvaged = 0;
};

} // namespace waybill
