// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace waybill
{

/// HTTP-date, all three forms (RFC 9110 section 5.6.7), in UTC; invalid if it is none of them.
QDateTime parseHttpDate(const QByteArray &text);

/// Retry-After (RFC 9110 section 10.2.3): seconds, or a date seen from `now`; never negative, at
/// most a day.
std::optional<std::chrono::seconds> parseRetryAfter(const QByteArray &text, const QDateTime &now);

} // namespace waybill
