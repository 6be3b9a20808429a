// SPDX-License-Identifier: MIT
// What servers do to uploads: forgotten, locked and misplaced tus uploads, lost answers, redirects,
// early refusals.
#include "tests/support/faultyfilesystem.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "tests/support/tusdouble.h"

#include <QFile>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <functional>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(400'000, 4);

/// A double of a WebDAV server that keeps files in memory.
class DavDouble
{
public:
    Script operator()(const SeenRequest &request)
    {
        if (request.method == "OPTIONS")
            return answer(200, {}, {"DAV: 1"});
        if (request.method == "PUT") {
            files[request.path] = request.body;
            return answer(201);
        }
        if (request.method == "MOVE") {
            const QByteArray destination = request.header("Destination");
            const QByteArray target = destination.mid(destination.indexOf('/', 8));
            if (!files.contains(request.path))
                return answer(404);
            if (files.contains(target) && request.header("Overwrite") == "F")
                return answer(412);
            files[target] = files.take(request.path);
            return answer(201);
        }
        if (request.method == "DELETE")
            return answer(files.remove(request.path) > 0 ? 204 : 404);
        if (request.method == "PROPFIND") {
            if (!files.contains(request.path))
                return answer(404);
            return answer(
                207, "<multistatus "
                     "xmlns=\"DAV:\"><response><href>x</href><propstat><prop><getcontentlength>" +
                         QByteArray::number(files.value(request.path).size()) +
                         "</getcontentlength></prop></propstat></response></multistatus>");
        }
        return answer(405);
    }

    QHash<QByteArray, QByteArray> files;
};

QString makeSource(const ScratchEngine &engine, const QByteArray &content = kContent)
{
    const QString path = engine.path(u"source"_s);
    writeFile(path, content);
    return path;
}

/// Sends a file "source" with an engine of its own.
TransferSnapshot send(const QUrl &url, const QByteArray &content = kContent)
{
    ScratchEngine engine;
    engine.start();
    return engine.run(engine.upload(makeSource(engine, content), url));
}

qsizetype requestsOf(const MisbehavingServer &server, const QByteArray &method)
{
    return std::ranges::count(server.requests(), method, &SeenRequest::method);
}

} // namespace

class TestUploads : public QObject
{
    Q_OBJECT

private slots:
    void tusGoesOnWhereTheServerIs();
    void tusKeepsWhatTheServerHasWhereTheSourceCannotBeRead_data();
    void tusKeepsWhatTheServerHasWhereTheSourceCannotBeRead();
    void tusBeginsAnewWhenForgotten_data();
    void tusBeginsAnewWhenForgotten();
    void tusWaitsForItsOwnLock();
    void tusAsksAgainAfterAConflict();
    void tusKeepsCredentialsFromAnotherOrigin();
    void tusKeepsCredentialsFromAnotherOriginThatIsToForget();
    void tusRefusesABadLocation_data();
    void tusRefusesABadLocation();
    void davFinishesALostMove();
    void davFailsOnATorso();
    void davNeverReplacesAFileThatAppears();
    void davComparesAgainBeforeItReplaces();
    void davTakesAnAnswerThatComesMeanwhile();
    void putIsNotRedirectedBlindly_data();
    void putIsNotRedirectedBlindly();
    void putFollowsATemporaryRedirectWithItsBody();
    void putBelievesNoEarlySuccess();
    void putNamesAnEarlyRefusal();
    void aSourceThatChangesFails();
    void aSourceThatChangedSinceThePauseFails();
    void cancelRemovesWhatIsUnfinishedOnTheServer();
};

