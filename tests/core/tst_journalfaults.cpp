// SPDX-License-Identifier: MIT
// Fails the i-th operation of SQLite on the disk, for every i: no transfer is lost or doubled, no
// file is wrong, and no journal is given up.
#include "core/journal/journal.h"
#include "tests/support/faultysqlite.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using Fault = FaultySqlite::Fault;

namespace
{

const QByteArray kContent = noise(200'000);
constexpr int kTransfers = 20;

/// How the i-th operation fails.
struct Trial
{
    Fault fault = Fault::Io;
    bool isForGood = false; ///< until the engine is opened again
};

void fail(int number, const Trial &trial)
{
    if (trial.isForGood)
        FaultySqlite::failFrom(number, trial.fault);
    else
        FaultySqlite::failAt(number, trial.fault);
}

QString told(const TransferSnapshot &shown)
{
    QString text = nameOf(shown.state) + u'/' + nameOf(shown.waitReason);
    if (shown.error)
        text += u' ' + toString(shown.error->kind) + u' ' + shown.error->detail;
    return text;
}

void addTrials()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("isForGood");
    QTest::newRow("EIO once") << Fault::Io << false;
    QTest::newRow("a full disk once") << Fault::Full << false;
    QTest::newRow("EIO from then on") << Fault::Io << true;
    QTest::newRow("a full disk from then on") << Fault::Full << true;
}

TransferRow row(qint64 id)
{
    TransferRow made;
    made.id = id;
    made.position = id;
    made.kind = u"download"_s;
    made.state = u"Queued"_s;
    made.addedMs = 1'700'000'000'000;
    made.spec = "{\"url\":\"https://example.org/\"}";
    made.progress = "{}";
    made.resume = "{}";
    made.outcome = "{}";
    return made;
}

/// Writes transfers; with `isKilled` the log is left as a kill leaves it.
void fillProfile(const QString &profile, bool isKilled)
{
    QObject home;
    auto opening = Journal::open(profile, &home);
    if (!opening)
        qFatal("no journal: %s", qPrintable(opening.error().detail));
    for (int id = 1; id <= kTransfers; ++id)
        opening->journal->post(
            [id](JournalConnection &connection) { return connection.saveTransfer(row(id)); });
    // It waits for what was posted before.
    const auto synced = opening->journal->commit([](JournalConnection &) { return Status(); });
    if (!waitFor([&] { return synced.await_ready(); }, 20'000))
        qFatal("the journal does not answer");
    if (isKilled)
        FaultySqlite::failFrom(1);
    opening->journal.reset();
    FaultySqlite::heal();
}

qsizetype transfersIn(Journal *journal)
{
    const auto read =
        journal->read([](JournalConnection &connection) { return connection.transfers(); });
    if (!waitFor([&] { return read.await_ready(); }, 20'000))
        return -1;
    const auto rows = read.await_resume();
    return rows ? rows->size() : -1;
}

} // namespace

class JournalFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!FaultySqlite::install())
            QSKIP("Qt has an SQLite of its own here");
        QLoggingCategory::setFilterRules(u"waybill.journal=false\nwaybill.queue=false"_s);
        // Thousands of commits: what they cost on a disk is no part of this.
        if (!qEnvironmentVariableIsSet("TMPDIR") && QFileInfo(u"/dev/shm"_s).isWritable())
            qputenv("TMPDIR", "/dev/shm");
    }

    void cleanup() { FaultySqlite::heal(); }

    void aDownloadSurvivesAFailureOfAnyOperation_data() { addTrials(); }

    void aDownloadSurvivesAFailureOfAnyOperation()
    {
        QFETCH(Fault, fault);
        QFETCH(bool, isForGood);
        const MisbehavingServer server(
            [](const SeenRequest &request) { return serveFile(request, kContent, "\"a\""); });
        int tried = 1;
        while (!downloadPassesUntouched(server, tried, {fault, isForGood}) &&
               !QTest::currentTestFailed())
            ++tried;
        QVERIFY(tried > 20);
    }

    void losesNothingWhenOpeningFailsAtAnyOperation_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isForGood");
        for (const bool isKilled : {false, true}) {
            const char *before = isKilled ? "after a kill" : "after a close";
            QTest::addRow("%s, EIO once", before) << isKilled << Fault::Io << false;
            QTest::addRow("%s, a full disk once", before) << isKilled << Fault::Full << false;
            QTest::addRow("%s, EIO from then on", before) << isKilled << Fault::Io << true;
            QTest::addRow("%s, a full disk from then on", before)
                << isKilled << Fault::Full << true;
        }
    }

