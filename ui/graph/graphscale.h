// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace waybill
{

/// An axis of rates that starts at zero: its top and the distance of its lines, in bytes a second,
/// both round in binary units.
struct RateScale
{
    double top = 0;
    double step = 0;

    bool operator==(const RateScale &) const = default;
};

/// With three to five lines, the top no lower than `highest`.
RateScale rateScale(double highest);
/// "500 KiB/s", "0.5 MiB/s": in the unit that the whole axis has.
QString rateLabel(double bytesPerSecond, const RateScale &scale);
/// "1.50 MiB/s", and "0 B/s" for nothing.
QString currentRate(double bytesPerSecond);

/// The shortest round step that puts at most `mostLines` lines into `span`.
std::chrono::seconds timeStep(std::chrono::seconds span, int mostLines);
/// A local time as an axis with this step needs it: with seconds where they matter.
QString timeLabel(std::chrono::milliseconds time, std::chrono::seconds step);

} // namespace waybill
