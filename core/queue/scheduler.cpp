// SPDX-License-Identifier: MIT
#include "core/queue/scheduler.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr int kSuccessesForOneMore = 32;

} // namespace

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

bool Scheduler::isOpen(Lane lane, const Host &host, Time now) const
{
    if (lane == Now)
        return true;
    if (m_running >= m_limits.total || host.running >= m_limits.perHost)
        return false;
    if (now < host.limitedUntil && host.running >= host.most)
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

std::optional<qint64> Scheduler::takeNext(Time now)
{
    std::optional<Key> best;
    for (const auto &[name, host] : m_hosts) {
        if (host.restsUntil > now)
            continue;
        for (size_t i = 0; i < LaneCount; ++i) {
            const std::set<Key> &lane = host.lanes[i];
            if (lane.empty() || !isOpen(static_cast<Lane>(i), host, now))
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

void Scheduler::limitHost(const QString &host, int most, Time until)
{
    Host &entry = m_hosts[host];
    entry.most = most;
    entry.limitedUntil = until;
    entry.successes = 0;
}

void Scheduler::succeeded(const QString &host)
{
    const auto found = m_hosts.find(host);
    if (found == m_hosts.end() || found->second.most == kUnlimited)
        return;
    Host &entry = found->second;
    if (++entry.successes < kSuccessesForOneMore)
        return;
    entry.successes = 0;
    ++entry.most;
}

int Scheduler::running(const QString &host) const
{
    const auto found = m_hosts.find(host);
    return found == m_hosts.end() ? 0 : found->second.running;
}

std::optional<Scheduler::Time> Scheduler::nextWake(Time now) const
{
    std::optional<Time> next;
    for (const auto &[name, host] : m_hosts) {
        for (const Time until : {host.restsUntil, host.limitedUntil}) {
            if (host.hasWork() && until > now && (!next || until < *next))
                next = until;
        }
    }
    return next;
}

} // namespace waybill
