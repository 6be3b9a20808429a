// SPDX-License-Identifier: MIT
#include "ui/graph/graphscale.h"

#include "ui/format/units.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr std::array kUnits = {"B/s", "KiB/s", "MiB/s", "GiB/s", "TiB/s"};
constexpr std::array kSteps = {0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 256.0};
constexpr std::array<std::chrono::seconds, 14> kTimeSteps = {
    5s, 10s, 15s, 30s, 1min, 2min, 5min, 10min, 15min, 30min, 1h, 2h, 3h, 6h};
constexpr int kMostSteps = 4;

size_t unitOf(double bytesPerSecond)
{
    size_t unit = 0;
    for (; bytesPerSecond >= 1024 && unit + 1 < kUnits.size(); ++unit)
        bytesPerSecond /= 1024;
    return unit;
}

double sizeOf(size_t unit)
{
    return std::pow(1024.0, static_cast<double>(unit));
}

} // namespace

RateScale rateScale(double highest)
{
    // Whoever looks at a curve that touches the top asks what is above.
    highest = std::max(highest * 1.02, 1024.0);
    const double unit = sizeOf(unitOf(highest));
    const double inUnits = highest / unit;
    const auto found = std::ranges::find_if(
        kSteps, [inUnits](double step) { return inUnits / step <= kMostSteps; });
    const double step = found == kSteps.end() ? std::ceil(inUnits / kMostSteps) : *found;
    const double steps = std::max(3.0, std::ceil(inUnits / step));
    return {steps * step * unit, step * unit};
}

QString rateLabel(double bytesPerSecond, const RateScale &scale)
{
    if (bytesPerSecond <= 0)
        return u"0"_s;
    const size_t unit = unitOf(scale.top);
    const QString number = QLocale().toString(bytesPerSecond / sizeOf(unit), 'g', 4);
    return number + u' ' + QString::fromLatin1(kUnits.at(unit));
}

QString currentRate(double bytesPerSecond)
{
    return bytesPerSecond < 1 ? formatBytes(0) + "/s"_L1 : formatRate(bytesPerSecond);
}

std::chrono::seconds timeStep(std::chrono::seconds span, int mostLines)
{
    const auto found = std::ranges::find_if(kTimeSteps,
        [&](std::chrono::seconds step) { return span / step <= std::max(1, mostLines); });
    return found == kTimeSteps.end() ? kTimeSteps.back() : *found;
}

QString timeLabel(std::chrono::milliseconds time, std::chrono::seconds step)
{
    const QTime local = QDateTime::fromMSecsSinceEpoch(time.count()).time();
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    // Some languages have seconds in their short form, most have not.
    format.remove(":ss"_L1);
    if (step < 1min)
        format.replace("mm"_L1, "mm:ss"_L1);
    return QLocale().toString(local, format);
}

} // namespace waybill
