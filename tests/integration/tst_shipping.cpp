// SPDX-License-Identifier: MIT
// Pack & Ship: a tree that is packed on its way to a server, whole after any number of kills.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/packing.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kKills = 20;
constexpr qint64 kMostTwicePerKill = 16 * kMebibyte;

QByteArray sha256Of(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class TestShipping : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void sendsATreeAsOneStream_data();
    void sendsATreeAsOneStream();
    void survivesKills();
    void beginsAnewWhenASourceChanges();
    void packsHereWhereTheServerTakesNoStream();
    void packsHereForWebDav();
    void tellsTheLengthOnce();

private:
    CliRun ship(const QStringList &more)
    {
        return m_cli->run(
            QStringList{u"put"_s, m_tree, m_tus->url().toString(), u"--pack"_s} + more);
    }
    QString stored(const CliRun &run) const
    {
        return m_tus->folder() + u'/' + run.result()[u"path"_s].toString().section(u'/', -1);
    }
    /// Extracted by tar itself.
    QStringList unpacked(const QString &archive);

    QTemporaryDir m_folder;
    QString m_tree;
    std::unique_ptr<RealServer> m_tus;
    std::unique_ptr<Cli> m_cli;
};

void TestShipping::initTestCase()
{
    m_tus = std::make_unique<RealServer>(u"tus"_s);
    QVERIFY2(m_tus->isRunning(), qPrintable(m_tus->problem()));
    m_cli = std::make_unique<Cli>(m_folder.filePath(u"profile"_s));
    m_tree = m_folder.filePath(u"tree"_s);
    for (int i = 0; i < 300; ++i)
        writeFile(m_tree + u"/small/file %1"_s.arg(i), noise(i * 37, static_cast<quint32>(i)));
    writeFile(m_tree + u"/large"_s, noise(40 * kMebibyte, 9));
    writeFile(m_tree + u"/even"_s, QByteArray(30 * kMebibyte, 'e'));
    QVERIFY(QDir().mkpath(m_tree + u"/empty"_s));
}

QStringList TestShipping::unpacked(const QString &archive)
{
    const QTemporaryDir folder;
    QProcess tar;
    tar.setStandardInputFile(archive);
    const QString filter =
        readFile(archive).startsWith("\x28\xb5\x2f\xfd") ? u"-I zstd"_s : u"-z"_s;
    tar.startCommand(u"tar %1 -xpf - -C %2"_s.arg(filter, folder.path()));
    if (!tar.waitForFinished() || tar.exitCode() != 0)
        return {QString::fromUtf8(tar.readAllStandardError())};
    return snapshot(folder.filePath(u"tree"_s));
}

void TestShipping::sendsATreeAsOneStream_data()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"tar.zst", "tar.gz"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestShipping::sendsATreeAsOneStream()
{
    QFETCH(QString, format);

    const CliRun run = ship({format, u"--verify"_s, u"digest"_s});

    const QJsonObject result = run.result();
    QCOMPARE(run.status, 0);
    QCOMPARE(result[u"verified"_s].toString(), u"digest"_s);
    QCOMPARE(result[u"notes"_s].toArray().size(), 0);
    QCOMPARE(result[u"sha256"_s].toString().toLatin1(), sha256Of(readFile(stored(run))).toHex());
    QCOMPARE(unpacked(stored(run)), snapshot(m_tree));
    QVERIFY(!QDir(m_folder.filePath(u"profile/archives"_s)).exists());
}

void TestShipping::survivesKills()
{
    const CliRun whole = ship({u"tar.zst"_s});
    QCOMPARE(whole.status, 0);
    const QByteArray proof = sha256Of(readFile(stored(whole)));
    const QStringList slow = {u"--limit"_s, u"25M"_s};
    QRandomGenerator random(QRandomGenerator::system()->generate());
    int kills = 0;
    qint64 had = 0;

    CliRun run;
    while (kills < kKills) {
        const auto before = QDir(m_tus->folder()).entryList({u"*"_s}, QDir::Files);
        run = m_cli->runAndKill(
            QStringList{u"put"_s, m_tree, m_tus->url().toString(), u"--pack"_s, u"tar.zst"_s} +
                slow,
            static_cast<int>(random.bounded(100, 900)));
        while (run.status == 128 + SIGKILL) {
            ++kills;
            had = 0;
            for (const QFileInfo &file : QDir(m_tus->folder()).entryInfoList(QDir::Files)) {
                if (!before.contains(file.fileName()) && file.suffix() != "json"_L1)
                    had = file.size();
            }
            run = m_cli->runAndKill(
                QStringList{u"run"_s} + slow, static_cast<int>(random.bounded(100, 900)));
            if (run.status == 0 && had > 0 && !run.result().isEmpty()) {
                const qint64 twice = had - run.result()[u"resumed_from"_s].toInteger();
                QVERIFY2(twice <= kMostTwicePerKill, qPrintable(QString::number(twice)));
            }
        }
        QVERIFY2(run.status == 0,
            QJsonDocument(run.result()).toJson(QJsonDocument::Compact).constData());
        if (run.result().isEmpty()) // killed before the transfer was in the journal
            continue;
        QCOMPARE(sha256Of(readFile(stored(run))).toHex(), proof.toHex());
        QCOMPARE(run.result()[u"notes"_s].toArray().size(), 0);
    }
    QCOMPARE(unpacked(stored(whole)), snapshot(m_tree));
    qInfo("%d kills", kills);
}

