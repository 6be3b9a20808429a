// SPDX-License-Identifier: MIT
#include "core/queue/instanceconnection.h"

#include "core/base/logging.h"

#include <QLocalSocket>
#include <QPointer>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

/// For the first message, and for the rest of each.
constexpr auto kPatience = 5s;
constexpr qint64 kReadAtOnce = 64 * 1024;
/// A program that was stopped reads nothing; what it misses is not kept for ever.
constexpr qint64 kMostUnread = 16 * 1024 * 1024;
constexpr auto kUnreadFor = 10s;

} // namespace

InstanceConnection::InstanceConnection(std::unique_ptr<QLocalSocket> socket, QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
{
    m_socket->setReadBufferSize(kReadAtOnce);
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &InstanceConnection::lose);
    m_stall.setSingleShot(true);
    m_stall.setInterval(kUnreadFor);
    connect(&m_stall, &QTimer::timeout, this, &InstanceConnection::lose);
    connect(m_socket.get(), &QLocalSocket::bytesWritten, this, [this] {
        m_stall.stop();
        watchBacklog();
    });
    connect(m_socket.get(), &QLocalSocket::disconnected, this, [this] {
        read();
        lose();
    });
}

InstanceConnection::~InstanceConnection()
{
    m_socket->disconnect(this);
    close();
}

void InstanceConnection::start()
{
    m_patience.start();
    connect(m_socket.get(), &QLocalSocket::readyRead, this, &InstanceConnection::read);
    read();
    if (m_isOpen && m_socket->state() != QLocalSocket::ConnectedState)
        lose();
}

Status InstanceConnection::send(const QJsonObject &message)
{
    if (!m_isOpen)
        return fail(ErrorKind::ConnectionLost);
    const auto frame = frameOf(message);
    if (!frame)
        return fail(frame.error());
    m_socket->write(*frame);
    watchBacklog();
    return {};
}

void InstanceConnection::watchBacklog()
{
    if (m_socket->bytesToWrite() > kMostUnread && !m_stall.isActive())
        m_stall.start();
}

void InstanceConnection::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    m_patience.stop();
    m_stall.stop();
    m_socket->flush();
    m_socket->disconnect(this);
    m_socket->abort();
}

void InstanceConnection::read()
{
    // A listener may close the connection, or destroy it.
    const QPointer<InstanceConnection> self(this);
    while (self && m_isOpen) {
        const QByteArray bytes = m_socket->read(kReadAtOnce);
        m_reader.append(bytes);
        auto message = m_reader.next();
        while (self && m_isOpen && message && *message) {
            m_hasHeard = true;
            m_patience.stop();
            emit received(**message);
            if (self && m_isOpen)
                message = m_reader.next();
        }
        if (!self || !m_isOpen)
            return;
        if (!message) {
            qCWarning(lcQueue) << "another program sent what makes no sense:"
                               << message.error().detail;
            lose();
            return;
        }
        if (bytes.isEmpty())
            break;
    }
    if (m_hasHeard && m_reader.isWithin() && !m_patience.isActive())
        m_patience.start();
}

void InstanceConnection::lose()
{
    if (!m_isOpen)
        return;
    close();
    emit closed();
}

} // namespace waybill
