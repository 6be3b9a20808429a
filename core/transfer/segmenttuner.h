// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <chrono>

namespace waybill
{

/// Decides when a download gets more connections: one at first, two as soon as it shows that this
/// takes a while, four to see whether they are faster, then twice as many as long as the total rate
/// still rises by more than a tenth. Looks again now and then, more and more seldom.
/// Pure.
class SegmentTuner
{
public:
    using Time = std::chrono::milliseconds; ///< of a monotonic clock

    /// How many there should be, seldom more than there are. `received`: bytes so far, all
    /// connections together; `left`: bytes still missing.
    int wanted(Time now, int connections, qint64 received, qint64 left);
    /// A connection failed, or more would not help now: no more of them before `until`; the later
    /// of two wins.
    void rest(Time until) { m_restsUntil = std::max(m_restsUntil, until); }

private:
    double takeRate(Time now, qint64 received);
    int lookAgain(Time now, qint64 received, qint64 left);

    int m_connections = 0;
    Time m_windowBegan{0};
    qint64 m_receivedBefore = 0; ///< the window
    bool m_isWarm = false;       ///< the connections had the time to get up to speed
    double m_rateBefore = 0;     ///< bytes per second, with fewer
    int m_misses = 0;            ///< windows that showed no rise
    double m_missedRates = 0;    ///< their sum
    Time m_restsUntil{0};
    bool m_isSettled = false;
    Time m_looksAgainAfter{10'000};
};

} // namespace waybill
