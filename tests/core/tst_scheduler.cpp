// SPDX-License-Identifier: MIT
#include "core/queue/scheduler.h"

#include <QList>
#include <QSet>
#include <QTest>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr Scheduler::Time kNow = 1'000'000ms;

QList<qint64> takeAll(Scheduler &scheduler, Scheduler::Time now = kNow)
{
    QList<qint64> ids;
    while (const auto id = scheduler.takeNext(now))
        ids.append(*id);
    return ids;
}

} // namespace

class SchedulerTest final : public QObject
{
    Q_OBJECT

private slots:
    void startsNothingWhenEmpty()
    {
        Scheduler scheduler;

        QVERIFY(scheduler.isEmpty());
        QVERIFY(!scheduler.takeNext(kNow));
        QVERIFY(!scheduler.nextWake(kNow));
    }

    void startsNoMoreThanAServerBears()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        for (const qint64 id : {1, 2, 3, 4})
            scheduler.enqueue(id, {id, u"a"_s});
        scheduler.enqueue(9, {9, u"b"_s});
        scheduler.limitHost(u"a"_s, 2, kNow + 10min);

        QCOMPARE(takeAll(scheduler), (QList<qint64>{1, 2, 9}));
        QCOMPARE(scheduler.running(u"a"_s), 2);
        QCOMPARE(scheduler.running(u"c"_s), 0);
        QCOMPARE(scheduler.nextWake(kNow), kNow + 10min);

