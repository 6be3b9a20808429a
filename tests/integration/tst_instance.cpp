// SPDX-License-Identifier: MIT
// One profile, several programs: the desktop application and consoles, as real processes.
#include "core/queue/instanceclient.h"
#include "core/queue/instanceserver.h"
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(300'000, 9);

Script honest(const SeenRequest &request)
{
    return serveFile(request, kContent, "\"v1\"");
}

/// Half of the file, and then nothing more; all of it to who comes again.
Script halfAtFirst(const SeenRequest &request)
{
    if (request.number > 1)
        return honest(request);
    return {sendStep("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 300000\r\n\r\n" +
                     kContent.left(200'000)),
        hangStep()};
}

bool isHalfThere(const QJsonObject &event)
{
    return event[u"event"_s] == u"progress"_s && event[u"bytes"_s].toInteger() >= 200'000;
}

/// The desktop application, without a display.
class Desktop
{
public:
    explicit Desktop(QString profile)
        : m_profile(std::move(profile))
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    }
    ~Desktop()
    {
        process.kill();
        process.waitForFinished();
    }

    void start(const QStringList &arguments = {})
    {
        process.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill"),
            QStringList{u"--profile"_s, m_profile} + arguments);
    }
    bool isRunning() const { return process.state() != QProcess::NotRunning; }
    bool hasExitedWell() const
    {
        return process.state() == QProcess::NotRunning &&
               process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    }

    QProcess process;

private:
    QString m_profile;
};

} // namespace

class TestInstance : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aSecondStartHandsOverAndExits();
    void ofTwoStartedAtOnceOneStays();
    void startsAgainAfterAKill();
    void getsAndPutsThroughTheDesktop();
    void putsAFolderThroughTheDesktop();
    void packsAndUnpacksFromItsOwnFolder();
    void endsWithTheSameStatus_data();
    void endsWithTheSameStatus();
    void signsInForItselfOnly();
    void controlsWhatTheDesktopDoes();
    void queuesAndRunsThere();
    void interruptingPausesIt();
    void saysSoWhenTheDesktopIsKilled();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString socket() const { return instanceSocketPaths(path(u"profile"_s)).constFirst(); }
    void startDesktop();
    QList<QJsonObject> listed() const { return m_cli->run({u"list"_s}).events; }

    std::unique_ptr<RealServer> m_nginx;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
    std::unique_ptr<Desktop> m_desktop;
};

void TestInstance::initTestCase()
{
    m_nginx = std::make_unique<RealServer>(u"nginx"_s);
    QVERIFY2(m_nginx->isRunning(), qPrintable(m_nginx->problem()));
}

void TestInstance::init()
{
    m_desktop.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"run"_s)));
    QFile::setPermissions(path(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(path(u"run"_s)));
    m_cli = std::make_unique<Cli>(path(u"profile"_s));
    m_desktop = std::make_unique<Desktop>(path(u"profile"_s));
}

void TestInstance::startDesktop()
{
    m_desktop->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(socket()), 20'000);
}

