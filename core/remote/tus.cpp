// SPDX-License-Identifier: MIT
#include "core/remote/tus.h"

#include "core/http/validators.h"

#include <algorithm>

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

/// What the server does not want in this form: not for want of rights, nor of time.
bool isRefused(const Error &error)
{
    const bool isOfTheRequest = error.httpStatus >= 400 && error.httpStatus < 500;
    return (isOfTheRequest || error.httpStatus == 501) && !error.retryable &&
           error.httpStatus != 401 && error.httpStatus != 403;
}

/// To an endpoint: the upload that it makes.
QCoro::Task<Result<NamedUrl>> post(RemoteContext context, HttpRequest request)
{
    request.isSmall = true;
    const Access access = request.access;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->status != 201)
        co_return fail(
            response->isSuccess() ? makeError(ErrorKind::UnexpectedStatus) : response->toError());
    co_return namedUrl(response->url, response->headers.value("Location"), access);
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
    auto posting = post(std::move(context), std::move(request));
    auto created = co_await std::move(posting);
    if (!created && length < 0 && isRefused(created.error()))
        co_return fail(ErrorKind::NotSupportedByServer, u"creation-defer-length"_s);
    co_return created;
}

QCoro::Task<Result<bool>> tus::offersConcatenation(RemoteContext context, QUrl endpoint)
{
    HttpRequest request = context.request("OPTIONS", std::move(endpoint));
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    const QByteArrayList extensions = response->headers.value("Tus-Extension").split(',');
    co_return std::ranges::any_of(extensions, [](const QByteArray &extension) {
        return extension.trimmed().toLower() == "concatenation";
    });
}

QCoro::Task<Result<NamedUrl>> tus::createPart(RemoteContext context, QUrl endpoint, qint64 length)
{
    HttpRequest request = context.request("POST", std::move(endpoint));
    request.headers = {
        kVersion, {"Upload-Concat", "partial"}, {"Upload-Length", QByteArray::number(length)}};
    auto posting = post(std::move(context), std::move(request));
    auto created = co_await std::move(posting);
    if (!created && isRefused(created.error()))
        co_return fail(ErrorKind::NotSupportedByServer, u"concatenation"_s);
    co_return created;
}

QCoro::Task<Result<NamedUrl>> tus::concatenate(RemoteContext context, QUrl endpoint,
    QList<QUrl> parts, QList<std::pair<QByteArray, QString>> metadata)
{
    QByteArrayList urls;
    for (const QUrl &part : parts)
        urls.append(part.toEncoded(QUrl::RemoveUserInfo));
    HttpRequest request = context.request("POST", std::move(endpoint));
    request.headers = {kVersion, {"Upload-Metadata", encoded(metadata)},
        {"Upload-Concat", "final;" + urls.join(' ')}};
    auto posting = post(std::move(context), std::move(request));
    auto joined = co_await std::move(posting);
    if (joined)
        co_return joined;
    Error error = joined.error();
    if (error.httpStatus == 404 || error.httpStatus == 410)
        error.kind = ErrorKind::UploadExpired;
    else if (isRefused(error))
        error.kind = ErrorKind::NotSupportedByServer;
    error.retryable |= makeError(error.kind).retryable;
    co_return fail(error);
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
