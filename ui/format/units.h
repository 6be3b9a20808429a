// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>

namespace waybill
{

/// `text` as it is, also amid words that run from right to left: else "/tmp" is seen as "tmp/"
/// there, and "3 MiB" as "MiB 3".
QString leftToRight(const QString &text);

/// "1.50 MiB"; "?" for an unknown (negative) size.
QString formatBytes(qint64 bytes);
/// "1.50 MiB/s"; empty for nothing.
QString formatRate(double bytesPerSecond);
/// "3 s", "2 min 5 s", "4 h 10 min", "2 d 3 h".
QString formatDuration(std::chrono::seconds duration);
/// What is left at this rate; empty where nobody can tell.
QString formatTimeLeft(qint64 done, qint64 total, double bytesPerSecond);

} // namespace waybill
