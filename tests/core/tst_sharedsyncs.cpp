// SPDX-License-Identifier: MIT
#include "core/platform/sharedsyncs.h"

#include <QTest>

#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kComers = 8;

/// A sync that lasts until it is let go, and tells how it went as the test wants it.
struct HeldSync
{
    std::function<Status()> operator()(Status status = {})
    {
        return [this, status] {
            ++calls;
            begun.release();
            goOn.acquire();
            return status;
        };
    }

    std::atomic<int> calls = 0;
    std::counting_semaphore<> begun{0};
    std::counting_semaphore<> goOn{0};
};

} // namespace

class SharedSyncsTest final : public QObject
{
    Q_OBJECT

private slots:
    void aloneItIsDoneEachTime()
    {
        SharedSyncs syncs;
        HeldSync held;
        held.goOn.release(3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(syncs.run(u"/a"_s, held()));
        QCOMPARE(held.calls, 3);
    }

    /// Who comes while one is under way may have renamed too late for it: they share the next.
    void whoComesMeanwhileSharesTheNext()
    {
        SharedSyncs syncs;
        HeldSync held;
        std::atomic<int> ended = 0;
        std::atomic<int> failed = 0;
        std::thread first([&] { ended += syncs.run(u"/a"_s, held()) ? 1 : 0; });
        held.begun.acquire();
        std::vector<std::thread> comers;
        std::atomic<int> come = 0;
        for (int i = 0; i < kComers; ++i)
            comers.emplace_back([&] {
                ++come;
                const Status status =
                    syncs.run(u"/a"_s, held(fail(ErrorKind::SyncFailed, u"/a"_s)));
                failed += !status && status.error().kind == ErrorKind::SyncFailed ? 1 : 0;
            });
        QTRY_COMPARE(come, kComers);
        QTest::qSleep(50);
        QCOMPARE(held.calls, 1);

        held.goOn.release(kComers + 1);
        first.join();
        for (std::thread &comer : comers)
            comer.join();

        QCOMPARE(ended, 1); // another's failure is not its own
        QCOMPARE(failed, kComers);
        QVERIFY(held.calls >= 2);
        QVERIFY(held.calls < kComers);
    }

    void anotherFolderDoesNotWait()
    {
        SharedSyncs syncs;
        HeldSync held;
        std::thread first([&] { std::ignore = syncs.run(u"/a"_s, held()); });
        held.begun.acquire();

        QVERIFY(syncs.run(u"/b"_s, [] { return Status(); }));

        held.goOn.release();
        first.join();
    }
};

} // namespace waybill

QTEST_APPLESS_MAIN(waybill::SharedSyncsTest)
#include "tst_sharedsyncs.moc"
