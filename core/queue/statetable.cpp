// SPDX-License-Identifier: MIT
#include "core/queue/statetable.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr unsigned bit(TransferState state)
{
    return 1U << static_cast<unsigned>(state);
}

using enum TransferState;

/// For each state, in the order of the enumeration, where it may lead.
constexpr unsigned kAllowed[] = {
    /* Queued     */ bit(Running) | bit(Waiting) | bit(Paused) | bit(Cancelled),
    /* Waiting    */ bit(Queued) | bit(Running) | bit(Paused) | bit(Cancelled) | bit(Done) |
        bit(Failed),
    /* Running    */ bit(Verifying) | bit(Finalising) | bit(Waiting) | bit(Queued) | bit(Paused) |
        bit(Cancelled) | bit(Failed) | bit(Done),
    /* Verifying  */ bit(Running) | bit(Finalising) | bit(Waiting) | bit(Queued) | bit(Paused) |
        bit(Cancelled) | bit(Failed) | bit(Done),
    /* Finalising */ bit(Running) | bit(Verifying) | bit(Waiting) | bit(Queued) | bit(Paused) |
        bit(Cancelled) | bit(Failed) | bit(Done),
    /* Paused     */ bit(Queued) | bit(Cancelled) | bit(Waiting),
    /* Done       */ 0,
    /* Failed     */ bit(Queued) | bit(Waiting) | bit(Cancelled),
    /* Cancelled  */ bit(Queued) | bit(Waiting),
};

} // namespace

bool isAllowed(TransferState from, TransferState to)
{
    return (kAllowed[static_cast<size_t>(from)] & bit(to)) != 0;
}

bool isActive(TransferState state)
{
    return state == Running || state == Verifying || state == Finalising;
}

bool hasEnded(TransferState state)
{
    return state == Done || state == Failed || state == Cancelled;
}

bool isHold(WaitReason reason)
{
    return std::ranges::find(kHolds, reason) != kHolds.end();
}

} // namespace waybill
