// SPDX-License-Identifier: MIT
// The command line as a contract: events, exit statuses, signals, and what bad input does.
#include "core/platform/profilelock.h"
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(200'000, 3);

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, "\"v1\"");
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void saysWhatHappens();
    void refusesABadCommandLine_data();
    void refusesABadCommandLine();
    void failsWithASentence_data();
    void failsWithASentence();
    void keepsAFileThatIsThere();
    void checksTheChecksum();
    void queuesListsShowsAndRuns();
    void pausesCancelsRetriesAndRemoves();
    void queuesWithAPriority();
    void waitsForTheStartTime_data();
    void waitsForTheStartTime();
    void worksThroughWhoHoldsTheProfile();
    void refusesAProfileWhoseHolderDoesNotListen();
    void movesADamagedJournalAside();
    void refusesAnUnusableProfile();
    void stopsOnASignalEvenWhenTheServerHangs_data();
    void stopsOnASignalEvenWhenTheServerHangs();
    void leavesNoSecretsBehind();
    void waitsForSignIn();
    void waitsForRoomOnTheDisk();
    void goesThroughAProxy();
    void limitsTheRateAndEnds();
    void takesUrlsFromAFile();
    void uploadsASourceThatIsMissing();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
};

void TestCli::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<Cli>(path(u"profile"_s));
}

void TestCli::saysWhatHappens()
{
    const MisbehavingServer server(honest);

    const CliRun run =
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)});

    QCOMPARE(run.status, 0);
    QCOMPARE(run.errors, QString());
    QCOMPARE(run.events.constFirst()[u"event"_s].toString(), u"added"_s);
    QCOMPARE(run.events.constFirst()[u"kind"_s].toString(), u"download"_s);
    QCOMPARE(run.events.at(1)[u"state"_s].toString(), u"Running"_s);
    const QJsonObject result = run.result();
    for (const QString &key :
        {u"id"_s, u"state"_s, u"path"_s, u"bytes"_s, u"seconds"_s, u"sha256"_s, u"verified"_s,
            u"notes"_s, u"attempts"_s, u"requests"_s, u"bytes_on_wire"_s, u"resumed_from"_s})
        QVERIFY2(result.contains(key), qPrintable(key));
    QCOMPARE(result[u"bytes"_s].toInteger(), kContent.size());
    QCOMPARE(result[u"requests"_s].toInt(), 1);
    QCOMPARE(readFile(result[u"path"_s].toString()), kContent);
}

void TestCli::takesUrlsFromAFile()
{
    const MisbehavingServer server(honest);
    writeFile(path(u"urls"_s),
        "# two files\n" + server.url("/a").toEncoded() + "\r\n\n  " + server.url("/b").toEncoded());

    const CliRun run =
        m_cli->run({u"get"_s, u"--input-file"_s, path(u"urls"_s), u"--into"_s, path(u"down"_s)});

    QCOMPARE(run.status, 0);
    QCOMPARE(QDir(path(u"down"_s)).entryList(QDir::Files), (QStringList{u"a"_s, u"b"_s}));
}

