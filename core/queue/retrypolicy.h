// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/queue/statetable.h"

namespace waybill
{

/// What to do after an attempt has failed.
struct RetryDecision
{
    enum class Action {
        GiveUp,
        Wait, ///< `reason` says for what; after `delay` look again, or never by itself if that is 0
        WaitForHost, ///< the host asked for a rest of `delay`: nothing is sent to it until then
    };

    Action action = Action::GiveUp;
    WaitReason reason = WaitReason::None;
    std::chrono::milliseconds delay{0};
    bool spendsRetry = false;

    bool operator==(const RetryDecision &) const = default;
};

/// Whether the user could make this go on by a decision: another name, overwriting, allowing.
bool isForADecision(ErrorKind kind);
/// The decisions that a ConflictPolicy makes.
bool isOfATarget(ErrorKind kind);

/// Exponential backoff with full jitter, and the reasons that wait instead. Pure.
struct RetryPolicy
{
    int maxRetries = 5;
    std::chrono::milliseconds firstDelay{1'000};
    std::chrono::milliseconds longestDelay{600'000};
    std::chrono::milliseconds recheck{
        30'000};           ///< how often a full disk or a missing folder is looked at
    int maxBusyWaits = 20; ///< in a row, before a busy server counts as failing

    /// `retries` and `busyWaits` since the last progress; `random` in [0, 1).
    RetryDecision decide(const Error &error, int retries, int busyWaits, double random) const;
};

} // namespace waybill