void TestInstance::aSecondStartHandsOverAndExits()
{
    startDesktop();
    const MisbehavingServer server(honest);
    writeFile(path(u"file"_s), "x");
    for (const QString &argument : {QString(), u"waybill:"_s + server.url().toString(),
             u"curl "_s + server.url().toString(), path(u"file"_s)}) {
        Desktop second(path(u"profile"_s));
        second.start(argument.isEmpty() ? QStringList() : QStringList{argument});
        QTRY_VERIFY_WITH_TIMEOUT(!second.isRunning(), 20'000);
        QVERIFY(second.hasExitedWell());
    }

    QVERIFY(m_desktop->isRunning());
    // The open dialog asks how large the file is. Nobody has confirmed that it be fetched.
    QTRY_VERIFY_WITH_TIMEOUT(!server.requests().isEmpty(), 20'000);
    QCOMPARE(listed(), QList<QJsonObject>());
    for (const SeenRequest &request : server.requests())
        QCOMPARE(request.method, "HEAD");
}

void TestInstance::ofTwoStartedAtOnceOneStays()
{
    Desktop second(path(u"profile"_s));

    m_desktop->start();
    second.start();

    QTRY_VERIFY_WITH_TIMEOUT(m_desktop->hasExitedWell() != second.hasExitedWell(), 20'000);
    QCOMPARE(m_cli->run({u"list"_s}).status, 0);
    QVERIFY(m_desktop->isRunning() != second.isRunning());
}

void TestInstance::startsAgainAfterAKill()
{
    startDesktop();
    m_desktop->process.kill();
    m_desktop->process.waitForFinished();
    QVERIFY(QFile::exists(socket())); // nobody listens there

    m_desktop->start();

    QTRY_VERIFY_WITH_TIMEOUT(
        m_desktop->isRunning() && InstanceClient::connectTo(path(u"profile"_s)), 20'000);
    QCOMPARE(m_cli->run({u"list"_s}).status, 0);
    QVERIFY(m_desktop->isRunning());
}

void TestInstance::getsAndPutsThroughTheDesktop()
{
    startDesktop();
    writeFile(path(u"there and back"_s), kContent);

    const CliRun put = m_cli->run({u"put"_s, path(u"there and back"_s), m_nginx->url().toString(),
        u"--on-conflict"_s, u"overwrite"_s, u"--verify"_s, u"digest"_s});
    const CliRun got = m_cli->run({u"get"_s,
        m_nginx->url().resolved(QUrl(u"there%20and%20back"_s)).toString(QUrl::FullyEncoded),
        u"--into"_s, path(u"down"_s)});

    QCOMPARE(put.status, 0);
    QCOMPARE(put.errors, QString());
    QCOMPARE(put.result()[u"state"_s].toString(), u"Done"_s);
    QCOMPARE(put.result()[u"verified"_s].toString(), u"digest"_s);
    QCOMPARE(readFile(m_nginx->folder() + u"/there and back"_s), kContent);
    QCOMPARE(got.status, 0);
    QCOMPARE(got.events.constFirst()[u"event"_s].toString(), u"added"_s);
    QStringList states;
    for (const QJsonObject &event : got.events) {
        if (event[u"event"_s] == u"state"_s)
            states.append(event[u"state"_s].toString());
    }
    // It may have got far before anybody listens.
    QCOMPARE(states.constLast(), u"Done"_s);
    QCOMPARE(got.results().size(), 1);
    QCOMPARE(got.result()[u"path"_s].toString(), path(u"down/there and back"_s));
    QCOMPARE(readFile(path(u"down/there and back"_s)), kContent);
    QCOMPARE(listed().size(), 2);
    QVERIFY(m_desktop->isRunning());
}

void TestInstance::putsAFolderThroughTheDesktop()
{
    startDesktop();
    for (int i = 0; i < 30; ++i)
        writeFile(path(u"tree/sub%1/file%2"_s.arg(i % 3).arg(i)), noise(1'000, i + 1));

    const CliRun run = m_cli->run({u"put"_s, path(u"tree"_s), m_nginx->url().toString()});

    QCOMPARE(run.status, 0);
    QCOMPARE(run.results().size(), 31);
    for (const QJsonObject &result : run.results())
        QCOMPARE(result[u"state"_s].toString(), u"Done"_s);
    QCOMPARE(readFile(m_nginx->folder() + u"/tree/sub2/file29"_s), noise(1'000, 30));
}

void TestInstance::packsAndUnpacksFromItsOwnFolder()
{
    startDesktop();
    writeFile(path(u"work/in/file"_s), kContent);
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(path(u"work"_s)));

    const CliRun packed = m_cli->run({u"pack"_s, u"in"_s, u"out.tar.gz"_s});
    const CliRun unpacked = m_cli->run({u"unpack"_s, u"out.tar.gz"_s, u"--into"_s, u"again"_s});

    QDir::setCurrent(before);
    QCOMPARE(packed.status, 0);
    QVERIFY(QFile::exists(path(u"work/out.tar.gz"_s)));
    QCOMPARE(unpacked.status, 0);
    QCOMPARE(readFile(path(u"work/again/in/file"_s)), kContent);
}

void TestInstance::endsWithTheSameStatus_data()
{
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<int>("exitStatus");
    QTest::newRow("200") << 200 << 0;
    QTest::newRow("404") << 404 << 1;
    QTest::newRow("401") << 401 << 6;
}

void TestInstance::endsWithTheSameStatus()
{
    QFETCH(int, httpStatus);
    QFETCH(int, exitStatus);
    const MisbehavingServer server([httpStatus](const SeenRequest &request) {
        return httpStatus == 200 ? honest(request)
                                 : answer(httpStatus, {}, {"WWW-Authenticate: Basic realm=x"});
    });
    const QStringList get = {u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)};
    const CliRun alone = m_cli->run(get);

    startDesktop();
    const CliRun through = m_cli->run(get);

    QCOMPARE(alone.status, exitStatus);
    QCOMPARE(through.status, exitStatus);
    QCOMPARE(through.result()[u"state"_s], alone.result()[u"state"_s]);
    QCOMPARE(through.result()[u"error"_s], alone.result()[u"error"_s]);
    QCOMPARE(m_cli->run({u"show"_s, u"99"_s}).status, 2);
}

void TestInstance::signsInForItselfOnly()
{
    startDesktop();
    writeFile(m_nginx->folder() + u"/private/file"_s, kContent);
    const QString url = m_nginx->url(u"private_url"_s).toString() + u"file"_s;
    m_cli->environment = {u"WAYBILL_PASSWORD=secret"_s};

    const CliRun with =
        m_cli->run({u"get"_s, url, u"--into"_s, path(u"down"_s), u"--user"_s, u"user"_s});
    const CliRun without = m_cli->run({u"get"_s, url, u"--into"_s, path(u"down"_s)});

    QCOMPARE(with.status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
    QCOMPARE(without.status, 6);
    const QString id = QString::number(without.result()[u"id"_s].toInteger());
    QCOMPARE(m_cli->run({u"resume"_s, id, u"--user"_s, u"user"_s}).status, 0);
    const QDir profile(path(u"profile"_s));
    for (const QString &file : profile.entryList(QDir::Files | QDir::Hidden))
        QVERIFY2(!readFile(profile.filePath(file)).contains("secret"), qPrintable(file));
}

void TestInstance::controlsWhatTheDesktopDoes()
{
    startDesktop();
    const MisbehavingServer server(halfAtFirst);
    const auto state = [this] { return listed().constFirst()[u"state"_s].toString(); };
    QCOMPARE(
        m_cli->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s), u"--queue"_s})
            .status,
        0);
    QTRY_COMPARE(state(), u"Running"_s); // the desktop starts what is queued

    QCOMPARE(m_cli->run({u"pause"_s, u"1"_s}).status, 0);
    QCOMPARE(state(), u"Paused"_s);
    const CliRun resumed = m_cli->run({u"resume"_s, u"1"_s});
    QCOMPARE(resumed.status, 0);
    QCOMPARE(resumed.result()[u"state"_s].toString(), u"Done"_s);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
    const CliRun shown = m_cli->run({u"show"_s, u"1"_s});
    QVERIFY(shown.events.size() > 5);
    QCOMPARE(shown.events.constLast()[u"kind"_s].toString(), u"done"_s);
    QCOMPARE(m_cli->run({u"remove"_s, u"--all"_s}).status, 0);
    QCOMPARE(listed(), QList<QJsonObject>());
    QCOMPARE(m_cli->run({u"cancel"_s, u"7"_s}).status, 2);
}

void TestInstance::queuesAndRunsThere()
{
    const MisbehavingServer server(honest);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(m_cli
                     ->run({u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s),
                         u"--queue"_s})
                     .status,
            0);
    QVERIFY(server.requests().isEmpty());

    startDesktop();
    const CliRun run = m_cli->run({u"run"_s});

    QCOMPARE(run.status, 0);
    QTRY_COMPARE(m_cli->run({u"list"_s, u"--state"_s, u"Done"_s}).events.size(), 3);
}

void TestInstance::interruptingPausesIt()
{
    startDesktop();
    const MisbehavingServer server(halfAtFirst);

    const CliRun stopped = m_cli->runAndSignal(
        {u"get"_s, server.url().toString(), u"--into"_s, path(u"down"_s)}, SIGINT, isHalfThere);

    QCOMPARE(stopped.status, 4);
    QCOMPARE(stopped.result()[u"state"_s].toString(), u"Paused"_s);
    QVERIFY(m_desktop->isRunning());
    const CliRun resumed = m_cli->run({u"resume"_s, u"--all"_s});
    QCOMPARE(resumed.status, 0);
    QCOMPARE(resumed.result()[u"resumed_from"_s].toInteger(), 200'000);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

void TestInstance::saysSoWhenTheDesktopIsKilled()
{
    startDesktop();
    const MisbehavingServer server(halfAtFirst);
    QProcess console;
    console.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        {u"--profile"_s, path(u"profile"_s), u"--json"_s, u"get"_s, server.url().toString(),
            u"--into"_s, path(u"down"_s)});
    QByteArray said;
    const auto hasSaid = [&](const QByteArray &text) {
        said += console.readAllStandardOutput();
        return said.contains(text);
    };
    QTRY_VERIFY(hasSaid("200000"));

    m_desktop->process.kill();

    QTRY_VERIFY_WITH_TIMEOUT(console.state() == QProcess::NotRunning, 20'000);
    QCOMPARE(console.exitCode(), 4);
    QVERIFY(console.readAllStandardError().contains("has ended"));
    const QByteArray last = console.readAllStandardOutput().trimmed().split('\n').constLast();
    QCOMPARE(QJsonDocument::fromJson(last)[u"event"_s].toString(), u"result"_s);
    QCOMPARE(QJsonDocument::fromJson(last)[u"state"_s].toString(), u"Queued"_s);
    m_desktop->process.waitForFinished();
    QCOMPARE(m_cli->run({u"run"_s}).status, 0);
    QCOMPARE(readFile(path(u"down/file"_s)), kContent);
}

QTEST_GUILESS_MAIN(TestInstance)
#include "tst_instance.moc"
