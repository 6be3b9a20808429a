// SPDX-License-Identifier: MIT
// Resuming never splices two files together, and never fetches what is here already.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kOld = noise(500'000, 1);
const QByteArray kNew = noise(500'000, 2);
constexpr qint64 kCut = 300'000;

QByteArray headOf(const QList<QByteArray> &validators, qsizetype bytes = kOld.size())
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(bytes) +
           "\r\nAccept-Ranges: bytes\r\n" +
           (validators.isEmpty() ? QByteArray() : validators.join("\r\n") + "\r\n") + "\r\n";
}

/// A download of kOld that hangs at kCut, until the server goes on.
struct Stalled
{
    explicit Stalled(const QByteArray &validator = "ETag: \"a\"")
        : etag(validator.mid(6))
        , server([validator](const SeenRequest &) {
            const QByteArray head =
                headOf(validator.isEmpty() ? QList<QByteArray>() : QList{validator});
            return Script{sendStep(head + kOld.left(kCut)), hangStep()};
        })
    {
        engine.options.deadlines.minimumRateOver = std::chrono::seconds(60);
        engine.start();
        id = engine.add(engine.download(server.url()));
    }

    /// Bytes may come before their file is there.
    bool isAtCut() const
    {
        return engine->snapshot(id)->bytesDone == kCut && !engine.filesInDownloads().isEmpty();
    }

    void goOn()
    {
        server.setHandler(
            [etag = etag](const SeenRequest &request) { return serveFile(request, kOld, etag); });
    }

    QString part() const
    {
        return engine.downloads() + u'/' + engine.filesInDownloads().constFirst();
    }

    const QByteArray etag;
    MisbehavingServer server;
    ScratchEngine engine;
    TransferId id = 0;
};

} // namespace

class TestResume : public QObject
{
    Q_OBJECT

private slots:
    void neverSplices_data();
    void neverSplices();
    void resumesAfterPauseAndRestart_data();
    void resumesAfterPauseAndRestart();
    void detectsADamagedPart();
    void startsOverWhenThePartIsGone();
    void waitsWhenTheFolderIsGone();
    void usesTheServersDigest_data();
    void usesTheServersDigest();
    void asksForTheRestOnly();
};

/// How a server that has another file by now answers who asks for the rest.
enum class Manner { Honest, IgnoresIfRange, IgnoresRanges };

/// The server's file is another one after the interruption, of the same length or another: in each
/// of four ways to tell, or not to tell.
void TestResume::neverSplices_data()
{
    QTest::addColumn<QList<QByteArray>>("before");
    QTest::addColumn<QList<QByteArray>>("after");
    QTest::addColumn<Manner>("manner");
    QTest::addColumn<qsizetype>("bytes");
    const QByteArray oldDate = "Last-Modified: Mon, 01 Jan 2024 00:00:00 GMT";
    const QByteArray newDate = "Last-Modified: Tue, 02 Jan 2024 00:00:00 GMT";
    const QByteArray now = "Date: Wed, 03 Jan 2024 00:00:00 GMT";
    using Lines = QList<QByteArray>;
    const QList<std::pair<const char *, Manner>> manners = {{"honest", Manner::Honest},
        {"ignores If-Range", Manner::IgnoresIfRange}, {"ignores ranges", Manner::IgnoresRanges}};
    for (const auto &[name, manner] : manners) {
        for (const qsizetype bytes : {kOld.size(), qsizetype(350'000), qsizetype(700'000)}) {
            const auto add = [&](const char *way, const Lines &before, const Lines &after) {
                QTest::addRow("%s, %s, %lld bytes", way, name, qint64(bytes))
                    << before << after << manner << bytes;
            };
            add("strong ETag", {"ETag: \"a\""}, {"ETag: \"b\""});
            add("weak ETag", {"ETag: W/\"a\""}, {"ETag: W/\"b\""});
            add("weak ETag that stays", {"ETag: W/\"a\""}, {"ETag: W/\"a\""});
            add("date", {oldDate, now}, {newDate, now});
            add("nothing", {}, {});
            add("unquoted ETag", {"ETag: a"}, {"ETag: a"});
        }
    }
}

void TestResume::neverSplices()
{
    QFETCH(QList<QByteArray>, before);
    QFETCH(QList<QByteArray>, after);
    QFETCH(Manner, manner);
    QFETCH(qsizetype, bytes);
    const QByteArray content = noise(bytes, 2);
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.number == 1)
            return Script{sendStep(headOf(before) + kOld.left(kCut)), waitStep(50), closeStep()};
        const QByteArray condition = request.header("If-Range");
        const bool isMatch = condition.isEmpty() || after.contains("ETag: " + condition) ||
                             after.contains("Last-Modified: " + condition);
        if (request.header("Range").isEmpty() || manner == Manner::IgnoresRanges ||
            (manner == Manner::Honest && !isMatch))
            return Script{sendStep(headOf(after, bytes) + content)};
        const QByteArray total = QByteArray::number(bytes);
        const qint64 first = request.rangeStart();
        if (first >= bytes)
            return answer(416, {}, {"Content-Range: bytes */" + total});
        const QByteArray lastText = request.header("Range").split('-').constLast();
        const qint64 last =
            lastText.isEmpty() ? bytes - 1 : std::min<qint64>(lastText.toLongLong(), bytes - 1);
        return answer(206, content.mid(first, last - first + 1),
            after + QList<QByteArray>{"Content-Range: bytes " + QByteArray::number(first) + '-' +
                                      QByteArray::number(last) + '/' + total});
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot ended = engine.run(engine.download(server.url()));

    QCOMPARE(ended.state, TransferState::Done);
    QVERIFY(readFile(engine.downloads() + u"/file"_s) == content);
}

