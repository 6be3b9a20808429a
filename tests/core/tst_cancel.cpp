// SPDX-License-Identifier: MIT
// Cancels, pauses and closes after every number of events, and within every change of state:
// nothing is left behind, nothing is lost, and no coroutine stays.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace test;

namespace
{

constexpr int kMostEvents = 40;
const QByteArray kContent = noise(300'000);
const QByteArray kEtag = "\"v1\"";

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, kEtag);
}

/// Half of the body, then nothing more.
Script stalling(const SeenRequest &request)
{
    Script script = honest(request);
    script.last().bytes = script.last().bytes.left(150'000);
    script.append(hangStep());
    return script;
}

/// In small pieces, so that there is a body to be in the middle of.
Script trickling(const SeenRequest &request)
{
    Script script = honest(request);
    const QByteArray body = script.takeLast().bytes;
    for (qsizetype offset = 0; offset < body.size(); offset += 20'000) {
        script.append(sendStep(body.mid(offset, 20'000)));
        script.append(waitStep(1));
    }
    return script;
}

/// Lets so many events pass. A heartbeat brings one where nothing else happens.
void passEvents(int count)
{
    QTimer heartbeat;
    heartbeat.start(1ms);
    for (int i = 0; i < count; ++i)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

QString told(const TransferSnapshot &shown)
{
    return nameOf(shown.state) +
           (shown.error ? u' ' + toString(shown.error->kind) + shown.error->detail : u""_s);
}

enum class Act { Cancel, Pause, Stop, Remove };

} // namespace

class CancelTest final : public QObject
{
    Q_OBJECT

private slots:
    void endsWellAfterAnyNumberOfEvents_data();
    void endsWellAfterAnyNumberOfEvents();
    void endsWellWithinAnyChangeOfState_data();
    void endsWellWithinAnyChangeOfState();
    void cancelsWhatIsPaused();
    void cancelsWhatIsBeingPaused();
    void removesWhatIsBeingCancelled();
    void cancelsWhatIsQueued();
    void retriesWhatWasCancelled();
    void cancelsOfManyOnlyTheOneNamed();

private:
    void act(ScratchEngine &engine, TransferId id, Act what);
    void check(ScratchEngine &engine, MisbehavingServer &server, TransferId id, Act what,
        const QByteArray &where);
};

void CancelTest::act(ScratchEngine &engine, TransferId id, Act what)
{
    switch (what) {
    case Act::Cancel:
        return engine->cancel({id});
    case Act::Pause:
        return engine->pause({id});
    case Act::Stop:
        return engine.stop();
    case Act::Remove:
        return engine->remove({id});
    }
}

/// What must hold once it was done, and after the server has come to its senses.
void CancelTest::check(ScratchEngine &engine, MisbehavingServer &server, TransferId id, Act what,
    const QByteArray &where)
{
    const auto verify = [&](bool isRight, const char *text, const TransferSnapshot &shown) {
        return QTest::qVerify(isRight, text,
            QByteArray(where + ": " + told(shown).toUtf8()).constData(), __FILE__, __LINE__);
    };
    const QString target = engine.downloads() + u"/file"_s;
    const auto isRightFile = [&] {
        return engine.filesInDownloads() == QStringList{u"file"_s} && readFile(target) == kContent;
    };
    server.setHandler(honest);
    if (what == Act::Stop)
        engine.start();
    if (what == Act::Remove) {
        QTRY_VERIFY2(engine->ids().isEmpty(), where.constData());
        const bool isClean = engine.filesInDownloads().isEmpty() || isRightFile();
        verify(isClean, "removed, and something is left", TransferSnapshot());
        return;
    }
    TransferSnapshot ended = engine.waitUntilSettled(id);
    switch (what) {
    case Act::Cancel:
        verify(ended.state == TransferState::Cancelled || ended.state == TransferState::Done,
            "not cancelled", ended);
        verify(ended.state == TransferState::Cancelled ? engine.filesInDownloads().isEmpty()
                                                       : isRightFile(),
            "something is left", ended);
        break;
    case Act::Pause:
        if (ended.state != TransferState::Done) {
            verify(ended.state == TransferState::Paused, "not paused", ended);
            engine->resume({id});
            ended = engine.waitUntilSettled(id);
        }
        verify(
            ended.state == TransferState::Done && isRightFile(), "not done after resuming", ended);
        break;
    case Act::Stop:
    case Act::Remove:
        verify(
            ended.state == TransferState::Done && isRightFile(), "not done after a restart", ended);
        break;
    }
}

void CancelTest::endsWellAfterAnyNumberOfEvents_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<int>("manner");
    const QList<std::pair<const char *, Act>> acts = {{"cancel", Act::Cancel},
        {"pause", Act::Pause}, {"stop", Act::Stop}, {"remove", Act::Remove}};
    const QList<const char *> manners = {"honest", "trickling", "stalling"};
    for (const auto &[name, what] : acts) {
        for (int manner = 0; manner < manners.size(); ++manner)
            QTest::addRow("%s, %s", name, manners.at(manner)) << static_cast<int>(what) << manner;
    }
}

void CancelTest::endsWellAfterAnyNumberOfEvents()
{
    QFETCH(int, act);
    QFETCH(int, manner);
    const Act what = static_cast<Act>(act);
    const MisbehavingServer::Handler handlers[] = {honest, trickling, stalling};

    for (int events = 0; events <= kMostEvents && !QTest::currentTestFailed(); ++events) {
        MisbehavingServer server(handlers[manner]);
        ScratchEngine engine;
        engine.start();
        const TransferId id = engine.add(engine.download(server.url()));

        passEvents(events);
        this->act(engine, id, what);

        check(engine, server, id, what, "after " + QByteArray::number(events) + " events");
    }
}

void CancelTest::endsWellWithinAnyChangeOfState_data()
{
    QTest::addColumn<int>("act");
    QTest::addColumn<int>("state");
    const QList<std::pair<const char *, Act>> acts = {{"cancel", Act::Cancel},
        {"pause", Act::Pause}, {"stop", Act::Stop}, {"remove", Act::Remove}};
    for (const auto &[name, what] : acts) {
        for (const auto state : {TransferState::Running, TransferState::Verifying,
                 TransferState::Finalising, TransferState::Done})
            QTest::addRow("%s, %s", name, qPrintable(nameOf(state)))
                << static_cast<int>(what) << static_cast<int>(state);
    }
}

void CancelTest::endsWellWithinAnyChangeOfState()
{
    QFETCH(int, act);
    QFETCH(int, state);
    const Act what = static_cast<Act>(act);
    MisbehavingServer server(honest);
    ScratchEngine engine;
    engine.start();
    bool isDue = false;
    TransferId id = 0;
    const auto watching = connect(
        engine.operator->(), &Engine::stateChanged, this, [&](const TransferSnapshot &shown) {
            if (static_cast<int>(shown.state) != state || isDue)
                return;
            isDue = true;
            id = shown.id;
            // An engine is not closed from within its own signal.
            if (what != Act::Stop)
                this->act(engine, id, what);
        });
    TransferSpec spec = engine.download(server.url());
    spec.checksum = ExpectedDigest{DigestAlgorithm::Sha256, sha256(kContent)}; // to be verified
    engine.add(spec);

    QTRY_VERIFY(isDue);
    disconnect(watching);
    if (what == Act::Stop)
        engine.stop();

    check(engine, server, id, what, "within a change of state");
}

void CancelTest::cancelsWhatIsPaused()
{
    MisbehavingServer server(stalling);
    ScratchEngine engine;
    engine.start();
    const TransferId id = engine.add(engine.download(server.url()));
    QTRY_VERIFY(engine->snapshot(id)->bytesDone >= 150'000);
    QTRY_COMPARE(engine.filesInDownloads().size(), 1); // bytes may come before their file is there
    engine->pause({id});
    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Paused);
    QCOMPARE(engine.filesInDownloads().size(), 1); // the part

    engine->cancel({id});

    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Cancelled);
    QVERIFY(engine.filesInDownloads().isEmpty());
}

/// Nobody who changes their mind is overheard because the first stop is still on its way.
void CancelTest::cancelsWhatIsBeingPaused()
{
    MisbehavingServer server(stalling);
    ScratchEngine engine;
    engine.start();
    const TransferId id = engine.add(engine.download(server.url()));
    QTRY_VERIFY(engine->snapshot(id)->bytesDone >= 150'000);
    QTRY_COMPARE(engine.filesInDownloads().size(), 1);

    engine->pause({id});
    engine->resume({id});
    engine->cancel({id});

    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Cancelled);
    QVERIFY(engine.filesInDownloads().isEmpty());
}

void CancelTest::removesWhatIsBeingCancelled()
{
    MisbehavingServer server(stalling);
    ScratchEngine engine;
    engine.start();
    const TransferId id = engine.add(engine.download(server.url()));
    QTRY_VERIFY(engine->snapshot(id)->bytesDone >= 150'000);
    QTRY_COMPARE(engine.filesInDownloads().size(), 1);
    engine->pause({id});
    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Paused);

    engine->cancel({id});
    engine->remove({id});

    QTRY_VERIFY(!engine->snapshot(id));
    QVERIFY(engine.filesInDownloads().isEmpty());
}

void CancelTest::cancelsWhatIsQueued()
{
    MisbehavingServer server(honest);
    ScratchEngine engine;
    engine.options.startsQueue = false;
    engine.start();
    const TransferId id = engine.add(engine.download(server.url()));

    engine->cancel({id});

    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Cancelled);
    QVERIFY(engine.filesInDownloads().isEmpty());
    QVERIFY(server.requests().isEmpty());
}

void CancelTest::retriesWhatWasCancelled()
{
    MisbehavingServer server(stalling);
    ScratchEngine engine;
    engine.start();
    const TransferId id = engine.add(engine.download(server.url()));
    QTRY_VERIFY(engine->snapshot(id)->bytesDone >= 150'000);
    engine->cancel({id});
    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Cancelled);
    server.setHandler(honest);

    engine->retry({id});

    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Done);
    QCOMPARE(server.requests().constLast().rangeStart(), 0);
    QCOMPARE(readFile(engine.downloads() + u"/file"_s), kContent);
}

void CancelTest::cancelsOfManyOnlyTheOneNamed()
{
    // The one that is cancelled never ends by itself, however long the others take to be added.
    MisbehavingServer server([](const SeenRequest &request) {
        return request.path.contains("file2") ? stalling(request) : trickling(request);
    });
    ScratchEngine engine;
    engine.start();
    QList<TransferId> ids;
    for (int i = 0; i < 6; ++i)
        ids.append(engine.add(engine.download(server.url("/file" + QByteArray::number(i)))));

    engine->cancel({ids.at(2)});

    for (const TransferId id : ids) {
        const TransferSnapshot ended = engine.waitUntilSettled(id);
        QCOMPARE(ended.state, id == ids.at(2) ? TransferState::Cancelled : TransferState::Done);
    }
    QCOMPARE(engine.filesInDownloads(),
        (QStringList{u"file0"_s, u"file1"_s, u"file3"_s, u"file4"_s, u"file5"_s}));
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::CancelTest)
#include "tst_cancel.moc"