void TestCli::refusesABadCommandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("unknown command") << QStringList{u"fetch"_s, u"http://h/"_s};
    QTest::newRow("unknown option") << QStringList{u"get"_s, u"http://h/"_s, u"--frobnicate"_s};
    QTest::newRow("no URL") << QStringList{u"get"_s};
    QTest::newRow("not a URL") << QStringList{u"get"_s, u"nonsense"_s};
    QTest::newRow("malformed URL") << QStringList{u"get"_s, u"http://[::1/x"_s};
    QTest::newRow("other scheme") << QStringList{u"get"_s, u"ftp://h/x"_s};
    QTest::newRow("file scheme") << QStringList{u"get"_s, u"file:///etc/passwd"_s};
    QTest::newRow("bad checksum") << QStringList{
        u"get"_s, u"http://h/x"_s, u"--checksum"_s, u"sha256:abc"_s};
    QTest::newRow("bad policy") << QStringList{
        u"get"_s, u"http://h/x"_s, u"--on-conflict"_s, u"maybe"_s};
    QTest::newRow("packing compares no ages")
        << QStringList{u"pack"_s, u"/tmp"_s, u"/x/a.zip"_s, u"--on-conflict"_s, u"newer"_s};
    QTest::newRow("packing on the way compares no sizes") << QStringList{u"put"_s, u"/tmp"_s,
        u"http://h/x/"_s, u"--pack"_s, u"tar"_s, u"--on-conflict"_s, u"size"_s};
    QTest::newRow("no such list") << QStringList{u"get"_s, u"--input-file"_s, u"/nowhere/urls"_s};
    QTest::newRow("a list of nothing") << QStringList{u"get"_s, u"--input-file"_s, u"/dev/null"_s};
    QTest::newRow("bad limit") << QStringList{u"get"_s, u"http://h/x"_s, u"--limit"_s, u"fast"_s};
    QTest::newRow("bad jobs") << QStringList{u"get"_s, u"http://h/x"_s, u"--jobs"_s, u"0"_s};
    QTest::newRow("bad priority") << QStringList{
        u"get"_s, u"http://h/x"_s, u"--priority"_s, u"urgent"_s};
    QTest::newRow("bad time") << QStringList{u"get"_s, u"http://h/x"_s, u"--start-at"_s, u"soon"_s};
    QTest::newRow("time of 25 hours")
        << QStringList{u"get"_s, u"http://h/x"_s, u"--start-at"_s, u"25:00"_s};
    QTest::newRow("time that has passed")
        << QStringList{u"get"_s, u"http://h/x"_s, u"--start-at"_s, u"2020-01-01 10:00"_s};
    QTest::newRow("priority of nothing") << QStringList{u"list"_s, u"--priority"_s, u"high"_s};
    QTest::newRow("bad pin") << QStringList{u"get"_s, u"http://h/x"_s, u"--pin"_s, u"12"_s};
    QTest::newRow("bad proxy") << QStringList{
        u"get"_s, u"http://h/x"_s, u"--proxy"_s, u"gopher://x"_s};
    QTest::newRow("unreadable CA")
        << QStringList{u"get"_s, u"http://h/x"_s, u"--cacert"_s, u"/nowhere.pem"_s};
    QTest::newRow("user without password")
        << QStringList{u"get"_s, u"http://h/x"_s, u"--user"_s, u"me"_s};
    QTest::newRow("a path as name")
        << QStringList{u"get"_s, u"http://h/x"_s, u"--name"_s, u"../x"_s};
    QTest::newRow("option of another command") << QStringList{u"list"_s, u"--into"_s, u"x"_s};
    QTest::newRow("put without a URL") << QStringList{u"put"_s, u"x"_s};
    QTest::newRow("no such transfer") << QStringList{u"show"_s, u"99"_s};
    QTest::newRow("not a number") << QStringList{u"cancel"_s, u"all"_s};
    QTest::newRow("numbers and --all") << QStringList{u"cancel"_s, u"1"_s, u"--all"_s};
    QTest::newRow("pack without an archive") << QStringList{u"pack"_s, u"x"_s};
    QTest::newRow("pack into no archive") << QStringList{u"pack"_s, u"x"_s, u"x.doc"_s};
    QTest::newRow("pack what is only read") << QStringList{u"pack"_s, u"x"_s, u"x.7z"_s};
    QTest::newRow("pack too hard")
        << QStringList{u"pack"_s, u"x"_s, u"x.zip"_s, u"--level"_s, u"10"_s};
    QTest::newRow("unpack no archive") << QStringList{u"unpack"_s, u"x.doc"_s};
}

void TestCli::refusesABadCommandLine()
{
    QFETCH(QStringList, arguments);

    const CliRun run = m_cli->run(arguments);

    QCOMPARE(run.status, 2);
    QVERIFY(run.errors.startsWith(u"waybill-cli: "_s));
    QVERIFY(run.events.isEmpty());
}

void TestCli::failsWithASentence_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QString>("kind");
    QTest::newRow("403") << 403 << u"Forbidden"_s;
    QTest::newRow("404") << 404 << u"NotFound"_s;
    QTest::newRow("507") << 507 << u"InsufficientStorage"_s;
}

