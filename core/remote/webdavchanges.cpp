// SPDX-License-Identifier: MIT
// What a person does to a listing: renaming, and deleting what was seen.
#include "core/http/validators.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/multistatus.h"
#include "core/remote/webdav.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// ETags are compared weakly. A folder changes with what is put into it; only its ETag, where there
/// is one, tells that apart.
bool isStill(const RemoteEntry &seen, const RemoteFile &now)
{
    // Not the other way round: HEAD does not tell, and a folder's URL ends with '/'.
    if (now.isFolder && !seen.isFolder)
        return false;
    if (!Validators{seen.etag, {}, {}}.agreesWith({now.etag, {}, {}}))
        return false;
    if (seen.isFolder)
        return true;
    const bool isOtherSize =
        seen.size >= 0 && now.size >= 0 && !seen.isSizeRounded && seen.size != now.size;
    const bool isOtherTime = seen.etag.isEmpty() && seen.modified.isValid() &&
                             now.modified.isValid() && seen.modified != now.modified;
    return !isOtherSize && !isOtherTime;
}

/// What a DELETE that was done in part says of the first thing that it could not do (RFC 4918
/// section 9.6.1).
Error firstFailure(const QByteArray &multistatus)
{
    MultistatusReader reader(multistatus);
    while (const auto resource = reader.next()) {
        if (resource->status >= 400)
            return errorFromHttpStatus(resource->status,
                QString::fromUtf8(QByteArray::fromPercentEncoding(resource->href)));
    }
    return makeError(ErrorKind::UnexpectedStatus);
}

} // namespace

QCoro::Task<Status> webdav::makeNewFolder(RemoteContext context, QUrl url)
{
    // Some servers (rclone) say 201 for one that is there, so look first. What the look fails for
    // (Apache: a file of that name), MKCOL fails for too.
    auto looking = find(context, url);
    const auto present = co_await std::move(looking);
    if (const auto stop = context.token.check(); !stop)
        co_return stop;
    if (!present && present.error().httpStatus == 0)
        co_return fail(present.error());
    if (present && present->has_value())
        co_return fail(ErrorKind::RemoteExists, redactedUrl(url));
    HttpRequest request = context.request("MKCOL", url);
    request.isSmall = true;
    request.followsRedirects = false; // Apache answers 301 where the folder exists
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->isSuccess())
        co_return Status();
    if (response->isRedirect())
        co_return fail(ErrorKind::RemoteExists, redactedUrl(url));
    auto finding = find(context, url.adjusted(QUrl::StripTrailingSlash));
    const auto file = co_await std::move(finding);
    if (const auto stop = context.token.check(); !stop)
        co_return stop;
    if (file && file->has_value())
        co_return fail(ErrorKind::RemoteExists, redactedUrl(url));
    if (response->status == 405 || response->status == 501)
        co_return fail(ErrorKind::NotSupportedByServer, u"MKCOL"_s);
    co_return fail(response->toError());
}

QCoro::Task<Status> webdav::rename(RemoteContext context, RemoteEntry entry, QString name)
{
    const auto above = QUrl::RemoveFilename | QUrl::StripTrailingSlash;
    const QUrl folder =
        folderUrl(entry.isFolder ? entry.url.adjusted(QUrl::StripTrailingSlash).adjusted(above)
                                 : entry.url.adjusted(above));
    const QUrl target = childUrl(folder, name, entry.isFolder);
    auto moving = move(context, entry.url, target, false);
    co_return co_await std::move(moving);
}

QCoro::Task<Status> webdav::removeUnchanged(RemoteContext context, RemoteEntry entry)
{
    auto looking = find(context, entry.url);
    const auto present = co_await std::move(looking);
    if (const auto stop = context.token.check(); !stop)
        co_return stop;
    if (!present)
        co_return fail(present.error());
    if (!present->has_value())
        co_return Status();
    if (!isStill(entry, **present))
        co_return fail(ErrorKind::PreconditionFailed, entry.name);
    HttpRequest request = context.request("DELETE", entry.url);
    // Only what is one: it comes out of XML, which can hold anything.
    if (validatorsOf({{"ETag", entry.etag}}).hasStrongEtag())
        request.headers = {{"If-Match", entry.etag}};
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto response = co_await std::move(asking);
    if (!response)
        co_return fail(response.error());
    if (response->status == 207)
        co_return fail(firstFailure(response->body));
    if (response->isSuccess() || response->status == 404 || response->status == 410)
        co_return Status();
    Error error = response->toError();
    error.detail = entry.name;
    co_return fail(error);
}

} // namespace waybill
