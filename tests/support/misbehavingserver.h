// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QList>
#include <QThread>
#include <QUrl>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace waybill::test
{

/// What a client sent.
struct SeenRequest
{
    int number = 0; ///< 1 for the first that this server saw
    int connection = 0;
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;
    qint64 bodyBytes = 0;

    QByteArray header(const QByteArray &name) const { return headers.value(name.toLower()); }
    /// The first byte of `Range: bytes=N-`, or 0.
    qint64 rangeStart() const;
};

/// What the server does next; a script of it answers a request.
struct Step
{
    enum class Kind { Send, Wait, Close, Reset, Hang };

    Kind kind = Kind::Send;
    QByteArray bytes;
    int milliseconds = 0;
    int repeat =
        1; ///< Send: so many times; `milliseconds` lie between them, and between each 64 KiB
};

using Script = QList<Step>;

Step sendStep(QByteArray bytes, int repeat = 1, int millisecondsBetween = 0);
Step waitStep(int milliseconds);
Step closeStep();
Step resetStep();
Step hangStep();

/// An honest answer: status line, Content-Length, further headers ("Name: value"), body.
Script answer(int status, const QByteArray &body = {}, const QList<QByteArray> &headers = {});
/// An honest server of one file: ranges, If-Range, ETag, HEAD.
Script serveFile(const SeenRequest &request, const QByteArray &content, const QByteArray &etag,
    const QList<QByteArray> &headers = {});

/// So many bytes of what a script sends; then nothing more comes.
Script stoppedAfter(const Script &script, qsizetype bytes);

/// A double of a server: does to the letter what its script says, be it wrong. Its own thread;
/// loopback only.
class MisbehavingServer
{
public:
    /// Called on the server's thread once a request has come in whole.
    using Handler = std::function<Script(const SeenRequest &)>;

    explicit MisbehavingServer(Handler handler);
    ~MisbehavingServer();

    /// With `early` the handler is asked as soon as the head is there, and the body is not read.
    void answerEarly() { m_isEarly = true; }
    /// The same server under another origin: another host name for the same port.
    QUrl url(const QByteArray &path = "/file") const;
    int port() const { return m_port; }
    QList<SeenRequest> requests() const;
    /// Body bytes given to sockets, all answers together.
    qint64 bytesSent() const;
    void setHandler(Handler handler);
    /// Called on the server's thread with a request whose connection ended within its body. Before
    /// the first request.
    void keepCutOff(std::function<void(const SeenRequest &)> keeper)
    {
        m_keeper = std::move(keeper);
    }

    /// How a connection ends before its script does.
    enum class Cut { Close, Reset };
    /// The number-th operation from now on - a connection is taken, bytes are read, a piece is
    /// sent - finds its connection ended, once; 1 is the next.
    void cutAt(int number, Cut how);
    bool hasCut() const;
    /// Resets every connection that there is.
    void cutAll();

private:
    class Connection;
    friend class Connection;
    std::optional<Cut> takeCut();

    QThread m_thread;
    std::unique_ptr<QObject> m_context;
    int m_port = 0;
    bool m_isEarly = false;
    mutable std::mutex m_mutex;
    Handler m_handler;
    std::function<void(const SeenRequest &)> m_keeper;
    QList<SeenRequest> m_requests;
    qint64 m_bytesSent = 0;
    int m_connections = 0;
    int m_cutCountdown = 0; ///< 1: the next operation
    Cut m_cut = Cut::Close;
    bool m_hasCut = false;
};

} // namespace waybill::test
