// SPDX-License-Identifier: MIT
#include "core/http/bandwidth.h"

#include <algorithm>
#include <limits>

namespace waybill
{

RatePath::RatePath(std::shared_ptr<const Shares> shares)
    : m_shares(std::move(shares))
{
}

bool RatePath::isLimited() const
{
    return std::ranges::any_of(*m_shares, [](const auto &share) { return share->isLimited(); });
}

RatePath::Time RatePath::readyAt(Time now) const
{
    Time ready = now;
    for (const auto &share : *m_shares) {
        if (share->isLimited())
            ready = std::max(ready, share->readyAt(now));
    }
    return ready;
}

void RatePath::take(qint64 bytes, Time now) const
{
    for (const auto &share : *m_shares) {
        if (share->isLimited())
            share->take(bytes, now);
    }
}

qint64 RatePath::bytesPerSecond(Time now) const
{
    qint64 least = std::numeric_limits<qint64>::max();
    for (const auto &share : *m_shares) {
        if (share->isLimited())
            least = std::min(least, share->bytesPerSecond(now));
    }
    return least / requests();
}

qint64 RatePath::leastBytesPerSecond() const
{
    qint64 least = std::numeric_limits<qint64>::max();
    for (const auto &share : *m_shares) {
        if (share->isLimited())
            least = std::min(least, share->leastBytesPerSecond());
    }
    return least / requests();
}

void LimiterPair::set(RateLimits limits)
{
    down->setBytesPerSecond(limits.down);
    up->setBytesPerSecond(limits.up);
}

TransferBandwidth::TransferBandwidth(
    std::shared_ptr<Bandwidth> bandwidth, std::shared_ptr<TransferBandwidth> whole)
    : m_bandwidth(std::move(bandwidth))
    , m_whole(std::move(whole))
{
}

RatePath TransferBandwidth::pathTo(const QString &host, Limiter direction, Known *known)
{
    std::weak_ptr<const RatePath::Shares> &present = (*known)[host];
    if (auto shares = present.lock())
        return RatePath(std::move(shares));
    auto fresh = std::make_shared<RatePath::Shares>();
    const auto append = [&fresh, direction](const LimiterPair &limiters) {
        fresh->push_back(std::make_unique<RateLimiter::Share>(limiters.*direction));
    };
    append(m_bandwidth->m_all);
    append(m_bandwidth->limitersOf(host));
    if (m_whole)
        append(m_whole->m_own);
    append(m_own);
    present = fresh;
    return RatePath(std::move(fresh));
}

RequestPaths TransferBandwidth::pathsTo(const QString &host)
{
    return {pathTo(host, &LimiterPair::down, &m_down), pathTo(host, &LimiterPair::up, &m_up)};
}

void Bandwidth::setLimits(const BandwidthLimits &limits)
{
    m_limits = limits;
    m_all.set(limits.all);
    for (auto &[name, limiters] : m_hosts)
        limiters.set(limits.hosts.value(name));
}

std::shared_ptr<TransferBandwidth> Bandwidth::addTransfer(std::shared_ptr<TransferBandwidth> whole)
{
    return std::shared_ptr<TransferBandwidth>(
        new TransferBandwidth(shared_from_this(), std::move(whole)));
}

/// Those that no request has any more go when a new one comes.
const LimiterPair &Bandwidth::limitersOf(const QString &host)
{
    const auto known = m_hosts.find(host);
    if (known != m_hosts.end())
        return known->second;
    std::erase_if(m_hosts, [](const auto &entry) {
        const auto &[name, limiters] = entry;
        return limiters.down.use_count() == 1 && limiters.up.use_count() == 1 &&
               !limiters.down->isLimiting() && !limiters.up->isLimiting();
    });
    LimiterPair &limiters = m_hosts[host];
    limiters.set(m_limits.hosts.value(host));
    return limiters;
}

} // namespace waybill
