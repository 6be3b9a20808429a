// SPDX-License-Identifier: MIT
#include "app/cli/orderoptions.h"

#include "app/cli/optionvalues.h"

namespace waybill::cli
{

using namespace Qt::StringLiterals;

std::optional<QDateTime> parseStartTime(const QString &text, const QDateTime &now)
{
    const QTime time = QTime::fromString(text, u"H:mm"_s);
    if (!time.isValid()) {
        const QDateTime when = QDateTime::fromString(text, u"yyyy-MM-dd H:mm"_s);
        return when.isValid() ? std::optional(when) : std::nullopt;
    }
    const QDateTime today(now.date(), time);
    const QDateTime when = today > now ? today : QDateTime(now.date().addDays(1), time);
    return when.isValid() ? std::optional(when) : std::nullopt;
}

std::optional<CommandLineStop> readOrder(const QCommandLineParser &parser, CommandLine &line)
{
    Priority priority = Priority::Normal;
    if (const auto stop = readEnum(parser, u"priority"_s, priority))
        return stop;
    QDateTime startAt;
    if (parser.isSet(u"start-at"_s)) {
        const QDateTime now = QDateTime::currentDateTime();
        const auto when = parseStartTime(parser.value(u"start-at"_s), now);
        if (!when)
            return wrong(tr("--start-at wants a time, such as 21:30 or \"2027-01-31 21:30\"."));
        if (*when <= now)
            return wrong(tr("--start-at: that time has passed."));
        startAt = when->toUTC();
    }
    for (TransferSpec &spec : line.specs) {
        spec.priority = priority;
        spec.startAt = startAt;
    }
    return std::nullopt;
}

} // namespace waybill::cli