void TestResume::resumesAfterPauseAndRestart_data()
{
    QTest::addColumn<QByteArray>("validator");
    QTest::addColumn<Verification>("verified");
    QTest::newRow("strong ETag") << QByteArray("ETag: \"a\"") << Verification::Validator;
    QTest::newRow("weak ETag") << QByteArray("ETag: W/\"a\"") << Verification::Length;
    QTest::newRow("nothing") << QByteArray() << Verification::Length;
}

void TestResume::resumesAfterPauseAndRestart()
{
    QFETCH(QByteArray, validator);
    QFETCH(Verification, verified);
    Stalled stalled(validator);
    ScratchEngine &engine = stalled.engine;
    const TransferId id = stalled.id;
    QTRY_VERIFY(stalled.isAtCut());

    engine->pause({id});
    QTRY_COMPARE(engine->snapshot(id)->state, TransferState::Paused);
    QCOMPARE(engine.filesInDownloads().size(), 1);
    QVERIFY(engine.filesInDownloads().constFirst().startsWith(u'.'));
    engine.stop();
    stalled.goOn();
    engine.start();
    QCOMPARE(engine->snapshot(id)->state, TransferState::Paused);
    engine->resume({id});
    const TransferSnapshot ended = engine.waitUntilSettled(id);

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.receipt.verified, verified);
    QCOMPARE(ended.resumedFrom, kCut);
    QVERIFY(readFile(engine.downloads() + u"/file"_s) == kOld);
}

void TestResume::detectsADamagedPart()
{
    Stalled stalled;
    ScratchEngine &engine = stalled.engine;
    QTRY_VERIFY(stalled.isAtCut());
    engine.stop();
    const QString part = stalled.part();
    QByteArray bytes = readFile(part);
    QCOMPARE(bytes.size(), kCut);
    bytes[1234] = static_cast<char>(bytes[1234] ^ 1);
    writeFile(part, bytes);
    stalled.goOn();

    engine.start();
    const TransferSnapshot ended = engine.waitUntilSettled(stalled.id);

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.resumedFrom, 0);
    QVERIFY(readFile(engine.downloads() + u"/file"_s) == kOld);
}

void TestResume::startsOverWhenThePartIsGone()
{
    Stalled stalled;
    ScratchEngine &engine = stalled.engine;
    QTRY_VERIFY(stalled.isAtCut());
    engine.stop();
    QVERIFY(QFile::remove(stalled.part()));
    stalled.goOn();

    engine.start();
    const TransferSnapshot ended = engine.waitUntilSettled(stalled.id);

    QCOMPARE(ended.state, TransferState::Done);
    QVERIFY(!ended.notes.isEmpty());
    QVERIFY(readFile(engine.downloads() + u"/file"_s) == kOld);
}

void TestResume::waitsWhenTheFolderIsGone()
{
    Stalled stalled;
    ScratchEngine &engine = stalled.engine;
    QTRY_VERIFY(stalled.isAtCut());
    engine.stop();
    QVERIFY(QDir().rename(engine.downloads(), engine.path(u"unplugged"_s)));
    stalled.goOn();

    engine.start();
    const TransferSnapshot waiting = engine.waitUntilSettled(stalled.id);
    QCOMPARE(waiting.state, TransferState::Waiting);
    QCOMPARE(waiting.waitReason, WaitReason::TargetFolder);
    QVERIFY(QDir().rename(engine.path(u"unplugged"_s), engine.downloads()));
    engine->resume({stalled.id});

    QCOMPARE(engine.waitUntilSettled(stalled.id).state, TransferState::Done);
    QCOMPARE(engine->snapshot(stalled.id)->resumedFrom, kCut);
}

void TestResume::usesTheServersDigest_data()
{
    QTest::addColumn<bool>("isRight");
    QTest::newRow("right") << true;
    QTest::newRow("wrong") << false;
}

void TestResume::usesTheServersDigest()
{
    QFETCH(bool, isRight);
    const QByteArray digest =
        QCryptographicHash::hash(isRight ? kOld : kNew, QCryptographicHash::Sha256).toBase64();
    MisbehavingServer server([&](const SeenRequest &request) {
        return serveFile(request, kOld, "\"a\"", {"Repr-Digest: sha-256=:" + digest + ":"});
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot ended = engine.run(engine.download(server.url()));

    QCOMPARE(ended.state, isRight ? TransferState::Done : TransferState::Failed);
    if (isRight)
        QCOMPARE(ended.receipt.verified, Verification::Digest);
    else
        QCOMPARE(toString(ended.error->kind), toString(ErrorKind::ChecksumMismatch));
    QCOMPARE(engine.filesInDownloads().isEmpty(), !isRight);
}

void TestResume::asksForTheRestOnly()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.number == 1)
            return Script{
                sendStep(headOf({"ETag: \"a\""}) + kOld.left(kCut)), waitStep(50), closeStep()};
        return serveFile(request, kOld, "\"a\"");
    });
    ScratchEngine engine;
    engine.start();

    QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Done);

    const QList<SeenRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(1).header("Range"), QByteArray("bytes=300000-"));
    QCOMPARE(requests.at(1).header("If-Range"), QByteArray("\"a\""));
    QCOMPARE(requests.at(1).header("Accept-Encoding"), QByteArray("identity"));
}

QTEST_GUILESS_MAIN(TestResume)
#include "tst_resume.moc"
