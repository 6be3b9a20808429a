// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

namespace waybill
{

/// What holds now, where `chosen` is what holds without a timetable.
RateLimits limitsInForce(const BandwidthState &state, RateLimits chosen);

/// "no limit", "100 KiB/s"
QString limitText(qint64 bytesPerSecond);
/// "no transfers", "↓ 100 KiB/s, ↑ no limit"
QString ruleText(const TimetableRule &rule);
/// What the timetable does now, and how long: "No transfers until 06:00". Empty: nothing.
QString timetableText(const BandwidthState &state);
/// Days of the week, in short, in their order: "Mon, Tue". All of them: "every day".
QString daysText(int days);

} // namespace waybill
