// SPDX-License-Identifier: MIT
#include "core/transfer/segmenttuner.h"

#include <QRandomGenerator>
#include <QTest>

#include <functional>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

/// What becomes of a download whose rate is a function of its connections.
int settledCount(
    const std::function<double(int)> &rate, qint64 size, std::chrono::milliseconds until = 10s)
{
    SegmentTuner tuner;
    int connections = 1;
    double received = 0;
    for (auto now = 0ms; received < static_cast<double>(size) && now < until; now += 100ms) {
        connections = tuner.wanted(
            now, connections, static_cast<qint64>(received), size - static_cast<qint64>(received));
        received += rate(connections) / 10;
    }
    return connections;
}

} // namespace

class SegmentTunerTest final : public QObject
{
    Q_OBJECT

private slots:
    void staysAtOneForWhatEndsSoon()
    {
        QCOMPARE(settledCount([](int) { return 1e9; }, 1'000'000'000), 1);
    }

    void stopsWhereTheRateRisesNoMore()
    {
        // Two connections fill this line; with four it has been seen.
        QCOMPARE(settledCount([](int n) { return std::min(n, 2) * 1e6; }, 100'000'000), 4);
    }

    void looksAgainMoreAndMoreSeldom()
    {
        const auto fullLine = [](int n) { return std::min(n, 2) * 1e6; };
        QCOMPARE(settledCount(fullLine, 1'000'000'000, 30s), 8);
        QCOMPARE(settledCount(fullLine, 1'000'000'000, 100s), 16);
        QCOMPARE(settledCount(fullLine, 30'000'000, 60s), 4); // that soon it has ended
    }

    /// It seemed full, and is not.
    void growsWhenItLooksAgain()
    {
        int calls = 0;
        const auto rate = [&calls](int n) {
            return (++calls < 100 ? std::min(n, 2) : std::min(n, 16)) * 1e5;
        };
        QVERIFY(settledCount(rate, 100'000'000, 30s) >= 16);
    }

    /// As servers that shape what they send: the first moments are faster than all that follows.
    void isNotMisledByAFastStart()
    {
        int calls = 0;
        const auto rate = [&calls](int n) { return ++calls < 4 ? 2e7 : std::min(n, 8) * 1e6; };
        QCOMPARE(settledCount(rate, 100'000'000), 16);
    }

    /// As a line that loses packets, before it has lost the first.
    void isNotMisledByALongBurst()
    {
        int calls = 0;
        const auto rate = [&calls](int n) { return ++calls < 20 ? 2e7 : std::min(n, 16) * 3e5; };
        QVERIFY(settledCount(rate, 200'000'000) >= 16);
    }

    void addsNothingToAFullLineThatIsABitRestless()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        int most = 0;
        for (int round = 0; round < 100; ++round) {
            most = std::max(most, settledCount(
                                      [&random](int n) {
                                          return std::min(n, 2) * 1e6 *
                                                 (0.96 + 0.08 * random.generateDouble());
                                      },
                                      100'000'000));
        }
        QCOMPARE(most, 4);
    }

    void growsWhileEachConnectionIsWorthIt()
    {
        QCOMPARE(settledCount([](int n) { return std::min(n, 16) * 1e5; }, 100'000'000), 32);
    }

    /// As a line that loses packets: each second's rate is anything between half and one and a
    /// half.
    void isNotMisledByARestlessLine()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        int reached = 0;
        for (int round = 0; round < 100; ++round) {
            const int count = settledCount(
                [&random](
                    int n) { return std::min(n, 16) * 1e5 * (0.5 + random.generateDouble()); },
                100'000'000);
            reached += count >= 16 ? 1 : 0;
        }
        QVERIFY2(reached >= 95, qPrintable(QString::number(reached)));
    }

    void addsNothingWhileItRests()
    {
        SegmentTuner tuner;
        tuner.rest(10s);
        for (auto now = 100ms; now < 10s; now += 100ms)
            QCOMPARE(tuner.wanted(now, 3, now.count() * 100, 1'000'000'000), 3);
        QCOMPARE(tuner.wanted(10s, 3, 1'000'000, 1'000'000'000), 3); // warms up
        QCOMPARE(tuner.wanted(12s, 3, 1'200'000, 1'000'000'000), 6);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SegmentTunerTest)
#include "tst_segmenttuner.moc"
