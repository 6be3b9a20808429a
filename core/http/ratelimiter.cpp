// SPDX-License-Identifier: MIT
#include "core/http/ratelimiter.h"

#include <algorithm>

namespace waybill
{
namespace
{

/// What may be saved up while nobody asks: a tenth of a second's worth.
constexpr double kBurstSeconds = 0.1;

} // namespace

void RateLimiter::setBytesPerSecond(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    m_bytesPerSecond = std::max<qint64>(0, bytesPerSecond);
    m_credit = 0;
    m_updated = Clock::now();
}

qint64 RateLimiter::bytesPerSecond() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytesPerSecond;
}

double RateLimiter::creditAt(Clock::time_point now) const
{
    const double rate = static_cast<double>(m_bytesPerSecond);
    const double elapsed = std::chrono::duration<double>(now - m_updated).count();
    return std::min(m_credit + elapsed * rate, rate * kBurstSeconds);
}

RateLimiter::Clock::time_point RateLimiter::readyAt() const
{
    const std::lock_guard lock(m_mutex);
    const auto now = Clock::now();
    if (m_bytesPerSecond == 0)
        return now;
    const double credit = creditAt(now);
    if (credit >= 0)
        return now;
    const std::chrono::duration<double> wait(-credit / static_cast<double>(m_bytesPerSecond));
    return now + std::chrono::ceil<Clock::duration>(wait);
}

bool RateLimiter::isReady() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytesPerSecond == 0 || creditAt(Clock::now()) >= 0;
}

void RateLimiter::take(qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    if (m_bytesPerSecond == 0)
        return;
    const auto now = Clock::now();
    m_credit = creditAt(now) - static_cast<double>(bytes);
    m_updated = now;
}

} // namespace waybill