void TestUploads::tusGoesOnWhereTheServerIs()
{
    TusDouble tus;
    MisbehavingServer server([&tus](const SeenRequest &request) {
        if (request.method == "PATCH" && tus.stored.isEmpty()) {
            tus.stored = request.body.left(150'000);
            return Script{resetStep()};
        }
        return tus(request);
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot sent = engine.run(engine.upload(makeSource(engine), server.url("/up")));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(sent.resumedFrom, 150'000);
    QCOMPARE(tus.created, 1);
    QCOMPARE(tus.stored, kContent);
    // Nothing was sent again without asking for the offset.
    QCOMPARE(requestsOf(server, "PATCH"), 2);
    int masked = 0;
    for (const TimelineEntry &entry : engine.timeline(sent.id)) {
        QVERIFY2(!entry.text.contains("/up/1"_L1), qPrintable(entry.text)); // who has it can write
        masked += entry.text.contains("/up/***"_L1) ? 1 : 0;
    }
    QVERIFY(masked > 0);
}

/// Its change time differs in the end, so that it is read again, and that fails: it is not known to
/// have changed.
void TestUploads::tusKeepsWhatTheServerHasWhereTheSourceCannotBeRead_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("its bytes") << int(FaultyFileSystem::Call::Read);
    QTest::newRow("its entry") << int(FaultyFileSystem::Call::Facts);
}

void TestUploads::tusKeepsWhatTheServerHasWhereTheSourceCannotBeRead()
{
    QFETCH(int, call);
    TusDouble tus;
    FaultyFileSystem files;
    ScratchEngine engine;
    engine.options.files = &files;
    const QString source = makeSource(engine);
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PATCH") {
            QFile::setPermissions(source, QFile::ReadOwner);
            files.failAll(static_cast<FaultyFileSystem::Call>(call), EIO);
        }
        return tus(request);
    });
    engine.start();

    const TransferSnapshot failed = engine.run(engine.upload(source, server.url("/up")));
    QCOMPARE(failed.state, TransferState::Failed);
    QCOMPARE(toString(failed.error->kind), u"ReadFailed"_s);
    QCOMPARE(requestsOf(server, "DELETE"), 0);
    files.heal();
    engine->retry({failed.id});

    QTRY_COMPARE(engine->snapshot(failed.id)->state, TransferState::Done);
    QCOMPARE(tus.created, 1);
    QCOMPARE(requestsOf(server, "PATCH"), 1);
}

void TestUploads::tusBeginsAnewWhenForgotten_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {403, 404, 410})
        QTest::addRow("%d", status) << status;
}

void TestUploads::tusBeginsAnewWhenForgotten()
{
    QFETCH(int, status);
    TusDouble tus;
    bool isForgotten = false;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PATCH" && tus.created == 1) {
            isForgotten = true;
            return Script{resetStep()};
        }
        if (request.method == "HEAD" && isForgotten && tus.created == 1)
            return answer(status);
        return tus(request);
    });

    const TransferSnapshot sent = send(server.url("/up"));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(tus.created, 2);
    QCOMPARE(tus.stored, kContent);
    QVERIFY(!sent.notes.isEmpty());
}

void TestUploads::tusWaitsForItsOwnLock()
{
    TusDouble tus;
    int locked = 0;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PATCH" && tus.stored.isEmpty()) {
            tus.stored = request.body.left(100'000);
            return Script{resetStep()};
        }
        if (request.method == "HEAD" && ++locked <= 2)
            return answer(423);
        return tus(request);
    });
    ScratchEngine engine;
    engine.options.retry.maxRetries = 5;
    engine.start();

    const TransferSnapshot sent = engine.run(engine.upload(makeSource(engine), server.url("/up")));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(tus.created, 1);
    QCOMPARE(tus.stored, kContent);
}

void TestUploads::tusAsksAgainAfterAConflict()
{
    TusDouble tus;
    bool hasConflict = false;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PATCH" && !std::exchange(hasConflict, true)) {
            tus.stored = request.body.left(50'000);
            return answer(409);
        }
        return tus(request);
    });

    const TransferSnapshot sent = send(server.url("/up"));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(sent.attempts, 1);
    QCOMPARE(tus.stored, kContent);
}

void TestUploads::tusKeepsCredentialsFromAnotherOrigin()
{
    TusDouble elsewhere;
    elsewhere.length = kContent.size(); // it sees no POST
    MisbehavingServer store([&](const SeenRequest &request) { return elsewhere(request); });
    MisbehavingServer front([&](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return elsewhere(request);
        return answer(201, {}, {"Location: " + store.url("/up/1").toEncoded()});
    });
    ScratchEngine engine;
    engine.start();
    Access access;
    access.headers = {{"Authorization", "Bearer CANARY"}};
    engine->access().setDefaults(access);

    const TransferSnapshot sent = engine.run(engine.upload(makeSource(engine), front.url("/up")));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(front.requests().constLast().header("Authorization"), QByteArray("Bearer CANARY"));
    QVERIFY(!store.requests().isEmpty());
    for (const SeenRequest &request : store.requests())
        QVERIFY(!request.headers.values().join().contains("CANARY"));
}

void TestUploads::tusKeepsCredentialsFromAnotherOriginThatIsToForget()
{
    MisbehavingServer store([&](const SeenRequest &request) {
        return request.method == "DELETE" ? answer(204) : Script{hangStep()};
    });
    TusDouble options;
    MisbehavingServer front([&](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return options(request);
        return answer(201, {}, {"Location: " + store.url("/up/1").toEncoded()});
    });
    ScratchEngine engine;
    engine.start();
    Access access;
    access.headers = {{"Authorization", "Bearer CANARY"}};
    engine->access().setDefaults(access);
    const TransferId id = engine.add(engine.upload(makeSource(engine), front.url("/up")));
    QTRY_COMPARE(requestsOf(store, "PATCH"), 1);
    engine->pause({id});
    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Paused);

    engine->cancel({id});

    QTRY_COMPARE(requestsOf(store, "DELETE"), 1);
    for (const SeenRequest &request : store.requests())
        QVERIFY(!request.headers.values().join().contains("CANARY"));
}

