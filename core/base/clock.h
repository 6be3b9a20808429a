// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/completion.h"

#include <QDateTime>

#include <chrono>

namespace waybill
{

/// Time as the engine sees it. Waits and deadlines use the monotonic clock, so that a changed wall
/// clock moves nothing; the wall clock is for what people read.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime wallNow() const = 0;
    virtual std::chrono::milliseconds monotonicNow() const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime wallNow() const override;
    std::chrono::milliseconds monotonicNow() const override;
};

/// Waits on the calling thread's event loop. Fails with `Cancelled` as soon as the token fires.
/// `home` lives on that thread and outlives the wait.
[[nodiscard]] QCoro::Task<Status> sleepFor(
    QObject *home, std::chrono::milliseconds duration, CancelToken token);

} // namespace waybill
