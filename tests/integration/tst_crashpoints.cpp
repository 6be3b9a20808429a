// SPDX-License-Identifier: MIT
// kill -9 at the places where it may hurt: before each system call that changes something, and
// after each rename, link, removal and sync. Some places of each transfer, evenly spread; all of
// them with WAYBILL_TORTURE=1, and then the recovery is killed as well.
#include "tests/support/cli.h"
#include "tests/support/crashpoints.h"
#include "tests/support/crashscene.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int kKilled = 128 + SIGKILL;

using SceneMaker = std::unique_ptr<CrashScene> (*)();

bool isTorture()
{
    return qEnvironmentVariableIsSet("WAYBILL_TORTURE");
}

bool saysDone(const CliRun &run)
{
    return std::ranges::any_of(run.events,
        [](const QJsonObject &event) { return event[u"state"_s].toString() == u"Done"_s; });
}

bool saysAdded(const CliRun &run)
{
    return std::ranges::any_of(run.events,
        [](const QJsonObject &event) { return event[u"event"_s].toString() == u"added"_s; });
}

/// What SQLite says of the journal as the crash has left it. A copy is asked: looking at it would
/// repair it.
QString journalVerdict(const QString &profile)
{
    const QTemporaryDir copy;
    const QDir folder(profile);
    for (const QString &name : folder.entryList({u"journal.db*"_s}, QDir::Files))
        QFile::copy(folder.filePath(name), copy.filePath(name));
    if (!QFile::exists(copy.filePath(u"journal.db"_s)))
        return {};
    QString verdict;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"copy"_s);
        database.setDatabaseName(copy.filePath(u"journal.db"_s));
        database.open();
        QSqlQuery query(u"PRAGMA integrity_check"_s, database);
        const QString answer = query.next() ? query.value(0).toString() : u"cannot be read"_s;
        if (answer != "ok"_L1)
            verdict = u"the journal: "_s + answer;
    }
    QSqlDatabase::removeDatabase(u"copy"_s);
    return verdict;
}

/// One crash, or two, and what comes after.
class Trial
{
public:
    Trial(CrashScene *scene, const QString &profile)
        : m_scene(scene)
        , m_profile(profile)
        , m_cli(profile)
    {
        QDir(profile).removeRecursively();
        scene->reset();
    }

    /// Counts only, with 0. What is wrong.
    QString crash(int point) { return crash(m_scene->command(), point); }
    QString crashRecovery(int point) { return crash({u"run"_s}, point); }
    QString recover();

    bool wasReached() const { return m_wasReached; }
    int points() const { return m_points; }
    /// Where it was killed.
    QString places() const { return m_places.join(u", then "_s); }

private:
    QString crash(const QStringList &arguments, int point);
    QString wrongAtEnd() const;

    CrashScene *m_scene;
    QString m_profile;
    Cli m_cli;
    bool m_wasReached = false;
    bool m_hasSaidAdded = false;
    bool m_hasSaidDone = false;
    int m_points = 0;
    QStringList m_places;
};

QString Trial::crash(const QStringList &arguments, int point)
{
    CrashPoints points(point);
    const CliRun run = m_cli.runAndCrash(arguments, &points);
    m_points = points.count();
    m_wasReached = points.isKilled();
    m_hasSaidAdded = m_hasSaidAdded || saysAdded(run);
    m_hasSaidDone = m_hasSaidDone || saysDone(run);
    if (!m_wasReached && run.status != 0)
        return u"ended with %1: %2"_s.arg(run.status).arg(run.errors);
    if (!m_wasReached)
        return {};
    m_places.append(u"%1 (%2)"_s.arg(QString::fromUtf8(points.last())).arg(point));
    if (run.status != kKilled)
        return u"was not killed, but ended with %1"_s.arg(run.status);
    const QString wrong = m_scene->wrongAfterCrash(m_hasSaidDone);
    return wrong.isEmpty() ? journalVerdict(m_profile) : wrong;
}

QString Trial::recover()
{
    CliRun run = m_cli.run({u"run"_s});
    if (run.status != 0)
        return u"the recovery ended with %1: %2"_s.arg(run.status).arg(run.errors);
    if (m_hasSaidDone && !run.results().isEmpty())
        return u"what was done was done again"_s;
    if (m_cli.run({u"list"_s}).events.isEmpty()) {
        if (m_hasSaidAdded)
            return u"a transfer in the journal was forgotten"_s;
        run = m_cli.run(m_scene->command()); // killed before it was in the journal
        if (run.status != 0)
            return u"asked again, it ended with %1: %2"_s.arg(run.status).arg(run.errors);
    }
    return wrongAtEnd();
}

