// SPDX-License-Identifier: MIT
#pragma once

#include <QList>

#include <chrono>

namespace waybill
{

/// The speed of one transfer from the first look at it to the last, in bounded memory: where the
/// samples get too many, each two become one. Pure.
class SpeedSamples
{
public:
    using Time = std::chrono::milliseconds;

    struct Sample
    {
        Time from{0};
        Time to{0};
        double bytesPerSecond = 0;

        bool operator==(const Sample &) const = default;
    };

    static constexpr qsizetype kMost = 300;

    /// A reading of the meter. Readings of one stretch are averaged; a clock that is set back
    /// starts anew.
    void add(Time now, double bytesPerSecond);
    /// Without a hole: where nobody looked, or nothing ran, there is a sample of zero.
    const QList<Sample> &samples() const { return m_samples; }
    bool isEmpty() const { return m_samples.isEmpty(); }
    void clear();

private:
    void thinOut();

    QList<Sample> m_samples;
    Time m_step{1'000};
    int m_readings = 0; ///< in the last sample
};

} // namespace waybill
