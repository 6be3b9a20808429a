// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"
#include "core/queue/instanceconnection.h"

#include <map>

namespace waybill
{

/// What a second start offers to the first.
struct InstanceOffer
{
    QStringList links; ///< http and https URLs, waybill: links, curl commands; the person confirms
    QStringList paths; ///< absolute

    bool operator==(const InstanceOffer &) const = default;
};

/// Hands an offer to the instance that holds the profile and has a window, and returns when it has
/// taken it. Blocks, for five seconds at most; it needs no event loop. An empty offer only raises
/// the window. ConnectionRefused if nobody listens, ProfileInUse if who listens has no window,
/// ConnectionLost, FormatLimit.
Status handOver(const QString &profile, const InstanceOffer &offer);

/// The other end of an InstanceService: sends requests and gives the answers; what comes unasked is
/// told by a signal. One thread.
class InstanceClient : public QObject
{
    Q_OBJECT

public:
    /// Connects to the instance that holds the profile. ConnectionRefused if nobody listens.
    static Result<std::unique_ptr<InstanceClient>> connectTo(const QString &profile);
    explicit InstanceClient(std::unique_ptr<QLocalSocket> socket);

    /// Sends {"verb": content} and returns the answer. The error that the other side met with, or
    /// ConnectionLost, or FormatLimit. The caller's scope is empty before this dies.
    QCoro::Task<Result<QJsonObject>> request(QString verb, QJsonObject content);
    void close();

signals:
    void told(const QJsonObject &event);
    /// The other side is gone; every request has been answered with ConnectionLost.
    void lost();

private:
    void receive(const QJsonObject &message);
    void lose();

    InstanceConnection m_connection;
    qint64 m_lastNumber = 0;
    std::map<qint64, Completion<Result<QJsonObject>>> m_waiting;
};

} // namespace waybill
