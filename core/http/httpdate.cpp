// SPDX-License-Identifier: MIT
#include "core/http/httpdate.h"

#include <QLocale>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// "Sun, 06 Nov 1994 08:49:37 GMT": what all servers send, read a hundred times as fast as by
/// format; listings hold one for each file. Invalid if it is anything else.
QDateTime parseFixdate(QByteArrayView text)
{
    static constexpr QByteArrayView kShape = "Aaa, 00 Aaa 0000 00:00:00 GMT";
    static constexpr QByteArrayView kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() != kShape.size())
        return {};
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char shape = kShape[i];
        const char c = text[i];
        const bool fits = shape == '0'   ? c >= '0' && c <= '9'
                          : shape == 'A' ? c >= 'A' && c <= 'Z'
                          : shape == 'a' ? c >= 'a' && c <= 'z'
                                         : c == shape;
        if (!fits)
            return {};
    }
    const qsizetype month = kMonths.indexOf(text.sliced(8, 3));
    if (month < 0 || month % 3 != 0)
        return {};
    const auto number = [&](qsizetype at, qsizetype count) {
        return text.sliced(at, count).toByteArray().toInt();
    };
    const QDate date(number(12, 4), static_cast<int>(month / 3) + 1, number(5, 2));
    const QTime time(number(17, 2), number(20, 2), number(23, 2));
    return date.isValid() && time.isValid() ? QDateTime(date, time, Qt::UTC) : QDateTime();
}

} // namespace

QDateTime parseHttpDate(const QByteArray &text)
{
    if (const QDateTime date = parseFixdate(text.trimmed()); date.isValid())
        return date;
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
