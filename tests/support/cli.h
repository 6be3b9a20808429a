// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <functional>

namespace waybill::test
{

class CrashPoints;

/// What one run of waybill-cli with --json printed.
struct CliRun
{
    int status = -1; ///< 128 + the signal that ended it
    QList<QJsonObject> events;
    QString errors; ///< standard error

    QList<QJsonObject> results() const;
    /// The only or last result.
    QJsonObject result() const;
};

/// waybill-cli with a profile.
class Cli
{
public:
    explicit Cli(QString profile);

    QStringList environment;
    CliRun run(const QStringList &arguments, int timeoutMs = 60'000) const;
    /// Calls `watch` with each event; once it says true the process gets `signal`.
    CliRun runAndSignal(const QStringList &arguments, int signal,
        const std::function<bool(const QJsonObject &)> &watch) const;
    /// Ends it with SIGKILL after this time, if it has not ended by then.
    CliRun runAndKill(const QStringList &arguments, int milliseconds) const;
    /// Kills it where the points say.
    CliRun runAndCrash(const QStringList &arguments, CrashPoints *points) const;

private:
    QString program() const;
    QStringList completed(const QStringList &arguments) const;
    void start(QProcess &process, const QStringList &arguments) const;
    static CliRun collect(QProcess &process, CliRun run);

    QString m_profile;
};

} // namespace waybill::test
