// SPDX-License-Identifier: MIT
// Pack & Ship to servers without tus: one chunked PUT, and what happens where that is not taken.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/packing.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QProcess>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMebibyte = 1024 * 1024;

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// A double of a WebDAV server that keeps files in memory.
class DavDouble
{
public:
    Script operator()(const SeenRequest &request)
    {
        if (request.method == "OPTIONS")
            return answer(200, {}, {"DAV: 1"});
        if (request.method == "PUT")
            return put(request);
        if (request.method == "MOVE")
            return move(request);
        if (request.method == "DELETE")
            return answer(files.remove(request.path) > 0 ? 204 : 404);
        if (!files.contains(request.path))
            return answer(404);
        Script script = answer(200, files.value(request.path));
        if (request.method == "HEAD")
            script.removeLast();
        return request.method == "PROPFIND" ? answer(405) : script;
    }

    bool wantsLength = false;   ///< answers 411 to a chunked body
    bool storesNothing = false; ///< takes one, and keeps an empty file
    int lostMoves = 0;          ///< MOVEs that are done and not answered
    QHash<QByteArray, QByteArray> files;

private:
    Script put(const SeenRequest &request)
    {
        const bool isChunked = request.header("Content-Length").isEmpty();
        if (isChunked && wantsLength)
            return answer(411);
        files[request.path] = isChunked && storesNothing ? QByteArray() : request.body;
        return answer(201);
    }
    Script move(const SeenRequest &request)
    {
        const QByteArray destination = request.header("Destination");
        if (!files.contains(request.path))
            return answer(404);
        files[destination.mid(destination.indexOf('/', 8))] = files.take(request.path);
        if (lostMoves-- > 0)
            return {resetStep()};
        return answer(201);
    }
};

} // namespace

class TestChunkedShipping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void streamsToARealServer_data();
    void streamsToARealServer();
    void goesOnAfterAKill();
    void packsHereWhereChunksAreRefused_data();
    void packsHereWhereChunksAreRefused();
    void takesALostMoveForWhatItIs();
    void leavesNothingWhenASourceChanges();

private:
    CliRun ship(const QUrl &url, const QStringList &more = {})
    {
        return m_cli->run(
            QStringList{u"put"_s, m_tree, url.toString(), u"--pack"_s, u"tar.zst"_s} + more);
    }
    /// Extracted by tar itself.
    QStringList unpacked(const QByteArray &archive);

    QTemporaryDir m_folder;
    QString m_tree;
    std::unique_ptr<Cli> m_cli;
};

void TestChunkedShipping::initTestCase()
{
    m_cli = std::make_unique<Cli>(m_folder.filePath(u"profile"_s));
    m_tree = m_folder.filePath(u"tree"_s);
    for (int i = 0; i < 100; ++i)
        writeFile(m_tree + u"/small/file %1"_s.arg(i), noise(i * 37, static_cast<quint32>(i)));
    writeFile(m_tree + u"/large"_s, noise(20 * kMebibyte, 9));
    writeFile(m_tree + u"/even"_s, QByteArray(15 * kMebibyte, 'e'));
}

QStringList TestChunkedShipping::unpacked(const QByteArray &archive)
{
    const QTemporaryDir folder;
    writeFile(folder.filePath(u"archive"_s), archive);
    QProcess tar;
    tar.startCommand(u"tar -I zstd -xpf %1/archive -C %1"_s.arg(folder.path()));
    if (!tar.waitForFinished() || tar.exitCode() != 0)
        return {QString::fromUtf8(tar.readAllStandardError())};
    return snapshot(folder.filePath(u"tree"_s));
}

void TestChunkedShipping::streamsToARealServer_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind : {"nginx", "apache"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void TestChunkedShipping::streamsToARealServer()
{
    QFETCH(QString, kind);
    const RealServer server(kind);
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));

    const CliRun run = ship(server.url(), {u"--verify"_s, u"digest"_s});

    const QByteArray stored = readFile(server.folder() + u"/tree.tar.zst"_s);
    QCOMPARE(run.status, 0);
    QCOMPARE(run.result()[u"notes"_s].toArray().size(), 0);
    QCOMPARE(run.result()[u"verified"_s].toString(), u"digest"_s);
    QCOMPARE(run.result()[u"bytes"_s].toInteger(), stored.size());
    QCOMPARE(run.result()[u"sha256"_s].toString().toLatin1(), sha256Of(stored).toHex());
    QCOMPARE(unpacked(stored), snapshot(m_tree));
    QVERIFY(!QDir(m_folder.filePath(u"profile/archives"_s)).exists());
    QCOMPARE(QDir(server.folder()).entryList(QDir::Files | QDir::Hidden).filter(u".part"_s),
        QStringList());
}