    void losesNothingWhenOpeningFailsAtAnyOperation()
    {
        QFETCH(bool, isKilled);
        QFETCH(Fault, fault);
        QFETCH(bool, isForGood);
        int tried = 1;
        while (!openingPassesUntouched(tried, isKilled, {fault, isForGood}) &&
               !QTest::currentTestFailed())
            ++tried;
        QVERIFY(tried > 3);
    }

    /// Killed after the damaged one was moved aside and before the new one had its name.
    void takesUpARepairThatWasKilled()
    {
        const QTemporaryDir folder;
        const QString profile = folder.filePath(u"profile"_s);
        fillProfile(profile, false);
        const QString database = profile + u"/journal.db"_s;
        QVERIFY(QFile::rename(database, database + u".fresh"_s));
        QObject home;

        const auto opening = Journal::open(profile, &home);

        QVERIFY(opening.has_value());
        QCOMPARE(transfersIn(opening->journal.get()), kTransfers);
        QVERIFY(!QFile::exists(database + u".fresh"_s));
    }

private:
    /// One download in which operation `number` fails; true if there was no such operation, or the
    /// test has failed.
    static bool downloadPassesUntouched(
        const MisbehavingServer &server, int number, const Trial &trial);
    static bool openingPassesUntouched(int number, bool isKilled, const Trial &trial);
};

bool JournalFaultsTest::downloadPassesUntouched(
    const MisbehavingServer &server, int number, const Trial &trial)
{
    ScratchEngine engine;
    engine.options.retry.maxRetries = 0;
    engine.start();
    fail(number, trial);

    const TransferId id = engine.add(engine.download(server.url()));
    QByteArray where = "operation " + QByteArray::number(number) + ": ";
    const auto check = [&](bool isRight, const char *what) {
        return QTest::qVerify(isRight, what, where.constData(), __FILE__, __LINE__);
    };
    if (id != 0) {
        const TransferSnapshot ended = engine.waitUntilSettled(id);
        where += told(ended).toUtf8();
        const bool isNamed = ended.error && ended.error->kind != ErrorKind::Internal;
        if (!check(ended.state == TransferState::Done || isNamed, "no named error"))
            return true;
        const QString target = engine.downloads() + u"/file"_s;
        if (!check(!QFile::exists(target) || readFile(target) == kContent, "a wrong file"))
            return true;
    }
    engine.stop();
    const bool hasFailed = FaultySqlite::hasFailed();
    FaultySqlite::heal();

    engine.start();
    if (!check(!engine.wasJournalDamaged(), "the journal was given up"))
        return true;
    const QList<TransferId> ids = engine->ids();
    // What was not added may be there all the same: the log had it before the sync failed.
    if (!check(ids == QList<TransferId>{id} || (id == 0 && ids.size() < 2), "lost or doubled"))
        return true;
    for (const TransferId known : ids) {
        TransferSnapshot ended = engine.waitUntilSettled(known);
        if (ended.state == TransferState::Failed) {
            engine->retry({known});
            ended = engine.waitUntilSettled(known);
        }
        where += " then " + told(ended).toUtf8();
        if (!check(ended.state == TransferState::Done, "not done") ||
            !check(readFile(ended.receipt.path) == kContent, "not the right bytes") ||
            !check(engine.filesInDownloads() == QStringList{u"file"_s}, "something else is left"))
            return true;
    }
    return !hasFailed;
}

bool JournalFaultsTest::openingPassesUntouched(int number, bool isKilled, const Trial &trial)
{
    const QTemporaryDir folder;
    const QString profile = folder.filePath(u"profile"_s);
    fillProfile(profile, isKilled);
    const QByteArray where = "operation " + QByteArray::number(number);
    const auto check = [&](bool isRight, const char *what) {
        return QTest::qVerify(isRight, what, where.constData(), __FILE__, __LINE__);
    };
    QObject home;
    fail(number, trial);
    {
        const auto opening = Journal::open(profile, &home);
        if (!opening && !check(opening.error().kind != ErrorKind::Internal, "no named error"))
            return true;
    }
    const bool hasFailed = FaultySqlite::hasFailed();
    FaultySqlite::heal();

    auto again = Journal::open(profile, &home);
    if (!check(again.has_value(), "does not open any more") ||
        !check(transfersIn(again->journal.get()) == kTransfers, "transfers are lost"))
        return true;
    return !hasFailed;
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::JournalFaultsTest)
#include "tst_journalfaults.moc"
