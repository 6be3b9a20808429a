// SPDX-License-Identifier: MIT
#include "core/monitor/throughputhistory.h"

#include <QTest>

#include <numeric>

namespace waybill
{

using namespace std::chrono_literals;
using Period = ThroughputHistory::Period;
using Sample = ThroughputHistory::Sample;
using Time = ThroughputHistory::Time;

namespace
{

constexpr Time kNow = 1'700'000'000'000ms; // 22:13:20 UTC

const QList<Period> kPeriods = {Period::Minute, Period::FiveMinutes, Period::HalfHour,
    Period::ThreeHours, Period::HalfDay, Period::Day};

qint64 downOf(const QList<Sample> &samples)
{
    return std::accumulate(samples.begin(), samples.end(), qint64(0),
        [](qint64 sum, const Sample &sample) { return sum + sample.down; });
}

qint64 upOf(const QList<Sample> &samples)
{
    return std::accumulate(samples.begin(), samples.end(), qint64(0),
        [](qint64 sum, const Sample &sample) { return sum + sample.up; });
}

/// 100 bytes down and 7 up in each second that has passed.
ThroughputHistory steady(Time from, Time to)
{
    ThroughputHistory history;
    for (Time time = from; time < to; time += 1s)
        history.add(time, 100, 7);
    return history;
}

} // namespace

class ThroughputHistoryTest final : public QObject
{
    Q_OBJECT

private slots:
    void isEmptyAtFirst()
    {
        const ThroughputHistory history;
        for (const Period period : kPeriods) {
            QCOMPARE(downOf(history.series(period, kNow)), 0);
            QCOMPARE(upOf(history.series(period, kNow)), 0);
        }
    }

    void givesEachPeriodItsSamples_data()
    {
        QTest::addColumn<Period>("period");
        QTest::addColumn<qsizetype>("count");
        QTest::addColumn<qint64>("stepSeconds");
        QTest::newRow("1 minute") << Period::Minute << qsizetype(60) << qint64(1);
        QTest::newRow("5 minutes") << Period::FiveMinutes << qsizetype(300) << qint64(1);
        QTest::newRow("30 minutes") << Period::HalfHour << qsizetype(180) << qint64(10);
        QTest::newRow("3 hours") << Period::ThreeHours << qsizetype(180) << qint64(60);
        QTest::newRow("12 hours") << Period::HalfDay << qsizetype(144) << qint64(300);
        QTest::newRow("24 hours") << Period::Day << qsizetype(288) << qint64(300);
    }

    void givesEachPeriodItsSamples()
    {
        QFETCH(Period, period);
        QFETCH(qsizetype, count);
        QFETCH(qint64, stepSeconds);
        const Time start = kNow - 25h;
        const ThroughputHistory history = steady(start, kNow);

        const QList<Sample> samples = history.series(period, kNow);

        QCOMPARE(samples.size(), count);
        QCOMPARE(ThroughputHistory::stepOf(period).count(), stepSeconds);
        QCOMPARE(ThroughputHistory::lengthOf(period).count(), count * stepSeconds);
        for (qsizetype i = 0; i < samples.size(); ++i) {
            const Sample &sample = samples.at(i);
            QCOMPARE(sample.down, sample.length.count() / 10);
            QCOMPARE(sample.up, 7 * sample.length.count() / 1000);
            if (i > 0)
                QCOMPARE(sample.from, samples.at(i - 1).from + samples.at(i - 1).length);
        }
    }

