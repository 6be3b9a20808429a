// SPDX-License-Identifier: MIT
// When the engine's transfers may not go on although they could: outside their hours, without a
// network, on a line or a battery that they are to spare; and how they go on afterwards.
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <QHostAddress>
#include <QRandomGenerator>

#include <span>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A connection that still lives says something within this time.
constexpr auto kSilence = 2s;
/// Those that connect anew do so spread over this time.
constexpr int kSpreadMs = 1'000;

/// Nothing around this machine is in the way to it.
bool isOnThisMachine(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// What a missing network looks like to a request.
bool isOfTheWay(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::HostNotFound:
    case ErrorKind::NetworkUnreachable:
    case ErrorKind::ConnectTimeout:
    case ErrorKind::ConnectionLost:
    case ErrorKind::ResponseTimeout:
    case ErrorKind::TooSlow:
        return true;
    default:
        return false;
    }
}

} // namespace

void Engine::setHoldPolicy(const HoldPolicy &policy)
{
    m_options.holds = policy;
    applyHolds();
}

bool Engine::isHeldBack(const TransferEntry *entry, WaitReason by) const
{
    using Network = MachineState::Network;
    if (!isWithServer(entry->record.spec.kind))
        return false;
    if (by == WaitReason::Timetable)
        return isResting();
    if (isOnThisMachine(entry->record.spec.url))
        return false;
    switch (by) {
    case WaitReason::Network:
        return m_machine.network == Network::Offline;
    case WaitReason::CaptivePortal:
        return m_machine.network == Network::CaptivePortal;
    case WaitReason::Metered:
        return m_machine.isMetered && m_options.holds.onMetered;
    case WaitReason::Battery:
        return m_machine.isOnBattery && m_options.holds.onBattery;
    default:
        return false;
    }
}

/// The first that nobody has overridden.
std::optional<WaitReason> Engine::holdOf(const TransferEntry *entry) const
{
    for (const WaitReason hold : kHolds) {
        if (!entry->exemptFrom.contains(hold) && isHeldBack(entry, hold))
            return hold;
    }
    return std::nullopt;
}

/// From those of these holds that are there now: later ones count.
void Engine::exempt(TransferEntry *entry, std::span<const WaitReason> from)
{
    entry->exemptFrom.clear();
    for (const WaitReason hold : from) {
        if (isHeldBack(entry, hold))
            entry->exemptFrom.insert(hold);
    }
}

void Engine::applyHolds()
{
    if (m_isShuttingDown)
        return;
    for (const auto &[id, entry] : m_entries) {
        entry->exemptFrom.removeIf(
            [&](WaitReason reason) { return !isHeldBack(entry.get(), reason); });
        const auto hold = holdOf(entry.get());
        const bool isHeld = isHold(entry->record.waitReason);
        if (entry->isWorking) {
            // What checks, or puts in place, needs no server any more.
            if (hold && entry->record.state == TransferState::Running)
                entry->cancel.cancel(CancelReason::Resting);
        } else if (hold && (isHeld || m_scheduler.contains(id))) {
            m_scheduler.remove(id);
            ++entry->waitGeneration;
            setState(entry.get(), TransferState::Waiting, *hold);
        } else if (!hold && isHeld && entry->isStarted) {
            ++entry->waitGeneration;
            setState(entry.get(), TransferState::Queued);
            enqueue(entry.get());
        }
    }
    startNext();
}

/// With another network what failed for the old one may go well.
void Engine::lookAtMachine()
{
    const MachineState before = std::exchange(m_machine, m_surroundings->state());
    emit machineChanged(m_machine);
    const bool isOther = before.network != m_machine.network;
    if (isOther)
        m_http->forgetConnections(); // before anything starts
    applyHolds();
    if (!isOther || m_isShuttingDown)
        return;
    for (const auto &[id, entry] : m_entries) {
        const TransferRecord &record = entry->record;
        if (record.waitReason == WaitReason::Retry && !entry->isWorking && entry->isStarted &&
            record.error && isOfTheWay(record.error->kind))
            goOn(entry.get());
    }
    reconnect();
}

/// Why a request failed that may well have been in order. That there is no internet is not certain
/// where there is some network: after a while the failure counts.
std::optional<WaitReason> Engine::networkToBlame(TransferEntry *entry, const Error &error)
{
    using Network = MachineState::Network;
    if (!isOfTheWay(error.kind) || isOnThisMachine(entry->record.spec.url))
        return std::nullopt;
    m_surroundings->lookAgain();
    switch (m_machine.network) {
    case Network::Offline:
        return WaitReason::Network;
    case Network::Limited:
        if (entry->busyWaits >= m_options.retry.maxBusyWaits)
            break;
        ++entry->busyWaits;
        return WaitReason::Network;
    case Network::CaptivePortal:
        return WaitReason::CaptivePortal;
    case Network::Unknown:
    case Network::Online:
        break;
    }
    return std::nullopt;
}

/// Connections that lived before may lead nowhere. Those at work have a moment to prove that
/// theirs does not; the others are not used again.
void Engine::reconnect()
{
    if (m_isShuttingDown)
        return;
    m_http->forgetConnections();
    for (const auto &[id, entry] : m_entries) {
        if (entry->isWorking && entry->isOnWire())
            m_scope.launch(reconnectIfSilent(id));
    }
    startNext();
}

QCoro::Task<> Engine::reconnectIfSilent(TransferId id)
{
    const auto movedSoFar = [this, id]() -> std::optional<std::pair<int, qint64>> {
        const TransferEntry *const entry = find(id);
        if (!entry || !entry->isWorking || entry->record.state != TransferState::Running)
            return std::nullopt;
        return std::pair(entry->record.attempts, entry->wireBytesNow());
    };
    const auto before = movedSoFar();
    if (!before)
        co_return;
    const std::chrono::milliseconds spread(QRandomGenerator::global()->bounded(kSpreadMs));
    auto sleeping = sleepFor(this, kSilence + spread, m_shutdown.token());
    const Status slept = co_await std::move(sleeping);
    if (!slept || movedSoFar() != before)
        co_return;
    TransferEntry *const entry = find(id);
    // All of an upload has been sent: now it is for the server to say so, in its own time.
    if (entry->direction() == Direction::Up && entry->bytesNow() >= entry->bytesTotalNow())
        co_return;
    entry->tell(TimelineEntry::Kind::Note, u"silent since the network changed: connects again"_s,
        entry->bytesNow());
    entry->cancel.cancel(CancelReason::Resting);
}

} // namespace waybill
