// SPDX-License-Identifier: MIT
// Room that is promised once is not promised again.
#include "core/transfer/diskspace.h"

#include <QTest>

namespace waybill
{

class DiskSpaceTest : public QObject
{
    Q_OBJECT

private slots:
    void promisesNoRoomTwice()
    {
        DiskSpace space;
        auto first = space.tryHold(1, 70, 100);
        QVERIFY(first.has_value());
        QVERIFY(!space.tryHold(1, 31, 100));
        QVERIFY(space.tryHold(1, 30, 100));
    }

    void volumesAreApart()
    {
        DiskSpace space;
        const auto first = space.tryHold(1, 100, 100);
        QVERIFY(first);
        QVERIFY(space.tryHold(2, 100, 100));
    }

    void whatIsWrittenIsHeldNoMore()
    {
        DiskSpace space;
        auto first = space.tryHold(1, 70, 100);
        QVERIFY(first.has_value());
        first->lowerTo(20); // 50 are written: the volume has 50 left
        QVERIFY(!space.tryHold(1, 31, 50));
        QVERIFY(space.tryHold(1, 30, 50));
        first->lowerTo(60);
        QVERIFY(!space.tryHold(1, 31, 50));
        first->lowerTo(-1);
        QVERIFY(space.tryHold(1, 50, 50));
    }

    void roomComesBackWithItsHold()
    {
        DiskSpace space;
        {
            auto first = space.tryHold(1, 100, 100);
            QVERIFY(first.has_value());
            auto moved = std::move(*first);
            QVERIFY(!space.tryHold(1, 1, 100));
        }
        QVERIFY(space.tryHold(1, 100, 100));
    }

    void aNewHoldTakesTheOldOnesPlace()
    {
        DiskSpace space;
        auto hold = space.tryHold(1, 100, 100);
        QVERIFY(hold.has_value());
        *hold = std::move(*space.tryHold(2, 40, 100));
        QVERIFY(space.tryHold(1, 100, 100));
        QVERIFY(!space.tryHold(2, 61, 100));
    }

    void aHoldMayOutliveTheBooks()
    {
        auto space = std::make_unique<DiskSpace>();
        auto hold = space->tryHold(1, 10, 100);
        space.reset();
        QVERIFY(hold.has_value());
        hold->lowerTo(5);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::DiskSpaceTest)
#include "tst_diskspace.moc"
