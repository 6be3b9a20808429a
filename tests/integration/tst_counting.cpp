// SPDX-License-Identifier: MIT
// What the engine counts and remembers of what has moved.
#include "core/journal/journal.h"
#include "tests/support/folderdouble.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <tuple>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kSize = 3'000'000;
const QByteArray kContent = noise(kSize, 7);

struct Totals
{
    qint64 down = 0;
    qint64 up = 0;
};

/// What the history holds of the last day; the first two seconds of a stretch are not shown.
Totals moved(const Engine *engine)
{
    const auto later =
        std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()) + std::chrono::minutes(10);
    Totals totals;
    for (const auto &sample : engine->history().series(ThroughputHistory::Period::Day, later)) {
        totals.down += sample.down;
        totals.up += sample.up;
    }
    return totals;
}

QList<Statistic> statistics(const ScratchEngine &engine)
{
    // A test that runs over midnight has two days.
    const QDate today = QDate::currentDate();
    const auto read = QCoro::waitFor(engine->statistics(today.addDays(-1), today));
    return read.value_or(QList<Statistic>());
}

/// What a kill leaves.
void copyProfile(const ScratchEngine &from, const ScratchEngine &to)
{
    QDir().mkpath(to.options.profile);
    for (const QString &name : {u"/journal.db"_s, u"/journal.db-wal"_s}) {
        if (!QFile::copy(from.options.profile + name, to.options.profile + name))
            qFatal("%s cannot be copied", qPrintable(name));
    }
}

Script serveWhole(const SeenRequest &request)
{
    return serveFile(request, kContent, "\"one\"");
}

/// Cuts every answer off after a third of the file; a client that resumes gets on.
Script cutOff(const SeenRequest &request)
{
    Script script = serveFile(request, kContent, "\"one\"");
    if (request.method != "GET")
        return script;
    Script cut;
    qint64 left = kSize / 3;
    for (Step step : script) {
        if (step.kind != Step::Kind::Send)
            continue;
        step.bytes = step.bytes.left(left);
        left -= step.bytes.size();
        cut.append(step);
    }
    cut.append(closeStep());
    return cut;
}

} // namespace

