// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/http/exchange.h"

#include <map>

namespace waybill
{

/// An answer whose head is here and whose body waits to be read. Letting go of it aborts what is
/// left.
class HttpReply
{
public:
    HttpReply(HttpResponse head, std::shared_ptr<Exchange> exchange, NetworkLoop *loop,
        CancelRegistration registration);
    ~HttpReply();
    Q_DISABLE_COPY_MOVE(HttpReply)

    const HttpResponse &head() const { return m_head; }
    /// Streams the body into `sink`; returns when the sink has all of it, or with what went wrong.
    /// Once.
    QCoro::Task<Status> receive(std::shared_ptr<BodySink> sink);
    /// receive() ends soon, with Cancelled unless all is there.
    void abort();

private:
    HttpResponse m_head;
    std::shared_ptr<Exchange> m_exchange;
    NetworkLoop *m_loop;
    CancelRegistration m_registration;
    bool m_isReceived = false;
};

/// Sends requests and follows redirects and sign-in challenges by the rules of redirect.h. Engine
/// thread. Every wait ends within the request's deadlines or when the token fires.
class HttpClient
{
public:
    /// `home` and `workers` outlive the client.
    HttpClient(QObject *home, WorkerPool *workers);
    /// Aborts what still runs. The owner has no coroutine left inside.
    ~HttpClient();
    Q_DISABLE_COPY_MOVE(HttpClient)

    /// Sends a request; returns with the final head, of whatever status, while its body waits.
    QCoro::Task<Result<std::unique_ptr<HttpReply>>> open(HttpRequest request, CancelToken token);
    /// The same with a small body read whole (at most 4 MiB).
    QCoro::Task<Result<HttpResponse>> perform(HttpRequest request, CancelToken token);

    /// Later requests have connections that were made, or have answered, from now on.
    void forgetConnections();

    Bandwidth &bandwidth() { return *m_bandwidth; }

private:
    using SignIn = std::pair<Origin, QString>;

    NetworkLoop *loopFor(const Access &access);
    AuthScheme schemeFor(const HttpRequest &request) const;

    QObject *m_home;
    WorkerPool *m_workers;
    const std::shared_ptr<Bandwidth> m_bandwidth = std::make_shared<Bandwidth>();
    std::vector<std::pair<Access, std::unique_ptr<NetworkLoop>>> m_loops;
    std::map<SignIn, AuthScheme> m_schemes; ///< what each server asked for
    std::optional<std::chrono::steady_clock::time_point> m_forgotten;
};

} // namespace waybill
