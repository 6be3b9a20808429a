// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>

namespace waybill
{

/// Bytes a second that whoever wants them divides equally: what one leaves, the others get.
///
/// Everybody takes first and is in debt then. The rate pays off all debts at once, an equal part to
/// each that has one (generalised processor sharing: A. Parekh, R. Gallager, 1993), and who is
/// nearly out of debt may take again. So a share's part depends neither on the size of the pieces
/// it takes nor on how many take them for it, and one that wants little costs the others nothing.
/// What a share that is gone has taken is paid off all the same, and while that is much newcomers
/// wait: else many small ones, one after the other, would not be limited at all. Each operation
/// takes logarithmic time in the debts; who has none costs nothing.
///
/// Any thread. The time is given by the caller, and is the same clock's for all.
class RateLimiter
{
public:
    using Clock = std::chrono::steady_clock;
    using Time = Clock::time_point;
    class Share;

    /// 0: no limit. A new limit forgets all debts.
    void setBytesPerSecond(qint64 bytesPerSecond);
    qint64 bytesPerSecond() const { return m_bytesPerSecond; }
    bool isLimiting() const { return m_bytesPerSecond > 0; }

private:
    void payDebts(Time now);
    double orphanedBytes() const;

    mutable std::mutex m_mutex;
    std::atomic<qint64> m_bytesPerSecond = 0;
    std::multiset<double> m_debts; ///< each as what m_paid is when it is paid off
    double m_paid = 0;             ///< bytes to each debt so far
    /// The debts of shares that are gone; of them all what they are paid off at, together.
    std::multiset<double> m_orphans;
    double m_orphanSum = 0;
    int m_epoch = 0; ///< of limits: a debt of an earlier one is forgotten
    Time m_updated;
    int m_shares = 0;
};

/// One transfer's standing at one limiter. Any thread.
class RateLimiter::Share
{
public:
    explicit Share(std::shared_ptr<RateLimiter> limiter);
    ~Share();
    Q_DISABLE_COPY_MOVE(Share)

    bool isLimited() const { return m_limiter->isLimiting(); }
    /// When it may take again, or is to ask again; not after `now` if it may at once.
    Time readyAt(Time now) const;
    /// Takes bytes, however many: who has taken much waits the longer.
    void take(qint64 bytes, Time now);
    /// What the limiter gives it in a second, as things are; only if it is limited.
    qint64 bytesPerSecond(Time now) const;
    /// The least that it is to expect: if all wanted something.
    qint64 leastBytesPerSecond() const;

private:
    /// With the limiter locked, and paid up to now:
    bool isInDebt() const;

    const std::shared_ptr<RateLimiter> m_limiter;
    double m_evenAt = 0; ///< with the next, guarded by the limiter
    int m_epoch = 0;
};

} // namespace waybill
