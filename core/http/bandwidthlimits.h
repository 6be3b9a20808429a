// SPDX-License-Identifier: MIT
#pragma once

#include <QMap>
#include <QString>

namespace waybill
{

/// Bytes a second, each way; 0: no limit.
struct RateLimits
{
    qint64 down = 0;
    qint64 up = 0;

    bool operator==(const RateLimits &) const = default;
};

/// What limits all transfers together, and those with a host besides.
struct BandwidthLimits
{
    RateLimits all;
    QMap<QString, RateLimits> hosts; ///< by what hostOf() says of their URLs

    bool operator==(const BandwidthLimits &) const = default;
};

} // namespace waybill
