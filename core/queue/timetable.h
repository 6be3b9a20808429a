// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/bandwidthlimits.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace waybill
{

/// What holds on some days of the week from one minute to another.
struct TimetableRule
{
    static constexpr int kMinutesADay = 24 * 60;

    /// The days that it begins on: bit 0 for Monday to bit 6 for Sunday.
    int days = 0b1111111;
    int fromMinute = 0; ///< of the local day
    /// The first minute after it. Not after `fromMinute`: of the next day.
    int toMinute = 0;
    bool rests = false; ///< no transfers at all
    RateLimits limits;  ///< else; instead of those for all

    bool beginsOn(int dayOfWeek) const { return (days & (1 << (dayOfWeek - 1))) != 0; }
    bool operator==(const TimetableRule &) const = default;
};

/// Rules by weekday and time of day; where several hold, the first in the list counts. Pure: asked
/// with a time in any zone, it answers for that zone. Begin and end are moments, so that a rule
/// holds once on the days on which the clocks change, longer or shorter by that hour.
class Timetable
{
public:
    Timetable() = default;
    explicit Timetable(QList<TimetableRule> rules);

    const QList<TimetableRule> &rules() const { return m_rules; }
    bool isEmpty() const { return m_rules.isEmpty(); }

    std::optional<TimetableRule> ruleAt(const QDateTime &time) const;
    /// The first moment after `time` at which another rule holds, or none; invalid: never.
    QDateTime nextChange(const QDateTime &time) const;

    /// JSON; what is no rule in it is left out.
    QByteArray toJson() const;
    static Timetable fromJson(const QByteArray &json);

    bool operator==(const Timetable &) const = default;

private:
    QList<TimetableRule> m_rules;
};

} // namespace waybill
