// SPDX-License-Identifier: MIT
// One file from several servers: the work is shared, and whoever lies, fails or crawls is dropped.
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;
const QByteArray kContent = noise(20 * kMiB, 21);

ExpectedDigest digestOf(const QByteArray &bytes)
{
    return {DigestAlgorithm::Sha256, sha256(bytes)};
}

Script slowly(Script script, int milliseconds = 25)
{
    for (Step &step : script) {
        if (step.kind == Step::Kind::Send && step.bytes.size() > kMiB / 2)
            step.milliseconds = milliseconds; // after each 64 KiB
    }
    return script;
}

/// So slowly that further connections are worth it.
MisbehavingServer::Handler serve(const QByteArray &content, const QByteArray &etag,
    const QList<QByteArray> &headers = {}, int milliseconds = 25)
{
    return [=](const SeenRequest &request) {
        return slowly(serveFile(request, content, etag, headers), milliseconds);
    };
}

/// Ends each body after this many bytes.
Script cutOff(Script script, qsizetype bytes)
{
    for (Step &step : script) {
        if (step.kind == Step::Kind::Send && step.bytes.size() > bytes)
            step.bytes.truncate(bytes);
    }
    script.append(resetStep());
    return script;
}

bool hasNote(const TransferSnapshot &transfer, const QString &text)
{
    return transfer.notes.join(u'\n').contains(text);
}

QString problemOf(const TransferSnapshot &transfer)
{
    return (transfer.error ? toString(transfer.error->kind) + transfer.error->detail : QString()) +
           transfer.notes.join(u'\n');
}

} // namespace

class TestMirrors : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sharesTheWork();
    void sharesTheWorkOfRealServers();
    void refusesAMirrorOfAnotherSize();
    void refusesAMirrorOfOtherContentWithoutADigest();
    void refusesAMirrorThatTellsAnotherDigest();
    void fetchesAgainWithoutMirrorsWhenTheDigestIsWrong();
    void goesOnWhenAMirrorDiesMidway();
    void goesOnWhenTheFirstDiesMidway();
    void takesAMirrorWhenTheFirstFails_data();
    void takesAMirrorWhenTheFirstFails();
    void failsWithTheFirstErrorWhenAllFail();
    void dropsAMirrorThatCrawls();
    void resumesWithMirrorsAfterARestart();
    void resumesFromAMirrorWhenTheFirstIsGone();
    void takesMirrorsThatTheServerNames();
    void takesNoMirrorsFromAServerThatTellsNoDigest();
    void sendsCredentialsToTheFirstOriginAlone();

private:
    TransferSpec spec(const MisbehavingServer &first, const QList<QUrl> &mirrors) const
    {
        TransferSpec spec = m_engine->download(first.url());
        spec.mirrors = mirrors;
        return spec;
    }

    std::unique_ptr<ScratchEngine> m_engine;
};

void TestMirrors::init()
{
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.deadlines.minimumRateOver = std::chrono::seconds(60);
    m_engine->options.deadlines.firstByte = std::chrono::seconds(60);
}

void TestMirrors::sharesTheWork()
{
    const MisbehavingServer first(serve(kContent, "\"a\""));
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(first.bytesSent() > kMiB);
    QVERIFY(mirror.bytesSent() > kMiB);
    // Only samples of the mirror were compared.
    QCOMPARE(ended.receipt.verified, Verification::Length);
    QVERIFY2(ended.notes.isEmpty(), qPrintable(ended.notes.join(u'\n')));
}

