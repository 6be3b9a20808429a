// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/consoleengine.h"
#include "app/cli/reporter.h"

#include <QHash>
#include <QSet>

namespace waybill
{

/// One run of the program: opens the profile, or finds the program that holds it, does what the
/// command line says, and ends with an exit status.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(CommandLine line, QObject *parent);
    ~Session() override;

    /// Begins; `finished` tells how it went.
    void start();
    /// SIGINT or SIGTERM: checkpoint, then end; within two seconds whatever a server does.
    void stop();

signals:
    void finished(waybill::ExitStatus status);

private:
    /// Own engine or another's: tries until there is one, or says why not.
    QCoro::Task<> attach();
    QCoro::Task<Status> attachOnce();
    void listenToEngine();
    void warnOfForeignLimits();
    bool isAdding() const;
    QCoro::Task<> run();
    QCoro::Task<> runCommand();
    QCoro::Task<> addAsked();
    /// Ends with the status of a failure.
    void giveUpAdding(const Error &error);
    QCoro::Task<> workOn(ConsoleEngine::Verb verb, QList<TransferId> ids);
    QCoro::Task<> end(ExitStatus status);
    QCoro::Task<> showOne(TransferId id);
    /// Nothing of our own is left to do.
    void finish();
    void giveUp(const Error &error);
    void loseEngine();
    std::optional<QList<TransferId>> idsAsked();
    void watch(const QList<TransferId> &ids);
    void follow(TransferId id, TransferState state);
    void followAdded(const QList<TransferSnapshot> &transfers);
    void followState(const TransferSnapshot &transfer);
    void checkSettled();
    ExitStatus statusOfWatched() const;

    CommandLine m_line;
    Reporter m_reporter;
    std::unique_ptr<ConsoleEngine> m_engine;
    QSet<TransferId> m_watched;              ///< what this run answers for
    QSet<TransferId> m_open;                 ///< of these, what has not ended yet
    QHash<TransferId, TransferState> m_told; ///< the last state that the engine has told of
    bool m_isWorking = false;
    bool m_isAsked = false; ///< the engine has taken the command
    bool m_isDone = false;
    bool m_isEnding = false;
    std::optional<ExitStatus> m_trouble;
    QObject m_scopeHome;
    TaskScope m_scope;
};

} // namespace waybill
