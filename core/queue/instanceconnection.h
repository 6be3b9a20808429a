// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/instanceframes.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QLocalSocket;

namespace waybill
{

/// One end of a connection between two instances of one user: messages in and out, with limits.
/// What makes no sense closes it, and so do five seconds without a first message or with half a
/// message, and an other end that does not read. One thread.
class InstanceConnection : public QObject
{
    Q_OBJECT

public:
    /// Takes the connected socket over. Nothing is read before start().
    InstanceConnection(std::unique_ptr<QLocalSocket> socket, QObject *parent);
    ~InstanceConnection() override;

    /// Begins to read; what had come before that is told now.
    void start();
    bool isOpen() const { return m_isOpen; }
    /// FormatLimit if the message is too long; ConnectionLost if there is no connection.
    Status send(const QJsonObject &message);
    /// Hands what was sent to the system, as far as it takes it, and closes.
    void close();

signals:
    void received(const QJsonObject &message);
    /// Once, whoever closed it; not out of close() itself or of the constructor.
    void closed();

private:
    void read();
    void lose();
    void watchBacklog();

    std::unique_ptr<QLocalSocket> m_socket;
    FrameReader m_reader;
    QTimer m_patience;
    QTimer m_stall;
    bool m_isOpen = true;
    bool m_hasHeard = false;
};

} // namespace waybill
