// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/access.h"
#include "core/http/body.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

namespace waybill
{

/// After how long a silent or crawling server is given up. All rest while the exchange is paused or
/// limited by us.
struct Deadlines
{
    std::chrono::milliseconds connect{15'000};   ///< name, TCP and TLS together
    std::chrono::milliseconds firstByte{30'000}; ///< from the request sent to the whole head
    std::chrono::milliseconds answer{600'000}; ///< the same after a PUT, PATCH, POST, MOVE or COPY
    qint64 minimumBytesPerSecond = 10;
    std::chrono::milliseconds minimumRateOver{60'000};
};

/// What happened on the wire, for a transfer's timeline. `url` is redacted; nothing in it is
/// secret.
struct HttpEvent
{
    enum class Kind { Request, Answer, Redirect, SignIn };

    Kind kind = Kind::Request;
    QByteArray method;
    QString url;
    int status = 0;
    qint64 offset = 0; ///< of a range asked for, or of a body sent from its middle
};

/// Body bytes that went over the wire for a transfer, all its requests together. Written by the
/// network thread.
struct WireCounters
{
    std::atomic<qint64> received = 0;
    std::atomic<qint64> sent = 0;
    /// How often bytes waited on the wire because this machine was slower than they came.
    std::atomic<qint64> timesHeldUp = 0;
};

class TransferBandwidth;

struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    HeaderList headers; ///< of this request; those of `access` come on top
    std::shared_ptr<BodySource> body;
    Access access;
    Deadlines deadlines;
    /// May use HTTP/2: listings, small files. Large bodies travel over HTTP/1.1, a connection each.
    bool isSmall = false;
    /// Whoever knows the URL may write to it (tus): its last segment is kept out of events.
    bool hasSecretUrl = false;
    /// Set behind a redirect from a public server: a private address is then refused.
    bool refusesPrivateAddresses = false;
    /// Off for requests whose redirects mean something else (MKCOL).
    bool followsRedirects = true;
    std::shared_ptr<WireCounters> counters;
    /// The transfer whose limits hold; nothing: it is one by itself.
    std::shared_ptr<TransferBandwidth> bandwidth;
    /// Called on the engine thread.
    std::function<void(const HttpEvent &)> observer;
};

/// The head of a final answer; the body is read apart, or is in `body` after HttpClient::perform().
struct HttpResponse
{
    int status = 0;
    HeaderList headers;
    QUrl url; ///< that answered, behind all redirects
    QByteArray body;
    QString remoteAddress;

    bool isSuccess() const { return status >= 200 && status < 300; }
    bool isRedirect() const;
    /// Content-Length if there is a valid one.
    std::optional<qint64> contentLength() const;
    /// The error that this answer's status stands for, with Retry-After.
    Error toError() const;
};

/// Refuses heads that lie about their body: two different or impossible Content-Lengths, both
/// framings at once, a Transfer-Encoding other than chunked (RFC 9112 section 6). Content codings
/// are the caller's affair.
Status checkFraming(const HttpResponse &response);

} // namespace waybill
