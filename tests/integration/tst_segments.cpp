// SPDX-License-Identifier: MIT
// One file over several connections: never more than the server bears, never a splice.
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;
/// Takes a server that gives each connection 5 MiB a second so long that more are opened.
const QByteArray kContent = noise(17 * kMiB, 11);

Script slowly(Script script, int milliseconds = 12)
{
    for (Step &step : script) {
        if (step.kind == Step::Kind::Send && step.bytes.size() > kMiB)
            step.milliseconds = milliseconds; // after each 64 KiB
    }
    return script;
}

Script serveSlowly(const SeenRequest &request, const QByteArray &etag = "\"a\"")
{
    return slowly(serveFile(request, kContent, etag));
}

/// So slowly that many connections are worth it.
Script serveAtACrawl(const SeenRequest &request)
{
    return slowly(serveFile(request, kContent, "\"a\""), 40);
}

int rangeRequests(const MisbehavingServer &server)
{
    const QList<SeenRequest> requests = server.requests();
    return static_cast<int>(std::count_if(requests.begin(), requests.end(),
        [](const SeenRequest &request) { return !request.header("Range").isEmpty(); }));
}

QByteArray logOf(const RealServer &server)
{
    return readFile(server.value(u"log"_s));
}

} // namespace

class TestSegments : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fetchesWithSeveralConnections();
    void keepsToTheCeiling_data();
    void keepsToTheCeiling();
    void isContentWithWhatTheServerBears();
    void remembersWhatTheServerBears();
    void startsNoMoreTransfersThanTheServerBears();
    void stayInOnePieceWithoutAStrongValidator();
    void stayInOnePieceWhereRangesAreIgnored();
    void goesOnWhenFurtherConnectionsFail();
    void startsOverWhenTheFileChanges();
    void takesOverFromAConnectionThatHangs();
    void fetchesOnlyWhatIsMissingAfterARestart();
    void showsWhereItStands();
    void neverPutsALyingServersPiecesTogether();

private:
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestSegments::init()
{
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.deadlines.minimumRateOver = std::chrono::seconds(60);
    m_engine->options.deadlines.firstByte = std::chrono::seconds(60);
}

void TestSegments::fetchesWithSeveralConnections()
{
    const RealServer server(u"nginx"_s);
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));
    const QByteArray content = noise(64 * kMiB, 12);
    writeFile(server.folder() + u"/large.bin"_s, content);
    m_engine->start();

    const TransferSnapshot ended =
        m_engine->run(m_engine->download(server.url(u"slow_url"_s).resolved(QUrl(u"large.bin"_s))));

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.receipt.sha256, sha256(content));
    QCOMPARE(ended.receipt.verified, Verification::Validator);
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == content);
    QVERIFY2(logOf(server).count("\" 206 ") >= 3, logOf(server).constData());
}

void TestSegments::keepsToTheCeiling_data()
{
    QTest::addColumn<int>("perFile");
    QTest::addColumn<int>("perHost");
    QTest::addColumn<int>("ofTransfer");
    QTest::addColumn<int>("most");
    QTest::newRow("of a file") << 3 << 16 << 0 << 3;
    QTest::newRow("of a host") << 8 << 2 << 0 << 2;
    QTest::newRow("of the transfer") << 8 << 16 << 1 << 1;
}

void TestSegments::keepsToTheCeiling()
{
    QFETCH(int, perFile);
    QFETCH(int, perHost);
    QFETCH(int, ofTransfer);
    QFETCH(int, most);
    MisbehavingServer server([](const SeenRequest &request) { return serveAtACrawl(request); });
    m_engine->options.connections = {perFile, perHost};
    m_engine->start();
    TransferSpec spec = m_engine->download(server.url());
    spec.connections = ofTransfer;
    const TransferId id = m_engine->add(spec);
    qsizetype seen = 0;
    QObject watcher;
    QObject::connect(m_engine->operator->(), &Engine::changed, &watcher,
        [this, id, &seen] { seen = std::max(seen, (*m_engine)->segments(id).coming.size()); });

    const TransferSnapshot ended = m_engine->waitUntilSettled(id, 30'000);

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(seen, most);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

void TestSegments::isContentWithWhatTheServerBears()
{
    const RealServer server(u"nginx"_s);
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));
    const QByteArray content = noise(48 * kMiB, 13);
    writeFile(server.folder() + u"/large.bin"_s, content);
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(
        m_engine->download(server.url(u"two_url"_s).resolved(QUrl(u"large.bin"_s))), 60'000);

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == content);
    QVERIFY2(logOf(server).contains("\" 429 "), logOf(server).constData());
}