void TestMirrors::sharesTheWorkOfRealServers()
{
    const RealServer first(u"nginx"_s);
    const RealServer mirror(u"nginx"_s);
    QVERIFY2(first.isRunning(), qPrintable(first.problem()));
    QVERIFY2(mirror.isRunning(), qPrintable(mirror.problem()));
    const QByteArray content = noise(64 * kMiB, 22);
    for (const RealServer *server : {&first, &mirror})
        writeFile(server->folder() + u"/large.bin"_s, content);
    m_engine->start();
    TransferSpec spec = m_engine->download(first.url(u"slow_url"_s).resolved(QUrl(u"large.bin"_s)));
    spec.mirrors = {mirror.url(u"slow_url"_s).resolved(QUrl(u"large.bin"_s))};
    spec.checksum = digestOf(content);

    const TransferSnapshot ended = m_engine->run(spec, 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QCOMPARE(ended.receipt.verified, Verification::Digest);
    QVERIFY(readFile(ended.receipt.path) == content);
    QVERIFY(readFile(mirror.value(u"log"_s)).contains("\" 206 "));
}

void TestMirrors::refusesAMirrorOfAnotherSize()
{
    const MisbehavingServer first(serve(kContent, "\"a\""));
    const MisbehavingServer mirror(serve(kContent + "x", "\"a\""));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(hasNote(ended, u"(RemoteMismatch)"_s));
}

void TestMirrors::refusesAMirrorOfOtherContentWithoutADigest()
{
    const MisbehavingServer first(serve(kContent, "\"a\""));
    const MisbehavingServer mirror(serve(noise(20 * kMiB, 23), "\"a\""));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(hasNote(ended, u"(RemoteMismatch)"_s));
    QCOMPARE(ended.receipt.verified, Verification::Validator);
}

void TestMirrors::refusesAMirrorThatTellsAnotherDigest()
{
    const QByteArray other = noise(20 * kMiB, 24);
    const MisbehavingServer first(
        serve(kContent, "\"a\"", {"Repr-Digest: sha-256=:" + sha256(kContent).toBase64() + ':'}));
    const MisbehavingServer mirror(
        serve(other, "\"a\"", {"Repr-Digest: sha-256=:" + sha256(other).toBase64() + ':'}));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(hasNote(ended, u"(RemoteMismatch)"_s));
}

void TestMirrors::fetchesAgainWithoutMirrorsWhenTheDigestIsWrong()
{
    const MisbehavingServer first(serve(kContent, "\"a\"", {}, 10));
    const MisbehavingServer mirror(serve(noise(20 * kMiB, 25), "\"a\"", {}, 10));
    m_engine->start();
    TransferSpec wanted = spec(first, {mirror.url()});
    wanted.checksum = digestOf(kContent);

    const TransferSnapshot ended = m_engine->run(wanted, 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(ended.attempts > 1);
    QVERIFY(mirror.bytesSent() > 0);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

void TestMirrors::goesOnWhenAMirrorDiesMidway()
{
    const MisbehavingServer first(serve(kContent, "\"a\""));
    const MisbehavingServer mirror([](const SeenRequest &request) {
        Script script = serveFile(request, kContent, "\"b\"");
        return request.number > 4 ? Script{resetStep()} : cutOff(script, kMiB);
    });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(hasNote(ended, u"a server was dropped: "_s));
}

void TestMirrors::goesOnWhenTheFirstDiesMidway()
{
    const MisbehavingServer first([](const SeenRequest &request) {
        if (request.number > 1)
            return Script{resetStep()};
        return cutOff(serveFile(request, kContent, "\"a\""), 3 * kMiB);
    });
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

void TestMirrors::takesAMirrorWhenTheFirstFails_data()
{
    QTest::addColumn<Script>("script");
    QTest::newRow("reset") << Script{resetStep()};
    QTest::newRow("404") << answer(404);
    QTest::newRow("403") << answer(403);
    QTest::newRow("500") << answer(500);
    QTest::newRow("garbage") << Script{sendStep("garbage\r\n\r\n"), closeStep()};
}

void TestMirrors::takesAMirrorWhenTheFirstFails()
{
    QFETCH(Script, script);
    const MisbehavingServer first([script](const SeenRequest &) { return script; });
    const QByteArray small = kContent.left(kMiB);
    const MisbehavingServer mirror(serve(small, "\"b\""));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}));

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == small);
    QVERIFY(hasNote(ended, u"stands in for"_s));
}

