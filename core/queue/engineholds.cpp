// SPDX-License-Identifier: MIT
// When the engine's transfers may not go on although they could: outside their hours, without a
// network, on a line or a battery that they are to spare; and how they go on afterwards.
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/queue/transferentry.h"

#include <QHostAddress>
#include <QRandomGenerator>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// A connection that still lives says something within this time.
constexpr auto kSilence = 2s;
/// All that go on again do so spread over this time.
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

/// Whatever a person has said about it.
std::optional<WaitReason> Engine::holdFor(const TransferEntry *entry) const
{
    using Network = MachineState::Network;
    if (!isWithServer(entry->record.spec.kind))
        return std::nullopt;
    if (isResting())
        return WaitReason::Timetable;
    if (isOnThisMachine(entry->record.spec.url))
        return std::nullopt;
    if (m_machine.network == Network::Offline)
        return WaitReason::Network;
    if (m_machine.network == Network::CaptivePortal)
        return WaitReason::CaptivePortal;
    if (m_machine.isMetered && m_options.holds.onMetered)
        return WaitReason::Metered;
    if (m_machine.isOnBattery && m_options.holds.onBattery)
        return WaitReason::Battery;
    return std::nullopt;
}

std::optional<WaitReason> Engine::holdOf(const TransferEntry *entry) const
{
    return entry->isExempt ? std::nullopt : holdFor(entry);
}

void Engine::applyHolds()
{
    for (const auto &[id, entry] : m_entries) {
        const auto hold = holdOf(entry.get());
        entry->isExempt = entry->isExempt && holdFor(entry.get());
        const bool isHeld = isHold(entry->record.waitReason);
        if (entry->isWorking) {
            if (hold)
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
    applyHolds();
    if (before.network == m_machine.network)
        return;
    for (const auto &[id, entry] : m_entries) {
        const TransferRecord &record = entry->record;
        if (record.waitReason == WaitReason::Retry && !entry->isWorking && entry->isStarted &&
            record.error && isOfTheWay(record.error->kind))
            goOn(entry.get());
    }
    reconnect();
}

/// Why a request failed that may well have been in order.
std::optional<WaitReason> Engine::networkToBlame(const TransferEntry *entry, const Error &error)
{
    using Network = MachineState::Network;
    if (!isOfTheWay(error.kind) || isOnThisMachine(entry->record.spec.url))
        return std::nullopt;
    m_surroundings->lookAgain();
    switch (m_machine.network) {
    case Network::Offline:
    case Network::Limited:
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
    m_http->forgetConnections();
    for (const auto &[id, entry] : m_entries) {
        if (entry->isWorking && isWithServer(entry->record.spec.kind))
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
