// SPDX-License-Identifier: MIT
#include "tests/support/misbehavingserver.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace waybill::test
{

qint64 SeenRequest::rangeStart() const
{
    const QByteArray range = header("Range");
    return range.mid(range.indexOf('=') + 1, range.indexOf('-') - range.indexOf('=') - 1)
        .toLongLong();
}

Step sendStep(QByteArray bytes, int repeat, int millisecondsBetween)
{
    return {Step::Kind::Send, std::move(bytes), millisecondsBetween, repeat};
}

Step waitStep(int milliseconds)
{
    return {Step::Kind::Wait, {}, milliseconds, 1};
}

Step closeStep()
{
    return {Step::Kind::Close, {}, 0, 1};
}

Step resetStep()
{
    return {Step::Kind::Reset, {}, 0, 1};
}

Step hangStep()
{
    return {Step::Kind::Hang, {}, 0, 1};
}

Script answer(int status, const QByteArray &body, const QList<QByteArray> &headers)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const QByteArray &header : headers)
        head += header + "\r\n";
    head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
    return {sendStep(head), sendStep(body)};
}

Script stoppedAfter(const Script &script, qsizetype bytes)
{
    QByteArray all;
    for (const Step &step : script)
        all += step.bytes.repeated(step.repeat);
    return {sendStep(all.first(bytes)), hangStep()};
}

Script serveFile(const SeenRequest &request, const QByteArray &content, const QByteArray &etag,
    const QList<QByteArray> &headers)
{
    QList<QByteArray> all = headers;
    all.append("Accept-Ranges: bytes");
    if (!etag.isEmpty())
        all.append("ETag: " + etag);
    const QByteArray range = request.header("Range");
    const QByteArray condition = request.header("If-Range");
    const bool isPartial = !range.isEmpty() && (condition.isEmpty() || condition == etag);
    if (isPartial && request.rangeStart() >= content.size())
        return answer(416, {}, {"Content-Range: bytes */" + QByteArray::number(content.size())});
    const qint64 first = isPartial ? request.rangeStart() : 0;
    const QByteArray lastText = range.mid(range.indexOf('-') + 1);
    const qint64 last = isPartial && !lastText.isEmpty()
                            ? std::min<qint64>(lastText.toLongLong(), content.size() - 1)
                            : content.size() - 1;
    const QByteArray body = content.mid(first, last - first + 1);
    if (isPartial)
        all.append("Content-Range: bytes " + QByteArray::number(first) + '-' +
                   QByteArray::number(last) + '/' + QByteArray::number(content.size()));
    if (request.method != "HEAD")
        return answer(isPartial ? 206 : 200, body, all);
    Script script = answer(200, body, all);
    script.removeLast();
    return script;
}

class MisbehavingServer::Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, MisbehavingServer *server, int number)
        : QObject(socket)
        , m_socket(socket)
        , m_server(server)
        , m_number(number)
    {
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::disconnected, this, [this] {
            if (m_hasHead && !m_isAnswering && m_server->m_keeper)
                m_server->m_keeper(m_request);
        });
        connect(socket, &QTcpSocket::bytesWritten, this, [this] {
            if (m_isWaitingForRoom && m_socket->bytesToWrite() < kRoom) {
                m_isWaitingForRoom = false;
                next();
            }
        });
        endIfDue();
    }

    void reset()
    {
        m_script.clear();
        const linger hard{1, 0};
        ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard,
            sizeof hard);
        m_socket->abort();
    }

