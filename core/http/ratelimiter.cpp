// SPDX-License-Identifier: MIT
#include "core/http/ratelimiter.h"

#include <algorithm>

namespace waybill
{
namespace
{

using Seconds = std::chrono::duration<double>;

/// A debt up to here keeps nobody from taking more. Whoever comes back within this time after he
/// might have has lost nothing: so no thread need be punctual.
constexpr Seconds kAhead{0.1};
constexpr Seconds kLookAgain{0.02};
/// Debts of shares that are gone, together, more than which no newcomer adds to.
constexpr Seconds kOrphansAhead{0.2};

} // namespace

void RateLimiter::setBytesPerSecond(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    bytesPerSecond = std::max<qint64>(0, bytesPerSecond);
    if (bytesPerSecond == m_bytesPerSecond)
        return;
    m_bytesPerSecond = bytesPerSecond;
    m_debts.clear();
    m_orphans.clear();
    m_orphanSum = 0;
    m_paid = 0;
    ++m_epoch;
}

void RateLimiter::payDebts(Time now)
{
    if (now <= m_updated)
        return;
    double left = Seconds(now - m_updated).count() * static_cast<double>(m_bytesPerSecond);
    m_updated = now;
    while (left > 0 && !m_debts.empty()) {
        const auto first = m_debts.begin();
        const auto count = static_cast<double>(m_debts.size());
        const double wanted = (*first - m_paid) * count;
        if (wanted > left) {
            m_paid += left / count;
            left = 0;
            break;
        }
        left -= wanted;
        m_paid = *first;
        m_debts.erase(first);
    }
    while (!m_orphans.empty() && *m_orphans.begin() <= m_paid) {
        m_orphanSum -= *m_orphans.begin();
        m_orphans.erase(m_orphans.begin());
    }
}

double RateLimiter::orphanedBytes() const
{
    return m_orphans.empty() ? 0 : m_orphanSum - m_paid * static_cast<double>(m_orphans.size());
}

RateLimiter::Share::Share(std::shared_ptr<RateLimiter> limiter)
    : m_limiter(std::move(limiter))
{
    const std::lock_guard lock(m_limiter->m_mutex);
    ++m_limiter->m_shares;
}

RateLimiter::Share::~Share()
{
    const std::lock_guard lock(m_limiter->m_mutex);
    --m_limiter->m_shares;
    if (isInDebt()) {
        m_limiter->m_orphans.insert(m_evenAt);
        m_limiter->m_orphanSum += m_evenAt;
    }
}

bool RateLimiter::Share::isInDebt() const
{
    return m_epoch == m_limiter->m_epoch && m_evenAt > m_limiter->m_paid;
}

RateLimiter::Time RateLimiter::Share::readyAt(Time now) const
{
    const std::lock_guard lock(m_limiter->m_mutex);
    if (!isLimited())
        return now;
    m_limiter->payDebts(now);
    const auto rate = static_cast<double>(m_limiter->m_bytesPerSecond);
    const auto debts = static_cast<double>(m_limiter->m_debts.size());
    Seconds wait = Seconds(m_limiter->orphanedBytes() / rate) - kOrphansAhead;
    if (isInDebt()) {
        const double owed = m_evenAt - m_limiter->m_paid;
        wait = Seconds(owed * debts / rate) - kAhead;
        // Should all others stop wanting anything, nothing is lost by looking again then.
        wait = std::min(wait, std::max(Seconds(owed / rate), kLookAgain));
    }
    return now + std::chrono::ceil<Clock::duration>(std::max(wait, Seconds(0)));
}

void RateLimiter::Share::take(qint64 bytes, Time now)
{
    const std::lock_guard lock(m_limiter->m_mutex);
    if (!isLimited() || bytes <= 0)
        return;
    m_limiter->payDebts(now);
    auto &debts = m_limiter->m_debts;
    const bool wasInDebt = isInDebt();
    if (!wasInDebt)
        m_evenAt = m_limiter->m_paid;
    auto node =
        wasInDebt ? debts.extract(debts.find(m_evenAt)) : std::multiset<double>::node_type();
    m_evenAt += static_cast<double>(bytes);
    m_epoch = m_limiter->m_epoch;
    if (node.empty()) {
        debts.insert(m_evenAt);
    } else {
        node.value() = m_evenAt;
        debts.insert(std::move(node));
    }
}

qint64 RateLimiter::Share::bytesPerSecond(Time now) const
{
    const std::lock_guard lock(m_limiter->m_mutex);
    m_limiter->payDebts(now);
    const auto debts = static_cast<qint64>(m_limiter->m_debts.size()) + (isInDebt() ? 0 : 1);
    return m_limiter->m_bytesPerSecond / debts;
}

qint64 RateLimiter::Share::leastBytesPerSecond() const
{
    const std::lock_guard lock(m_limiter->m_mutex);
    return m_limiter->m_bytesPerSecond / std::max(1, m_limiter->m_shares);
}

} // namespace waybill
