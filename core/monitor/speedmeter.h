// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <chrono>

namespace waybill
{

/// The mean rate over the last seconds: steady enough to read, quick enough to believe. Pure.
class SpeedMeter
{
public:
    using Time = std::chrono::milliseconds; ///< of a monotonic clock

    /// `bytes` is a running total; a smaller one than before starts the meter anew.
    void add(Time now, qint64 bytes);
    double bytesPerSecond() const;
    void reset() { m_samples.clear(); }

private:
    struct Sample
    {
        Time time;
        qint64 bytes;
    };
    QList<Sample> m_samples;
};

} // namespace waybill
