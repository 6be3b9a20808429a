// SPDX-License-Identifier: MIT
// A file whose pieces have digests: only what is wrong is fetched again.
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kPiece = 256 * 1024;
const QByteArray kContent = noise(4 * kMiB - 1000, 41);

/// One byte in the fourth piece is another.
QByteArray damaged()
{
    QByteArray content = kContent;
    content[3 * kPiece + 5] = static_cast<char>(content[3 * kPiece + 5] ^ 1);
    return content;
}

QString problemOf(const TransferSnapshot &transfer)
{
    return (transfer.error ? toString(transfer.error->kind) + transfer.error->detail : QString()) +
           transfer.notes.join(u'\n');
}

} // namespace

class TestPieces : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_engine = std::make_unique<ScratchEngine>(); }
    void fetchesOnlyTheBadPieceAgain();
    void takesTheBadPieceFromAnotherServer();
    void failsWithTheNameOfThePiece();
    void checksWhatCameBeforeARestart();

private:
    TransferSpec spec(const MisbehavingServer &server, const QList<QUrl> &mirrors = {}) const
    {
        TransferSpec spec = m_engine->download(server.url());
        spec.mirrors = mirrors;
        spec.size = kContent.size();
        spec.checksum = ExpectedDigest{DigestAlgorithm::Sha256, sha256(kContent)};
        PieceDigests pieces{DigestAlgorithm::Sha256, kPiece, {}};
        for (qint64 at = 0; at < kContent.size(); at += kPiece)
            pieces.digests.append(sha256(kContent.mid(at, kPiece)));
        spec.pieces = pieces;
        return spec;
    }

    std::unique_ptr<ScratchEngine> m_engine;
};

void TestPieces::fetchesOnlyTheBadPieceAgain()
{
    const MisbehavingServer server([](const SeenRequest &request) {
        return serveFile(request, request.number == 1 ? damaged() : kContent, "\"a\"");
    });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(server));

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QCOMPARE(ended.receipt.verified, Verification::Digest);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().constLast().header("Range"),
        "bytes=" + QByteArray::number(3 * kPiece) + '-' + QByteArray::number(4 * kPiece - 1));
}

void TestPieces::takesTheBadPieceFromAnotherServer()
{
    const MisbehavingServer server(
        [](const SeenRequest &request) { return serveFile(request, damaged(), "\"a\""); });
    const MisbehavingServer mirror(
        [](const SeenRequest &request) { return serveFile(request, kContent, "\"b\""); });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(server, {mirror.url()}));

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QCOMPARE(ended.attempts, 1);
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QVERIFY(mirror.bytesSent() < 3 * kPiece);
}

void TestPieces::failsWithTheNameOfThePiece()
{
    const MisbehavingServer server(
        [](const SeenRequest &request) { return serveFile(request, damaged(), "\"a\""); });
    const MisbehavingServer mirror(
        [](const SeenRequest &request) { return serveFile(request, damaged(), "\"b\""); });
    m_engine->start();

    const TransferSnapshot ended = m_engine->run(spec(server, {mirror.url()}));

    QCOMPARE(ended.state, TransferState::Failed);
    QVERIFY2(ended.error->kind == ErrorKind::ChecksumMismatch, qPrintable(problemOf(ended)));
    QCOMPARE(ended.error->detail, u"piece 4 of 16"_s);
    QVERIFY(!QFile::exists(ended.receipt.path));
}

void TestPieces::checksWhatCameBeforeARestart()
{
    const MisbehavingServer server([](const SeenRequest &request) {
        Script script = serveFile(request, request.number == 1 ? damaged() : kContent, "\"a\"");
        if (request.number == 1) {
            script.last().bytes.truncate(2 * kMiB);
            script.append(hangStep());
        }
        return script;
    });
    m_engine->start();
    const TransferId id = m_engine->add(spec(server));
    QTRY_VERIFY((*m_engine)->snapshot(id)->bytesDone > kMiB);
    m_engine->stop();

    m_engine->start();
    const TransferSnapshot ended = m_engine->waitUntilSettled(id);

    QVERIFY2(ended.state == TransferState::Done, qPrintable(problemOf(ended)));
    QVERIFY(readFile(ended.receipt.path) == kContent);
    QCOMPARE(ended.receipt.sha256, sha256(kContent));
}

QTEST_GUILESS_MAIN(TestPieces)
#include "tst_pieces.moc"
