// SPDX-License-Identifier: MIT
#include "core/queue/timetable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <algorithm>
#include <utility>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kDaysAWeek = 7;
constexpr int kAllDays = 0b1111111;

/// A time of day that is skipped when the clocks go forward is as much later as they went.
QDateTime momentOf(QDate date, int minute, const QTimeZone &zone)
{
    date = date.addDays(minute / TimetableRule::kMinutesADay);
    minute %= TimetableRule::kMinutesADay;
    const QTime wanted(minute / 60, minute % 60);
    const QDateTime moment(date, wanted, zone);
    if (moment.isValid() && moment.time() == wanted)
        return moment;
    return date.startOfDay(zone).addSecs(minute * 60LL);
}

/// When it holds if it begins on that day.
std::pair<QDateTime, QDateTime> spanOf(const TimetableRule &rule, QDate date, const QTimeZone &zone)
{
    const int to = rule.toMinute > rule.fromMinute ? rule.toMinute
                                                   : rule.toMinute + TimetableRule::kMinutesADay;
    return {momentOf(date, rule.fromMinute, zone), momentOf(date, to, zone)};
}

bool holdsAt(const TimetableRule &rule, const QDateTime &time)
{
    for (const QDate date : {time.date().addDays(-1), time.date()}) {
        if (!rule.beginsOn(date.dayOfWeek()))
            continue;
        const auto [from, to] = spanOf(rule, date, time.timeZone());
        if (from <= time && time < to)
            return true;
    }
    return false;
}

bool makesSense(const TimetableRule &rule)
{
    const auto isMinute = [](int minute) {
        return minute >= 0 && minute < TimetableRule::kMinutesADay;
    };
    return (rule.days & kAllDays) != 0 && rule.days == (rule.days & kAllDays) &&
           isMinute(rule.fromMinute) && isMinute(rule.toMinute) && rule.limits.down >= 0 &&
           rule.limits.up >= 0;
}

} // namespace

Timetable::Timetable(QList<TimetableRule> rules)
{
    std::ranges::copy_if(rules, std::back_inserter(m_rules), makesSense);
}

std::optional<TimetableRule> Timetable::ruleAt(const QDateTime &time) const
{
    const auto found = std::ranges::find_if(
        m_rules, [&time](const TimetableRule &rule) { return holdsAt(rule, time); });
    return found == m_rules.end() ? std::nullopt : std::optional(*found);
}

QDateTime Timetable::nextChange(const QDateTime &time) const
{
    const QTimeZone zone = time.timeZone();
    QList<QDateTime> moments;
    for (const TimetableRule &rule : m_rules) {
        for (int day = -1; day <= kDaysAWeek; ++day) {
            const QDate date = time.date().addDays(day);
            if (!rule.beginsOn(date.dayOfWeek()))
                continue;
            const auto [from, to] = spanOf(rule, date, zone);
            moments.append({from, to});
        }
    }
    std::ranges::sort(moments);
    const auto now = ruleAt(time);
    const auto next = std::ranges::find_if(moments, [this, &time, &now](const QDateTime &moment) {
        return moment > time && ruleAt(moment) != now;
    });
    return next == moments.end() ? QDateTime() : *next;
}

QByteArray Timetable::toJson() const
{
    QJsonArray array;
    for (const TimetableRule &rule : m_rules) {
        QJsonObject object{
            {u"days"_s, rule.days}, {u"from"_s, rule.fromMinute}, {u"to"_s, rule.toMinute}};
        if (rule.rests)
            object[u"rests"_s] = true;
        if (rule.limits.down > 0)
            object[u"down"_s] = rule.limits.down;
        if (rule.limits.up > 0)
            object[u"up"_s] = rule.limits.up;
        array.append(object);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Timetable Timetable::fromJson(const QByteArray &json)
{
    QList<TimetableRule> rules;
    const QJsonArray array = QJsonDocument::fromJson(json).array();
    for (const auto &value : array) {
        const QJsonObject object = value.toObject();
        TimetableRule rule;
        rule.days = object[u"days"_s].toInt();
        rule.fromMinute = object[u"from"_s].toInt(-1);
        rule.toMinute = object[u"to"_s].toInt(-1);
        rule.rests = object[u"rests"_s].toBool();
        rule.limits = {object[u"down"_s].toInteger(), object[u"up"_s].toInteger()};
        rules.append(rule);
    }
    return Timetable(rules);
}

} // namespace waybill