void TestUploads::tusRefusesABadLocation_data()
{
    QTest::addColumn<QByteArray>("location");
    for (const char *location : {"file:///etc/passwd", "ftp://h/x", "javascript:alert(1)", ""})
        QTest::addRow("%s", location) << QByteArray(location);
}

void TestUploads::tusRefusesABadLocation()
{
    QFETCH(QByteArray, location);
    TusDouble tus;
    MisbehavingServer server([&](const SeenRequest &request) {
        return request.method == "POST" ? answer(201, {}, {"Location: " + location}) : tus(request);
    });

    const TransferSnapshot sent = send(server.url("/up"));

    QCOMPARE(sent.state, TransferState::Failed);
    QCOMPARE(toString(sent.error->kind), toString(ErrorKind::RedirectRefused));
}

void TestUploads::davFinishesALostMove()
{
    DavDouble dav;
    MisbehavingServer server([&](const SeenRequest &request) {
        Script script = dav(request);
        return request.method == "MOVE" ? Script{resetStep()} : script;
    });

    const TransferSnapshot sent = send(server.url("/dav/"));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(dav.files.value("/dav/source"), kContent);
    QCOMPARE(dav.files.size(), 1);
    QCOMPARE(requestsOf(server, "PUT"), 1);
}

void TestUploads::davFailsOnATorso()
{
    DavDouble dav;
    MisbehavingServer server([&](const SeenRequest &request) {
        Script script = dav(request);
        if (request.method == "PUT")
            dav.files[request.path].truncate(1000);
        return script;
    });

    const TransferSnapshot sent = send(server.url("/dav/"));

    QCOMPARE(sent.state, TransferState::Failed);
    QCOMPARE(toString(sent.error->kind), toString(ErrorKind::RemoteMismatch));
    QVERIFY(!dav.files.contains("/dav/source"));
}

void TestUploads::davNeverReplacesAFileThatAppears()
{
    DavDouble dav;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "MOVE" && !dav.files.contains("/dav/source"))
            dav.files["/dav/source"] = "somebody was faster";
        return dav(request);
    });
    ScratchEngine engine;
    engine.start();
    TransferSpec spec = engine.upload(makeSource(engine), server.url("/dav/"));
    spec.onConflict = ConflictPolicy::Rename;

    const TransferSnapshot sent = engine.run(spec);

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(dav.files.value("/dav/source"), QByteArray("somebody was faster"));
    QCOMPARE(dav.files.size(), 2);
}

/// Somebody puts another one there while the bytes are on their way.
void TestUploads::davComparesAgainBeforeItReplaces()
{
    for (const bool isSame : {true, false}) {
        DavDouble dav;
        dav.files["/dav/source"] = "old";
        const QByteArray theirs((isSame ? 0 : 1) + kContent.size(), 'x');
        MisbehavingServer server([&](const SeenRequest &request) {
            if (request.method == "PUT")
                dav.files["/dav/source"] = theirs;
            return dav(request);
        });
        ScratchEngine engine;
        engine.start();
        TransferSpec spec = engine.upload(makeSource(engine), server.url("/dav/"));
        spec.onConflict = ConflictPolicy::OtherSize;

        const TransferSnapshot sent = engine.run(spec);

        QCOMPARE(sent.state, TransferState::Done);
        QCOMPARE(sent.receipt.bytes, isSame ? 0 : kContent.size());
        QCOMPARE(sent.notes.join(u' ').contains(u"same size"_s), isSame);
        QCOMPARE(dav.files.value("/dav/source"), isSame ? theirs : kContent);
        QCOMPARE(dav.files.size(), 1);
    }
}

/// What was to fail is to replace, since somebody said so while the bytes were on their way.
void TestUploads::davTakesAnAnswerThatComesMeanwhile()
{
    DavDouble dav;
    QSemaphore isSending;
    QSemaphore goOn;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PUT") {
            dav.files["/dav/source"] = "somebody was faster";
            isSending.release();
            goOn.acquire();
        }
        return dav(request);
    });
    const auto release = qScopeGuard([&goOn] { goOn.release(100); });
    ScratchEngine engine;
    engine.start();
    TransferSpec spec = engine.upload(makeSource(engine), server.url("/dav/"));
    spec.onConflict = ConflictPolicy::Fail;
    spec.asks = true;
    const TransferId id = engine.add(spec);
    engine->start({id});
    QTRY_VERIFY(isSending.available() > 0);

    engine->decide({id}, ConflictPolicy::Overwrite);
    goOn.release();

    const TransferSnapshot sent = engine.waitUntilSettled(id);
    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(sent.attempts, 1);
    QCOMPARE(dav.files.value("/dav/source"), kContent);
    QCOMPARE(dav.files.size(), 1);
}

