// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/instanceconnection.h"

class QLocalServer;

namespace waybill
{

/// Where the instance that holds a profile may listen, the best place first: a name made of the
/// profile's path in the user's runtime folder (XDG_RUNTIME_DIR, if it is private), and the profile
/// itself. Only paths that a socket's address can hold (unix(7)).
QStringList instanceSocketPaths(const QString &profile);

/// Listens for other instances of the same user. Connections of other users, more than 32 at a time
/// and those that say nothing for five seconds are closed. One thread.
class InstanceServer : public QObject
{
    Q_OBJECT

public:
    explicit InstanceServer(QObject *parent = nullptr);
    ~InstanceServer() override;

    /// The caller holds the profile's lock: what lies in the socket's place is of a process that
    /// has died, and is removed. NameTooLong, PermissionDenied.
    Status listen(const QString &profile);
    /// Listens at exactly this place.
    Status listenAt(const QString &path);
    void close();
    QString path() const;

signals:
    /// Somebody who may has connected. The connection is the server's and ends with closed() or
    /// with the server; what it has to say comes after this.
    void connected(waybill::InstanceConnection *connection);

private:
    void accept();

    std::unique_ptr<QLocalServer> m_server;
};

} // namespace waybill
