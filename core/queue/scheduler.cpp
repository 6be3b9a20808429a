// SPDX-License-Identifier: MIT
#include "core/queue/scheduler.h"

#include <algorithm>

namespace waybill
{

bool Scheduler::Host::hasWork() const
{
    return std::ranges::any_of(lanes, [](const auto &lane) { return !lane.empty(); });
}

Scheduler::Lane Scheduler::laneOf(std::optional<Direction> direction)
{
    if (!direction)
        return Here;
    return *direction == Direction::Down ? Down : Up;
}

Scheduler::Lane Scheduler::laneOf(const Work &work)
{
    return work.turn == Turn::Now ? Now : laneOf(work.direction);
}

Scheduler::Key Scheduler::keyOf(qint64 id, const Work &work)
{
    const int turn = static_cast<int>(work.turn);
    const bool isUsual = work.turn == Turn::Usual;
    return {isUsual ? turn + static_cast<int>(work.priority) : turn, work.position, id};
}

void Scheduler::enqueue(qint64 id, Work work)
{
    remove(id);
    m_hosts[work.host].lanes[laneOf(work)].insert(keyOf(id, work));
    m_queue.emplace(id, std::move(work));
}

void Scheduler::remove(qint64 id)
{
    const auto found = m_queue.find(id);
    if (found == m_queue.end())
        return;
    const Work &work = found->second;
    m_hosts[work.host].lanes[laneOf(work)].erase(keyOf(id, work));
    m_queue.erase(found);
}

bool Scheduler::isOpen(Lane lane, const Host &host) const
{
    if (lane == Now)
        return true;
    if (m_running >= m_limits.total || host.running >= m_limits.perHost)
        return false;
    switch (lane) {
    case Down:
        return m_runningInLane[Down] < m_limits.perDirection.down;
    case Up:
        return m_runningInLane[Up] < m_limits.perDirection.up;
    default:
        return true;
    }
}

bool Scheduler::mayStart(const QString &name, const Host &host) const
{
    return !m_mayStart || !host.hasWork() || m_mayStart(name, host.running);
}

int Scheduler::running(const QString &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? 0 : found->second.running;
}

std::optional<qint64> Scheduler::takeNext(Time now)
{
    std::optional<Key> best;
    for (const auto &[name, host] : m_hosts) {
        if (host.restsUntil > now)
            continue;
        const bool isBearable = mayStart(name, host);
        for (size_t i = 0; i < LaneCount; ++i) {
            const std::set<Key> &lane = host.lanes[i];
            if (lane.empty() || !isOpen(static_cast<Lane>(i), host) || (i != Now && !isBearable))
                continue;
            if (!best || *lane.begin() < *best)
                best = *lane.begin();
        }
    }
    if (!best)
        return std::nullopt;
    const qint64 id = std::get<2>(*best);
    const Work &work = m_queue.at(id);
    ++m_hosts[work.host].running;
    ++m_runningInLane[laneOf(work.direction)];
    ++m_running;
    remove(id);
    return id;
}

void Scheduler::release(const QString &host, std::optional<Direction> direction)
{
    --m_hosts[host].running;
    --m_runningInLane[laneOf(direction)];
    --m_running;
}

void Scheduler::rest(const QString &host, Time until)
{
    Host &entry = m_hosts[host];
    entry.restsUntil = std::max(entry.restsUntil, until);
}

std::optional<Scheduler::Time> Scheduler::nextWake(Time now) const
{
    std::optional<Time> next;
    for (const auto &[name, host] : m_hosts) {
        if (host.hasWork() && host.restsUntil > now && (!next || host.restsUntil < *next))
            next = host.restsUntil;
    }
    return next;
}

} // namespace waybill
