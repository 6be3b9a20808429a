// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enumnames.h"

namespace waybill
{

/// Where a transfer is in its life.
enum class TransferState {
    Queued,
    Waiting,
    Running,
    Verifying,
    Finalising,
    Paused,
    Done,
    Failed,
    Cancelled
};

/// Why a transfer waits. Waiting is no failure and ends by itself or by one act of the user.
enum class WaitReason {
    None,
    Retry,         ///< until the next attempt
    ServerBusy,    ///< until the time that the server named
    SignIn,        ///< for credentials, or an archive's password
    DiskFull,      ///< for room on the target's volume
    TargetFolder,  ///< for the target's volume to come back
    Children,      ///< a folder: for its files
    Decision,      ///< for the user to decide; the error says about what
    Timetable,     ///< for the end of a time without transfers
    StartTime,     ///< for the time that somebody named
    Network,       ///< for a network
    CaptivePortal, ///< for somebody to sign in to the network
    Metered,       ///< for a line that costs nothing by the byte
    Battery,       ///< for mains power
};

/// What holds for all transfers with servers at once, ends by itself, and can be overridden by a
/// person; in the order in which they are told.
inline constexpr std::array kHolds = {WaitReason::Timetable, WaitReason::Network,
    WaitReason::CaptivePortal, WaitReason::Metered, WaitReason::Battery};
bool isHold(WaitReason reason);

/// The one table of allowed changes.
bool isAllowed(TransferState from, TransferState to);

/// A runner is at work.
bool isActive(TransferState state);
/// Done, Failed or Cancelled: nothing happens any more unless somebody asks.
bool hasEnded(TransferState state);

template <>
struct EnumNames<TransferState>
{
    static constexpr std::array names = {"Queued", "Waiting", "Running", "Verifying", "Finalising",
        "Paused", "Done", "Failed", "Cancelled"};
};
template <>
struct EnumNames<WaitReason>
{
    static constexpr std::array names = {"none", "retry", "server-busy", "sign-in", "disk-full",
        "target-folder", "children", "decision", "timetable", "start-time", "network",
        "captive-portal", "metered", "battery"};
};

} // namespace waybill
