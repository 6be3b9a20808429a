// SPDX-License-Identifier: MIT
#include "core/queue/retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace waybill
{

bool isForADecision(ErrorKind kind)
{
    return isOfATarget(kind) || kind == ErrorKind::ArchiveTooLarge;
}

bool isOfATarget(ErrorKind kind)
{
    return kind == ErrorKind::TargetExists || kind == ErrorKind::RemoteExists;
}

RetryDecision RetryPolicy::decide(
    const Error &error, int retries, int busyWaits, double random) const
{
    using Action = RetryDecision::Action;
    switch (error.kind) {
    case ErrorKind::AuthenticationRequired:
    case ErrorKind::ProxyAuthenticationRequired:
    case ErrorKind::PasswordRequired:
        return {Action::Wait, WaitReason::SignIn, {}, false};
    case ErrorKind::DiskFull:
        return {Action::Wait, WaitReason::DiskFull, recheck, false};
    case ErrorKind::FolderMissing:
        return {Action::Wait, WaitReason::TargetFolder, recheck, false};
    default:
        break;
    }
    if (!error.retryable)
        return {};
    if (error.retryAfter && busyWaits < maxBusyWaits)
        return {Action::WaitForHost, WaitReason::ServerBusy, *error.retryAfter, false};
    if (retries >= maxRetries)
        return {};
    const double ceiling = std::min(static_cast<double>(longestDelay.count()),
        static_cast<double>(firstDelay.count()) * std::exp2(std::min(retries, 30)));
    // At least half of it: a retry in the same instant helps nobody.
    const double delay = ceiling * (0.5 + random / 2);
    return {Action::Wait, WaitReason::Retry, std::chrono::milliseconds(static_cast<qint64>(delay)),
        true};
}

} // namespace waybill
