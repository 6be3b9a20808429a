// SPDX-License-Identifier: MIT
#include "core/remote/webdav.h"

#include "core/http/validators.h"
#include "core/remote/multistatus.h"
#include "core/remote/plain.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr char kPropfindBody[] =
    R"(<?xml version="1.0" encoding="utf-8"?>)"
    R"(<propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/>)"
    R"(<getlastmodified/><getetag/></prop></propfind>)";
constexpr int kDeepestFolder = 64;

QUrl parentOf(const QUrl &url)
{
    QString path = url.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/'))
        path.chop(1);
    QUrl parent = url;
    parent.setPath(path.left(path.lastIndexOf(u'/') + 1), QUrl::StrictMode);
    return parent;
}

QCoro::Task<Result<HttpResponse>> send(RemoteContext context, HttpRequest request)
{
    request.isSmall = true;
    return context.http->perform(std::move(request), context.token);
}

} // namespace

QUrl folderUrl(QUrl url)
{
    if (!url.path().endsWith(u'/'))
        url.setPath(url.path(QUrl::FullyEncoded) + u'/', QUrl::StrictMode);
    return url;
}

HttpRequest webdav::propfind(const RemoteContext &context, QUrl url, QByteArray depth)
{
    HttpRequest request = context.request("PROPFIND", std::move(url));
    request.headers = {{"Depth", depth}, {"Content-Type", "application/xml; charset=utf-8"},
        {"Accept-Encoding", "identity"}};
    request.body = std::make_shared<BytesSource>(QByteArray(kPropfindBody));
    return request;
}

std::optional<RemoteFile> webdav::parseMultistatus(const QByteArray &xml)
{
    MultistatusReader reader(xml);
    const auto resource = reader.next();
    return resource ? std::optional(resource->file) : std::nullopt;
}

QCoro::Task<Result<std::optional<RemoteFile>>> webdav::find(RemoteContext context, QUrl url)
{
    auto asking = send(context, propfind(context, url, "0"));
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->status == 404 || response->status == 410)
        co_return std::optional<RemoteFile>();
    if (response->status == 207) {
        auto file = parseMultistatus(response->body);
        if (!file)
            co_return fail(ErrorKind::MalformedResponse, u"PROPFIND"_s);
        co_return file;
    }
    if (response->status != 405 && response->status != 501)
        co_return fail(response->toError());
    auto heading = plain::find(context, url);
    co_return co_await std::move(heading);
}

QCoro::Task<Status> webdav::makeFolder(RemoteContext context, QUrl url)
{
    HttpRequest request = context.request("MKCOL", folderUrl(url));
    request.followsRedirects = false; // Apache answers 301 where the folder exists
    auto asking = send(context, std::move(request));
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->isSuccess())
        co_return Status();
    if (response->status != 405 && !response->isRedirect())
        co_return fail(response->toError());
    auto looking = find(context, folderUrl(url));
    const auto present = co_await std::move(looking);
    if (present && *present && (*present)->isFolder)
        co_return Status();
    co_return fail(present ? response->toError() : present.error());
}

QCoro::Task<Status> webdav::makeParents(RemoteContext context, QUrl url)
{
    // Up until one can be made, then down again.
    QList<QUrl> missing = {parentOf(url)};
    while (!missing.isEmpty()) {
        auto making = makeFolder(context, missing.constLast());
        const Status made = co_await std::move(making);
        if (made) {
            missing.removeLast();
            continue;
        }
        const QUrl parent = parentOf(missing.constLast());
        const bool lacksParent =
            made.error().kind == ErrorKind::Conflict || made.error().kind == ErrorKind::NotFound;
        if (!lacksParent || parent == missing.constLast() || missing.size() > kDeepestFolder)
            co_return made;
        missing.append(parent);
    }
    co_return Status();
}

QCoro::Task<Status> webdav::move(RemoteContext context, QUrl from, QUrl to, bool overwrite)
{
    HttpRequest request = context.request("MOVE", from);
    request.headers = {
        {"Destination", to.toEncoded(QUrl::RemoveUserInfo)}, {"Overwrite", overwrite ? "T" : "F"}};
    auto asking = send(context, std::move(request));
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->status == 201 || response->status == 204 || response->status == 200)
        co_return Status();
    if (response->status == 412 && !overwrite)
        co_return fail(ErrorKind::RemoteExists, redactedUrl(to));
    if (response->status == 405 || response->status == 501)
        co_return fail(ErrorKind::NotSupportedByServer, u"MOVE"_s);
    co_return fail(response->toError());
}

QCoro::Task<Status> webdav::remove(RemoteContext context, QUrl url)
{
    auto asking = send(context, context.request("DELETE", url));
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->isSuccess() || response->status == 404 || response->status == 410)
        co_return Status();
    co_return fail(response->toError());
}

} // namespace waybill
