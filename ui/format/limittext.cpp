// SPDX-License-Identifier: MIT
#include "ui/format/limittext.h"

#include "ui/format/units.h"

#include <QCoreApplication>
#include <QLocale>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Gives the functions below a tr() with a context of their own.
class LimitText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::LimitText)
};

constexpr int kEveryDay = 0b1111111;

} // namespace

RateLimits limitsInForce(const BandwidthState &state, RateLimits chosen)
{
    if (!state.rule)
        return chosen;
    return state.rule->rests ? RateLimits() : state.rule->limits;
}

QString limitText(qint64 bytesPerSecond)
{
    //: Of a speed.
    return bytesPerSecond > 0 ? formatRate(static_cast<double>(bytesPerSecond))
                              : LimitText::tr("no limit");
}

QString ruleText(const TimetableRule &rule)
{
    if (rule.rests)
        //: What a rule of the timetable says.
        return LimitText::tr("no transfers");
    return u"\u2193 %1, \u2191 %2"_s.arg(limitText(rule.limits.down), limitText(rule.limits.up));
}

QString timetableText(const BandwidthState &state)
{
    if (!state.rule)
        return {};
    const QString rule = ruleText(*state.rule);
    if (!state.until.isValid())
        //: %1 is "no transfers", or limits.
        return LimitText::tr("Timetable: %1").arg(rule);
    const QDateTime until = state.until.toLocalTime();
    const QLocale locale;
    const QString time = locale.toString(until.time(), QLocale::ShortFormat);
    const bool isSoon = QDateTime::currentDateTime().secsTo(until) < 24 * 3600;
    //: %1 is "no transfers", or limits; %2 a time of day, or a weekday and a time of day.
    return LimitText::tr("Timetable: %1 until %2")
        .arg(rule,
            isSoon ? time
                   : locale.dayName(until.date().dayOfWeek(), QLocale::ShortFormat) + u' ' + time);
}

QString daysText(int days)
{
    if (days == kEveryDay)
        return LimitText::tr("every day");
    QStringList names;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (days & (1 << (day - 1)))
            names.append(QLocale().dayName(day, QLocale::ShortFormat));
    }
    return names.join(u", "_s);
}

} // namespace waybill
