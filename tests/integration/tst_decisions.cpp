// SPDX-License-Identifier: MIT
// Answers to questions of what exists, given to transfers that are at work.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(200'000);

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, "\"v1\"");
}

/// Half of the file, and no more.
Script breakingOff()
{
    return {sendStep("HTTP/1.1 200 OK\r\nContent-Length: 200000\r\nAccept-Ranges: bytes\r\n"
                     "ETag: \"v1\"\r\n\r\n" +
                     kContent.left(100'000)),
        resetStep()};
}

/// Fails, or asks, where the file exists.
TransferSpec asking(const ScratchEngine &engine, const QUrl &url)
{
    TransferSpec spec = engine.download(url);
    spec.onConflict = ConflictPolicy::Fail;
    spec.asks = true;
    return spec;
}

} // namespace

class TestDecisions : public QObject
{
    Q_OBJECT

private slots:
    /// While the server keeps it waiting for the head of its answer.
    void anAnswerForAllReachesWhatIsRunning()
    {
        QSemaphore goOn;
        const MisbehavingServer server([&goOn](const SeenRequest &request) {
            goOn.acquire();
            return honest(request);
        });
        const auto release = qScopeGuard([&goOn] { goOn.release(100); });
        ScratchEngine engine;
        engine.start();
        writeFile(engine.downloads() + u"/file"_s, "mine");
        const TransferId id = engine.add(asking(engine, server.url()));
        engine->start({id});
        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Running);

        engine->decide({id}, ConflictPolicy::Overwrite);
        goOn.release();

        const TransferSnapshot ended = engine.waitUntilSettled(id);
        QCOMPARE(ended.state, TransferState::Done);
        QCOMPARE(ended.attempts, 1);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), kContent);
    }

    void whatIsAskedForWhileTheFolderChangesHolds_data()
    {
        QTest::addColumn<QStringList>("commands");
        QTest::addColumn<TransferState>("state");
        QTest::newRow("nothing") << QStringList() << TransferState::Done;
        QTest::newRow("pause") << QStringList{u"pause"_s} << TransferState::Paused;
        QTest::newRow("resume after all")
            << QStringList{u"pause"_s, u"resume"_s} << TransferState::Done;
        QTest::newRow("cancel") << QStringList{u"cancel"_s} << TransferState::Cancelled;
    }

    void whatIsAskedForWhileTheFolderChangesHolds()
    {
        QFETCH(QStringList, commands);
        QFETCH(TransferState, state);
        std::atomic_bool isHonest = false;
        const MisbehavingServer server([&isHonest](const SeenRequest &request) {
            return isHonest ? honest(request) : breakingOff();
        });
        ScratchEngine engine;
        engine.options.retry.firstDelay = std::chrono::hours(1);
        engine.options.retry.longestDelay = std::chrono::hours(1);
        engine.start();
        const TransferId id = engine.add(engine.download(server.url()));
        engine->start({id});
        QTRY_COMPARE(engine->snapshot(id)->waitReason, WaitReason::Retry);
        isHonest = true;
        const QString other = engine.path(u"other"_s);

        engine->setFolder({id}, other);
        for (const QString &command : commands) {
            if (command == "pause"_L1)
                engine->pause({id});
            else if (command == "resume"_L1)
                engine->resume({id});
            else
                engine->cancel({id});
        }

        QTRY_COMPARE(engine->snapshot(id)->state, state);
        QTest::qWait(50);
        QCOMPARE(engine->snapshot(id)->state, state);
        QCOMPARE(engine.filesInDownloads(), QStringList());
        QCOMPARE(QFile::exists(other + u"/file"_s), state == TransferState::Done);
    }

    /// Between two attempts its runner is kept: that one, too, has to hear of it.
    void anAnswerForAllReachesWhatHasBegun()
    {
        QSemaphore goOn;
        std::atomic_int requests = 0;
        const MisbehavingServer server([&](const SeenRequest &request) {
            if (++requests == 1)
                return breakingOff();
            goOn.acquire();
            return honest(request);
        });
        const auto release = qScopeGuard([&goOn] { goOn.release(100); });
        ScratchEngine engine;
        engine.start();
        const TransferId id = engine.add(asking(engine, server.url()));
        engine->start({id});
        QTRY_COMPARE(requests.load(), 2);
        writeFile(engine.downloads() + u"/file"_s, "somebody else's");

        engine->decide({id}, ConflictPolicy::Overwrite);
        goOn.release(10);

        QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Done);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), kContent);
    }

    /// The question comes when all of it is here; then to skip it means that it goes again.
    void skipsWhatFindsItsPlaceTaken()
    {
        QSemaphore goOn;
        const MisbehavingServer server([&goOn](const SeenRequest &request) {
            if (request.rangeStart() == 0)
                return breakingOff();
            goOn.acquire();
            return honest(request);
        });
        const auto release = qScopeGuard([&goOn] { goOn.release(100); });
        ScratchEngine engine;
        engine.start();
        const TransferId id = engine.add(asking(engine, server.url()));
        engine->start({id});
        QTRY_VERIFY(engine->snapshot(id)->attempts == 2);
        writeFile(engine.downloads() + u"/file"_s, "somebody else's");
        goOn.release(10);
        QTRY_COMPARE(engine->snapshot(id)->waitReason, WaitReason::Decision);

        engine->decide({id}, ConflictPolicy::Skip);

        QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Done);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), QByteArray("somebody else's"));
        QCOMPARE(engine.filesInDownloads(), QStringList{u"file"_s});
    }
};

QTEST_GUILESS_MAIN(TestDecisions)
#include "tst_decisions.moc"
