// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/consoleengine.h"
#include "core/queue/givenaccess.h"
#include "core/queue/instanceclient.h"

#include <QSet>

namespace waybill
{

/// The engine of the program that holds the profile, over its socket. Keeps what it is told of the
/// transfers that this console works with.
class RemoteEngine final : public ConsoleEngine
{
    Q_OBJECT

public:
    /// As InstanceClient::connectTo().
    static Result<std::unique_ptr<RemoteEngine>> connectTo(
        const QString &profile, GivenAccess access);

    QCoro::Task<Status> load(bool wantsList) override;
    QCoro::Task<Result<QList<TransferId>>> add(QList<TransferSpec> specs, bool isToStart) override;
    QCoro::Task<Status> command(Verb verb, QList<TransferId> ids) override;
    QCoro::Task<Result<QList<TimelineEntry>>> timeline(TransferId id) override;
    QCoro::Task<Result<HttpResponse>> fetchSmall(QUrl url) override;
    QCoro::Task<> leave(QList<TransferId> working) override;
    QList<TransferSnapshot> snapshots() const override { return m_transfers.values(); }
    std::optional<TransferSnapshot> snapshot(TransferId id) const override;
    bool hasWork(TransferId id) const override { return m_working.contains(id); }
    bool isServing() const override { return false; }
    bool isRemote() const override { return true; }

private:
    RemoteEngine(std::unique_ptr<InstanceClient> client, GivenAccess access);
    void receive(const QJsonObject &event);
    void lose();
    QList<TransferSnapshot> take(const QJsonValue &snapshots);
    /// Of a request that may need access to a server.
    QJsonObject withAccess(QJsonObject content) const;

    std::unique_ptr<InstanceClient> m_client;
    const GivenAccess m_access;
    QMap<TransferId, TransferSnapshot> m_transfers;
    QSet<TransferId> m_working;
    bool m_isClosing = false; ///< the other side stops: what has no work any more has not ended
    QList<TimelineEntry> m_timeline;
    QByteArray m_body; ///< of what is being fetched
};

} // namespace waybill
