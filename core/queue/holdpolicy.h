// SPDX-License-Identifier: MIT
#pragma once

namespace waybill
{

/// What transfers with servers wait for, beside a network; and whether the machine waits for them.
struct HoldPolicy
{
    bool onMetered = false; ///< wait while the line is metered
    bool onBattery = false; ///< wait while the machine runs on its battery
    /// Keep the machine awake while something moves.
    bool keepsAwake = true;

    bool operator==(const HoldPolicy &) const = default;
};

} // namespace waybill