void TestCli::failsWithASentence()
{
    QFETCH(int, httpStatus);
    QFETCH(QString, kind);
    const MisbehavingServer server(
        [httpStatus](const SeenRequest &) { return answer(httpStatus); });

    const CliRun run =
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)});

    QCOMPARE(run.status, 1);
    const QJsonObject error = run.result()[u"error"_s].toObject();
    QCOMPARE(error[u"kind"_s].toString(), kind);
    QVERIFY(!error[u"message"_s].toString().isEmpty());
    QVERIFY(!error[u"next_step"_s].toString().isEmpty());
    QVERIFY(error.contains(u"retryable"_s));
}

void TestCli::keepsAFileThatIsThere()
{
    const MisbehavingServer server(honest);
    writeFile(path(u"down/file"_s), "mine");
    const auto get = [&](const QString &policy) {
        return m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s),
            u"--on-conflict"_s, policy});
    };

    QCOMPARE(get(u"fail"_s).status, 1);
    QCOMPARE(get(u"skip"_s).status, 0);
    QCOMPARE(get(u"rename"_s).result()[u"path"_s].toString(), path(u"down/file (1)"_s));
    QCOMPARE(readFile(path(u"down/file"_s)), QByteArray("mine"));
    QCOMPARE(get(u"overwrite"_s).status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

void TestCli::checksTheChecksum()
{
    const MisbehavingServer server(honest);

    const CliRun run = m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s),
        u"--checksum"_s, u"md5:00000000000000000000000000000000"_s});

    QCOMPARE(run.status, 1);
    QCOMPARE(run.result()[u"error"_s][u"kind"_s].toString(), u"ChecksumMismatch"_s);
    QCOMPARE(QDir(path(u"down"_s)).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestCli::queuesListsShowsAndRuns()
{
    const MisbehavingServer server(honest);
    QCOMPARE(
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s), u"--queue"_s})
            .status,
        0);
    QVERIFY(server.requests().isEmpty());

    const CliRun queued = m_cli->run({u"list"_s, u"--state"_s, u"Queued"_s});
    QCOMPARE(queued.events.size(), 1);
    QCOMPARE(queued.events.constFirst()[u"id"_s].toInt(), 1);
    QCOMPARE(m_cli->run({u"run"_s}).status, 0);

    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
    QVERIFY(m_cli->run({u"list"_s, u"--state"_s, u"Queued"_s}).events.isEmpty());
    const CliRun shown = m_cli->run({u"show"_s, u"1"_s});
    QStringList kinds;
    for (const QJsonObject &event : shown.events.mid(1))
        kinds.append(event[u"kind"_s].toString());
    QCOMPARE(kinds, (QStringList{u"added"_s, u"started"_s, u"request"_s, u"answer"_s, u"verified"_s,
                        u"done"_s}));
}

void TestCli::pausesCancelsRetriesAndRemoves()
{
    const MisbehavingServer server(honest);
    QCOMPARE(
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s), u"--queue"_s})
            .status,
        0);

    QCOMPARE(m_cli->run({u"pause"_s, u"1"_s}).status, 0);
    QCOMPARE(m_cli->run({u"run"_s}).status, 6);
    QCOMPARE(m_cli->run({u"cancel"_s, u"--all"_s}).status, 0);
    QCOMPARE(m_cli->run({u"list"_s}).events.constFirst()[u"state"_s].toString(), u"Cancelled"_s);
    QCOMPARE(m_cli->run({u"retry"_s, u"1"_s}).status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
    QCOMPARE(m_cli->run({u"remove"_s, u"1"_s}).status, 0);
    QVERIFY(m_cli->run({u"list"_s}).events.isEmpty());
    QVERIFY(QFile::exists(path(u"down/file"_s)));
}

void TestCli::queuesWithAPriority()
{
    const MisbehavingServer server(honest);
    for (const QString &priority : {u"low"_s, u"normal"_s, u"high"_s}) {
        QCOMPARE(m_cli
                     ->run({u"get"_s, server.url('/' + priority.toLatin1()).toString(), u"--into"_s,
                         path(u"down"_s), u"--queue"_s, u"--priority"_s, priority})
                     .status,
            0);
    }

    const CliRun run = m_cli->run({u"run"_s, u"--jobs"_s, u"1"_s});

    QCOMPARE(run.status, 0);
    QList<QByteArray> order;
    for (const SeenRequest &request : server.requests()) {
        if (request.method == "GET" && !order.contains(request.path))
            order.append(request.path);
    }
    QCOMPARE(order, (QList<QByteArray>{"/high", "/normal", "/low"}));
}