    void givesAStretchThatIsNotOverItsLengthSoFar()
    {
        ThroughputHistory history;
        const Time minute = kNow / 1min * 1min;
        history.add(minute + 15s, 3'000, 0);

        const Sample last = history.series(Period::ThreeHours, minute + 30s).constLast();

        QCOMPARE(last, (Sample{minute, 30s, 3'000, 0}));
    }

    void leavesAStretchOutThatHasOnlyBegun()
    {
        ThroughputHistory history;
        const Time minute = kNow / 1min * 1min;
        history.add(minute - 10s, 5'000, 0);
        history.add(minute + 100ms, 3'000, 0);

        const QList<Sample> samples = history.series(Period::ThreeHours, minute + 150ms);

        QCOMPARE(samples.constLast(), (Sample{minute - 1min, 1min, 5'000, 0}));
    }

    void fillsGapsWithZeros()
    {
        ThroughputHistory history;
        history.add(kNow, 100, 1);
        history.add(kNow + 10s, 200, 2);

        const QList<Sample> samples = history.series(Period::Minute, kNow + 20s);

        QCOMPARE(samples.size(), 60);
        QCOMPARE(downOf(samples), 300);
        for (const Sample &sample : samples) {
            if (sample.from != kNow && sample.from != kNow + 10s)
                QCOMPARE(sample.down + sample.up, 0);
        }
    }

    void forgetsWhatIsOlderThanThePeriod()
    {
        ThroughputHistory history;
        history.add(kNow, 100, 1);

        QCOMPARE(downOf(history.series(Period::Minute, kNow + 30s)), 100);
        QCOMPARE(downOf(history.series(Period::Minute, kNow + 2min)), 0);
        QCOMPARE(downOf(history.series(Period::FiveMinutes, kNow + 2min)), 100);
        QCOMPARE(downOf(history.series(Period::FiveMinutes, kNow + 6min)), 0);
        QCOMPARE(downOf(history.series(Period::Day, kNow + 23h)), 100);
        QCOMPARE(downOf(history.series(Period::Day, kNow + 25h)), 0);
    }

    void holdsNothingOfTheLastTurnOfARing()
    {
        ThroughputHistory history = steady(kNow, kNow + 300s);

        history.add(kNow + 450s, 5, 0);

        QCOMPARE(downOf(history.series(Period::FiveMinutes, kNow + 451s)), 149 * 100 + 5);
    }

    void survivesAClockThatIsSetForward()
    {
        ThroughputHistory history = steady(kNow, kNow + 10s);

        const Time later = kNow + 24h * 365 * 50;
        history.add(later, 5, 6);

        for (const Period period : kPeriods)
            QCOMPARE(downOf(history.series(period, later + 3s)), 5);
    }

    void forgetsWhatLiesAheadOfAClockThatIsSetBack_data()
    {
        QTest::addColumn<qint64>("backSeconds");
        QTest::newRow("a second") << qint64(1);
        QTest::newRow("ten minutes") << qint64(600);
        QTest::newRow("two days") << qint64(2 * 86'400);
        QTest::newRow("to 1970") << qint64(kNow / 1s);
    }

    void forgetsWhatLiesAheadOfAClockThatIsSetBack()
    {
        QFETCH(qint64, backSeconds);
        const Time earlier = kNow - std::chrono::seconds(backSeconds);
        ThroughputHistory history = steady(kNow, kNow + 100ms);

        history.add(earlier, 5, 6);

        QCOMPARE(downOf(history.series(Period::Minute, earlier + 2s)), 5);
        QCOMPARE(upOf(history.series(Period::Minute, earlier + 2s)), 6);
        QCOMPARE(downOf(history.series(Period::Minute, kNow + 2s)), backSeconds < 50 ? 5 : 0);
    }

    void keepsWhatLiesBehindAClockThatIsSetBack()
    {
        ThroughputHistory history = steady(kNow, kNow + 60s);

        history.add(kNow + 29s, 5, 0);

        QCOMPARE(downOf(history.series(Period::Minute, kNow + 31s)), 30 * 100 + 5);
    }

    void takesNoNegativeBytes()
    {
        ThroughputHistory history;
        history.add(kNow, -100, 5);

        const QList<Sample> samples = history.series(Period::Minute, kNow + 2s);

        QCOMPARE(downOf(samples), 0);
        QCOMPARE(upOf(samples), 5);
    }

    void isTheSameAfterSaving()
    {
        const ThroughputHistory history = steady(kNow - 2h, kNow);

        QCOMPARE(ThroughputHistory::fromBytes(history.toBytes()), history);
        QCOMPARE(ThroughputHistory::fromBytes(ThroughputHistory().toBytes()), ThroughputHistory());
    }

    void goesOnAfterSaving()
    {
        const ThroughputHistory history = steady(kNow - 1min, kNow);

        ThroughputHistory loaded = ThroughputHistory::fromBytes(history.toBytes());
        loaded.add(kNow + 1h, 50, 0);

        QCOMPARE(downOf(loaded.series(Period::ThreeHours, kNow + 1h + 1min)), 6'050);
    }

    void isEmptyWhenItsBytesAreDamaged()
    {
        const QByteArray sound = steady(kNow - 1min, kNow).toBytes();
        const ThroughputHistory empty;

        QCOMPARE(ThroughputHistory::fromBytes({}), empty);
        QCOMPARE(ThroughputHistory::fromBytes("what is this"), empty);
        for (qsizetype length = 0; length < sound.size(); length += 97)
            QCOMPARE(ThroughputHistory::fromBytes(sound.left(length)), empty);
        for (qsizetype at = 0; at < sound.size(); at += 61) {
            QByteArray damaged = sound;
            damaged[at] = static_cast<char>(damaged.at(at) ^ 0x40);
            QCOMPARE(ThroughputHistory::fromBytes(damaged), empty);
        }
        QCOMPARE(ThroughputHistory::fromBytes(sound + 'x'), empty);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ThroughputHistoryTest)
#include "tst_throughputhistory.moc"