private:
    static constexpr qint64 kRoom = 256 * 1024;
    static constexpr qint64 kPiece = 64 * 1024;

    /// True if this is the operation that was to find its connection ended.
    bool endIfDue()
    {
        const auto cut = m_server->takeCut();
        if (cut == Cut::Reset)
            reset();
        else if (cut)
            m_socket->disconnectFromHost();
        return cut.has_value();
    }

    void read()
    {
        if (m_socket->bytesAvailable() > 0 && endIfDue())
            return;
        m_buffer += m_socket->readAll();
        if (m_isAnswering)
            return;
        if (!m_hasHead) {
            const qsizetype end = m_buffer.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            parseHead(m_buffer.left(end));
            m_buffer.remove(0, end + 4);
            m_hasHead = true;
        }
        if (!m_server->m_isEarly && !takeBody())
            return;
        answerNow();
    }

    void parseHead(const QByteArray &head)
    {
        m_request = SeenRequest();
        const QList<QByteArray> lines = head.split('\n');
        m_request.method = lines.constFirst().split(' ').value(0);
        m_request.path = lines.constFirst().split(' ').value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            m_request.headers.insert(
                line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        m_expected = m_request.header("Content-Length").toLongLong();
    }

    /// True once all of it is here.
    bool takeBody()
    {
        if (m_request.header("Transfer-Encoding") == "chunked")
            return takeChunks();
        const QByteArray taken = m_buffer.left(m_expected - m_request.bodyBytes);
        m_buffer.remove(0, taken.size());
        m_request.bodyBytes += taken.size();
        m_request.body += taken;
        return m_request.bodyBytes == m_expected;
    }

    bool takeChunks()
    {
        while (true) {
            const qsizetype lineEnd = m_buffer.indexOf("\r\n");
            const qsizetype size = m_buffer.left(lineEnd).toLongLong(nullptr, 16);
            if (lineEnd < 0 || m_buffer.size() < lineEnd + size + 4)
                return false;
            m_request.body += m_buffer.mid(lineEnd + 2, size);
            m_request.bodyBytes += size;
            m_buffer.remove(0, lineEnd + size + 4);
            if (size == 0)
                return true;
        }
    }

    void answerNow()
    {
        m_isAnswering = true;
        m_request.connection = m_number;
        Handler handler;
        {
            const std::lock_guard lock(m_server->m_mutex);
            m_request.number = static_cast<int>(m_server->m_requests.size()) + 1;
            m_server->m_requests.append(m_request);
            handler = m_server->m_handler;
        }
        m_script = handler(m_request);
        next();
    }

    void next()
    {
        if (m_socket->state() != QAbstractSocket::ConnectedState)
            return;
        while (!m_script.isEmpty()) {
            Step &step = m_script.first();
            switch (step.kind) {
            case Step::Kind::Send:
                if (endIfDue())
                    return;
                writePiece(step);
                if (m_pieceOffset == 0 && --step.repeat <= 0) {
                    m_script.removeFirst();
                } else if (step.milliseconds > 0) {
                    QTimer::singleShot(step.milliseconds, this, &Connection::next);
                    return;
                }
                if (m_socket->bytesToWrite() >= kRoom) {
                    m_isWaitingForRoom = true;
                    return;
                }
                break;
            case Step::Kind::Wait: {
                const int milliseconds = step.milliseconds;
                m_script.removeFirst();
                QTimer::singleShot(milliseconds, this, &Connection::next);
                return;
            }
            case Step::Kind::Close:
                m_socket->disconnectFromHost();
                return;
            case Step::Kind::Reset:
                m_socket->flush();
                reset();
                return;
            case Step::Kind::Hang:
                return;
            }
        }
        m_hasHead = false;
        m_isAnswering = false;
        if (!m_buffer.isEmpty())
            read();
    }

    /// In pieces, so that bytesSent() runs ahead of the wire by little.
    void writePiece(const Step &step)
    {
        const QByteArray piece = step.bytes.mid(m_pieceOffset, kPiece);
        m_socket->write(piece);
        count(piece.size());
        m_pieceOffset += piece.size();
        if (m_pieceOffset >= step.bytes.size())
            m_pieceOffset = 0;
    }

    void count(qsizetype bytes)
    {
        const std::lock_guard lock(m_server->m_mutex);
        m_server->m_bytesSent += bytes;
    }

    QTcpSocket *m_socket;
    MisbehavingServer *m_server;
    int m_number;
    QByteArray m_buffer;
    bool m_hasHead = false;
    bool m_isAnswering = false;
    bool m_isWaitingForRoom = false;
    qint64 m_expected = 0;
    SeenRequest m_request;
    Script m_script;
    qint64 m_pieceOffset = 0; ///< within the step that is being sent
};

MisbehavingServer::MisbehavingServer(Handler handler)
    : m_context(std::make_unique<QObject>())
    , m_handler(std::move(handler))
{
    m_context->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            auto *server = new QTcpServer(m_context.get());
            QObject::connect(server, &QTcpServer::newConnection, m_context.get(), [this, server] {
                while (QTcpSocket *socket = server->nextPendingConnection())
                    new Connection(socket, this, ++m_connections);
            });
            server->listen(QHostAddress::LocalHost);
            m_port = server->serverPort();
        },
        Qt::BlockingQueuedConnection);
}

MisbehavingServer::~MisbehavingServer()
{
    QMetaObject::invokeMethod(
        m_context.get(), [this] { qDeleteAll(m_context->children()); },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl MisbehavingServer::url(const QByteArray &path) const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port) + QString::fromLatin1(path));
}

QList<SeenRequest> MisbehavingServer::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

qint64 MisbehavingServer::bytesSent() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytesSent;
}

void MisbehavingServer::setHandler(Handler handler)
{
    const std::lock_guard lock(m_mutex);
    m_handler = std::move(handler);
}

void MisbehavingServer::cutAt(int number, Cut how)
{
    const std::lock_guard lock(m_mutex);
    m_cutCountdown = number;
    m_cut = how;
    m_hasCut = false;
}

bool MisbehavingServer::hasCut() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasCut;
}

std::optional<MisbehavingServer::Cut> MisbehavingServer::takeCut()
{
    const std::lock_guard lock(m_mutex);
    if (m_cutCountdown == 0)
        return std::nullopt;
    if (--m_cutCountdown > 0)
        return std::nullopt;
    m_hasCut = true;
    return m_cut;
}

void MisbehavingServer::cutAll()
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this] {
            const auto connections = m_context->findChildren<QTcpSocket *>();
            for (QTcpSocket *socket : connections)
                socket->abort();
        },
        Qt::BlockingQueuedConnection);
}

} // namespace waybill::test