void TestMirrors::failsWithTheFirstErrorWhenAllFail()
{
    const MisbehavingServer first([](const SeenRequest &) { return answer(404); });
    const MisbehavingServer mirror([](const SeenRequest &) { return answer(403); });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}));

    QCOMPARE(ended.state, TransferState::Failed);
    QVERIFY(ended.error->kind == ErrorKind::NotFound);
}

void TestMirrors::dropsAMirrorThatCrawls()
{
    const MisbehavingServer first(serve(kContent, "\"a\"", {}, 60));
    const MisbehavingServer mirror(serve(kContent, "\"b\"", {}, 2'000));
    m_engine->options.connections = {2, 16};
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY2(hasNote(ended, u"(slow)"_s), qPrintable(problemOf(ended)));
}

void TestMirrors::resumesWithMirrorsAfterARestart()
{
    const MisbehavingServer first(serve(kContent, "\"a\"", {}, 40));
    const MisbehavingServer mirror(serve(kContent, "\"b\"", {}, 40));
    m_engine->start();
    const TransferId id = m_engine->add(spec(first, {mirror.url()}));
    QTRY_VERIFY_WITH_TIMEOUT((*m_engine)->segments(id).coming.size() >= 3 &&
                                 (*m_engine)->snapshot(id)->bytesDone > 9 * kMiB,
        20'000);
    m_engine->stop();
    const qsizetype before = mirror.requests().size();
    QVERIFY(before > 0);

    m_engine->start();
    const TransferSnapshot ended = m_engine->waitUntilSettled(id, 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(ended.resumedFrom > 8 * kMiB);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QCOMPARE(ended.receipt.sha256, sha256(kContent));
    QCOMPARE(ended.receipt.verified, Verification::Length);
}

void TestMirrors::resumesFromAMirrorWhenTheFirstIsGone()
{
    auto first = std::make_unique<MisbehavingServer>(serve(kContent, "\"a\"", {}, 40));
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    m_engine->options.connections = {1, 16};
    m_engine->start();
    const TransferId id = m_engine->add(spec(*first, {mirror.url()}));
    QTRY_VERIFY_WITH_TIMEOUT((*m_engine)->snapshot(id)->bytesDone > 2 * kMiB, 20'000);
    m_engine->stop();
    first.reset();

    m_engine->start();
    const TransferSnapshot ended = m_engine->waitUntilSettled(id, 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(ended.resumedFrom > kMiB);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

void TestMirrors::takesMirrorsThatTheServerNames()
{
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    const MisbehavingServer first(serve(kContent, "\"a\"",
        {"Repr-Digest: sha-256=:" + sha256(kContent).toBase64() + ':',
            "Link: <" + mirror.url().toEncoded() + ">; rel=duplicate; pri=1"}));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(mirror.bytesSent() > kMiB);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QCOMPARE(ended.receipt.verified, Verification::Digest);
}

void TestMirrors::takesNoMirrorsFromAServerThatTellsNoDigest()
{
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    const MisbehavingServer first(serve(
        kContent, "\"a\"", {"Link: <" + mirror.url().toEncoded() + ">; rel=duplicate; pri=1"}));
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(first, {}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(mirror.requests().size(), 0);
}

void TestMirrors::sendsCredentialsToTheFirstOriginAlone()
{
    const MisbehavingServer first(serve(kContent, "\"a\""));
    const MisbehavingServer mirror(serve(kContent, "\"b\""));
    m_engine->start();
    Access access;
    access.headers.add("X-Token", "secret");
    access.credentials = {u"me"_s, u"secret"_s};
    (*m_engine)->access().setDefaults(access);

    const TransferSnapshot ended = m_engine->run(spec(first, {mirror.url()}), 60'000);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(!mirror.requests().isEmpty());
    for (const SeenRequest &request : first.requests())
        QCOMPARE(request.header("X-Token"), "secret");
    for (const SeenRequest &request : mirror.requests()) {
        QCOMPARE(request.header("X-Token"), QByteArray());
        QCOMPARE(request.header("Authorization"), QByteArray());
    }
}

QTEST_GUILESS_MAIN(TestMirrors)
#include "tst_mirrors.moc"