class TestCounting : public QObject
{
    Q_OBJECT

private slots:
    void countsADownload()
    {
        const MisbehavingServer server(serveWhole);
        ScratchEngine engine;
        engine.start();

        const TransferSnapshot done = engine.run(engine.download(server.url()));

        QCOMPARE(done.state, TransferState::Done);
        const QList<Statistic> counted = statistics(engine);
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted.constFirst().server, done.server);
        QVERIFY(counted.constFirst().direction == Direction::Down);
        QCOMPARE(counted.constFirst().bytes, done.bytesOnWire);
        QCOMPARE(counted.constFirst().transfers, 1);
        QCOMPARE(counted.constFirst().failures, 0);
        QCOMPARE(counted.constFirst().activeMs, done.activeMs);
    }

    void countsAnUpload()
    {
        const MisbehavingServer server(
            [](const SeenRequest &request) { return answer(request.method == "PUT" ? 201 : 404); });
        ScratchEngine engine;
        engine.start();
        writeFile(engine.path(u"source"_s), kContent);
        TransferSpec spec = engine.upload(engine.path(u"source"_s), server.url());
        spec.via = UploadVia::Put;
        spec.verify = Verification::None;

        const TransferSnapshot done = engine.run(spec);

        const QList<Statistic> counted = statistics(engine);
        QCOMPARE(counted.size(), 1);
        QVERIFY(counted.constFirst().direction == Direction::Up);
        QCOMPARE(counted.constFirst().bytes, done.bytesOnWire);
        QVERIFY(counted.constFirst().bytes >= kSize);
        QTRY_VERIFY(moved(engine.operator->()).up >= kSize);
    }

    void countsAFailure()
    {
        const MisbehavingServer server([](const SeenRequest &) { return answer(404); });
        ScratchEngine engine;
        engine.start();

        QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Failed);

        const QList<Statistic> counted = statistics(engine);
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted.constFirst().transfers, 0);
        QCOMPARE(counted.constFirst().failures, 1);
    }

    void countsWhatAFoldersListingTook_data()
    {
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("listed") << false;
        QTest::newRow("not listed to the end") << true;
    }

    void countsWhatAFoldersListingTook()
    {
        QFETCH(bool, isRefused);
        const FolderDouble files = someFolders();
        const MisbehavingServer server([&](const SeenRequest &request) {
            const bool isInner = request.method == "PROPFIND" && request.path != "/tree/";
            return isRefused && isInner ? answer(403, QByteArray(5'000, ' ')) : files(request);
        });
        ScratchEngine engine;
        engine.start();

        const TransferSnapshot ended = engine.run(folderDownload(engine, server.url("/tree/")));

        QCOMPARE(ended.state, isRefused ? TransferState::Failed : TransferState::Done);
        QVERIFY(ended.bytesOnWire > ended.bytesDone); // its files are in both
        QCOMPARE(statistics(engine).constFirst().bytes, ended.bytesOnWire);
    }

    void countsEachByteOnceOverSeveralAttempts()
    {
        const MisbehavingServer server(cutOff);
        ScratchEngine engine;
        engine.start();

        const TransferSnapshot done = engine.run(engine.download(server.url()));

        QCOMPARE(done.state, TransferState::Done);
        QVERIFY(done.attempts > 1);
        const QList<Statistic> counted = statistics(engine);
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted.constFirst().bytes, done.bytesOnWire);
        QCOMPARE(counted.constFirst().transfers, 1);
        QTRY_COMPARE(moved(engine.operator->()).down, done.bytesOnWire);
    }

    /// The profile as it is while bytes flow is what a kill leaves.
    void countsEachByteOnceAfterACrash()
    {
        const QByteArray large = noise(20'000'000, 8);
        constexpr qint64 checkpoint = 8 * 1024 * 1024;
        MisbehavingServer server([large](const SeenRequest &request) {
            Script script = serveFile(request, large, "\"one\"");
            if (request.method == "GET") {
                script.last().bytes.truncate(checkpoint * 3 / 2);
                script.append(hangStep());
            }
            return script;
        });
        ScratchEngine engine;
        engine.options.deadlines.minimumRateOver = std::chrono::seconds(60);
        engine.start();
        const TransferId id = engine.add(engine.download(server.url()));
        QTRY_VERIFY(!statistics(engine).isEmpty());
        QTRY_VERIFY(statistics(engine).constFirst().bytes >= checkpoint);
        QCOMPARE(statistics(engine).constFirst().transfers, 0);

        ScratchEngine survivor;
        copyProfile(engine, survivor);
        server.setHandler(
            [large](const SeenRequest &request) { return serveFile(request, large, "\"one\""); });
        engine.stop();
        survivor.start();
        const TransferSnapshot done = survivor.waitUntilSettled(id);

        QCOMPARE(done.state, TransferState::Done);
        const QList<Statistic> counted = statistics(survivor);
        QCOMPARE(counted.size(), 1);
        QCOMPARE(counted.constFirst().bytes, done.bytesOnWire);
        QVERIFY(counted.constFirst().bytes >= large.size());
        QCOMPARE(counted.constFirst().transfers, 1);
    }

    void writesDownWhatMovesNowAndThen()
    {
        // Takes all of the body and never answers.
        const MisbehavingServer server([](const SeenRequest &request) -> Script {
            return request.method == "PUT" ? Script{hangStep()} : answer(404);
        });
        ScratchEngine engine;
        engine.options.countEvery = std::chrono::milliseconds(50);
        engine.options.deadlines.answer = std::chrono::seconds(60);
        engine.start();
        writeFile(engine.path(u"source"_s), kContent);
        TransferSpec spec = engine.upload(engine.path(u"source"_s), server.url());
        spec.via = UploadVia::Put;
        std::ignore = engine.add(spec);

        QTRY_VERIFY(!statistics(engine).isEmpty());
        QTRY_VERIFY(statistics(engine).constFirst().bytes >= kSize);
        ScratchEngine survivor;
        copyProfile(engine, survivor);
        survivor.options.startsQueue = false;
        survivor.start();

        QVERIFY(statistics(survivor).constFirst().bytes >= kSize);
        QVERIFY(moved(survivor.operator->()).up >= kSize);
    }

    void countsNothingTwiceAfterARestart()
    {
        const MisbehavingServer server(serveWhole);
        ScratchEngine engine;
        engine.start();
        QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Done);
        const QList<Statistic> before = statistics(engine);

        engine.stop();
        engine.start();

        QCOMPARE(statistics(engine), before);
    }

    void keepsTheSumsOfWhatIsTakenOffTheList()
    {
        const MisbehavingServer server(serveWhole);
        ScratchEngine engine;
        engine.start();
        const TransferSnapshot done = engine.run(engine.download(server.url()));
        const QList<Statistic> before = statistics(engine);

        engine->remove({done.id});
        QTRY_VERIFY(!engine->snapshot(done.id));

        QCOMPARE(statistics(engine), before);
    }

    void remembersWhatMovedOverARestart()
    {
        const MisbehavingServer server(serveWhole);
        ScratchEngine engine;
        engine.start();
        const TransferSnapshot done = engine.run(engine.download(server.url()));

        engine.stop();
        engine.start();

        QCOMPARE(moved(engine.operator->()).down, done.bytesOnWire);
    }

    void startsWithAnEmptyHistoryWhereItIsDamaged()
    {
        ScratchEngine engine;
        {
            QObject home;
            auto opening = Journal::open(engine.options.profile, &home);
            QVERIFY(opening);
            opening->journal->post([](JournalConnection &connection) {
                return connection.saveSetting(u"throughput"_s, noise(15'000));
            });
        }

        engine.start();

        QVERIFY(engine->history() == ThroughputHistory());
    }

    void countsNothingForWhatStaysHere()
    {
        ScratchEngine engine;
        engine.start();
        writeFile(engine.path(u"source"_s), kContent);

        const auto done = engine.run(engine.pack({engine.path(u"source"_s)}, u"a.zip"_s));

        QCOMPARE(done.state, TransferState::Done);
        QVERIFY(statistics(engine).isEmpty());
        QCOMPARE(moved(engine.operator->()).down, 0);
    }
};

QTEST_GUILESS_MAIN(TestCounting)
#include "tst_counting.moc"
