// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>

namespace waybill
{

/// Decides when a download gets more connections: one at first, two as soon as it shows that this
/// takes a while, then twice as many as long as the total rate still rises by more than a tenth.
/// Pure.
class SegmentTuner
{
public:
    using Time = std::chrono::milliseconds; ///< of a monotonic clock

    /// How many there should be, seldom more than there are. `received`: bytes so far, all
    /// connections together; `left`: bytes still missing.
    int wanted(Time now, int connections, qint64 received, qint64 left);
    /// The server wants no more, or the file cannot be split.
    void settle() { m_isSettled = true; }

private:
    struct Mark
    {
        Time time{-1};
        qint64 received = 0;
    };

    Mark m_changed;          ///< when the number of connections last changed
    Mark m_measured;         ///< from where on the rate counts: new connections need a moment
    double m_rateBefore = 0; ///< bytes per second, with fewer
    int m_connections = 0;
    bool m_isSettled = false;
};

} // namespace waybill
