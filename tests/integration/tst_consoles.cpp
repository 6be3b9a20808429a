// SPDX-License-Identifier: MIT
// Two consoles and one profile, as real processes.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

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

} // namespace

class TestConsoles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aConsoleServesAnotherOne();
    void aFirstConsoleStaysUntilTheSecondIsServed();
    void theSecondSaysSoWhenTheFirstIsInterrupted();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
};

void TestConsoles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->path()));
    m_cli = std::make_unique<Cli>(path(u"profile"_s));
}

void TestConsoles::aConsoleServesAnotherOne()
{
    const MisbehavingServer hanging(halfAtFirst);
    const MisbehavingServer quick(honest);
    QProcess first;
    first.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        {u"--profile"_s, path(u"profile"_s), u"get"_s, hanging.url().toString(), u"--into"_s,
            path(u"one"_s)});
    QTRY_VERIFY(!hanging.requests().isEmpty());

    const CliRun second =
        m_cli->run({u"get"_s, quick.url().toString(), u"--into"_s, path(u"two"_s)});

    QCOMPARE(second.status, 0);
    QCOMPARE(second.results().size(), 1);
    QCOMPARE(readFile(path(u"two/file"_s)), kContent);
    QVERIFY(first.state() == QProcess::Running);
    ::kill(static_cast<pid_t>(first.processId()), SIGINT);
    QTRY_VERIFY(first.state() == QProcess::NotRunning);
    QCOMPARE(first.exitCode(), 4);
}

void TestConsoles::aFirstConsoleStaysUntilTheSecondIsServed()
{
    const MisbehavingServer hanging(halfAtFirst);
    const MisbehavingServer other(halfAtFirst);
    const auto get = [this](QProcess &console, const QUrl &url, const QString &into) {
        console.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
            {u"--profile"_s, path(u"profile"_s), u"get"_s, url.toString(), u"--into"_s,
                path(into)});
    };
    QProcess first;
    get(first, hanging.url(), u"one"_s);
    QTRY_VERIFY(!hanging.requests().isEmpty());
    QProcess second;
    get(second, other.url(), u"two"_s);
    QTRY_VERIFY(!other.requests().isEmpty());

    // The first has nothing of its own to wait for any more.
    QCOMPARE(m_cli->run({u"cancel"_s, u"1"_s}).status, 0);
    QByteArray said;
    const auto hasSaid = [&](const QByteArray &text) {
        said += first.readAllStandardError();
        return said.contains(text);
    };
    QTRY_VERIFY(hasSaid("Other consoles"));
    QVERIFY(second.state() == QProcess::Running);
    QCOMPARE(m_cli->run({u"pause"_s, u"2"_s}).status, 0);

    QTRY_VERIFY(second.state() == QProcess::NotRunning);
    QCOMPARE(second.exitCode(), 6);
    QTRY_VERIFY(first.state() == QProcess::NotRunning);
    QCOMPARE(first.exitCode(), 1);
}

void TestConsoles::theSecondSaysSoWhenTheFirstIsInterrupted()
{
    const MisbehavingServer hanging(halfAtFirst);
    const MisbehavingServer other(halfAtFirst);
    QProcess first;
    first.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        {u"--profile"_s, path(u"profile"_s), u"get"_s, hanging.url().toString(), u"--into"_s,
            path(u"one"_s)});
    QTRY_VERIFY(!hanging.requests().isEmpty());

    const auto firstId = static_cast<pid_t>(first.processId());
    const CliRun second =
        m_cli->runAndSignal({u"get"_s, other.url().toString(), u"--into"_s, path(u"two"_s)}, 0,
            [firstId](const QJsonObject &event) {
                if (event[u"event"_s] != u"progress"_s)
                    return false;
                ::kill(firstId, SIGINT);
                return true;
            });

    QCOMPARE(second.status, 4);
    QVERIFY2(second.errors.contains(u"has ended"_s), qPrintable(second.errors));
    QCOMPARE(second.result()[u"state"_s].toString(), u"Queued"_s);
    QTRY_VERIFY(first.state() == QProcess::NotRunning);
    QCOMPARE(first.exitCode(), 4);
    QCOMPARE(m_cli->run({u"run"_s}).status, 0);
    QCOMPARE(readFile(path(u"one/file"_s)), kContent);
    QCOMPARE(readFile(path(u"two/file"_s)), kContent);
}

QTEST_GUILESS_MAIN(TestConsoles)
#include "tst_consoles.moc"
