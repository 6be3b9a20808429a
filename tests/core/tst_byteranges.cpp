// SPDX-License-Identifier: MIT
#include "core/base/byteranges.h"

#include <QBitArray>
#include <QRandomGenerator>
#include <QTest>

namespace waybill
{

using Gaps = std::vector<ByteRange>;

class ByteRangesTest final : public QObject
{
    Q_OBJECT

private slots:
    void joinsWhatTouches()
    {
        ByteRanges ranges;
        ranges.add({10, 20});
        ranges.add({30, 40});
        QCOMPARE(ranges.gaps(50), (Gaps{{0, 10}, {20, 30}, {40, 50}}));

        ranges.add({20, 30});

        QCOMPARE(ranges.gaps(50), (Gaps{{0, 10}, {40, 50}}));
        QCOMPARE(ranges.endOfRun(10), 40);
        QCOMPARE(ranges.endOfRun(25), 40);
        QCOMPARE(ranges.endOfRun(40), 40);
        QCOMPARE(ranges.endOfRun(5), 5);
        QCOMPARE(ranges.total(), 30);
        QCOMPARE(ranges.end(), 40);
    }

    void holdsNothingOfAnEmptyRange()
    {
        ByteRanges ranges;
        ranges.add({10, 10});
        ranges.add({20, 10});

        QCOMPARE(ranges.total(), 0);
        QCOMPARE(ranges.end(), 0);
        QCOMPARE(ranges.gaps(5), (Gaps{{0, 5}}));
        QCOMPARE(ranges.gaps(0), Gaps());
    }

    void tellsNoGapsBehindTheSize()
    {
        ByteRanges ranges;
        ranges.add({0, 10});
        ranges.add({20, 30});

        QCOMPARE(ranges.gaps(20), (Gaps{{10, 20}}));
        QCOMPARE(ranges.gaps(15), (Gaps{{10, 15}}));
        QCOMPARE(ranges.gaps(30), (Gaps{{10, 20}}));
    }

    /// Against a bit for each byte.
    void agreesWithASimplerWay()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        constexpr int kSize = 200;
        for (int round = 0; round < 200; ++round) {
            ByteRanges ranges;
            QBitArray bits(kSize);
            for (int i = 0; i < 20; ++i) {
                const int begin = random.bounded(kSize);
                const int end = std::min(kSize, begin + random.bounded(30));
                ranges.add({begin, end});
                bits.fill(true, begin, end);
                QCOMPARE(ranges.total(), bits.count(true));
                const int gone = random.bounded(kSize);
                const int goneEnd = std::min(kSize, gone + random.bounded(15));
                ranges.remove({gone, goneEnd});
                bits.fill(false, gone, goneEnd);
                QCOMPARE(ranges.total(), bits.count(true));
                const int probe = random.bounded(kSize);
                int run = probe;
                while (run < kSize && bits.at(run))
                    ++run;
                QCOMPARE(ranges.endOfRun(probe), run);
            }
            qint64 missing = 0;
            for (const ByteRange &gap : ranges.gaps(kSize)) {
                missing += gap.length();
                for (qint64 at = gap.begin; at < gap.end; ++at)
                    QVERIFY(!bits.at(at));
            }
            QCOMPARE(missing, bits.count(false));
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ByteRangesTest)
#include "tst_byteranges.moc"
