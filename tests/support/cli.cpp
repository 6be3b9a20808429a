// SPDX-License-Identifier: MIT
#include "tests/support/cli.h"

#include "tests/support/crashpoints.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryFile>

#include <csignal>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kLongestRunMs = 60'000;

} // namespace

QList<QJsonObject> CliRun::results() const
{
    QList<QJsonObject> found;
    for (const QJsonObject &event : events) {
        if (event[u"event"_s] == u"result"_s)
            found.append(event);
    }
    return found;
}

QJsonObject CliRun::result() const
{
    return results().isEmpty() ? QJsonObject() : results().constLast();
}

Cli::Cli(QString profile)
    : m_profile(std::move(profile))
{
}

QString Cli::program() const
{
    return QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli");
}

QStringList Cli::completed(const QStringList &arguments) const
{
    return QStringList{u"--profile"_s, m_profile, u"--json"_s} + arguments;
}

void Cli::start(QProcess &process, const QStringList &arguments) const
{
    process.setEnvironment(QProcess::systemEnvironment() + environment);
    process.start(program(), completed(arguments));
    process.waitForStarted();
}

CliRun Cli::collect(QProcess &process, CliRun run)
{
    while (process.canReadLine())
        run.events.append(QJsonDocument::fromJson(process.readLine()).object());
    run.errors += QString::fromUtf8(process.readAllStandardError());
    if (process.state() == QProcess::NotRunning)
        run.status =
            process.exitStatus() == QProcess::CrashExit ? 128 + SIGKILL : process.exitCode();
    return run;
}

CliRun Cli::run(const QStringList &arguments, int timeoutMs) const
{
    QProcess process;
    start(process, arguments);
    if (!process.waitForFinished(timeoutMs)) {
        process.kill();
        process.waitForFinished();
    }
    return collect(process, {});
}

CliRun Cli::runAndSignal(const QStringList &arguments, int signal,
    const std::function<bool(const QJsonObject &)> &watch) const
{
    QProcess process;
    start(process, arguments);
    CliRun run;
    qsizetype seen = 0;
    bool isSent = false;
    QElapsedTimer timer;
    timer.start();
    while (process.state() != QProcess::NotRunning && timer.elapsed() < kLongestRunMs) {
        process.waitForReadyRead(50);
        run = collect(process, std::move(run));
        for (; seen < run.events.size() && !isSent; ++seen) {
            if (watch(run.events.at(seen))) {
                ::kill(static_cast<pid_t>(process.processId()), signal);
                isSent = true;
            }
        }
    }
    process.kill();
    process.waitForFinished();
    return collect(process, std::move(run));
}

CliRun Cli::runAndKill(const QStringList &arguments, int milliseconds) const
{
    QProcess process;
    start(process, arguments);
    if (!process.waitForFinished(milliseconds)) {
        process.kill();
        process.waitForFinished();
    }
    return collect(process, {});
}

CliRun Cli::runAndCrash(const QStringList &arguments, CrashPoints *points) const
{
    CliRun run;
    QTemporaryFile output;
    QTemporaryFile errors;
    if (!output.open() || !errors.open())
        return run;
    run.status = points->run(program(), completed(arguments),
        QProcess::systemEnvironment() + environment, output.handle(), errors.handle());
    // They share their places in the files with the program.
    output.seek(0);
    errors.seek(0);
    for (QByteArray line = output.readLine(); line.endsWith('\n'); line = output.readLine())
        run.events.append(QJsonDocument::fromJson(line).object());
    run.errors = QString::fromUtf8(errors.readAll());
    return run;
}

} // namespace waybill::test
