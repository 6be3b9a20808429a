// SPDX-License-Identifier: MIT
#include "core/base/canceltoken.h"

#include <QTest>

#include <thread>

namespace waybill
{

using namespace Qt::StringLiterals;

class CancelTokenTest final : public QObject
{
    Q_OBJECT

private slots:
    void aDefaultTokenNeverFires()
    {
        const CancelToken token;
        bool wasCalled = false;

        const auto registration = token.whenCancelled([&] { wasCalled = true; });

        QVERIFY(!token.isCancelled());
        QVERIFY(token.check());
        QCOMPARE(token.reason(), CancelReason::None);
        QVERIFY(!wasCalled);
    }

    void tellsAllCopiesTheReason_data()
    {
        QTest::addColumn<CancelReason>("reason");
        QTest::newRow("paused") << CancelReason::Paused;
        QTest::newRow("cancelled") << CancelReason::Cancelled;
        QTest::newRow("shutting down") << CancelReason::ShuttingDown;
    }

    void tellsAllCopiesTheReason()
    {
        QFETCH(CancelReason, reason);
        CancelSource source;
        const CancelToken before = source.token();
        const CancelToken copy = before;

        source.cancel(reason);

        for (const CancelToken &token : {before, copy, source.token()}) {
            QVERIFY(token.isCancelled());
            QCOMPARE(token.reason(), reason);
        }
    }

    void checksAsTheErrorCancelled()
    {
        CancelSource source;
        const CancelToken token = source.token();
        QVERIFY(token.check());

        source.cancel(CancelReason::Paused);

        QVERIFY(!token.check());
        QVERIFY(token.check().error().isCancelled());
        QVERIFY(!token.check().error().retryable);
    }

    void keepsTheFirstReason()
    {
        CancelSource source;

        source.cancel(CancelReason::Paused);
        source.cancel(CancelReason::Cancelled);

        QCOMPARE(source.token().reason(), CancelReason::Paused);
    }

    void callsBackOnce()
    {
        CancelSource source;
        int calls = 0;
        const auto registration = source.token().whenCancelled([&] { ++calls; });
        QCOMPARE(calls, 0);

        source.cancel(CancelReason::Cancelled);
        source.cancel(CancelReason::ShuttingDown);

        QCOMPARE(calls, 1);
    }

    void callsBackInOrderOfRegistration()
    {
        CancelSource source;
        QString order;
        const auto first = source.token().whenCancelled([&] { order += u'1'; });
        const auto second = source.token().whenCancelled([&] { order += u'2'; });
        const auto third = source.token().whenCancelled([&] { order += u'3'; });

        source.cancel(CancelReason::Cancelled);

        QCOMPARE(order, u"123"_s);
    }

    void callsBackAtOnceIfCancelledAlready()
    {
        CancelSource source;
        source.cancel(CancelReason::Cancelled);
        int calls = 0;

        const auto registration = source.token().whenCancelled([&] { ++calls; });

        QCOMPARE(calls, 1);
    }

    void lettingGoTakesTheCallbackAway()
    {
        CancelSource source;
        int calls = 0;
        {
            const auto registration = source.token().whenCancelled([&] { ++calls; });
        }

        source.cancel(CancelReason::Cancelled);

        QCOMPARE(calls, 0);
    }

    void aMovedRegistrationKeepsTheCallback()
    {
        CancelSource source;
        int calls = 0;
        CancelRegistration kept;
        {
            auto registration = source.token().whenCancelled([&] { ++calls; });
            CancelRegistration moved(std::move(registration));
            kept = std::move(moved);
        }

        source.cancel(CancelReason::Cancelled);

        QCOMPARE(calls, 1);
    }

    void assigningLetsGoOfTheOldCallback()
    {
        CancelSource source;
        QString called;
        CancelRegistration registration = source.token().whenCancelled([&] { called += u'a'; });

        registration = source.token().whenCancelled([&] { called += u'b'; });
        source.cancel(CancelReason::Cancelled);

        QCOMPARE(called, u"b"_s);
    }

    void aCallbackMayTakeAwayOthersAndItself()
    {
        CancelSource source;
        QString called;
        CancelRegistration first;
        CancelRegistration second;
        first = source.token().whenCancelled([&] {
            called += u'1';
            first = {};
            second = {};
        });
        second = source.token().whenCancelled([&] { called += u'2'; });
        const auto third = source.token().whenCancelled([&] { called += u'3'; });

        source.cancel(CancelReason::Cancelled);

        QCOMPARE(called, u"13"_s);
    }

    void aCallbackMayRegisterAnother()
    {
        CancelSource source;
        QString called;
        CancelRegistration inner;
        const auto outer = source.token().whenCancelled([&] {
            called += u'1';
            inner = source.token().whenCancelled([&] { called += u'2'; });
        });

        source.cancel(CancelReason::Cancelled);

        QCOMPARE(called, u"12"_s);
    }

    void aCallbackMayCancelAgainAndSeeTheReason()
    {
        CancelSource source;
        CancelReason seen = CancelReason::None;
        const auto registration = source.token().whenCancelled([&] {
            source.cancel(CancelReason::ShuttingDown);
            seen = source.token().reason();
        });

        source.cancel(CancelReason::Paused);

        QCOMPARE(seen, CancelReason::Paused);
    }

    void aCallbackMayDestroyTheSource()
    {
        auto source = std::make_unique<CancelSource>();
        const CancelToken token = source->token();
        int calls = 0;
        const auto first = token.whenCancelled([&] { source.reset(); });
        const auto second = token.whenCancelled([&] { ++calls; });

        source->cancel(CancelReason::Cancelled);

        QCOMPARE(calls, 1);
        QVERIFY(token.isCancelled());
    }

    void tokensAndRegistrationsOutliveTheSource()
    {
        CancelToken token;
        CancelRegistration registration;
        int calls = 0;
        {
            const CancelSource source;
            token = source.token();
            registration = token.whenCancelled([&] { ++calls; });
        }

        QVERIFY(!token.isCancelled());
        token = {};
        registration = {};

        QCOMPARE(calls, 0);
    }

    void mayBeAskedOnAnyThread()
    {
        CancelSource source;
        const CancelToken token = source.token();
        std::thread asking([token] {
            while (!token.isCancelled())
                std::this_thread::yield();
        });

        source.cancel(CancelReason::Cancelled);
        asking.join();

        QVERIFY(token.isCancelled());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::CancelTokenTest)
#include "tst_canceltoken.moc"
