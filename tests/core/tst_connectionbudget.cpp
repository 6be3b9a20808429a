// SPDX-License-Identifier: MIT
#include "core/transfer/connectionbudget.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kHost = u"example.com"_s;
const QDateTime kNow(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC);

} // namespace

class ConnectionBudgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void grantsNoMoreThanTheLimit()
    {
        ConnectionBudget budget;
        budget.setLimits({8, 2});
        const ConnectionPlace first(&budget, kHost);

        QVERIFY(budget.tryAdd(kHost, kNow));
        QVERIFY(!budget.tryAdd(kHost, kNow));
        QVERIFY(budget.tryAdd(u"example.org"_s, kNow));
        budget.leave(kHost);
        QVERIFY(budget.tryAdd(kHost, kNow));
    }

    void grantsEachTransferItsFirst()
    {
        ConnectionBudget budget;
        budget.setLimits({8, 1});
        const ConnectionPlace first(&budget, kHost);
        const ConnectionPlace second(&budget, kHost);

        QCOMPARE(budget.used(kHost), 2);
        QVERIFY(!budget.tryAdd(kHost, kNow));
    }

    void remembersForADayWhatAServerRefused()
    {
        ConnectionBudget budget;
        int told = 0;
        budget.whenLearned([&told] { ++told; });
        const ConnectionPlace first(&budget, kHost);
        QVERIFY(budget.tryAdd(kHost, kNow));

        budget.refused(kHost, kNow);

        QCOMPARE(told, 1);
        QCOMPARE(budget.limitOf(kHost, kNow), 2);
        QVERIFY(!budget.tryAdd(kHost, kNow.addSecs(60)));
        QVERIFY(budget.tryAdd(kHost, kNow.addDays(2)));
        // A clock that jumped back ten years remembers nothing of the future.
        QCOMPARE(budget.limitOf(kHost, kNow.addYears(-10)), 16);
    }

    void learnsThatOneIsAllowedAtLeast()
    {
        ConnectionBudget budget;
        budget.refused(kHost, kNow);
        QCOMPARE(budget.limitOf(kHost, kNow), 1);
    }

    void isKeptAndReadBack()
    {
        ConnectionBudget budget;
        const ConnectionPlace first(&budget, kHost);
        budget.refused(kHost, kNow);

        QCOMPARE(learnedFromBytes(toBytes(budget.learned())), budget.learned());
        QVERIFY(learnedFromBytes("nonsense").isEmpty());
        QVERIFY(learnedFromBytes("{\"a\":{\"connections\":-3,\"at\":\"x\"}}").isEmpty());
    }

    void freesItsPlaceOnce()
    {
        ConnectionBudget budget;
        {
            ConnectionPlace place(&budget, kHost);
            const ConnectionPlace moved(std::move(place));
            QCOMPARE(budget.used(kHost), 1);
        }
        QCOMPARE(budget.used(kHost), 0);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ConnectionBudgetTest)
#include "tst_connectionbudget.moc"
