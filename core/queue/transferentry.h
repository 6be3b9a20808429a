// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/bandwidth.h"
#include "core/journal/journal.h"
#include "core/monitor/speedmeter.h"
#include "core/queue/folderwalk.h"
#include "core/queue/sessionaccess.h"
#include "core/queue/statistic.h"
#include "core/queue/transferrecord.h"
#include "core/transfer/transferrunner.h"

#include <QElapsedTimer>
#include <QSet>

namespace waybill
{

class TransferEntry;

/// What all transfers of an engine share; outlives them.
struct TransferEntryHome
{
    Journal *journal = nullptr;
    const Clock *clock = nullptr;
    /// The engine's way of changing, journaling and telling a state. With a completion it is told
    /// when that is set, and who sets it journals it.
    std::function<void(TransferEntry *, TransferState, std::optional<Completion<Status>>)>
        changeState;
    QObject *home = nullptr; ///< of completions
};

/// A transfer as the engine holds it: its record, and what there is only while it lives. It is the
/// store that its runner writes to. Engine thread; owned by the Engine, and never destroyed while
/// its runner is at work.
class TransferEntry final : public TransferStore
{
public:
    TransferEntry(TransferRecord record, const TransferEntryHome *home);
    ~TransferEntry() override;

    // TransferStore:
    QCoro::Task<Status> save(DownloadState state) override;
    QCoro::Task<Status> save(UploadState state) override;
    QCoro::Task<Status> saveFinalising(DownloadState state) override;
    void addBlock(DurableBlock block) override;
    QCoro::Task<Status> saveBlock(DurableBlock block) override;
    void clearBlocks() override;
    void tell(TimelineEntry::Kind kind, QString text, qint64 number) override;
    void note(QString text) override;
    void setProgress(qint64 bytes, qint64 total) override;
    void correctProgress(qint64 bytes, qint64 total) override;
    void settleProgress(qint64 bytes, qint64 total) override;
    void setResumedFrom(qint64 bytes) override;
    void setRunning() override;
    void setVerifying() override;
    void setFinalising() override;

    RateLimits ownLimits() const;

    /// What a commit adds to the statistic: nothing, because a later one will, what has moved, or
    /// the transfer's end as well.
    enum class Count { Later, Moved, Completed, Failed };
    /// Writes the record as it is now.
    Completion<Status> commit(Count count = Count::Moved);
    void beginAttempt();
    /// This attempt has asked a server for something. What is packed first does not count: it
    /// would be lost.
    bool isOnWire() const;
    void endAttempt();
    struct Moved
    {
        qint64 down = 0;
        qint64 up = 0;
    };
    /// Bytes on the wire since this was last asked.
    Moved takeMoved();
    /// Bytes done at this moment, what is on the wire included.
    qint64 bytesNow() const;
    qint64 bytesTotalNow() const;
    qint64 wireBytesNow() const;
    /// Takes what the last attempt moved into the record.
    void foldCounters();
    /// Nothing where it stays on this machine.
    std::optional<Direction> direction() const;
    QString host() const { return hostOf(record.spec.url); }
    TransferSnapshot snapshot() const;
    double bytesPerSecondNow() const;
    void measureSpeed();

    /// Asks what is at work to stop, as a person wants it: what they ask for last counts, whatever
    /// was the first reason, and cancelling counts for good.
    void stop(CancelReason reason);
    /// Of this attempt.
    CancelReason stopReason() const;
    /// While it pauses, but not what outlives that.
    void dropRunner();
    /// Something else begins than what was asked to stop.
    void forgetStop();

    TransferRecord record;
    /// Of the present or the last attempt.
    CancelSource cancel = CancelSource::ofNothing();
    /// Both are there from the first attempt on: most of a long queue has had none.
    std::shared_ptr<WireCounters> counters;
    std::shared_ptr<JobProgress> progress;
    /// Kept between attempts: what it knows need not be read again.
    std::unique_ptr<TransferRunner> runner;
    std::unique_ptr<FolderWalk> walk; ///< likewise, of a folder's download
    QList<TransferId> children;
    /// Its own, instead of the engine's; shared by all that one program has handed over.
    std::shared_ptr<SessionAccess> access;
    /// From its first attempt on.
    std::shared_ptr<TransferBandwidth> bandwidth;
    /// How much a person wants it now: ahead of all others, and beyond the limits, too.
    enum class Hurry { No, First, Now };
    Hurry hurry = Hurry::No;
    qsizetype hurried = 0; ///< a folder: so many of its children have had their turn
    /// Holds that a person wants to be passed over, as long as they last.
    QSet<WaitReason> exemptFrom;
    bool isWorking = false; ///< a coroutine of the engine is at it
    /// States that wait for their commits, in the order in which they are told.
    QList<std::pair<quint64, TransferSnapshot>> untold;
    bool isStarted = false; ///< may run in this session
    bool isRemoveWanted = false;
    bool isResumeWanted = false; ///< asked for before the pause was there
    int retries = 0;             ///< since the last progress
    int busyWaits = 0;
    int waitGeneration = 0; ///< so that an old timer wakes nobody
    QDateTime waitsUntil;
    qint64 bytesAtAttempt = 0;
    ConflictPolicy policyAtAttempt = ConflictPolicy::Fail;

private:
    Moved onWire() const;
    qint64 countersNow() const;
    TransferRecord recordNow() const;
    QByteArray specNow();
    std::optional<CountRow> countNow(const TransferRecord &now, Count count) const;

    /// What is there from the first attempt on: most of a long queue has had none.
    struct Metering
    {
        SpeedMeter meter;
        QElapsedTimer checkpointTold;
        qint64 countersBase = 0; ///< as the counters stood at m_progressBase
        bool isSettled = false;  ///< m_progressBase is all, whatever the counters say
        std::optional<std::chrono::milliseconds> attemptStarted;
        int requestsBefore = 0; ///< the attempt
        /// The spec as it was last, and its encoding; while at work only.
        std::optional<std::pair<TransferSpec, QByteArray>> encoded;
        Moved untaken; ///< of counters that are gone
        Moved taken;   ///< of the present ones
    };
    Metering &metering();

    const TransferEntryHome *const m_home;
    CancelReason m_stop = CancelReason::None; ///< as a person wants it, this attempt
    qint64 m_progressBase = 0;                ///< bytes done when the counters stood at their base
    std::unique_ptr<Metering> m_metering;
};

} // namespace waybill
