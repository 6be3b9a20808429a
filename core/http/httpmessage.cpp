// SPDX-License-Identifier: MIT
#include "core/http/httpmessage.h"

#include "core/http/httpdate.h"
#include "core/http/validators.h"

namespace waybill
{

using namespace Qt::StringLiterals;

bool HttpResponse::isRedirect() const
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<qint64> HttpResponse::contentLength() const
{
    return parseLength(headers.value("Content-Length").split(',').constFirst().trimmed());
}

Error HttpResponse::toError() const
{
    Error error = errorFromHttpStatus(status);
    // A date is one of the server's clock, which this machine's may be years away from.
    const QDateTime theirs = parseHttpDate(headers.value("Date"));
    const QDateTime now = theirs.isValid() ? theirs : QDateTime::currentDateTimeUtc();
    error.retryAfter = parseRetryAfter(headers.value("Retry-After"), now);
    return error;
}

Status checkFraming(const HttpResponse &response)
{
    const QByteArray encoding = response.headers.joined("Transfer-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "chunked")
        return fail(
            ErrorKind::EncodedBody, u"Transfer-Encoding: "_s + QString::fromLatin1(encoding));
    if (!encoding.isEmpty() && response.headers.contains("Content-Length"))
        return fail(ErrorKind::MalformedResponse, u"Content-Length and Transfer-Encoding"_s);
    std::optional<qint64> length;
    for (const QByteArray &field : response.headers.values("Content-Length")) {
        for (const QByteArray &value : field.split(',')) {
            const auto parsed = parseLength(value.trimmed());
            if (!parsed || (length && *length != *parsed))
                return fail(ErrorKind::MalformedResponse, u"Content-Length"_s);
            length = parsed;
        }
    }
    return {};
}

} // namespace waybill
