// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enumnames.h"

#include <QDate>

namespace waybill
{

enum class Direction { Down, Up };

/// What all transfers with a server came to on one day, in one direction. A value.
struct Statistic
{
    QDate day; ///< local; bytes and time count on the day that they were written down
    QString server;
    Direction direction = Direction::Down;
    qint64 bytes = 0;     ///< body bytes on the wire, what was fetched twice included
    qint64 transfers = 0; ///< that were completed; a folder's files count, the folder does not
    qint64 failures = 0;  ///< each time that a transfer was given up
    qint64 activeMs = 0;  ///< sum over the transfers, also of those that ran side by side

    bool operator==(const Statistic &) const = default;
};

template <>
struct EnumNames<Direction>
{
    static constexpr std::array names = {"down", "up"};
};

} // namespace waybill
