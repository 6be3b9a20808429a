// SPDX-License-Identifier: MIT
// Fails the i-th call to the file system, for every i: whatever the disk does, no download ends
// under its name with anything but the right bytes, and each can be brought to its end once the
// disk is well again.
#include "tests/support/faultyfilesystem.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QFile>
#include <QTest>

#include <cerrno>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using Call = FaultyFileSystem::Call;
using Fault = FaultyFileSystem::Fault;

namespace
{

constexpr qsizetype kMiB = 1024 * 1024;

const QByteArray kEtag = "\"v1\"";

MisbehavingServer::Handler honest(const QByteArray &content)
{
    return [content](const SeenRequest &request) { return serveFile(request, content, kEtag); };
}

QString told(const TransferSnapshot &shown)
{
    QString text = nameOf(shown.state) + u'/' + nameOf(shown.waitReason);
    if (shown.error)
        text += u' ' + toString(shown.error->kind) + u' ' + shown.error->detail;
    return text;
}

/// Asks for what a person would ask for once the disk is well again.
TransferSnapshot tryAgain(ScratchEngine &engine, const TransferSnapshot &ended)
{
    if (ended.state == TransferState::Failed)
        engine->retry({ended.id});
    else
        engine->resume({ended.id});
    return engine.waitUntilSettled(ended.id);
}

struct Trial
{
    int systemError = EIO;
    Fault fault = Fault::Instead;
    bool restarts = false; ///< the engine is closed and opened before it is tried again
};

/// One download in which call `number` fails; true if there was no such call, or the test has
/// failed.
bool passesUntouched(
    const MisbehavingServer &server, const QByteArray &content, int number, const Trial &trial)
{
    FaultyFileSystem files;
    ScratchEngine engine;
    engine.options.files = &files;
    engine.options.retry.maxRetries = 0;
    engine.start();
    files.failAt(number, trial.systemError, trial.fault);

    TransferSnapshot ended = engine.run(engine.download(server.url()));

    const bool hasFailed = files.hasFailed();
    const QString target = engine.downloads() + u"/file"_s;
    const QByteArray where = "call " + QByteArray::number(number) + ": " + told(ended).toUtf8();
    const auto check = [&](bool isRight, const char *what) {
        return QTest::qVerify(isRight, what, where.constData(), __FILE__, __LINE__);
    };
    if (ended.state != TransferState::Done) {
        const bool isAtRest =
            ended.state == TransferState::Failed || ended.state == TransferState::Waiting;
        if (!check(hasFailed, "a failure without a cause") || !check(isAtRest, "not at rest"))
            return true;
        if (!check(ended.error && ended.error->kind != ErrorKind::Internal, "no named error"))
            return true;
        // The rename may have succeeded before the call that failed.
        const bool isThere = QFile::exists(target);
        if (!check(!isThere || files.calls(Call::Rename) > 0, "the name is taken before the end"))
            return true;
        if (!check(!isThere || readFile(target) == content, "a wrong file under the final name"))
            return true;
        files.heal();
        if (trial.restarts) {
            engine.stop();
            engine.start();
            ended = engine.waitUntilSettled(ended.id);
        }
        if (ended.state != TransferState::Done)
            ended = tryAgain(engine, ended);
    }
    if (!QTest::qVerify(
            ended.state == TransferState::Done, "not done", where.constData(), __FILE__, __LINE__))
        return true;
    if (!check(readFile(target) == content, "not the right bytes"))
        return true;
    if (!check(engine.filesInDownloads() == QStringList{u"file"_s}, "something else is left"))
        return true;
    return !hasFailed;
}

/// Fails call 1, 2, 3 and so on, until a download passes untouched.
void failEachCall(const QByteArray &content, const Trial &trial)
{
    const MisbehavingServer server(honest(content));
    int tried = 1;
    while (!passesUntouched(server, content, tried, trial) && !QTest::currentTestFailed())
        ++tried;
    QVERIFY(tried > 8);
}

} // namespace

class FaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void survivesAFailureOfAnyCall_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<int>("systemError");
        QTest::addColumn<bool>("isAfterwards");
        QTest::addColumn<bool>("restarts");

        QTest::newRow("small, EIO") << qsizetype(5'000) << EIO << false << false;
        QTest::newRow("small, ENOSPC") << qsizetype(5'000) << ENOSPC << false << false;
        QTest::newRow("small, EIO although it was done")
            << qsizetype(5'000) << EIO << true << false;
        QTest::newRow("small, ENOSPC although it was done")
            << qsizetype(5'000) << ENOSPC << true << false;
        QTest::newRow("small, EIO, restarted") << qsizetype(5'000) << EIO << false << true;
        QTest::newRow("small, ENOSPC, restarted") << qsizetype(5'000) << ENOSPC << true << true;
        QTest::newRow("empty, EIO") << qsizetype(0) << EIO << false << false;
        QTest::newRow("large, EIO") << 9 * kMiB << EIO << false << false;
        QTest::newRow("large, ENOSPC") << 9 * kMiB << ENOSPC << false << false;
        QTest::newRow("large, EIO although it was done, restarted")
            << 9 * kMiB << EIO << true << true;
    }

    void survivesAFailureOfAnyCall()
    {
        QFETCH(qsizetype, bytes);
        QFETCH(int, systemError);
        QFETCH(bool, isAfterwards);
        QFETCH(bool, restarts);

        failEachCall(noise(bytes),
            {systemError, isAfterwards ? Fault::Afterwards : Fault::Instead, restarts});
    }

    /// A second fdatasync after a failed one succeeds on Linux, whatever became of the data.
    void believesNoBlockWhoseSyncHasFailed_data()
    {
        QTest::addColumn<int>("systemError");
        QTest::newRow("EIO") << EIO;
        QTest::newRow("ENOSPC") << ENOSPC;
    }

    void believesNoBlockWhoseSyncHasFailed()
    {
        QFETCH(int, systemError);
        const QByteArray content = noise(9 * kMiB);
        const MisbehavingServer server(honest(content));
        FaultyFileSystem files;
        ScratchEngine engine;
        engine.options.files = &files;
        engine.options.retry.maxRetries = 0;
        engine.start();
        files.failAt(Call::SyncData, 1, systemError);

        const TransferSnapshot ended = engine.run(engine.download(server.url()));
        QVERIFY2(ended.state != TransferState::Done, qPrintable(told(ended)));
        QVERIFY(files.hasFailed());
        const TransferSnapshot again = tryAgain(engine, ended);

        QVERIFY2(again.state == TransferState::Done, qPrintable(told(again)));
        QCOMPARE(server.requests().constLast().rangeStart(), 0);
        QCOMPARE(again.resumedFrom, 0);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), content);
    }

    void resumesAfterTheLastBlockWhoseSyncSucceeded()
    {
        const QByteArray content = noise(17 * kMiB);
        const MisbehavingServer server(honest(content));
        FaultyFileSystem files;
        ScratchEngine engine;
        engine.options.files = &files;
        engine.options.retry.maxRetries = 0;
        engine.start();
        files.failAt(Call::SyncData, 2, EIO);

        const TransferSnapshot ended = engine.run(engine.download(server.url()));
        QCOMPARE(ended.state, TransferState::Failed);
        QCOMPARE(toString(ended.error->kind), toString(ErrorKind::SyncFailed));
        const TransferSnapshot again = tryAgain(engine, ended);

        QVERIFY2(again.state == TransferState::Done, qPrintable(told(again)));
        QCOMPARE(server.requests().constLast().rangeStart(), 8 * kMiB);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), content);
    }

    /// The name had to be numbered, the rename succeeded, and what came after it failed.
    void findsItsFileUnderANumberedNameAfterAFailedFolderSync_data()
    {
        QTest::addColumn<int>("systemError");
        QTest::addColumn<bool>("restarts");
        QTest::newRow("EIO") << EIO << false;
        QTest::newRow("ENOSPC") << ENOSPC << false;
        QTest::newRow("EIO, restarted") << EIO << true;
        QTest::newRow("ENOSPC, restarted") << ENOSPC << true;
    }

    void findsItsFileUnderANumberedNameAfterAFailedFolderSync()
    {
        QFETCH(int, systemError);
        QFETCH(bool, restarts);
        const QByteArray content = noise(5'000);
        const MisbehavingServer server(honest(content));
        FaultyFileSystem files;
        ScratchEngine engine;
        engine.options.files = &files;
        engine.start();
        writeFile(engine.downloads() + u"/file"_s, "somebody else's");
        files.failAt(Call::SyncFolder, 1, systemError);

        TransferSnapshot ended = engine.run(engine.download(server.url()));
        QVERIFY2(ended.state != TransferState::Done, qPrintable(told(ended)));
        if (restarts) {
            engine.stop();
            engine.start();
            ended = engine.waitUntilSettled(ended.id);
        }
        if (ended.state != TransferState::Done)
            ended = tryAgain(engine, ended);

        QVERIFY2(ended.state == TransferState::Done, qPrintable(told(ended)));
        QCOMPARE(engine.filesInDownloads(), (QStringList{u"file"_s, u"file (1)"_s}));
        QCOMPARE(readFile(engine.downloads() + u"/file (1)"_s), content);
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), QByteArray("somebody else's"));
        QCOMPARE(ended.receipt.path, engine.downloads() + u"/file (1)"_s);
    }

    void waitsForRoomOnAFullDiskAndSpendsNoRetry()
    {
        const QByteArray content = noise(300'000);
        const MisbehavingServer server(honest(content));
        FaultyFileSystem files;
        ScratchEngine engine;
        engine.options.files = &files;
        engine.start();
        files.failAll(Call::Write, ENOSPC);

        const TransferSnapshot full = engine.run(engine.download(server.url()));
        QCOMPARE(full.state, TransferState::Waiting);
        QCOMPARE(full.waitReason, WaitReason::DiskFull);
        QCOMPARE(toString(full.error->kind), toString(ErrorKind::DiskFull));
        QCOMPARE(full.attempts, 1);

        files.heal();
        const TransferSnapshot ended = tryAgain(engine, full);

        QVERIFY2(ended.state == TransferState::Done, qPrintable(told(ended)));
        QCOMPARE(readFile(engine.downloads() + u"/file"_s), content);
    }

    /// The source's bytes cannot be read: nothing wrong arrives, and it goes on later.
    void survivesAFailureOfAnyCallOfAnUpload()
    {
        const QByteArray content = noise(200'000);
        for (int number = 1; number < 100; ++number) {
            // Keeps the last PUT's body and serves it. Used on the server's thread only.
            const auto kept = std::make_shared<std::optional<QByteArray>>();
            const MisbehavingServer server([kept](const SeenRequest &request) {
                if (request.method == "PUT") {
                    *kept = request.body;
                    return answer(201);
                }
                return kept->has_value() ? serveFile(request, **kept, kEtag) : answer(404);
            });
            FaultyFileSystem files;
            ScratchEngine engine;
            engine.options.files = &files;
            engine.options.retry.maxRetries = 0;
            engine.start();
            writeFile(engine.path(u"source"_s), content);
            TransferSpec spec = engine.upload(engine.path(u"source"_s), server.url());
            spec.via = UploadVia::Put;
            spec.onConflict = ConflictPolicy::Overwrite;
            files.failAt(number, EIO);

            TransferSnapshot ended = engine.run(spec);
            const bool hasFailed = files.hasFailed();
            files.heal();
            if (ended.state == TransferState::Failed) {
                QVERIFY(ended.error && ended.error->kind != ErrorKind::Internal);
                ended = tryAgain(engine, ended);
            }

            QVERIFY2(ended.state == TransferState::Done, qPrintable(told(ended)));
            const QList<SeenRequest> requests = server.requests();
            const auto put = std::find_if(requests.crbegin(), requests.crend(),
                [](const SeenRequest &request) { return request.method == "PUT"; });
            QVERIFY(put != requests.crend());
            QCOMPARE(put->body, content);
            if (!hasFailed) {
                QVERIFY(number > 2);
                return;
            }
        }
        QFAIL("no upload passed untouched");
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::FaultsTest)
#include "tst_faults.moc"