void TestCli::waitsForTheStartTime_data()
{
    const QDateTime later = QDateTime::currentDateTime().addSecs(3 * 3600);
    QTest::addColumn<QString>("time");
    QTest::newRow("of a day") << later.toString(u"yyyy-MM-dd HH:mm"_s);
    QTest::newRow("of today or tomorrow") << later.toString(u"HH:mm"_s);
}

void TestCli::waitsForTheStartTime()
{
    QFETCH(QString, time);
    const MisbehavingServer server(honest);
    QCOMPARE(m_cli
                 ->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s),
                     u"--queue"_s, u"--start-at"_s, time})
                 .status,
        0);

    const QJsonObject listed = m_cli->run({u"list"_s}).events.constFirst();

    const QDateTime when = QDateTime::fromString(listed[u"start_at"_s].toString(), Qt::ISODate);
    QVERIFY(when.isValid());
    QVERIFY(when > QDateTime::currentDateTimeUtc());
    QVERIFY(when.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s).endsWith(time));
    QVERIFY(server.requests().isEmpty());
}

void TestCli::refusesAProfileWhoseHolderDoesNotListen()
{
    QVERIFY(QDir().mkpath(path(u"profile"_s)));
    const auto lock = ProfileLock::take(path(u"profile"_s));
    QVERIFY(lock);

    const CliRun run = m_cli->run({u"list"_s});

    QCOMPARE(run.status, 3);
    QVERIFY(!run.errors.isEmpty());
}

void TestCli::worksThroughWhoHoldsTheProfile()
{
    const MisbehavingServer server([](const SeenRequest &) { return Script{hangStep()}; });
    QProcess first;
    first.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        {u"--profile"_s, path(u"profile"_s), u"get"_s, server.url().toString(), u"--into"_s,
            path(u"down"_s)});
    QTRY_VERIFY(!server.requests().isEmpty());

    const CliRun second = m_cli->run({u"list"_s});

    QCOMPARE(second.status, 0);
    QCOMPARE(second.events.size(), 1);
    QCOMPARE(second.events.constFirst()[u"state"_s].toString(), u"Running"_s);
    first.kill();
    first.waitForFinished();
    QCOMPARE(m_cli->run({u"list"_s}).status, 0); // a dead owner's lock is no lock
}

