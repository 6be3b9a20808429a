// SPDX-License-Identifier: MIT
// kill -9 at random moments: nothing wrong or partial ever stands under a final name, and little is
// sent twice.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kMebibyte = 1024 * 1024;
constexpr int kKillsEach = 30;
/// 8 MiB since the last checkpoint, and what lies in buffers between the server and the disk.
constexpr qint64 kMostTwicePerKill = 12 * kMebibyte;
constexpr qint64 kSize = 48 * kMebibyte;

QByteArray digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return hash.result();
}

QStringList visibleFiles(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files, QDir::Name);
}

} // namespace

class TestKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void downloadsSurviveKills();
    void tusUploadsSurviveKills();

private:
    /// When to kill, in milliseconds after the start; the seed is printed so that a failure can be
    /// had again.
    int moment() { return static_cast<int>(m_random.bounded(60, 700)); }

    quint32 m_seed = 0;
    QRandomGenerator m_random;
};

void TestKill::initTestCase()
{
    m_seed = qEnvironmentVariableIsSet("WAYBILL_SEED")
                 ? static_cast<quint32>(qEnvironmentVariableIntValue("WAYBILL_SEED"))
                 : QRandomGenerator::system()->generate();
    m_random.seed(m_seed);
    qInfo("WAYBILL_SEED=%u", m_seed);
}

void TestKill::downloadsSurviveKills()
{
    QTemporaryDir folder;
    const QByteArray content = noise(kSize, 7);
    const QByteArray proof = QCryptographicHash::hash(content, QCryptographicHash::Sha256);
    QSet<QString> proven; // hashing all of them after every kill would take most of the time
    // Slow at the server's side, so that little lies in the kernel's buffers: about 30 MiB a
    // second.
    MisbehavingServer server([&content](const SeenRequest &request) {
        Script script = serveFile(request, content, "\"v1\"");
        script.last().milliseconds = 2;
        return script;
    });
    const QString into = folder.filePath(u"down"_s);
    const Cli cli(folder.filePath(u"profile"_s));
    int kills = 0;
    int files = 0;

    while (kills < kKillsEach) {
        const QString name = u"file%1"_s.arg(++files);
        const qint64 sentBefore = server.bytesSent();
        int killsOfThis = 0;
        CliRun run = cli.runAndKill(
            {u"get"_s, server.url().toString(), u"--into"_s, into, u"--name"_s, name}, moment());
        while (run.status == 128 + SIGKILL) {
            ++kills;
            ++killsOfThis;
            for (const QString &visible : visibleFiles(into)) {
                if (proven.contains(visible))
                    continue;
                QCOMPARE(digestOf(into + u'/' + visible), proof);
                proven.insert(visible);
            }
            run = killsOfThis < 5 ? cli.runAndKill({u"run"_s}, moment()) : cli.run({u"run"_s});
        }
        // The first may have been killed before its transfer was in the journal: then there is
        // nothing to run.
        if (!QFile::exists(into + u'/' + name)) {
            QVERIFY2(cli.run({u"list"_s}).events.size() < files,
                "a transfer in the journal was forgotten");
            --files;
            continue;
        }
        QCOMPARE(run.status, 0);
        QCOMPARE(QFileInfo(into + u'/' + name).size(), kSize);
        const qint64 twice = server.bytesSent() - sentBefore - kSize;
        QVERIFY2(twice <= killsOfThis * kMostTwicePerKill,
            qPrintable(u"%1 bytes twice after %2 kills: %3"_s.arg(twice)
                    .arg(killsOfThis)
                    .arg(QString::fromUtf8(
                        QJsonDocument(run.result()).toJson(QJsonDocument::Compact)))));
    }
    for (const QString &visible : visibleFiles(into))
        QCOMPARE(digestOf(into + u'/' + visible), proof);
    QCOMPARE(QDir(into).entryList(QDir::Files | QDir::Hidden).size(), visibleFiles(into).size());
    qInfo("%d kills, %d files", kills, files);
}

void TestKill::tusUploadsSurviveKills()
{
    const RealServer server(u"tus"_s);
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));
    QTemporaryDir folder;
    const QString source = folder.filePath(u"source"_s);
    writeFile(source, noise(kSize, 8));
    const QByteArray proof = digestOf(source);
    const Cli cli(folder.filePath(u"profile"_s));
    int kills = 0;
    int uploads = 0;

    while (kills < kKillsEach) {
        int killsOfThis = 0;
        qint64 had = 0;
        CliRun run = cli.runAndKill(
            {u"put"_s, source, server.url().toString(), u"--limit"_s, u"40M"_s}, moment());
        while (run.status == 128 + SIGKILL) {
            ++kills;
            ++killsOfThis;
            had = 0;
            for (const QFileInfo &file :
                QDir(server.folder()).entryInfoList(QDir::Files, QDir::Time)) {
                if (file.suffix() != "json"_L1 && file.size() < kSize)
                    had = std::max(had, file.size());
            }
            run = killsOfThis < 5 ? cli.runAndKill({u"run"_s, u"--limit"_s, u"40M"_s}, moment())
                                  : cli.run({u"run"_s});
        }
        QCOMPARE(run.status, 0);
        if (run.result().isEmpty()) // killed before the transfer was in the journal
            continue;
        ++uploads;
        QCOMPARE(run.result()[u"state"_s].toString(), u"Done"_s);
        if (killsOfThis > 0 && had > 0) {
            const qint64 twice = had - run.result()[u"resumed_from"_s].toInteger();
            QVERIFY2(twice <= kMostTwicePerKill, qPrintable(QString::number(twice)));
        }
        const QString stored =
            server.folder() + u'/' + run.result()[u"path"_s].toString().section(u'/', -1);
        QCOMPARE(digestOf(stored), proof);
        QFile::remove(stored);
    }
    qInfo("%d kills, %d uploads", kills, uploads);
}

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
