// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>
#include <mutex>

namespace waybill
{

/// A token bucket over bytes that all exchanges of one direction share. Any thread.
class RateLimiter
{
public:
    using Clock = std::chrono::steady_clock;

    /// 0: no limit.
    void setBytesPerSecond(qint64 bytesPerSecond);
    qint64 bytesPerSecond() const;
    bool isLimiting() const { return bytesPerSecond() > 0; }

    /// When the bucket is out of debt; now if it is.
    Clock::time_point readyAt() const;
    bool isReady() const;
    /// Takes bytes, going into debt if need be: whoever comes next waits for it.
    void take(qint64 bytes);

private:
    double creditAt(Clock::time_point now) const;

    mutable std::mutex m_mutex;
    qint64 m_bytesPerSecond = 0;
    double m_credit = 0;
    Clock::time_point m_updated = Clock::now();
};

} // namespace waybill