void TestChunkedShipping::goesOnAfterAKill()
{
    const RealServer nginx(u"nginx"_s);
    QVERIFY2(nginx.isRunning(), qPrintable(nginx.problem()));
    const CliRun killed = m_cli->runAndSignal({u"put"_s, m_tree, nginx.url().toString(),
                                                  u"--pack"_s, u"tar.zst"_s, u"--limit"_s, u"8M"_s},
        SIGKILL, [](const QJsonObject &event) {
            return event[u"event"_s].toString() == "progress"_L1 &&
                   event[u"bytes"_s].toInteger() > 5 * kMebibyte;
        });
    QCOMPARE(killed.status, 128 + SIGKILL);
    QVERIFY(!QFile::exists(nginx.folder() + u"/tree.tar.zst"_s));

    const CliRun run = m_cli->run({u"run"_s});

    QCOMPARE(run.status, 0);
    QCOMPARE(unpacked(readFile(nginx.folder() + u"/tree.tar.zst"_s)), snapshot(m_tree));
    QCOMPARE(QDir(nginx.folder()).entryList(QDir::Files | QDir::Hidden).filter(u".part"_s),
        QStringList());
}

void TestChunkedShipping::packsHereWhereChunksAreRefused_data()
{
    QTest::addColumn<bool>("wantsLength");
    QTest::newRow("411") << true;
    QTest::newRow("an empty file") << false;
}

void TestChunkedShipping::packsHereWhereChunksAreRefused()
{
    QFETCH(bool, wantsLength);
    DavDouble dav;
    dav.wantsLength = wantsLength;
    dav.storesNothing = !wantsLength;
    const MisbehavingServer server([&dav](const SeenRequest &request) { return dav(request); });

    const CliRun run = ship(server.url("/"));

    QCOMPARE(run.status, 0);
    QVERIFY(run.result()[u"notes"_s].toArray().first().toString().startsWith("packed on this"_L1));
    QStringList states;
    for (const QJsonObject &event : run.events)
        states.append(event[u"state"_s].toString());
    const qsizetype packed = states.indexOf(u"Finalising"_s);
    QVERIFY(packed > 0);
    QVERIFY(states.indexOf(u"Running"_s, packed) > packed); // it is sent after that
    QCOMPARE(dav.files.keys(), QByteArrayList{"/tree.tar.zst"});
    QCOMPARE(unpacked(dav.files.value("/tree.tar.zst")), snapshot(m_tree));
    QVERIFY(QDir(m_folder.filePath(u"profile/archives"_s)).isEmpty());
}

/// The stream is not sent again: what stands there is what this tree makes.
void TestChunkedShipping::takesALostMoveForWhatItIs()
{
    DavDouble dav;
    dav.lostMoves = 1;
    const MisbehavingServer server([&dav](const SeenRequest &request) { return dav(request); });

    const CliRun run = ship(server.url("/"));

    const QByteArray stored = dav.files.value("/tree.tar.zst");
    int puts = 0;
    for (const SeenRequest &request : server.requests())
        puts += request.method == "PUT" ? 1 : 0;
    QCOMPARE(run.status, 0);
    QCOMPARE(puts, 1);
    QCOMPARE(run.result()[u"attempts"_s].toInt(), 2);
    QCOMPARE(run.result()[u"bytes"_s].toInteger(), stored.size());
    QCOMPARE(run.result()[u"sha256"_s].toString().toLatin1(), sha256Of(stored).toHex());
}

void TestChunkedShipping::leavesNothingWhenASourceChanges()
{
    const RealServer nginx(u"nginx"_s);
    QVERIFY2(nginx.isRunning(), qPrintable(nginx.problem()));
    // More than is read ahead lies before it.
    writeFile(m_tree + u"/more"_s, noise(48 * kMebibyte, 10));
    const QString last = m_tree + u"/zzz"_s;
    writeFile(last, "before");
    const CliRun run = m_cli->runAndSignal(
        {u"put"_s, m_tree, nginx.url().toString(), u"--pack"_s, u"tar.gz"_s, u"--limit"_s, u"8M"_s},
        0, [&last](const QJsonObject &event) {
            const bool isUnderWay = event[u"event"_s].toString() == "progress"_L1;
            if (isUnderWay)
                writeFile(last, "after, and longer");
            return isUnderWay;
        });

    QVERIFY(run.status != 0);
    QCOMPARE(run.result()[u"error"_s].toObject()[u"kind"_s].toString(), u"SourceChanged"_s);
    QCOMPARE(QDir(nginx.folder()).entryList(QDir::Files | QDir::Hidden).filter(u"tree"_s),
        QStringList());
}

QTEST_GUILESS_MAIN(TestChunkedShipping)
#include "tst_chunkedshipping.moc"