void TestSegments::remembersWhatTheServerBears()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.header("Range").isEmpty())
            return serveSlowly(request);
        return answer(429, {}, {"Retry-After: 1"});
    });
    m_engine->start();
    QCOMPARE(m_engine->run(m_engine->download(server.url())).state, TransferState::Done);
    const int asked = rangeRequests(server);
    QVERIFY(asked >= 1);

    m_engine->stop();
    m_engine->start();
    QCOMPARE(m_engine->run(m_engine->download(server.url())).state, TransferState::Done);

    QCOMPARE(rangeRequests(server), asked);
}

void TestSegments::startsNoMoreTransfersThanTheServerBears()
{
    const RealServer server(u"nginx"_s); // two_url: 429 for a third connection
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));
    constexpr int kFiles = 8;
    const QByteArray content = noise(6 * kMiB, 13);
    for (int i = 0; i < kFiles; ++i)
        writeFile(server.folder() + u"/file-%1"_s.arg(i), content);
    m_engine->options.retry.maxRetries = 0;
    m_engine->options.startsQueue = true;
    m_engine->start();

    QList<TransferId> ids;
    for (int i = 0; i < kFiles; ++i)
        ids.append(m_engine->add(
            m_engine->download(server.url(u"two_url"_s).resolved(QUrl(u"file-%1"_s.arg(i))))));
    const auto areDone = [&] {
        return std::ranges::all_of(ids,
            [&](TransferId id) { return (*m_engine)->snapshot(id)->state == TransferState::Done; });
    };

    QTRY_VERIFY_WITH_TIMEOUT(areDone(), 60'000);
    const qsizetype refused = logOf(server).count("\" 429 ");
    QVERIFY2(refused >= 2 && refused < kFiles, logOf(server).constData());
}

void TestSegments::stayInOnePieceWithoutAStrongValidator()
{
    MisbehavingServer server(
        [](const SeenRequest &request) { return serveSlowly(request, "W/\"a\""); });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(m_engine->download(server.url()));

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(server.requests().size(), 1);
}

void TestSegments::stayInOnePieceWhereRangesAreIgnored()
{
    MisbehavingServer server([](const SeenRequest &request) {
        SeenRequest whole = request;
        whole.headers.remove("range");
        return serveSlowly(whole);
    });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(m_engine->download(server.url()));

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.attempts, 1);
    QCOMPARE(server.requests().size(), 2);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

