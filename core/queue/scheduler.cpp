// SPDX-License-Identifier: MIT
#include "core/queue/scheduler.h"

#include <algorithm>

namespace waybill
{

void Scheduler::enqueue(qint64 id, qint64 position, const QString &host)
{
    remove(id);
    m_hosts[host].waiting.emplace(position, id);
    m_places.emplace(id, Place{position, host});
}

void Scheduler::remove(qint64 id)
{
    const auto place = m_places.find(id);
    if (place == m_places.end())
        return;
    m_hosts[place->second.host].waiting.erase({place->second.position, id});
    m_places.erase(place);
}

std::optional<qint64> Scheduler::takeNext(Time now)
{
    if (m_running >= m_limits.total)
        return std::nullopt;
    Host *best = nullptr;
    for (auto &[name, host] : m_hosts) {
        if (host.waiting.empty() || host.running >= m_limits.perHost || host.restsUntil > now)
            continue;
        if (!best || host.waiting.begin()->first < best->waiting.begin()->first)
            best = &host;
    }
    if (!best)
        return std::nullopt;
    const qint64 id = best->waiting.begin()->second;
    ++best->running;
    ++m_running;
    remove(id);
    return id;
}

void Scheduler::release(const QString &host)
{
    --m_hosts[host].running;
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
        if (!host.waiting.empty() && host.restsUntil > now && (!next || host.restsUntil < *next))
            next = host.restsUntil;
    }
    return next;
}

} // namespace waybill
