// SPDX-License-Identifier: MIT
#include "core/base/clock.h"

#include <QTimer>

namespace waybill
{

QDateTime SystemClock::wallNow() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::monotonicNow() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

QCoro::Task<Status> sleepFor(QObject *home, std::chrono::milliseconds duration, CancelToken token)
{
    Completion<bool> woken(home);
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, home, [woken] { woken.set(true); });
    timer.start(duration);
    const auto registration = token.whenCancelled([woken] { woken.set(false); });
    co_await woken;
    co_return token.check();
}

} // namespace waybill
