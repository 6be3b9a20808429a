// SPDX-License-Identifier: MIT
#include "core/queue/instanceclient.h"

#include "core/platform/peer.h"
#include "core/queue/instanceserver.h"
#include "core/queue/recordcodec.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QLocalSocket>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto kHandOverWithin = 5s;
constexpr int kConnectMs = 2'000;

/// Connecting to a local socket succeeds or fails at once, unless the other side is overrun.
Result<std::unique_ptr<QLocalSocket>> connectedSocket(const QString &profile)
{
    for (const QString &path : instanceSocketPaths(profile)) {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(path);
        if (socket->waitForConnected(kConnectMs) && isOwnUsersSocket(socket->socketDescriptor()))
            return socket;
    }
    return fail(ErrorKind::ConnectionRefused, profile);
}

Result<QJsonObject> answerIn(const QJsonObject &message)
{
    if (message.contains(u"error"_s))
        return fail(errorFromJson(message[u"error"_s].toObject()));
    return message;
}

/// What is told in between is of no interest.
Result<QJsonObject> waitForAnswer(QLocalSocket &socket, QDeadlineTimer deadline)
{
    FrameReader reader;
    while (!deadline.hasExpired()) {
        const auto message = reader.next();
        if (!message)
            return fail(message.error());
        if (*message && (*message)->contains(u"answer"_s))
            return answerIn(**message);
        if (*message)
            continue;
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())))
            break;
        reader.append(socket.readAll());
    }
    return fail(ErrorKind::ConnectionLost);
}

} // namespace

Status handOver(const QString &profile, const InstanceOffer &offer)
{
    const QDeadlineTimer deadline(kHandOverWithin);
    const auto socket = connectedSocket(profile);
    if (!socket)
        return fail(socket.error());
    const QJsonObject content{{u"links"_s, QJsonArray::fromStringList(offer.links)},
        {u"paths"_s, QJsonArray::fromStringList(offer.paths)}};
    const auto frame = frameOf({{u"number"_s, 1}, {u"open"_s, content}});
    if (!frame)
        return fail(frame.error());
    (*socket)->write(*frame);
    const auto answer = waitForAnswer(**socket, deadline);
    if (!answer)
        return fail(answer.error());
    return {};
}

Result<std::unique_ptr<InstanceClient>> InstanceClient::connectTo(const QString &profile)
{
    auto socket = connectedSocket(profile);
    if (!socket)
        return fail(socket.error());
    return std::make_unique<InstanceClient>(std::move(*socket));
}

InstanceClient::InstanceClient(std::unique_ptr<QLocalSocket> socket)
    : m_connection(std::move(socket), nullptr)
{
    connect(&m_connection, &InstanceConnection::received, this, &InstanceClient::receive);
    connect(&m_connection, &InstanceConnection::closed, this, &InstanceClient::lose);
    // Nobody listens to this object yet.
    QMetaObject::invokeMethod(&m_connection, &InstanceConnection::start, Qt::QueuedConnection);
}

QCoro::Task<Result<QJsonObject>> InstanceClient::request(QString verb, QJsonObject content)
{
    const qint64 number = ++m_lastNumber;
    const QJsonObject message{{u"number"_s, number}, {verb, content}};
    if (const Status sent = m_connection.send(message); !sent)
        co_return fail(sent.error());
    const Completion<Result<QJsonObject>> answered(this);
    m_waiting.emplace(number, answered);
    const auto answer = co_await answered;
    co_return answer;
}

void InstanceClient::close()
{
    m_connection.close();
    lose();
}

void InstanceClient::receive(const QJsonObject &message)
{
    if (!message.contains(u"answer"_s)) {
        emit told(message);
        return;
    }
    const auto waiting = m_waiting.find(message[u"answer"_s].toInteger());
    if (waiting == m_waiting.end())
        return;
    const auto answered = waiting->second;
    m_waiting.erase(waiting);
    answered.set(answerIn(message));
}

void InstanceClient::lose()
{
    for (const auto &[number, answered] : std::exchange(m_waiting, {}))
        answered.set(fail(ErrorKind::ConnectionLost));
    emit lost();
}

} // namespace waybill
