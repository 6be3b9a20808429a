// SPDX-License-Identifier: MIT
#pragma once

namespace waybill
{

/// What the machine tells of its network and its power, as far as it bears on transfers.
struct MachineState
{
    enum class Network {
        Unknown,       ///< nobody tells
        Offline,       ///< no network at all
        Limited,       ///< some network, but no way to the internet
        CaptivePortal, ///< a page to sign in at stands before the internet
        Online,
    };

    Network network = Network::Unknown;
    bool isMetered = false;
    bool isOnBattery = false;

    bool operator==(const MachineState &) const = default;
};

} // namespace waybill
