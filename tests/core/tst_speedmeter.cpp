// SPDX-License-Identifier: MIT
#include "core/monitor/speedmeter.h"

#include <QTest>

namespace waybill
{

using namespace std::chrono_literals;

class SpeedMeterTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsNothingAtFirst()
    {
        SpeedMeter meter;
        QCOMPARE(meter.bytesPerSecond(), 0.0);

        meter.add(10s, 5'000);

        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }

    void dividesBytesByTime()
    {
        SpeedMeter meter;
        meter.add(10s, 5'000);
        meter.add(10'500ms, 6'000);

        QCOMPARE(meter.bytesPerSecond(), 2'000.0);
    }

    void isSteadyAtASteadyRate()
    {
        SpeedMeter meter;
        for (int tick = 0; tick <= 600; ++tick) {
            meter.add(tick * 100ms, tick * 100'000);
            if (tick > 0)
                QCOMPARE(meter.bytesPerSecond(), 1'000'000.0);
        }
    }

    void forgetsWhatIsOlderThanItsWindow()
    {
        SpeedMeter meter;
        qint64 bytes = 0;
        for (int tick = 0; tick <= 100; ++tick)
            meter.add(tick * 100ms, bytes += 100'000);
        for (int tick = 101; tick <= 140; ++tick)
            meter.add(tick * 100ms, bytes += 1'000);

        QCOMPARE(meter.bytesPerSecond(), 10'000.0);
    }

    void fallsToNothingInAStall()
    {
        SpeedMeter meter;
        meter.add(0s, 0);
        meter.add(1s, 1'000'000);
        const double before = meter.bytesPerSecond();

        for (int second = 2; second <= 3; ++second)
            meter.add(second * 1s, 1'000'000);
        const double falling = meter.bytesPerSecond();
        for (int second = 4; second <= 10; ++second)
            meter.add(second * 1s, 1'000'000);

        QVERIFY(falling < before && falling > 0);
        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }

    void startsAnewWhereTheTotalShrinks()
    {
        SpeedMeter meter;
        meter.add(0s, 0);
        meter.add(1s, 1'000'000);

        meter.add(2s, 500);
        QCOMPARE(meter.bytesPerSecond(), 0.0);
        meter.add(3s, 1'500);

        QCOMPARE(meter.bytesPerSecond(), 1'000.0);
    }

    void dividesNothingByNoTime()
    {
        SpeedMeter meter;
        meter.add(1s, 0);
        meter.add(1s, 1'000);

        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }

    void isNeverNegativeWhereTheClockGoesBack()
    {
        SpeedMeter meter;
        meter.add(10s, 0);
        meter.add(9s, 1'000);

        QVERIFY(meter.bytesPerSecond() >= 0);
    }

    void spansAGapLongerThanItsWindow()
    {
        SpeedMeter meter;
        meter.add(0s, 0);
        meter.add(100s, 1'000'000);

        QCOMPARE(meter.bytesPerSecond(), 10'000.0);
    }

    void countsMoreThan32Bits()
    {
        SpeedMeter meter;
        meter.add(0s, 0);
        meter.add(1s, qint64(1) << 40);

        QCOMPARE(meter.bytesPerSecond(), 1099511627776.0);
    }

    void resetForgetsEverything()
    {
        SpeedMeter meter;
        meter.add(0s, 0);
        meter.add(1s, 1'000);

        meter.reset();
        QCOMPARE(meter.bytesPerSecond(), 0.0);
        meter.add(2s, 5'000);

        QCOMPARE(meter.bytesPerSecond(), 0.0);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SpeedMeterTest)
#include "tst_speedmeter.moc"