void TestShipping::beginsAnewWhenASourceChanges()
{
    const QString changing = m_tree + u"/changing"_s;
    writeFile(changing, "before");
    const CliRun cut = m_cli->runAndSignal({u"put"_s, m_tree, m_tus->url().toString(), u"--pack"_s,
                                               u"tar.zst"_s, u"--limit"_s, u"10M"_s},
        SIGINT, [](const QJsonObject &event) {
            return event[u"event"_s].toString() == "progress"_L1 &&
                   event[u"bytes"_s].toInteger() > 9 * kMebibyte;
        });
    QCOMPARE(cut.status, 4);
    writeFile(changing, "after!");

    const CliRun run = m_cli->run({u"run"_s});

    QCOMPARE(run.status, 0);
    QVERIFY(run.result()[u"notes"_s].toArray().first().toString().startsWith("begun anew"_L1));
    QCOMPARE(unpacked(stored(run)), snapshot(m_tree));
}

/// A double of a tus server that wants to know the length at once.
void TestShipping::packsHereWhereTheServerTakesNoStream()
{
    QByteArray kept;
    const MisbehavingServer server([&kept](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(204, {}, {"Tus-Version: 1.0.0", "Tus-Resumable: 1.0.0"});
        if (request.method == "POST" && request.header("Upload-Length").isEmpty())
            return answer(400);
        if (request.method == "POST")
            return answer(201, {}, {"Location: /up/1", "Tus-Resumable: 1.0.0"});
        if (request.method == "PATCH")
            kept += request.body;
        return answer(request.method == "HEAD" ? 200 : 204, {},
            {"Upload-Offset: " + QByteArray::number(kept.size())});
    });
    const QString small = m_tree + u"/small"_s;

    const CliRun run =
        m_cli->run({u"put"_s, small, server.url("/up").toString(), u"--pack"_s, u"tar.zst"_s});

    QCOMPARE(run.status, 0);
    QVERIFY(run.result()[u"notes"_s].toArray().first().toString().startsWith("packed on this"_L1));
    QCOMPARE(run.result()[u"bytes"_s].toInteger(), kept.size());
    QVERIFY(kept.startsWith("\x28\xb5\x2f\xfd"));
    QVERIFY(QDir(m_folder.filePath(u"profile/archives"_s)).isEmpty());
}

void TestShipping::packsHereForWebDav()
{
    const RealServer nginx(u"nginx"_s);
    QVERIFY2(nginx.isRunning(), qPrintable(nginx.problem()));

    const CliRun run =
        m_cli->run({u"put"_s, m_tree, nginx.url().toString(), u"--pack"_s, u"zip"_s});

    QCOMPARE(run.status, 0);
    QVERIFY(QFile::exists(nginx.folder() + u"/tree.zip"_s));
    QCOMPARE(QProcess::execute(u"unzip"_s, {u"-tqq"_s, nginx.folder() + u"/tree.zip"_s}), 0);
    QVERIFY(QDir(m_folder.filePath(u"profile/archives"_s)).isEmpty());
}

/// The answer to the last step is lost: it has been taken, and cannot be taken again. A double of a
/// tus server that is strict about it.
void TestShipping::tellsTheLengthOnce()
{
    QByteArray kept;
    QByteArray length;
    const MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(204, {}, {"Tus-Version: 1.0.0", "Tus-Resumable: 1.0.0"});
        if (request.method == "POST")
            return answer(201, {}, {"Location: /up/1", "Tus-Resumable: 1.0.0"});
        if (request.method == "PATCH" && !request.header("Upload-Length").isEmpty()) {
            if (!length.isEmpty())
                return answer(400);
            length = request.header("Upload-Length");
            return Script{resetStep()};
        }
        if (request.method == "PATCH")
            kept += request.body;
        QByteArrayList headers = {"Upload-Offset: " + QByteArray::number(kept.size())};
        if (!length.isEmpty())
            headers.append("Upload-Length: " + length);
        return answer(request.method == "HEAD" ? 200 : 204, {}, headers);
    });

    const CliRun run = m_cli->run(
        {u"put"_s, m_tree + u"/small"_s, server.url("/up").toString(), u"--pack"_s, u"tar.zst"_s});

    QCOMPARE(run.status, 0);
    QCOMPARE(run.result()[u"attempts"_s].toInt(), 2);
    QCOMPARE(run.result()[u"bytes"_s].toInteger(), kept.size());
    QCOMPARE(length, QByteArray::number(kept.size()));
}

QTEST_GUILESS_MAIN(TestShipping)
#include "tst_shipping.moc"
