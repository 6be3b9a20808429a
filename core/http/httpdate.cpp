// SPDX-License-Identifier: MIT
#include "core/http/httpdate.h"

#include <QLocale>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

QDateTime parseHttpDate(const QByteArray &text)
{
    // IMF-fixdate, RFC 850 and asctime; the weekday proves nothing and is skipped.
    static const QStringList formats = {
        u"dd MMM yyyy hh:mm:ss"_s, u"dd-MMM-yy hh:mm:ss"_s, u"MMM d hh:mm:ss yyyy"_s};
    QString rest = QString::fromLatin1(text).simplified();
    rest = rest.mid(rest.indexOf(u' ') + 1);
    if (rest.endsWith(" GMT"_L1))
        rest.chop(4);
    for (const QString &format : formats) {
        // As UTC from the start: local clocks skip an hour in spring.
        QDateTime date = QLocale::c().toDateTime(rest + u" Z"_s, format + u" t"_s);
        if (!date.isValid())
            continue;
        date = date.toUTC();
        // RFC 850 years: one that lies more than 50 years ahead is in the past century.
        if (format.contains("-yy "_L1) && date.date().year() < 1970)
            date = date.addYears(100);
        return date;
    }
    return {};
}

std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &text, const QDateTime &now)
{
    constexpr qint64 day = 24 * 3600;
    const QByteArray trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return std::nullopt;
    const bool isNumber = std::ranges::all_of(trimmed, [](char c) { return c >= '0' && c <= '9'; });
    if (isNumber) {
        bool fits = false;
        const qint64 seconds = trimmed.toLongLong(&fits);
        return std::chrono::seconds(fits ? std::min(seconds, day) : day);
    }
    const QDateTime date = parseHttpDate(trimmed);
    if (!date.isValid())
        return std::nullopt;
    return std::chrono::seconds(std::clamp<qint64>(now.secsTo(date), 0, day));
}

} // namespace waybill
