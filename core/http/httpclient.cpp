// SPDX-License-Identifier: MIT
#include "core/http/httpclient.h"

#include "core/base/logging.h"
#include "core/http/networkloop.h"
#include "core/http/redirect.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kLargestSmallBody = 4 * 1024 * 1024;
/// A body that nobody wants is read up to here, to keep its connection; a longer one costs the
/// connection.
constexpr qint64 kLargestDiscarded = 64 * 1024;

class DiscardSink final : public BodySink
{
public:
    Status write(std::span<const char> bytes) override
    {
        m_bytes += std::ssize(bytes);
        if (m_bytes > kLargestDiscarded)
            return fail(ErrorKind::AnswerTooLarge);
        return {};
    }

private:
    qint64 m_bytes = 0;
};

/// The stronger of the schemes that a 401 offers and we know (RFC 9110 section 11.6.1).
AuthScheme offeredScheme(const HttpResponse &response)
{
    const QByteArray challenges = response.headers.joined("WWW-Authenticate").toLower();
    if (challenges.contains("digest "))
        return AuthScheme::Digest;
    return challenges.contains("basic") ? AuthScheme::Basic : AuthScheme::None;
}

void tell(const HttpRequest &request, HttpEvent::Kind kind, int status = 0)
{
    if (!request.observer)
        return;
    const QString url = request.hasSecretUrl ? maskedUrl(request.url) : redactedUrl(request.url);
    HttpEvent event{kind, request.method, url, status, 0};
    const QByteArray range = request.headers.value("Range");
    if (range.startsWith("bytes="))
        event.offset = range.mid(6, range.indexOf('-') - 6).toLongLong();
    else if (request.headers.contains("Upload-Offset"))
        event.offset = request.headers.value("Upload-Offset").toLongLong();
    request.observer(event);
}

} // namespace

HttpReply::HttpReply(HttpResponse head, std::shared_ptr<Exchange> exchange, NetworkLoop *loop,
    CancelRegistration registration)
    : m_head(std::move(head))
    , m_exchange(std::move(exchange))
    , m_loop(loop)
    , m_registration(std::move(registration))
{
}

HttpReply::~HttpReply()
{
    if (m_isReceived)
        return;
    m_exchange->accept(std::make_shared<DiscardSink>());
    m_loop->cancel(m_exchange);
}

QCoro::Task<Status> HttpReply::receive(std::shared_ptr<BodySink> sink)
{
    m_isReceived = true;
    m_exchange->accept(std::move(sink));
    const auto ended = m_exchange->ended();
    co_return co_await ended;
}

void HttpReply::abort()
{
    m_loop->cancel(m_exchange);
}

HttpClient::HttpClient(QObject *home, WorkerPool *workers)
    : m_home(home)
    , m_workers(workers)
{
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    Q_ASSERT(initialised == CURLE_OK);
    Q_UNUSED(initialised);
}

HttpClient::~HttpClient()
{
    for (const auto &[access, loop] : m_loops)
        loop->stop();
    m_workers->waitForDone();
}

NetworkLoop *HttpClient::loopFor(const Access &access)
{
    for (const auto &[known, loop] : m_loops) {
        if (known == access)
            return loop.get();
    }
    m_loops.emplace_back(access, std::make_unique<NetworkLoop>());
    return m_loops.back().second.get();
}

void HttpClient::forgetConnections()
{
    m_forgotten = std::chrono::steady_clock::now();
}

AuthScheme HttpClient::schemeFor(const HttpRequest &request) const
{
    const Credentials &credentials = request.access.credentials;
    const auto known = m_schemes.find({originOf(request.url), credentials.user});
    return credentials.isEmpty() || known == m_schemes.end() ? AuthScheme::None : known->second;
}

QCoro::Task<Result<std::unique_ptr<HttpReply>>> HttpClient::open(
    HttpRequest request, CancelToken token)
{
    QList<QUrl> seen;
    if (!request.bandwidth)
        request.bandwidth = m_bandwidth->addTransfer();
    while (true) {
        if (const auto stop = token.check(); !stop)
            co_return fail(stop.error());
        const AuthScheme scheme = schemeFor(request);
        NetworkLoop *const loop = loopFor(request.access);
        const auto exchange = std::make_shared<Exchange>(
            Exchange::Setup{request, scheme, m_workers,
                request.bandwidth->pathsTo(hostOf(request.url)), m_home, m_forgotten},
            loop);
        auto registration = token.whenCancelled([loop, exchange] { loop->cancel(exchange); });
        tell(request, HttpEvent::Kind::Request);
        loop->start(exchange);

        const auto pending = exchange->head();
        auto head = co_await pending;
        if (const auto stop = token.check(); !stop)
            co_return fail(stop.error());
        if (!head)
            co_return fail(head.error());
        tell(request, HttpEvent::Kind::Answer, head->status);
        seen.append(request.url);

        const bool canSignIn = head->status == 401 && scheme == AuthScheme::None &&
                               !request.access.credentials.isEmpty();
        const AuthScheme offered = canSignIn ? offeredScheme(*head) : AuthScheme::None;
        const bool isFollowed = head->isRedirect() && request.followsRedirects;
        auto reply =
            std::make_unique<HttpReply>(std::move(*head), exchange, loop, std::move(registration));
        if (offered == AuthScheme::None && !isFollowed)
            co_return reply;

        if (isFollowed) {
            auto next = redirected(request, reply->head(), seen);
            if (!next)
                co_return fail(next.error());
            request = std::move(*next);
            tell(request, HttpEvent::Kind::Redirect);
        } else {
            m_schemes.insert_or_assign(
                SignIn(originOf(request.url), request.access.credentials.user), offered);
            seen.removeLast();
            tell(request, HttpEvent::Kind::SignIn);
        }
        auto discarded = reply->receive(std::make_shared<DiscardSink>());
        co_await std::move(discarded);
    }
}

QCoro::Task<Result<HttpResponse>> HttpClient::perform(HttpRequest request, CancelToken token)
{
    auto opening = open(std::move(request), token);
    const auto opened = co_await std::move(opening);
    if (!opened)
        co_return fail(opened.error());
    HttpReply *const reply = opened->get();
    const auto sink = std::make_shared<BytesSink>(kLargestSmallBody);
    auto receiving = reply->receive(sink);
    const Status received = co_await std::move(receiving);
    if (const auto stop = token.check(); !stop)
        co_return fail(stop.error());
    if (!received)
        co_return fail(received.error());
    HttpResponse response = reply->head();
    response.body = sink->take();
    co_return response;
}

} // namespace waybill