QString Trial::wrongAtEnd() const
{
    const QList<QJsonObject> transfers = m_cli.run({u"list"_s}).events;
    if (transfers.size() != 1)
        return u"%1 transfers"_s.arg(transfers.size());
    const QString state = transfers.first()[u"state"_s].toString();
    if (state != "Done"_L1)
        return u"it is "_s + state;
    const QStringList kept =
        QDir(m_profile).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    if (kept != QStringList{u"journal.db"_s, u"profile.lock"_s})
        return u"the profile has: "_s + kept.join(u", "_s);
    return m_scene->wrongAtEnd(transfers.first());
}

} // namespace

class TestCrashPoints : public QObject
{
    Q_OBJECT

public:
    /// All places of a large file take longer than Qt Test lets a function run.
    static void initMain()
    {
        if (isTorture())
            qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");
    }

private slots:
    void initTestCase();
    void makesAPrivateProfileInOneStep();
    void survivesACrashAnywhere_data();
    void survivesACrashAnywhere();
    void cleanupTestCase();

private:
    QTemporaryDir m_folder;
    QStringList m_table;
};

void TestCrashPoints::initTestCase()
{
    if (const QString problem = CrashPoints::problem(); !problem.isEmpty())
        QSKIP(qPrintable(problem));
}

void TestCrashPoints::makesAPrivateProfileInOneStep()
{
    const QString profile = m_folder.filePath(u"private"_s);
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                        QFile::WriteOther | QFile::ExeOther;

    for (int point = 1; !QFileInfo(profile).isDir(); ++point) {
        CrashPoints points(point);
        QCOMPARE(Cli(profile).runAndCrash({u"list"_s}, &points).status, kKilled);
    }

    QCOMPARE(QFileInfo(profile).permissions() & others, QFile::Permissions());
}

void TestCrashPoints::survivesACrashAnywhere_data()
{
    QTest::addColumn<SceneMaker>("makeScene");
    QTest::addColumn<int>("sampled");
    QTest::newRow("download") << &crashingDownload << 30;
    QTest::newRow("segmented download") << &crashingSegments << 5;
    QTest::newRow("tus upload") << &crashingTusUpload << 24;
    QTest::newRow("WebDAV upload") << &crashingWebDavUpload << 24;
    QTest::newRow("WebDAV replacement") << &crashingWebDavReplacement << 12;
}

void TestCrashPoints::survivesACrashAnywhere()
{
    QFETCH(SceneMaker, makeScene);
    QFETCH(int, sampled);
    const std::unique_ptr<CrashScene> scene = makeScene();
    QVERIFY2(scene->server().isRunning(), qPrintable(scene->server().problem()));
    const QString profile = m_folder.filePath(u"profile"_s);
    Trial undisturbed(scene.get(), profile);
    QCOMPARE(undisturbed.crash(0), QString());
    QCOMPARE(undisturbed.recover(), QString());
    QVERIFY(scene->wasAsMeant());
    const int count = undisturbed.points();
    QVERIFY(count > sampled);
    QElapsedTimer timer;
    timer.start();
    int crashes = 0;
    QStringList violations;

    // Two runs do not make the same number of calls: the last place is where one is no more killed.
    for (int round = 0;; ++round) {
        const int point = isTorture() ? round + 1 : 1 + round * (count - 1) / (sampled - 1);
        Trial trial(scene.get(), profile);
        QString wrong = trial.crash(point);
        const bool wasReached = trial.wasReached();
        if (!wasReached && point > count)
            break;
        crashes += wasReached ? 1 : 0;
        if (wrong.isEmpty() && wasReached && isTorture()) {
            wrong = trial.crashRecovery(1 + point * 61 % count);
            crashes += trial.wasReached() ? 1 : 0;
        }
        if (wrong.isEmpty())
            wrong = trial.recover();
        if (!wrong.isEmpty()) {
            violations.append(trial.places() + u": "_s + wrong);
            qWarning("%s", qPrintable(violations.constLast()));
        }
        if (!isTorture() && round == sampled - 1)
            break;
    }

    m_table.append(u"%1 %2 %3 %4 %5"_s.arg(QString::fromUtf8(QTest::currentDataTag()), -20)
            .arg(count, 7)
            .arg(crashes, 8)
            .arg(violations.size(), 11)
            .arg(timer.elapsed() / 1000, 8));
    QVERIFY2(violations.isEmpty(), qPrintable(violations.join(u'\n')));
}

void TestCrashPoints::cleanupTestCase()
{
    if (m_table.isEmpty())
        return;
    m_table.prepend(u"transfer              points  crashes  violations  seconds"_s);
    for (const QString &line : m_table)
        qInfo("%s", qPrintable(line));
    QFile table(qEnvironmentVariable("WAYBILL_CRASH_TABLE"));
    if (!table.fileName().isEmpty() && table.open(QIODevice::WriteOnly))
        table.write(m_table.join(u'\n').toUtf8() + '\n');
}

QTEST_GUILESS_MAIN(TestCrashPoints)
#include "tst_crashpoints.moc"
