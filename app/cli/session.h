// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/reporter.h"

#include <QHash>
#include <QSet>

namespace waybill
{

/// One run of the program: opens the profile, does what the command line says, and ends with an
/// exit status.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(CommandLine line, QObject *parent);
    ~Session() override;

    /// Opens the profile; false: `finished` will be emitted with the reason told.
    void start();
    /// SIGINT or SIGTERM: checkpoint, then end; within two seconds whatever a server does.
    void stop();

signals:
    void finished(waybill::ExitStatus status);

private:
    QCoro::Task<> run();
    QCoro::Task<> end(ExitStatus status);
    QCoro::Task<> showOne(TransferId id);
    QCoro::Task<Result<QList<TransferId>>> addAsked();
    std::optional<QList<TransferId>> idsAsked();
    void watch(const QList<TransferId> &ids);
    void follow(TransferId id, TransferState state);
    void followState(const TransferSnapshot &transfer);
    void checkSettled();
    ExitStatus statusOfWatched() const;
    void prepareAccess();

    CommandLine m_line;
    Reporter m_reporter;
    std::unique_ptr<Engine> m_engine;
    QSet<TransferId> m_watched;              ///< what this run answers for
    QSet<TransferId> m_open;                 ///< of these, what has not ended yet
    QHash<TransferId, TransferState> m_told; ///< the last state that the engine has told of
    bool m_isWorking = false;
    bool m_isEnding = false;
    std::optional<ExitStatus> m_trouble;
    QObject m_scopeHome;
    TaskScope m_scope;
};

} // namespace waybill
