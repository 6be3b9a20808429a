// SPDX-License-Identifier: MIT
#include "core/remote/dialect.h"

namespace waybill
{

namespace
{

QCoro::Task<Result<HttpResponse>> askOptions(RemoteContext context, QUrl url)
{
    HttpRequest request = context.request("OPTIONS", url);
    request.isSmall = true;
    request.followsRedirects = false;
    auto asking = context.http->perform(std::move(request), context.token);
    auto response = co_await std::move(asking);
    if (response && (response->status == 401 || response->status >= 500))
        co_return fail(response->toError());
    co_return response;
}

} // namespace

Dialect dialectOf(const HttpResponse &response)
{
    if (response.headers.contains("Tus-Version") || response.headers.contains("Tus-Resumable"))
        return Dialect::Tus;
    // Its mere presence counts: nginx says "2" where RFC 4918 wants "1" among the classes.
    return response.headers.contains("DAV") ? Dialect::WebDav : Dialect::Plain;
}

QCoro::Task<Result<Dialect>> detectDialect(RemoteContext context, QUrl url)
{
    if (isSecretUrl(url))
        co_return Dialect::Plain;
    auto asking = askOptions(context, url);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    co_return dialectOf(*response);
}

QCoro::Task<Result<bool>> speaksWebDav(RemoteContext context, QUrl url)
{
    if (isSecretUrl(url))
        co_return false;
    auto asking = askOptions(context, url);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    co_return response->headers.contains("DAV");
}

} // namespace waybill
