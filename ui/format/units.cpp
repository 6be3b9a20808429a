// SPDX-License-Identifier: MIT
#include "ui/format/units.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QChar kLeftToRightMark(0x200e);

/// Gives the functions below a tr() with a context of their own.
class Units
{
    Q_DECLARE_TR_FUNCTIONS(waybill::Units)
};

QString pair(qint64 big, const QString &bigUnit, qint64 small, const QString &smallUnit)
{
    const QString text = bigUnit.arg(big);
    return small > 0 ? text + u' ' + smallUnit.arg(small) : text;
}

} // namespace

QString leftToRight(const QString &text)
{
    return QLocale().textDirection() == Qt::RightToLeft ? kLeftToRightMark + text : text;
}

QString formatBytes(qint64 bytes)
{
    static constexpr std::array units = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    if (bytes < 0)
        return u"?"_s;
    auto value = static_cast<double>(bytes);
    size_t unit = 0;
    // 1023.9996 would be shown as 1024.
    while (value >= 1023.5 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    const int decimals = unit == 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return leftToRight(
        QLocale().toString(value, 'f', decimals) + u' ' + QString::fromLatin1(units.at(unit)));
}

QString formatRate(double bytesPerSecond)
{
    if (bytesPerSecond < 1)
        return {};
    return formatBytes(static_cast<qint64>(bytesPerSecond)) + u"/s"_s;
}

QString formatDuration(std::chrono::seconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration.count());
    if (seconds < 60)
        //: A duration in short, as are those below: seconds, minutes, hours, days.
        return Units::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return pair(seconds / 60, Units::tr("%1 min"), seconds % 60, Units::tr("%1 s"));
    if (seconds < 86400)
        return pair(seconds / 3600, Units::tr("%1 h"), seconds % 3600 / 60, Units::tr("%1 min"));
    return pair(seconds / 86400, Units::tr("%1 d"), seconds % 86400 / 3600, Units::tr("%1 h"));
}

QString formatTimeLeft(qint64 done, qint64 total, double bytesPerSecond)
{
    if (total < 0 || bytesPerSecond < 1)
        return {};
    const auto left = static_cast<double>(total - done) / bytesPerSecond;
    return left > 99.0 * 86400
               ? QString()
               : formatDuration(std::chrono::seconds(static_cast<qint64>(left) + 1));
}

} // namespace waybill
