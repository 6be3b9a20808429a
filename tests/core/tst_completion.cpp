// SPDX-License-Identifier: MIT
// What coroutines wait on: completions, scopes, workers, and time.
#include "core/base/completion.h"

#include "core/base/clock.h"
#include "core/base/taskscope.h"
#include "core/base/workerpool.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <atomic>
#include <thread>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// Where a coroutine came to, and on which thread.
struct Seen
{
    QStringList steps;
    QThread *thread = nullptr;
};

QCoro::Task<> recordString(Completion<QString> completion, Seen *seen)
{
    seen->steps.append(u"waits"_s);
    const QString value = co_await completion;
    seen->thread = QThread::currentThread();
    seen->steps.append(value);
}

QCoro::Task<int> numberOf(Completion<int> completion)
{
    co_return co_await completion;
}

QCoro::Task<std::unique_ptr<int>> pointerOf(Completion<std::unique_ptr<int>> completion)
{
    co_return co_await completion;
}

QCoro::Task<> waitFor(Completion<bool> completion)
{
    co_await completion;
}

QCoro::Task<> nothing()
{
    co_return;
}

QCoro::Task<> recordEmptied(TaskScope *scope, int *count)
{
    auto emptied = scope->emptied();
    co_await std::move(emptied);
    ++*count;
}

/// Launches another when it has been let go.
QCoro::Task<> launchAfter(Completion<bool> first, TaskScope *scope, Completion<bool> second)
{
    co_await first;
    scope->launch(waitFor(second));
}

QCoro::Task<> sleepAndRecord(
    QObject *home, std::chrono::milliseconds duration, CancelToken token, QList<Status> *ended)
{
    auto sleeping = sleepFor(home, duration, token);
    const Status slept = co_await std::move(sleeping);
    ended->append(slept);
}

} // namespace

class CompletionTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesAValueThatIsThereAlready()
    {
        Completion<int> completion(this);
        completion.set(7);

        QCOMPARE(QCoro::waitFor(numberOf(completion)), 7);
    }

    void resumesFromTheEventLoopNotWithinSet()
    {
        Completion<QString> completion(this);
        Seen seen;
        TaskScope scope(this);
        scope.launch(recordString(completion, &seen));
        QCOMPARE(seen.steps, QStringList{u"waits"_s});

        completion.set(u"value"_s);
        QCOMPARE(seen.steps, QStringList{u"waits"_s});
        QTRY_VERIFY(scope.isEmpty());

        QCOMPARE(seen.steps, (QStringList{u"waits"_s, u"value"_s}));
        QCOMPARE(seen.thread, thread());
    }

    void keepsTheFirstValue()
    {
        const Completion<int> completion(this);
        completion.set(1);
        completion.set(2);

        QCOMPARE(QCoro::waitFor(numberOf(completion)), 1);
    }

    void keepsTheFirstValueForOneThatWaits()
    {
        Completion<QString> completion(this);
        Seen seen;
        TaskScope scope(this);
        scope.launch(recordString(completion, &seen));

        completion.set(u"first"_s);
        completion.set(u"second"_s);
        QTRY_VERIFY(scope.isEmpty());

        QCOMPARE(seen.steps.constLast(), u"first"_s);
    }

    void comesBackToItsThread()
    {
        Completion<QString> completion(this);
        Seen seen;
        TaskScope scope(this);
        scope.launch(recordString(completion, &seen));

        std::thread setter([completion] { completion.set(u"value"_s); });
        setter.join();
        QTRY_VERIFY(scope.isEmpty());

        QCOMPARE(seen.thread, thread());
    }

    void handsOverWhatCannotBeCopied()
    {
        Completion<std::unique_ptr<int>> completion(this);
        completion.set(std::make_unique<int>(5));

        const auto value = QCoro::waitFor(pointerOf(completion));

        QVERIFY(value);
        QCOMPARE(*value, 5);
    }

    /// Setting and waiting race: each value arrives once, whoever comes first.
    void losesNoValueInARace()
    {
        constexpr int many = 2'000;
        std::vector<Completion<int>> completions;
        for (int i = 0; i < many; ++i)
            completions.emplace_back(this);
        std::vector<std::jthread> setters;
        for (int first = 0; first < 2; ++first) {
            setters.emplace_back([completions, first] {
                for (size_t i = static_cast<size_t>(first); i < completions.size(); i += 2)
                    completions[i].set(static_cast<int>(i));
            });
        }

        for (int i = 0; i < many; ++i)
            QCOMPARE(QCoro::waitFor(numberOf(completions[static_cast<size_t>(i)])), i);
    }

    void scopeIsEmptyAfterTasksThatDoNotWait()
    {
        TaskScope scope(this);
        QVERIFY(scope.isEmpty());

        scope.launch(nothing());

        QVERIFY(scope.isEmpty());
        QCoro::waitFor(scope.emptied());
    }

    void scopeCountsAndTellsWhenTheLastHasEnded()
    {
        TaskScope scope(this);
        TaskScope watchers(this);
        const Completion<bool> first(this);
        const Completion<bool> second(this);
        int emptied = 0;
        scope.launch(waitFor(first));
        scope.launch(waitFor(second));
        QCOMPARE(scope.size(), 2);
        watchers.launch(recordEmptied(&scope, &emptied));
        watchers.launch(recordEmptied(&scope, &emptied));

        first.set(true);
        QTRY_COMPARE(scope.size(), 1);
        QCOMPARE(emptied, 0);
        second.set(true);
        QTRY_VERIFY(watchers.isEmpty());

        QVERIFY(scope.isEmpty());
        QCOMPARE(emptied, 2);
    }

    void scopeWaitsForWhatItsTasksLaunch()
    {
        TaskScope scope(this);
        TaskScope watchers(this);
        const Completion<bool> first(this);
        const Completion<bool> second(this);
        int emptied = 0;
        scope.launch(launchAfter(first, &scope, second));
        watchers.launch(recordEmptied(&scope, &emptied));

        first.set(true);
        QTRY_COMPARE(scope.size(), 1);
        QCoreApplication::processEvents();
        QCOMPARE(emptied, 0);
        second.set(true);

        QTRY_VERIFY(watchers.isEmpty());
        QCOMPARE(emptied, 1);
    }

    void workerRunsElsewhereAndComesBack()
    {
        WorkerPool pool(this, 2);
        const auto running = pool.run([] { return QThread::currentThread(); });
        Completion<QString> named = pool.run([] { return u"done"_s; });
        Seen seen;
        TaskScope scope(this);
        scope.launch(recordString(named, &seen));
        QTRY_VERIFY(scope.isEmpty());

        QTRY_VERIFY(running.await_ready());
        QVERIFY(running.await_resume() != thread());
        QCOMPARE(seen.steps.constLast(), u"done"_s);
        QCOMPARE(seen.thread, thread());
    }

    void workerTakesWhatCannotBeCopiedOut()
    {
        WorkerPool pool(this, 1);

        const auto value =
            QCoro::waitFor(pointerOf(pool.run([] { return std::make_unique<int>(9); })));

        QCOMPARE(*value, 9);
    }

    void workersRunAtOnceUpToTheirNumber()
    {
        constexpr int threads = 3;
        WorkerPool pool(this, threads);
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        std::atomic<int> done = 0;
        std::atomic<bool> mayGo = false;
        for (int i = 0; i < 10; ++i) {
            pool.post([&] {
                const int now = ++running;
                int known = most;
                while (now > known && !most.compare_exchange_weak(known, now)) {
                }
                mayGo.wait(false);
                --running;
                ++done;
            });
        }

        QTRY_COMPARE(running.load(), threads);
        mayGo = true;
        mayGo.notify_all();
        pool.waitForDone();

        QCOMPARE(done.load(), 10);
        QCOMPARE(most.load(), threads);
    }

    void workersWithoutWorkEndAndComeAgain()
    {
        WorkerPool pool(this, 4, 10ms);
        std::atomic<int> done = 0;
        for (int round = 1; round <= 3; ++round) {
            for (int i = 0; i < 20; ++i)
                pool.post([&done] { ++done; });
            pool.waitForDone();
            QCOMPARE(done.load(), 20 * round);
            QTRY_COMPARE(pool.threads(), 0);
        }
    }

    void poolWaitsForItsWorkWhenItGoes()
    {
        std::atomic<int> done = 0;
        {
            WorkerPool pool(this, 2);
            for (int i = 0; i < 50; ++i)
                pool.post([&done] { ++done; });
        }

        QCOMPARE(done.load(), 50);
    }

    void sleepsAndWakes()
    {
        const SystemClock clock;
        const auto before = clock.monotonicNow();

        const Status slept = QCoro::waitFor(sleepFor(this, 20ms, {}));

        QVERIFY(slept);
        QVERIFY(clock.monotonicNow() > before);
    }

    void sleepsForNoTime() { QVERIFY(QCoro::waitFor(sleepFor(this, 0ms, {}))); }

    void wakesWhenCancelled()
    {
        TaskScope scope(this);
        CancelSource source;
        QList<Status> ended;
        scope.launch(sleepAndRecord(this, 24h, source.token(), &ended));
        QCoreApplication::processEvents();
        QVERIFY(ended.isEmpty());

        source.cancel(CancelReason::Paused);
        QTRY_VERIFY(scope.isEmpty());

        QCOMPARE(ended.size(), 1);
        QVERIFY(!ended.constFirst());
        QVERIFY(ended.constFirst().error().isCancelled());
    }

    void doesNotSleepWhenCancelledBefore()
    {
        CancelSource source;
        source.cancel(CancelReason::Cancelled);

        const Status slept = QCoro::waitFor(sleepFor(this, 24h, source.token()));

        QVERIFY(!slept);
        QVERIFY(slept.error().isCancelled());
    }

    void wakesAllThatSleepUnderOneToken()
    {
        TaskScope scope(this);
        CancelSource source;
        QList<Status> ended;
        for (int i = 0; i < 100; ++i)
            scope.launch(sleepAndRecord(this, 24h, source.token(), &ended));

        source.cancel(CancelReason::ShuttingDown);
        QTRY_VERIFY(scope.isEmpty());

        QCOMPARE(ended.size(), 100);
    }

    /// The timer and the token at once: it ends once, whichever was first.
    void endsOnceWhenCancelledAsItWakes()
    {
        for (int i = 0; i < 50; ++i) {
            TaskScope scope(this);
            CancelSource source;
            QList<Status> ended;
            scope.launch(sleepAndRecord(this, 1ms, source.token(), &ended));
            for (int events = 0; events < i % 5; ++events)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            source.cancel(CancelReason::Cancelled);
            QTRY_VERIFY(scope.isEmpty());

            QCOMPARE(ended.size(), 1);
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::CompletionTest)
#include "tst_completion.moc"
