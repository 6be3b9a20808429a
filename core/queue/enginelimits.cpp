// SPDX-License-Identifier: MIT
// How fast the engine's transfers may be at what time.
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/queue/enginesites.h"
#include "core/queue/transferentry.h"

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kLongestTimer = 24h;

} // namespace

void Engine::setBandwidth(const BandwidthLimits &limits)
{
    m_options.bandwidth = limits;
    applyBandwidth();
}

void Engine::setTimetable(const Timetable &timetable)
{
    m_options.timetable = timetable;
    lookAtTimetable();
}

void Engine::setTransferLimit(const QList<TransferId> &ids, qint64 bytesPerSecond)
{
    for (const TransferId id : ids) {
        TransferEntry *const entry = find(id);
        if (!entry)
            continue;
        entry->record.spec.bytesPerSecond = std::max<qint64>(0, bytesPerSecond);
        if (entry->bandwidth)
            entry->bandwidth->setLimits(entry->ownLimits());
        keep(entry);
    }
}

std::shared_ptr<TransferBandwidth> Engine::bandwidthOf(TransferEntry *entry)
{
    if (entry->bandwidth)
        return entry->bandwidth;
    TransferEntry *const folder = entry->record.parent ? find(*entry->record.parent) : nullptr;
    entry->bandwidth = m_http->bandwidth().addTransfer(folder ? bandwidthOf(folder) : nullptr);
    entry->bandwidth->setLimits(entry->ownLimits());
    return entry->bandwidth;
}

void Engine::applyBandwidth()
{
    BandwidthLimits limits = m_options.bandwidth;
    for (const auto &[host, ofSite] : m_sites->hostLimits().asKeyValueRange()) {
        if (!limits.hosts.contains(host))
            limits.hosts.insert(host, ofSite);
    }
    if (m_bandwidthState.rule)
        limits.all = m_bandwidthState.rule->limits;
    m_http->bandwidth().setLimits(limits);
    if (m_bandwidthState.limits == limits.all)
        return;
    m_bandwidthState.limits = limits.all;
    emit bandwidthChanged(m_bandwidthState);
}

void Engine::lookAtTimetable()
{
    const QDateTime now = m_clock->wallNow().toLocalTime();
    const BandwidthState before = m_bandwidthState;
    m_bandwidthState.rule = m_options.timetable.ruleAt(now);
    m_bandwidthState.until = m_options.timetable.nextChange(now);
    if (m_bandwidthState != before)
        emit bandwidthChanged(m_bandwidthState);
    applyBandwidth();
    applyHolds();
    watchTimetable();
}

/// No ticking: one look at the next change, and while there is work now and then one more.
void Engine::watchTimetable()
{
    if (m_isShuttingDown || !m_bandwidthState.until.isValid()) {
        m_timetableTimer.stop();
        return;
    }
    const bool hasWork = !m_active.isEmpty() || !m_scheduler.isEmpty() || isResting();
    const std::chrono::milliseconds left(
        std::max<qint64>(0, m_clock->wallNow().msecsTo(m_bandwidthState.until)));
    const auto wait = std::min(left + 1ms, hasWork ? m_options.lookAtClockEvery : kLongestTimer);
    if (!m_timetableTimer.isActive() || m_timetableTimer.remainingTimeAsDuration() > wait)
        m_timetableTimer.start(wait);
}

bool Engine::isResting() const
{
    return m_bandwidthState.rule && m_bandwidthState.rule->rests;
}

} // namespace waybill