void TestCli::movesADamagedJournalAside()
{
    const MisbehavingServer server(honest);
    QCOMPARE(
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)}).status, 0);
    const QByteArray damaged = noise(30'000);
    writeFile(path(u"profile/journal.db"_s), damaged);

    const CliRun run = m_cli->run({u"list"_s});

    QCOMPARE(run.status, 5);
    QVERIFY2(run.errors.contains(u"damaged"_s), qPrintable(run.errors));
    const QStringList kept = QDir(path(u"profile"_s)).entryList({u"journal.db.damaged-*"_s});
    QCOMPARE(kept.size(), 1);
    QCOMPARE(readFile(path(u"profile/"_s + kept.constFirst())), damaged);
    QCOMPARE(m_cli->run({u"list"_s}).status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

void TestCli::refusesAnUnusableProfile()
{
    writeFile(path(u"profile"_s), "a file");

    const CliRun run = m_cli->run({u"list"_s});

    QCOMPARE(run.status, 5);
    QVERIFY(!run.errors.isEmpty());
}

void TestCli::stopsOnASignalEvenWhenTheServerHangs_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::stopsOnASignalEvenWhenTheServerHangs()
{
    QFETCH(int, number);
    const QByteArray content = noise(1'000'000);
    const MisbehavingServer server([content](const SeenRequest &request) {
        if (request.number > 1)
            return serveFile(request, content, "\"v1\"");
        return Script{
            sendStep("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 1000000\r\n\r\n" +
                     content.left(600'000)),
            hangStep()};
    });

    const CliRun stopped = m_cli->runAndSignal(
        {u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)}, number,
        [](const QJsonObject &event) {
            return event[u"event"_s] == u"progress"_s && event[u"bytes"_s].toInteger() >= 600'000;
        });

    QCOMPARE(stopped.status, 4);
    QCOMPARE(stopped.result()[u"state"_s].toString(), u"Queued"_s);
    const CliRun finished = m_cli->run({u"run"_s});
    QCOMPARE(finished.status, 0);
    QCOMPARE(finished.result()[u"resumed_from"_s].toInteger(), 600'000);
    QCOMPARE(readFile(path(u"down/file"_s)), content);
}

void TestCli::leavesNoSecretsBehind()
{
    const MisbehavingServer server([](const SeenRequest &request) {
        return request.header("Authorization").isEmpty()
                   ? answer(401, {}, {"WWW-Authenticate: Basic realm=x"})
                   : serveFile(request, kContent, "\"v1\"");
    });
    QUrl url = server.url();
    url.setUserInfo(u"me:CANARY-7f3a"_s);
    writeFile(path(u"headers"_s), "X-Api-Key: CANARY-7f3b\n");

    const CliRun run = m_cli->run({u"get"_s, url.toString(), u"--into"_s, path(u"down"_s),
        u"--header-file"_s, path(u"headers"_s)});

    QCOMPARE(run.status, 0);
    QVERIFY(!run.errors.isEmpty()); // it warns of the password in the URL
    QVERIFY(!run.errors.contains(u"CANARY"_s));
    QCOMPARE(server.requests().constLast().header("X-Api-Key"), QByteArray("CANARY-7f3b"));
    for (const QJsonObject &event : run.events + m_cli->run({u"show"_s, u"1"_s}).events)
        QVERIFY(!QString::fromUtf8(QJsonDocument(event).toJson()).contains(u"CANARY"_s));
    const QDir profile(path(u"profile"_s));
    for (const QString &file : profile.entryList(QDir::Files | QDir::Hidden))
        QVERIFY2(!readFile(profile.filePath(file)).contains("CANARY"), qPrintable(file));
}

void TestCli::waitsForSignIn()
{
    const MisbehavingServer server(
        [](const SeenRequest &) { return answer(401, {}, {"WWW-Authenticate: Basic realm=x"}); });

    const CliRun run =
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)});

    QCOMPARE(run.status, 6);
    QCOMPARE(run.result()[u"state"_s].toString(), u"Waiting"_s);
    QCOMPARE(run.result()[u"waiting_for"_s].toString(), u"sign-in"_s);
}

void TestCli::goesThroughAProxy()
{
    const MisbehavingServer proxy(honest);

    const CliRun run = m_cli->run({u"get"_s, u"http://server.invalid/file"_s, u"--into"_s,
        path(u"down"_s), u"--proxy"_s, u"http://me:secret@127.0.0.1:%1"_s.arg(proxy.port())});

    QCOMPARE(run.status, 0);
    QCOMPARE(proxy.requests().constFirst().path, QByteArray("http://server.invalid/file"));
    QCOMPARE(
        QByteArray::fromBase64(proxy.requests().constFirst().header("Proxy-Authorization").mid(6)),
        QByteArray("me:secret"));
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

void TestCli::limitsTheRateAndEnds()
{
    const MisbehavingServer server(honest);

    const CliRun run = m_cli->run(
        {u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s), u"--limit"_s, u"400k"_s});

    QCOMPARE(run.status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

void TestCli::waitsForRoomOnTheDisk()
{
    const MisbehavingServer server([](const SeenRequest &) {
        return Script{
            sendStep("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n"), hangStep()};
    });

    const CliRun run =
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)});

    QCOMPARE(run.status, 6);
    QCOMPARE(run.result()[u"waiting_for"_s].toString(), u"disk-full"_s);
    QVERIFY(!run.result()[u"error"_s][u"message"_s].toString().isEmpty());
}

void TestCli::uploadsASourceThatIsMissing()
{
    const MisbehavingServer server([](const SeenRequest &) { return answer(201); });

    const CliRun run =
        m_cli->run({u"put"_s, path(u"nothing"_s), server.url(u"/"_s.toLatin1()).toString()});

    QCOMPARE(run.status, 1);
    QCOMPARE(run.result()[u"error"_s][u"kind"_s].toString(), u"FileNotFound"_s);
    QVERIFY(server.requests().isEmpty());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
