// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

namespace waybill
{

/// The engine as the console sees it: one of its own, or that of the program that holds the
/// profile. Coroutines end with the answer; the caller's scope is empty before this dies.
class ConsoleEngine : public QObject
{
    Q_OBJECT

public:
    enum class Verb { Start, Pause, Resume, Cancel, Retry, Remove };

    /// Reads the list of transfers, where the command needs it: all or none.
    virtual QCoro::Task<Status> load(bool wantsList) = 0;
    virtual QCoro::Task<Result<QList<TransferId>>> add(
        QList<TransferSpec> specs, bool isToStart) = 0;
    /// Pause, Cancel and Remove have done their work when this returns.
    virtual QCoro::Task<Status> command(Verb verb, QList<TransferId> ids) = 0;
    virtual QCoro::Task<Result<QList<TimelineEntry>>> timeline(TransferId id) = 0;
    /// As Engine::fetchSmall(), with what this console was given for servers.
    virtual QCoro::Task<Result<HttpResponse>> fetchSmall(QUrl url) = 0;
    /// Ends the console's part; `working` are left so that they can be resumed.
    virtual QCoro::Task<> leave(QList<TransferId> working) = 0;

    virtual QList<TransferSnapshot> snapshots() const = 0;
    virtual std::optional<TransferSnapshot> snapshot(TransferId id) const = 0;
    virtual bool hasWork(TransferId id) const = 0;
    /// Others rely on this console: it stays until they are served.
    virtual bool isServing() const = 0;
    /// Another program does the work, and its own settings count.
    virtual bool isRemote() const = 0;

    QList<TransferId> ids() const
    {
        QList<TransferId> all;
        for (const TransferSnapshot &transfer : snapshots())
            all.append(transfer.id);
        return all;
    }

signals:
    void added(const QList<waybill::TransferSnapshot> &transfers);
    void stateChanged(const waybill::TransferSnapshot &transfer);
    void changed(const QList<waybill::TransferSnapshot> &transfers);
    /// hasWork() or isServing() may say something else than before.
    void workChanged();
    void journalFailed(const waybill::Error &error);
    /// The program that did the work is gone.
    void lost();
};

} // namespace waybill
