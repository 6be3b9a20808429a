// SPDX-License-Identifier: MIT
#include "core/queue/starttimes.h"

#include <QTest>

using namespace waybill;

namespace
{

QDateTime at(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(1'700'000'000 + seconds, Qt::UTC);
}

} // namespace

class StartTimesTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsNothingWhenEmpty()
    {
        StartTimes times;

        QVERIFY(times.isEmpty());
        QVERIFY(!times.next());
        QVERIFY(!times.takeDue(at(0)));
    }

    void givesWhatIsDueInOrderOfTime()
    {
        StartTimes times;
        times.set(1, at(30));
        times.set(2, at(10));
        times.set(3, at(20));
        times.set(4, at(20));

        QVERIFY(!times.takeDue(at(9)));
        QCOMPARE(times.next(), std::optional(at(10)));
        QCOMPARE(times.takeDue(at(20)), std::optional<qint64>(2));
        QCOMPARE(times.takeDue(at(20)), std::optional<qint64>(3));
        QCOMPARE(times.takeDue(at(20)), std::optional<qint64>(4));
        QVERIFY(!times.takeDue(at(20)));
        QCOMPARE(times.next(), std::optional(at(30)));
    }

    void aNewTimeReplacesTheOldOne()
    {
        StartTimes times;
        times.set(1, at(10));

        times.set(1, at(20));

        QVERIFY(!times.takeDue(at(10)));
        QCOMPARE(times.takeDue(at(20)), std::optional<qint64>(1));
        QVERIFY(times.isEmpty());
    }

    void forgetsWhatIsRemoved()
    {
        StartTimes times;
        times.set(1, at(10));

        times.remove(1);
        times.remove(2);

        QVERIFY(times.isEmpty());
        QVERIFY(!times.takeDue(at(10)));
    }

    void aClockSetForwardMakesAllDueAndOneSetBackNone()
    {
        StartTimes times;
        times.set(1, at(10));
        times.set(2, at(20));

        QVERIFY(!times.takeDue(at(-86'400)));
        QCOMPARE(times.takeDue(at(86'400)), std::optional<qint64>(1));
        QCOMPARE(times.takeDue(at(86'400)), std::optional<qint64>(2));
    }
};

QTEST_GUILESS_MAIN(StartTimesTest)
#include "tst_starttimes.moc"
