// SPDX-License-Identifier: MIT
#include "core/http/ratelimiter.h"

#include <QTest>

#include <thread>
#include <vector>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

using Clock = RateLimiter::Clock;

/// Whether the limiter wants us to wait about that long. Generous below: time passes between the
/// calls.
bool waitsAbout(const RateLimiter &limiter, Clock::duration expected)
{
    const auto wait = limiter.readyAt() - Clock::now();
    return wait <= expected && wait > expected - 5s;
}

} // namespace

class RateLimiterTest final : public QObject
{
    Q_OBJECT

private slots:
    void limitsNothingAtFirst()
    {
        RateLimiter limiter;

        limiter.take(1'000'000'000'000);

        QVERIFY(!limiter.isLimiting());
        QCOMPARE(limiter.bytesPerSecond(), 0);
        QVERIFY(limiter.readyAt() <= Clock::now());
    }

    void isReadyBeforeAnythingIsTaken()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(1'000);

        QVERIFY(limiter.isLimiting());
        QCOMPARE(limiter.bytesPerSecond(), 1'000);
        QVERIFY(limiter.readyAt() <= Clock::now());
    }

    void waitsForWhatWasTaken()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(1'000);

        limiter.take(60'000);

        QVERIFY(waitsAbout(limiter, 60s));
    }

    void addsUpItsDebt()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(1'000);

        for (int i = 0; i < 10; ++i)
            limiter.take(10'000);

        QVERIFY(waitsAbout(limiter, 100s));
    }

    void askingChangesNothing()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(1'000);
        limiter.take(60'000);

        for (int i = 0; i < 1'000; ++i)
            limiter.readyAt();

        QVERIFY(waitsAbout(limiter, 60s));
    }

    void aNewLimitForgetsTheDebt()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(10);
        limiter.take(1'000'000);
        QVERIFY(limiter.readyAt() > Clock::now() + 1h);

        limiter.setBytesPerSecond(1'000'000);
        QVERIFY(limiter.readyAt() <= Clock::now());

        limiter.setBytesPerSecond(10);
        limiter.take(1'000'000);
        limiter.setBytesPerSecond(0);
        QVERIFY(limiter.readyAt() <= Clock::now());
    }

    void aNegativeLimitIsNone()
    {
        RateLimiter limiter;

        limiter.setBytesPerSecond(-5);
        limiter.take(1'000);

        QVERIFY(!limiter.isLimiting());
        QVERIFY(limiter.readyAt() <= Clock::now());
    }

    void countsMoreThan32Bits()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(qint64(1) << 33);

        limiter.take(qint64(1) << 39);

        QVERIFY(waitsAbout(limiter, 64s));
    }

    void countsWhatAllThreadsTake()
    {
        RateLimiter limiter;
        limiter.setBytesPerSecond(10'000);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([&limiter] {
                    for (int n = 0; n < 1'000; ++n)
                        limiter.take(1'000);
                });
            }
        }

        QVERIFY(waitsAbout(limiter, 400s));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RateLimiterTest)
#include "tst_ratelimiter.moc"
