// SPDX-License-Identifier: MIT
// kill -9 at random moments of packing and unpacking: nothing half done ever stands under a final
// name, and nobody is left behind.
#include "tests/support/cli.h"
#include "tests/support/processes.h"
#include "tests/support/scratchengine.h"
#include "tests/support/trees.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kKillsEach = 20;
constexpr int kMostRounds = 10 * kKillsEach;
constexpr int kLongestRunMs = 30'000;
constexpr int kMostKillsOfOne = 4;

} // namespace

class TestArchiveKill : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void packsSurviveKills();
    void unpacksSurviveKills();

private:
    /// Runs once, and tells how long that takes.
    int timed(const QStringList &arguments);
    /// Runs and kills until the command has ended, `look`ing after each kill: how often it was.
    int runAndKill(const QStringList &arguments, const std::function<void()> &look);
    QString path(const QString &name) const { return m_folder.filePath(name); }
    QStringList leftBehind() const { return hiddenIn(path(u"work"_s)); }

    QTemporaryDir m_folder;
    Cli m_cli{m_folder.filePath(u"profile"_s)};
    QRandomGenerator m_random;
    int m_longest = 0; ///< milliseconds that an undisturbed run takes
    CliRun m_last;
};

void TestArchiveKill::initTestCase()
{
    const quint32 seed = qEnvironmentVariableIsSet("WAYBILL_SEED")
                             ? static_cast<quint32>(qEnvironmentVariableIntValue("WAYBILL_SEED"))
                             : QRandomGenerator::system()->generate();
    m_random.seed(seed);
    qInfo("WAYBILL_SEED=%u", seed);
    makeTree(path(u"tree"_s));
    for (int i = 0; i < 12; ++i)
        writeFile(path(u"tree/large%1"_s.arg(i)), noise(3'000'000, 100 + static_cast<quint32>(i)));
    QDir().mkpath(path(u"work"_s));
}

int TestArchiveKill::timed(const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    m_last = m_cli.run(arguments);
    return static_cast<int>(timer.elapsed());
}

int TestArchiveKill::runAndKill(const QStringList &arguments, const std::function<void()> &look)
{
    int kills = 0;
    m_last = m_cli.runAndKill(arguments, m_random.bounded(10, m_longest));
    while (m_last.status == 128 + SIGKILL) {
        ++kills;
        look();
        const int moment =
            kills < kMostKillsOfOne ? m_random.bounded(10, m_longest) : kLongestRunMs;
        m_last = m_cli.runAndKill({u"run"_s}, moment);
    }
    return kills;
}

void TestArchiveKill::packsSurviveKills()
{
    const QString archive = path(u"work/a.tar.zst"_s);
    m_longest = timed({u"pack"_s, path(u"tree"_s), archive});
    QCOMPARE(m_last.status, 0);
    const QByteArray proof = digestOfFile(archive);
    QVERIFY(QFile::remove(archive));
    int kills = 0;
    int archives = 0;

    for (int round = 0; kills < kKillsEach && round < kMostRounds; ++round) {
        kills += runAndKill({u"pack"_s, path(u"tree"_s), archive}, [&] {
            if (QFile::exists(archive))
                QCOMPARE(digestOfFile(archive), proof);
        });
        QCOMPARE(m_last.status, 0);
        QCOMPARE(leftBehind(), QStringList());
        // Killed before the transfer was in the journal: there is nothing to run.
        if (!QFile::remove(archive))
            continue;
        ++archives;
        // One that had ended before its last kill is no result of the last run.
        if (!m_last.result().isEmpty())
            QCOMPARE(m_last.result()[u"sha256"_s].toString(), QString::fromLatin1(proof.toHex()));
    }

    QVERIFY(kills >= kKillsEach && archives > 0);
    qInfo("%d kills, %d archives", kills, archives);
}

void TestArchiveKill::unpacksSurviveKills()
{
    const QString archive = path(u"b.tar.gz"_s);
    QCOMPARE(m_cli.run({u"pack"_s, path(u"tree"_s), archive}).status, 0);
    const QString out = path(u"work/out"_s);
    const QStringList asked{u"unpack"_s, archive, u"--into"_s, out};
    m_longest = timed(asked);
    QCOMPARE(m_last.status, 0);
    const QStringList proof = describeTree(path(u"tree"_s));
    QVERIFY(QDir(out).removeRecursively());
    int kills = 0;
    int trees = 0;

    for (int round = 0; kills < kKillsEach && round < kMostRounds; ++round) {
        kills += runAndKill(asked, [&] {
            if (QFile::exists(out))
                QCOMPARE(describeTree(out + u"/tree"_s), proof);
            QTRY_VERIFY(processesNaming(path(u"work/."_s)).isEmpty());
        });
        QCOMPARE(m_last.status, 0);
        QCOMPARE(leftBehind(), QStringList());
        if (!QFile::exists(out))
            continue;
        ++trees;
        QCOMPARE(describeTree(out + u"/tree"_s), proof);
        QVERIFY(QDir(out).removeRecursively());
    }

    QVERIFY(kills >= kKillsEach && trees > 0);
    qInfo("%d kills, %d trees", kills, trees);
}

QTEST_GUILESS_MAIN(TestArchiveKill)
#include "tst_archivekill.moc"
