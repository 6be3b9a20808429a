// SPDX-License-Identifier: MIT
#include "core/remote/tus.h"

#include "core/http/validators.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const Header kVersion{"Tus-Resumable", "1.0.0"};

QByteArray encoded(const QList<std::pair<QByteArray, QString>> &metadata)
{
    QByteArrayList pairs;
    for (const auto &[key, value] : metadata)
        pairs.append(key + ' ' + value.toUtf8().toBase64());
    return pairs.join(',');
}

HttpRequest uploadRequest(const RemoteContext &context, QByteArray method, QUrl upload)
{
    HttpRequest request = context.request(std::move(method), std::move(upload));
    request.headers = {kVersion};
    request.hasSecretUrl = true;
    return request;
}

Error toError(const HttpResponse &response)
{
    Error error = response.toError();
    if (response.status == 403 || response.status == 404 || response.status == 410)
        error.kind = ErrorKind::UploadExpired;
    if (response.status == 412)
        error.kind = ErrorKind::NotSupportedByServer;
    error.retryable |= makeError(error.kind).retryable;
    return error;
}

} // namespace

QCoro::Task<Result<NamedUrl>> tus::create(RemoteContext context, QUrl endpoint, qint64 length,
    QList<std::pair<QByteArray, QString>> metadata)
{
    HttpRequest request = context.request("POST", endpoint);
    request.headers = {kVersion, {"Upload-Metadata", encoded(metadata)}};
    if (length >= 0)
        request.headers.add("Upload-Length", QByteArray::number(length));
    else
        request.headers.add("Upload-Defer-Length", "1");
    request.isSmall = true;
    const Access access = request.access;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    const bool isRefused = response->status >= 400 && response->status < 500;
    if (length < 0 && isRefused && response->status != 401 && response->status != 403)
        co_return fail(ErrorKind::NotSupportedByServer, u"creation-defer-length"_s);
    if (response->status != 201)
        co_return fail(
            response->isSuccess() ? makeError(ErrorKind::UnexpectedStatus) : response->toError());
    co_return namedUrl(response->url, response->headers.value("Location"), access);
}

QCoro::Task<Result<tus::Stored>> tus::find(RemoteContext context, QUrl upload)
{
    HttpRequest request = uploadRequest(context, "HEAD", upload);
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (!response->isSuccess())
        co_return fail(toError(*response));
    const auto offset = parseLength(response->headers.value("Upload-Offset"));
    if (!offset)
        co_return fail(ErrorKind::MalformedResponse, u"Upload-Offset"_s);
    co_return Stored{*offset, parseLength(response->headers.value("Upload-Length"))};
}

QCoro::Task<Result<qint64>> tus::offset(RemoteContext context, QUrl upload, qint64 length)
{
    auto finding = find(std::move(context), std::move(upload));
    const auto stored = co_await std::move(finding);
    if (!stored)
        co_return fail(stored.error());
    if (stored->offset > length || (stored->length && *stored->length != length))
        co_return fail(ErrorKind::MalformedResponse, u"Upload-Offset"_s);
    co_return stored->offset;
}

QCoro::Task<Result<qint64>> tus::append(
    RemoteContext context, QUrl upload, qint64 offset, std::shared_ptr<BodySource> rest)
{
    HttpRequest request = uploadRequest(context, "PATCH", upload);
    request.headers.add("Upload-Offset", QByteArray::number(offset));
    request.headers.add("Content-Type", "application/offset+octet-stream");
    request.body = std::move(rest);
    auto sending = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(sending);
    if (!response)
        co_return fail(response.error());
    if (!response->isSuccess())
        co_return fail(toError(*response));
    const auto reached = parseLength(response->headers.value("Upload-Offset"));
    if (!reached || *reached <= offset)
        co_return fail(ErrorKind::MalformedResponse, u"Upload-Offset"_s);
    co_return *reached;
}

QCoro::Task<Status> tus::tellLength(RemoteContext context, QUrl upload, qint64 length)
{
    HttpRequest request = uploadRequest(context, "PATCH", upload);
    request.headers.add("Upload-Offset", QByteArray::number(length));
    request.headers.add("Upload-Length", QByteArray::number(length));
    request.headers.add("Content-Type", "application/offset+octet-stream");
    request.body = std::make_shared<BytesSource>(QByteArray());
    auto sending = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(sending);
    if (!response)
        co_return fail(response.error());
    if (!response->isSuccess())
        co_return fail(toError(*response));
    co_return Status();
}

QCoro::Task<Status> tus::remove(RemoteContext context, QUrl upload)
{
    HttpRequest request = uploadRequest(context, "DELETE", upload);
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    co_return Status();
}

} // namespace waybill