/// Each kind of failure at a server of its own, all at once: one after the other they would take a
/// minute.
void TestSegments::goesOnWhenFurtherConnectionsFail()
{
    const std::vector<std::pair<QString, Script>> failures = {
        {u"reset"_s, {resetStep()}},
        {u"403"_s, answer(403)},
        {u"404"_s, answer(404)},
        {u"500"_s, answer(500)},
        {u"503"_s, answer(503, {}, {"Retry-After: 100"})},
        {u"401"_s, answer(401)},
        {u"a redirect in a circle"_s, answer(302, {}, {"Location: /file"})},
        {u"garbage"_s, {sendStep("garbage\r\n\r\n"), closeStep()}},
        {u"half a head"_s, {sendStep("HTTP/1.1 206 Par"), closeStep()}},
    };
    m_engine->options.limits = {16, 16};
    m_engine->start();
    std::vector<std::unique_ptr<MisbehavingServer>> servers;
    QList<TransferId> ids;
    for (const auto &failure : failures) {
        servers.push_back(std::make_unique<MisbehavingServer>(
            [script = failure.second](const SeenRequest &request) {
                // So slowly that the first connection is at work when the others fail.
                return request.header("Range").isEmpty()
                           ? slowly(serveFile(request, kContent, "\"a\""), 60)
                           : script;
            }));
        ids.append(m_engine->add(m_engine->download(servers.back()->url())));
    }

    for (size_t i = 0; i < failures.size(); ++i) {
        const TransferSnapshot ended = m_engine->waitUntilSettled(ids.at(i), 60'000);
        const QString name = failures.at(i).first;
        QCOMPARE(name + (ended.error ? toString(ended.error->kind) : QString()), name);
        QCOMPARE(ended.state, TransferState::Done);
        QVERIFY2(ended.attempts == 1, qPrintable(name));
        QVERIFY2(rangeRequests(*servers.at(i)) >= 1, qPrintable(name));
        QVERIFY2(readFile(ended.receipt.path) == kContent, qPrintable(name));
    }
}

void TestSegments::startsOverWhenTheFileChanges()
{
    const QByteArray fresh = noise(18 * kMiB, 14);
    MisbehavingServer server([&fresh](const SeenRequest &request) {
        if (request.number == 1)
            return serveSlowly(request);
        return slowly(serveFile(request, fresh, "\"b\""));
    });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(m_engine->download(server.url()));

    QCOMPARE(ended.state, TransferState::Done);
    QVERIFY(readFile(ended.receipt.path) == fresh);
    QVERIFY(!ended.notes.isEmpty());
}

void TestSegments::takesOverFromAConnectionThatHangs()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.number != 2)
            return serveSlowly(request);
        Script script = serveFile(request, kContent, "\"a\"");
        script.last().bytes.truncate(kMiB);
        script.append(hangStep());
        return script;
    });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(m_engine->download(server.url()), 30'000);

    QCOMPARE(ended.state, TransferState::Done);
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

void TestSegments::fetchesOnlyWhatIsMissingAfterARestart()
{
    MisbehavingServer server([](const SeenRequest &request) { return serveAtACrawl(request); });
    m_engine->start();
    const TransferId id = m_engine->add(m_engine->download(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT((*m_engine)->segments(id).coming.size() >= 3 &&
                                 (*m_engine)->snapshot(id)->bytesDone > 8 * kMiB,
        10'000);
    m_engine->stop();
    const qsizetype before = server.requests().size();

    m_engine->start();
    const TransferSnapshot ended = m_engine->waitUntilSettled(id);

    QCOMPARE(ended.state, TransferState::Done);
    QVERIFY(ended.resumedFrom > 8 * kMiB);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QCOMPARE(ended.receipt.sha256, sha256(kContent));
    for (const SeenRequest &request : server.requests().mid(before))
        QVERIFY(request.header("Range").startsWith("bytes="));
}

void TestSegments::showsWhereItStands()
{
    MisbehavingServer server([](const SeenRequest &request) { return serveAtACrawl(request); });
    m_engine->start();
    const TransferId id = m_engine->add(m_engine->download(server.url()));
    QTRY_VERIFY_WITH_TIMEOUT((*m_engine)->segments(id).coming.size() >= 2, 10'000);

    const SegmentMap map = (*m_engine)->segments(id);

    QCOMPARE(map.total, kContent.size());
    qint64 missing = 0;
    for (const ByteRange &gap : map.missing)
        missing += gap.length();
    qint64 coming = 0;
    for (const ByteRange &range : map.coming)
        coming += range.length();
    QCOMPARE(coming, missing);
    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    QCOMPARE((*m_engine)->segments(id), SegmentMap());
}

/// The same strong ETag for other bytes: only a digest tells, and then all is fetched once more, in
/// one piece.
void TestSegments::neverPutsALyingServersPiecesTogether()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.header("Range").isEmpty())
            return serveSlowly(request);
        return slowly(serveFile(request, noise(17 * kMiB, 99), "\"a\""));
    });
    m_engine->start();
    TransferSpec spec = m_engine->download(server.url());
    spec.checksum = ExpectedDigest{DigestAlgorithm::Sha256, sha256(kContent)};

    const TransferSnapshot ended = m_engine->run(spec, 40'000);

    QVERIFY2(ended.state == TransferState::Done,
        qPrintable(ended.error ? toString(ended.error->kind) : QString()));
    QVERIFY(ended.attempts > 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
}

QTEST_GUILESS_MAIN(TestSegments)
#include "tst_segments.moc"