        scheduler.enqueue(5, {5, u"a"_s, {}, Priority::Normal, Scheduler::Turn::Now});
        QCOMPARE(takeAll(scheduler), QList<qint64>{5});
        scheduler.release(u"a"_s, {});
        scheduler.release(u"a"_s, {});
        QCOMPARE(takeAll(scheduler), QList<qint64>{3});
        QCOMPARE(takeAll(scheduler, kNow + 11min), QList<qint64>{4}); // and not for ever
    }

    void asksForOneMoreAfterARowOfSuccesses()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        for (const qint64 id : {1, 2, 3})
            scheduler.enqueue(id, {id, u"a"_s});
        scheduler.limitHost(u"a"_s, 1, kNow + 10min);
        QCOMPARE(takeAll(scheduler), QList<qint64>{1});

        for (int i = 0; i < 31; ++i)
            scheduler.succeeded(u"a"_s);
        QCOMPARE(takeAll(scheduler), QList<qint64>());
        scheduler.succeeded(u"a"_s);
        QCOMPARE(takeAll(scheduler), QList<qint64>{2});
        scheduler.forgetLimit(u"a"_s);
        QCOMPARE(takeAll(scheduler), QList<qint64>{3});
    }

    void startsInOrderOfPositionNotOfArrival()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        scheduler.enqueue(1, {30, u"a"_s});
        scheduler.enqueue(2, {10, u"b"_s});
        scheduler.enqueue(3, {20, u"a"_s});
        scheduler.enqueue(4, {-5, u"c"_s});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{4, 2, 3, 1}));
        QVERIFY(scheduler.isEmpty());
    }

    void startsAtMostTheTotal()
    {
        Scheduler scheduler;
        scheduler.setLimits({2, 10});
        for (qint64 id = 1; id <= 5; ++id)
            scheduler.enqueue(id, {id, QString::number(id)});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{1, 2}));

        scheduler.release(u"1"_s, {});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{3}));
    }

    void startsAtMostSoManyPerHostAndPassesOverToOthers()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 2});
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"a"_s});
        scheduler.enqueue(3, {3, u"a"_s});
        scheduler.enqueue(4, {4, u"b"_s});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{1, 2, 4}));

        scheduler.release(u"b"_s, {});
        QVERIFY(!scheduler.takeNext(kNow));
        scheduler.release(u"a"_s, {});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{3}));
    }

    void startsNothingWhileTheHostRests()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"b"_s});
        scheduler.rest(u"a"_s, kNow + 60s);

        QCOMPARE(takeAll(scheduler), (QList<qint64>{2}));
        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 60s));
        QVERIFY(!scheduler.takeNext(kNow + 60s - 1ms));
        QCOMPARE(scheduler.takeNext(kNow + 60s), std::optional<qint64>(1));
    }

    void theLaterRestWins()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {1, u"a"_s});

        scheduler.rest(u"a"_s, kNow + 60s);
        scheduler.rest(u"a"_s, kNow + 10s);

        QVERIFY(!scheduler.takeNext(kNow + 10s));
        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 60s));
    }

    void aRestMayPrecedeTheFirstWork()
    {
        Scheduler scheduler;
        scheduler.rest(u"a"_s, kNow + 5s);
        QVERIFY(!scheduler.nextWake(kNow));

        scheduler.enqueue(1, {1, u"a"_s});

        QVERIFY(!scheduler.takeNext(kNow));
        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 5s));
    }

    void wakesForTheEarliestRestThatHasWork()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"b"_s});
        scheduler.rest(u"a"_s, kNow + 30s);
        scheduler.rest(u"b"_s, kNow + 20s);
        scheduler.rest(u"idle"_s, kNow + 1s);

        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 20s));
        QCOMPARE(scheduler.nextWake(kNow + 20s), std::optional(kNow + 30s));
        QCOMPARE(scheduler.nextWake(kNow + 30s), std::nullopt);

        scheduler.remove(2);
        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 30s));
    }

    void removesWhatWaits()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"a"_s});

        scheduler.remove(1);
        scheduler.remove(1);
        scheduler.remove(99);

        QVERIFY(!scheduler.contains(1));
        QVERIFY(scheduler.contains(2));
        QCOMPARE(takeAll(scheduler), (QList<qint64>{2}));
    }

    void takesOutWhatItStarts()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {1, u"a"_s});

        const auto id = scheduler.takeNext(kNow);

        QCOMPARE(id, std::optional<qint64>(1));
        QVERIFY(!scheduler.contains(1));
        QVERIFY(scheduler.isEmpty());
    }

    void enqueueingAgainMovesToAnotherPlace()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"a"_s});
        scheduler.enqueue(1, {3, u"b"_s});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{2, 1}));
    }

    void losesNobodyWhereTwoHaveOnePosition()
    {
        Scheduler scheduler;
        scheduler.enqueue(1, {7, u"a"_s});
        scheduler.enqueue(2, {7, u"a"_s});

        const QList<qint64> taken = takeAll(scheduler);

        QCOMPARE(QSet<qint64>(taken.begin(), taken.end()), (QSet<qint64>{1, 2}));
        QVERIFY(scheduler.isEmpty());
    }

    void lowerLimitsApplyAsRunningOnesEnd()
    {
        Scheduler scheduler;
        scheduler.setLimits({3, 3});
        for (qint64 id = 1; id <= 5; ++id)
            scheduler.enqueue(id, {id, u"a"_s});
        QCOMPARE(takeAll(scheduler).size(), 3);

        scheduler.setLimits({1, 1});
        scheduler.release(u"a"_s, {});
        scheduler.release(u"a"_s, {});
        QVERIFY(!scheduler.takeNext(kNow));
        scheduler.release(u"a"_s, {});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{4}));
    }

    void startsAHigherPriorityFirstWhateverThePosition()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        scheduler.enqueue(1, {1, u"a"_s, Direction::Down, Priority::Low});
        scheduler.enqueue(2, {2, u"a"_s, Direction::Up, Priority::Normal});
        scheduler.enqueue(3, {4, u"b"_s, Direction::Down, Priority::High});
        scheduler.enqueue(4, {3, u"a"_s, Direction::Down, Priority::High});
        scheduler.enqueue(5, {5, u""_s, {}, Priority::High});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{4, 3, 5, 2, 1}));
    }

    void aNewPriorityMovesWhatWaits()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10});
        scheduler.enqueue(1, {1, u"a"_s});
        scheduler.enqueue(2, {2, u"a"_s});

        scheduler.enqueue(2, {2, u"a"_s, {}, Priority::High});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{2, 1}));
    }

    void startsAtMostSoManyPerDirectionAndPassesOverToOthers()
    {
        Scheduler scheduler;
        scheduler.setLimits({10, 10, {1, 2}});
        for (qint64 id = 1; id <= 3; ++id)
            scheduler.enqueue(id, {id, u"a"_s, Direction::Down});
        for (qint64 id = 4; id <= 6; ++id)
            scheduler.enqueue(id, {id, u"b"_s, Direction::Up});
        for (qint64 id = 7; id <= 8; ++id)
            scheduler.enqueue(id, {id, {}});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{1, 4, 5, 7, 8}));

        scheduler.release({}, {});
        QVERIFY(!scheduler.takeNext(kNow));
        scheduler.release(u"b"_s, Direction::Up);
        scheduler.release(u"a"_s, Direction::Down);

        QCOMPARE(takeAll(scheduler), (QList<qint64>{2, 6}));
    }

    void theTotalHoldsForAllDirectionsTogether()
    {
        Scheduler scheduler;
        scheduler.setLimits({2, 10, {2, 2}});
        scheduler.enqueue(1, {1, u"a"_s, Direction::Down});
        scheduler.enqueue(2, {2, u"a"_s, Direction::Up});
        scheduler.enqueue(3, {3, u"a"_s, Direction::Up});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{1, 2}));
    }

    void whatIsWantedNowGoesBeyondAllLimits()
    {
        Scheduler scheduler;
        scheduler.setLimits({1, 1, {1, 1}});
        scheduler.enqueue(1, {1, u"a"_s, Direction::Down});
        scheduler.enqueue(2, {2, u"a"_s, Direction::Down});
        scheduler.enqueue(3, {3, u"a"_s, Direction::Down});
        QCOMPARE(takeAll(scheduler), (QList<qint64>{1}));

        scheduler.enqueue(3, {3, u"a"_s, Direction::Down, Priority::Low, Scheduler::Turn::Now});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{3}));
        scheduler.release(u"a"_s, Direction::Down);
        QVERIFY(!scheduler.takeNext(kNow)); // it counts as any other
        scheduler.release(u"a"_s, Direction::Down);
        QCOMPARE(takeAll(scheduler), (QList<qint64>{2}));
    }

    void whatIsWantedNowLeavesAHostItsRest()
    {
        Scheduler scheduler;
        scheduler.rest(u"a"_s, kNow + 60s);
        scheduler.enqueue(1, {1, u"a"_s, {}, Priority::Normal, Scheduler::Turn::Now});

        QVERIFY(!scheduler.takeNext(kNow));
        QCOMPARE(scheduler.nextWake(kNow), std::optional(kNow + 60s));
    }

    void whatIsWantedFirstGoesBeforeAllPrioritiesWithinTheLimits()
    {
        Scheduler scheduler;
        scheduler.setLimits({1, 1});
        scheduler.enqueue(1, {1, u"a"_s, {}, Priority::High});
        scheduler.enqueue(2, {2, u"a"_s, {}, Priority::Low, Scheduler::Turn::First});

        QCOMPARE(takeAll(scheduler), (QList<qint64>{2}));
    }

    void startsNothingUnderALimitOfNone()
    {
        Scheduler scheduler;
        scheduler.setLimits({0, 4});
        scheduler.enqueue(1, {1, u"a"_s});

        QVERIFY(!scheduler.takeNext(kNow));
        scheduler.setLimits({4, 0});
        QVERIFY(!scheduler.takeNext(kNow));
    }

    void keepsOrderAndLimitsAcrossManyHosts()
    {
        constexpr int hosts = 200;
        constexpr int perHost = 50;
        Scheduler scheduler;
        scheduler.setLimits({hosts, 1});
        for (qint64 id = 0; id < hosts * perHost; ++id)
            scheduler.enqueue(id, {id, QString::number(id % hosts)});

        for (int round = 0; round < perHost; ++round) {
            const QList<qint64> taken = takeAll(scheduler);
            QCOMPARE(taken.size(), hosts);
            QCOMPARE(taken.constFirst(), qint64(round) * hosts);
            QVERIFY(std::ranges::is_sorted(taken));
            for (const qint64 id : taken)
                scheduler.release(QString::number(id % hosts), {});
        }

        QVERIFY(scheduler.isEmpty());
        QVERIFY(!scheduler.takeNext(kNow));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SchedulerTest)
#include "tst_scheduler.moc"
