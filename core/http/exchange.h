// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"
#include "core/http/bandwidth.h"
#include "core/http/bodybuffers.h"
#include "core/http/httpmessage.h"

#include <chrono>

#include <curl/curl.h>

namespace waybill
{

class NetworkLoop;

enum class AuthScheme { None, Basic, Digest };

/// One request on the wire and its answer. Made on the engine thread, run by a NetworkLoop, which
/// calls everything that is not marked otherwise. Ends exactly once: with a failed head, or with a
/// head and then an end.
class Exchange : public std::enable_shared_from_this<Exchange>
{
public:
    struct Setup
    {
        HttpRequest request;
        AuthScheme authScheme = AuthScheme::None;
        WorkerPool *workers = nullptr;
        RequestPaths rates;
        QObject *home = nullptr; ///< the engine's
        /// No connection that has been idle since.
        std::optional<std::chrono::steady_clock::time_point> newerThan;
    };
    Exchange(Setup setup, NetworkLoop *loop);
    ~Exchange();
    Q_DISABLE_COPY_MOVE(Exchange)

    // Engine thread:
    Completion<Result<HttpResponse>> head() const { return m_head; }
    Completion<Status> ended() const { return m_ended; }
    /// Lets the body flow; until then a bounded part of it waits.
    void accept(std::shared_ptr<BodySink> sink);

    // Network thread:
    /// Prepares the handle for the loop; may be called once.
    CURL *start();
    CURL *handle() const { return m_easy.get(); }
    /// The library is done with it, or `stopped` says why we are.
    void finish(CURLcode code, const std::optional<Error> &stopped = std::nullopt);
    /// Lets a paused direction go on if it may.
    void resume();
    /// An error if a deadline has passed; else when to look again.
    Result<std::chrono::steady_clock::time_point> checkDeadlines();

private:
    using Time = std::chrono::steady_clock::time_point;
    enum class Phase { Connecting, Sending, Waiting, Receiving };
    enum class Pause { None, Buffer, Rate };
    struct EasyDeleter
    {
        void operator()(CURL *handle) const { curl_easy_cleanup(handle); }
    };
    struct ListDeleter
    {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    void setOptions();
    void setMethodAndBody();
    void setHeaders();
    void setTrust();
    static size_t headerCallback(char *data, size_t size, size_t count, void *self);
    static size_t writeCallback(char *data, size_t size, size_t count, void *self);
    static size_t readCallback(char *into, size_t size, size_t count, void *self);
    static int seekCallback(void *self, curl_off_t offset, int origin);
    static int socketCallback(void *self, curl_socket_t socket, curlsocktype purpose);
    static int connectedCallback(
        void *self, char *remote, char *local, int remotePort, int localPort);
    static CURLcode tlsContextCallback(CURL *handle, void *context, void *self);
    bool takeHeaderLine(QByteArray line);
    size_t refuse(Error error);
    void enter(Phase phase);
    void publishHead();
    Error errorOf(CURLcode code) const;
    bool waitsForAnswer() const;
    Time checkPause(Time now);
    void findSocket(int localPort);
    void fitToRate();
    void charge(qint64 received, qint64 held, Time now);
    static qint64 pieceBytes(const RatePath &path);

    const Setup m_setup;
    NetworkLoop *const m_loop;
    const Completion<Result<HttpResponse>> m_head;
    const Completion<Status> m_ended;
    std::shared_ptr<ReceiveBuffer> m_received; ///< made by start(), so there once a head is
    std::shared_ptr<SendBuffer> m_sent;

    std::unique_ptr<CURL, EasyDeleter> m_easy;
    std::unique_ptr<curl_slist, ListDeleter> m_headers;
    char m_errorText[CURL_ERROR_SIZE] = {};
    HttpResponse m_response;
    std::optional<Error> m_refusal; ///< why one of our callbacks stopped the library
    bool m_isSent = false;          ///< the request went out at least once
    bool m_isHeadComplete = false;  ///< its empty line was seen
    bool m_isHeadPublished = false;
    qint64 m_headBytes = 0;
    int m_headLines = 0;
    Phase m_phase = Phase::Connecting;
    Time m_phaseStart;
    Pause m_receivePause = Pause::None;
    Pause m_sendPause = Pause::None;
    std::vector<curl_socket_t> m_tried; ///< that the library opened for this exchange
    curl_socket_t m_socket = CURL_SOCKET_BAD;
    int m_mostWaiting = -1;       ///< bytes that the system was told to let wait; 0: as it likes
    bool m_isLimited = false;     ///< as of the last look
    qint64 m_chargedAhead = 0;    ///< taken from the limits, but not yet read
    QByteArray m_peerCertificate; ///< SHA-256 of the leaf that the server showed
    Time m_rateStart;             ///< of the window that the minimum rate is measured over
    qint64 m_rateBytes = 0;
    Time m_lastFlush;
};

} // namespace waybill