void TestUploads::putIsNotRedirectedBlindly_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303})
        QTest::addRow("%d", status) << status;
}

void TestUploads::putIsNotRedirectedBlindly()
{
    QFETCH(int, status);
    MisbehavingServer server([status](const SeenRequest &request) {
        if (request.method == "PUT")
            return answer(status, {}, {"Location: /elsewhere"});
        return answer(request.method == "HEAD" ? 404 : 200);
    });

    const TransferSnapshot sent = send(server.url("/put"));

    QCOMPARE(sent.state, TransferState::Failed);
    QCOMPARE(toString(sent.error->kind), toString(ErrorKind::RedirectRefused));
}

void TestUploads::putFollowsATemporaryRedirectWithItsBody()
{
    QByteArray stored;
    MisbehavingServer server([&stored](const SeenRequest &request) {
        if (request.method == "PUT" && request.path == "/put")
            return answer(307, {}, {"Location: /elsewhere"});
        if (request.method == "PUT") {
            stored = request.body;
            return answer(201);
        }
        if (request.method == "HEAD" && !stored.isEmpty())
            return Script{sendStep("HTTP/1.1 200 OK\r\nContent-Length: " +
                                   QByteArray::number(stored.size()) + "\r\n\r\n")};
        return answer(request.method == "HEAD" ? 404 : 200);
    });

    const TransferSnapshot sent = send(server.url("/put"));

    QCOMPARE(sent.state, TransferState::Done);
    QCOMPARE(stored, kContent);
}

void TestUploads::putBelievesNoEarlySuccess()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return answer(request.method == "HEAD" ? 404 : request.method == "PUT" ? 201 : 200);
    });
    server.answerEarly();

    const TransferSnapshot sent = send(server.url("/put"), QByteArray(30'000'000, 'x'));

    QCOMPARE(sent.state, TransferState::Failed);
}

void TestUploads::putNamesAnEarlyRefusal()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.method == "PUT")
            return answer(413, {}, {"Connection: close"}) + Script{waitStep(200), closeStep()};
        return answer(request.method == "HEAD" ? 404 : 200);
    });
    server.answerEarly();

    const TransferSnapshot sent = send(server.url("/put"), QByteArray(30'000'000, 'x'));

    QCOMPARE(sent.state, TransferState::Failed);
    QCOMPARE(toString(sent.error->kind), toString(ErrorKind::PayloadTooLarge));
}

void TestUploads::aSourceThatChangesFails()
{
    ScratchEngine engine;
    const QString source = makeSource(engine);
    DavDouble dav;
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "PUT")
            writeFile(source, kContent + "grown");
        return dav(request);
    });
    engine.start();

    const TransferSnapshot sent = engine.run(engine.upload(source, server.url("/dav/")));

    QCOMPARE(sent.state, TransferState::Failed);
    QCOMPARE(toString(sent.error->kind), toString(ErrorKind::SourceChanged));
    QVERIFY(dav.files.isEmpty());
}

void TestUploads::aSourceThatChangedSinceThePauseFails()
{
    TusDouble tus;
    MisbehavingServer server([&](const SeenRequest &request) {
        return request.method == "PATCH" ? Script{hangStep()} : tus(request);
    });
    ScratchEngine engine;
    engine.start();
    const QString source = makeSource(engine);
    const TransferId id = engine.add(engine.upload(source, server.url("/up")));
    QTRY_VERIFY(!server.requests().isEmpty() && server.requests().constLast().method == "PATCH");
    engine->pause({id});
    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Paused);
    writeFile(source, noise(kContent.size(), 99));
    server.setHandler(std::ref(tus));

    engine->resume({id});

    QCOMPARE(engine.waitUntilSettled(id).state, TransferState::Failed);
    QCOMPARE(toString(engine->snapshot(id)->error->kind), toString(ErrorKind::SourceChanged));
}

void TestUploads::cancelRemovesWhatIsUnfinishedOnTheServer()
{
    DavDouble dav;
    MisbehavingServer server([&](const SeenRequest &request) {
        Script script = dav(request);
        return request.method == "PUT" ? Script{hangStep()} : script;
    });
    ScratchEngine engine;
    engine.start();
    const TransferId id = engine.add(engine.upload(makeSource(engine), server.url("/dav/")));
    QTRY_VERIFY(!dav.files.isEmpty());

    engine->cancel({id});

    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Cancelled);
    QVERIFY(dav.files.isEmpty());
}

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"
