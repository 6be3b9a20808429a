// SPDX-License-Identifier: MIT
#include "core/queue/transferentry.h"

#include "core/queue/recordcodec.h"

namespace waybill
{
namespace
{

constexpr qsizetype kMostNotes = 1'000;
constexpr qint64 kCheckpointToldEveryMs = 10'000;

Status saveCounted(
    JournalConnection &connection, const TransferRow &row, const std::optional<CountRow> &count)
{
    const Status saved = connection.saveTransfer(row);
    return saved && count ? connection.count(*count) : saved;
}

} // namespace

TransferEntry::TransferEntry(TransferRecord initial, const TransferEntryHome *home)
    : record(std::move(initial))
    , m_home(home)
    , m_progressBase(record.bytesDone)
{
}

TransferEntry::~TransferEntry() = default;

TransferEntry::Metering &TransferEntry::metering()
{
    if (!m_metering)
        m_metering = std::make_unique<Metering>();
    return *m_metering;
}

Completion<Status> TransferEntry::commit(Count count)
{
    const TransferRecord now = recordNow();
    return m_home->journal->commit(
        [row = toRow(now, specNow()), count = countNow(now, count)](
            JournalConnection &connection) { return saveCounted(connection, row, count); });
}

/// An attempt saves it again and again; it hardly ever changes.
QByteArray TransferEntry::specNow()
{
    if (!isActive(record.state)) {
        if (m_metering)
            m_metering->encoded.reset();
        return encoded(record.spec);
    }
    auto &known = metering().encoded;
    if (!known || known->first != record.spec)
        known.emplace(record.spec, encoded(record.spec));
    return known->second;
}

/// With what the attempt that runs has cost, so that it is counted even if it is killed.
TransferRecord TransferEntry::recordNow() const
{
    TransferRecord now = record;
    now.bytesOnWire = wireBytesNow();
    if (m_metering && m_metering->attemptStarted)
        now.activeMs += (m_home->clock->monotonicNow() - *m_metering->attemptStarted).count();
    return now;
}

std::optional<CountRow> TransferEntry::countNow(const TransferRecord &now, Count count) const
{
    const auto way = direction();
    if (!way || count == Count::Later)
        return std::nullopt;
    return CountRow{now.id, m_home->clock->wallNow().toLocalTime().date().toJulianDay(), host(),
        nameOf(*way), now.bytesOnWire, now.activeMs, count == Count::Completed ? 1 : 0,
        count == Count::Failed ? 1 : 0};
}

std::optional<Direction> TransferEntry::direction() const
{
    if (!isWithServer(record.spec.kind))
        return std::nullopt;
    return record.spec.kind == TransferKind::Download ? Direction::Down : Direction::Up;
}

void TransferEntry::stop(CancelReason reason)
{
    if (m_stop != CancelReason::Cancelled)
        m_stop = reason;
    cancel.cancel(reason);
}

CancelReason TransferEntry::stopReason() const
{
    return m_stop == CancelReason::None ? cancel.token().reason() : m_stop;
}

void TransferEntry::dropRunner()
{
    if (runner && !runner->outlivesPause())
        runner.reset();
}

void TransferEntry::forgetStop()
{
    m_stop = CancelReason::None;
    cancel = CancelSource();
}

void TransferEntry::beginAttempt()
{
    forgetStop();
    metering().isSettled = false;
    metering().attemptStarted = m_home->clock->monotonicNow();
    metering().requestsBefore = record.requests;
}

bool TransferEntry::isOnWire() const
{
    return isWithServer(record.spec.kind) && record.spec.packing->sources.isEmpty() && m_metering &&
           record.requests > m_metering->requestsBefore;
}

void TransferEntry::endAttempt()
{
    if (const auto started = std::exchange(metering().attemptStarted, std::nullopt))
        record.activeMs += (m_home->clock->monotonicNow() - *started).count();
}

QCoro::Task<Status> TransferEntry::save(DownloadState state)
{
    record.download = std::move(state);
    const auto committed = commit(Count::Later);
    co_return co_await committed;
}

QCoro::Task<Status> TransferEntry::save(UploadState state)
{
    record.upload = std::move(state);
    const auto committed = commit(Count::Later);
    co_return co_await committed;
}

QCoro::Task<Status> TransferEntry::saveFinalising(DownloadState state)
{
    record.download = std::move(state);
    const Completion<Status> told(m_home->home);
    m_home->changeState(this, TransferState::Finalising, told);
    const auto committed = commit(Count::Later);
    const Status status = co_await committed;
    told.set(status);
    co_return status;
}

void TransferEntry::addBlock(DurableBlock block)
{
    // A large file makes thousands of checkpoints: the timeline tells of one now and then.
    QElapsedTimer &told = metering().checkpointTold;
    if (!told.isValid() || told.hasExpired(kCheckpointToldEveryMs)) {
        told.start();
        tell(TimelineEntry::Kind::Checkpoint, {}, block.offset + block.length);
    }
    const TransferRecord now = recordNow();
    m_home->journal->post(
        [id = record.id, transfer = toRow(now, specNow()), count = countNow(now, Count::Moved),
            row = BlockRow{block.offset, block.length, block.digest}](
            JournalConnection &connection) -> Status {
            if (const Status saved = saveCounted(connection, transfer, count); !saved)
                return saved;
            return connection.saveBlock(id, row);
        });
}

QCoro::Task<Status> TransferEntry::saveBlock(DurableBlock block)
{
    const auto committed = m_home->journal->commit(
        [id = record.id, row = BlockRow{block.offset, block.length, block.digest}](
            JournalConnection &connection) { return connection.saveBlock(id, row); });
    co_return co_await committed;
}

void TransferEntry::clearBlocks()
{
    m_home->journal->post(
        [id = record.id](JournalConnection &connection) { return connection.clearBlocks(id); });
}

void TransferEntry::tell(TimelineEntry::Kind kind, QString text, qint64 number)
{
    if (kind == TimelineEntry::Kind::Request)
        ++record.requests;
    const TimelineRow row{
        m_home->clock->wallNow().toMSecsSinceEpoch(), nameOf(kind), std::move(text), number};
    m_home->journal->post([id = record.id, row](JournalConnection &connection) {
        return connection.addTimeline(id, row);
    });
}

void TransferEntry::note(QString text)
{
    if (record.notes.contains(text))
        return;
    tell(TimelineEntry::Kind::Note, text, 0);
    // An archive can have a million odd names: each is in the timeline, a receipt is for people.
    if (record.notes.size() < kMostNotes)
        record.notes.append(std::move(text));
    else if (record.notes.size() == kMostNotes)
        record.notes.append(QStringLiteral("more notes stand in the timeline"));
}

TransferEntry::Moved TransferEntry::onWire() const
{
    return counters ? Moved{counters->received, counters->sent} : Moved();
}

qint64 TransferEntry::countersNow() const
{
    const Moved now = onWire();
    return record.spec.kind == TransferKind::Download ? now.down : now.up;
}

qint64 TransferEntry::bytesTotalNow() const
{
    const bool isJob = !isWithServer(record.spec.kind) && isActive(record.state);
    return isJob && progress ? progress->totalBytes.load() : record.bytesTotal;
}

void TransferEntry::setProgress(qint64 bytes, qint64 total)
{
    metering().countersBase = countersNow();
    metering().isSettled = false;
    correctProgress(bytes, total);
}

void TransferEntry::correctProgress(qint64 bytes, qint64 total)
{
    m_progressBase = bytes;
    record.bytesTotal = total;
    record.bytesDone = bytes;
}

void TransferEntry::settleProgress(qint64 bytes, qint64 total)
{
    setProgress(bytes, total);
    metering().isSettled = true;
}

qint64 TransferEntry::bytesNow() const
{
    if (!isWithServer(record.spec.kind) && isActive(record.state))
        return progress ? progress->bytes.load() : 0;
    if (!isActive(record.state) || (m_metering && m_metering->isSettled))
        return record.bytesDone;
    const qint64 now = m_progressBase + countersNow() - (m_metering ? m_metering->countersBase : 0);
    return record.bytesTotal >= 0 ? std::min(now, record.bytesTotal) : now;
}

qint64 TransferEntry::wireBytesNow() const
{
    const Moved now = onWire();
    return record.bytesOnWire + now.down + now.up;
}

void TransferEntry::foldCounters()
{
    record.bytesDone = bytesNow();
    record.bytesTotal = bytesTotalNow();
    record.bytesOnWire = wireBytesNow();
    m_progressBase = record.bytesDone;
    if (!m_metering)
        return;
    const Moved now = onWire();
    m_metering->untaken.down += now.down - std::exchange(m_metering->taken.down, 0);
    m_metering->untaken.up += now.up - std::exchange(m_metering->taken.up, 0);
    if (counters)
        counters = std::make_shared<WireCounters>();
    m_metering->countersBase = 0;
    m_metering->meter.reset();
}

TransferEntry::Moved TransferEntry::takeMoved()
{
    if (!m_metering)
        return {};
    const Moved now = onWire();
    const Moved before = std::exchange(m_metering->taken, now);
    const Moved gone = std::exchange(m_metering->untaken, {});
    return {gone.down + now.down - before.down, gone.up + now.up - before.up};
}

RateLimits TransferEntry::ownLimits() const
{
    const qint64 limit = record.spec.bytesPerSecond;
    return record.spec.kind == TransferKind::Download ? RateLimits{limit, 0} : RateLimits{0, limit};
}

void TransferEntry::setResumedFrom(qint64 bytes)
{
    record.resumedFrom = bytes;
}

void TransferEntry::setRunning()
{
    m_home->changeState(this, TransferState::Running, std::nullopt);
}

void TransferEntry::setVerifying()
{
    m_home->changeState(this, TransferState::Verifying, std::nullopt);
}

void TransferEntry::setFinalising()
{
    m_home->changeState(this, TransferState::Finalising, std::nullopt);
}

void TransferEntry::measureSpeed()
{
    const bool isOnWire = isWithServer(record.spec.kind);
    metering().meter.add(m_home->clock->monotonicNow(), isOnWire ? wireBytesNow() : bytesNow());
}

TransferSnapshot TransferEntry::snapshot() const
{
    TransferSnapshot shown = snapshotOf(record);
    shown.bytesDone = bytesNow();
    shown.bytesTotal = bytesTotalNow();
    if (isActive(record.state) && progress && progress->totalEntries >= 0) {
        shown.entriesDone = progress->entries;
        shown.entriesTotal = progress->totalEntries;
        shown.currentEntry = progress->current();
    }
    shown.bytesOnWire = wireBytesNow();
    shown.waitsUntil = waitsUntil;
    shown.bytesPerSecond = bytesPerSecondNow();
    return shown;
}

double TransferEntry::bytesPerSecondNow() const
{
    const bool isKnown = record.state == TransferState::Running && m_metering;
    return isKnown ? m_metering->meter.bytesPerSecond() : 0;
}

} // namespace waybill
