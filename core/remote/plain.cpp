// SPDX-License-Identifier: MIT
#include "core/remote/plain.h"

#include "core/http/httpdate.h"

namespace waybill
{
namespace
{

/// Bodies up to here go over HTTP/2 where the server offers it, many at once over one connection.
constexpr qint64 kSmallBody = 1024 * 1024;

} // namespace

QCoro::Task<Result<std::optional<RemoteFile>>> plain::find(RemoteContext context, QUrl url)
{
    HttpRequest request = context.request("HEAD", url);
    request.headers = {{"Accept-Encoding", "identity"}};
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->status == 404 || response->status == 410)
        co_return std::optional<RemoteFile>();
    if (response->status == 405 || response->status == 501)
        co_return fail(ErrorKind::NotSupportedByServer, QStringLiteral("HEAD"));
    if (response->status != 200 && response->status != 204)
        co_return fail(response->toError());
    RemoteFile file;
    const QByteArray encoding = response->headers.value("Content-Encoding");
    if (encoding.isEmpty() || encoding == "identity")
        file.size = response->contentLength().value_or(-1);
    file.etag = response->headers.value("ETag");
    file.modified = parseHttpDate(response->headers.value("Last-Modified"));
    co_return std::optional(file);
}

QCoro::Task<Status> plain::put(RemoteContext context, QUrl url, std::shared_ptr<BodySource> body)
{
    HttpRequest request = context.request("PUT", url);
    request.headers = {{"Content-Type", "application/octet-stream"}};
    request.isSmall = body->size() >= 0 && body->size() <= kSmallBody;
    request.body = std::move(body);
    auto sending = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(sending);
    if (!response)
        co_return fail(response.error());
    const int status = response->status;
    if (status == 200 || status == 201 || status == 202 || status == 204)
        co_return Status();
    co_return fail(response->toError());
}

} // namespace waybill
