// SPDX-License-Identifier: MIT
#include "core/remote/listing.h"

#include "core/remote/dialect.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/multistatus.h"
#include "core/remote/pagelisting.h"
#include "core/remote/webdav.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kLargestMultistatus = 128 * 1024 * 1024;
constexpr qint64 kLargestPage = 64 * 1024 * 1024;

using Parse = Result<Listing> (*)(const QByteArray &body, const QUrl &folder);

/// How an answer is read, and up to which length; nothing for what is no listing.
struct Reading
{
    Parse parse = nullptr;
    qint64 limit = 0;
};

std::optional<Reading> readingOf(const HttpResponse &head)
{
    if (head.status == 207)
        return Reading{&parseMultistatusListing, kLargestMultistatus};
    const QByteArray type =
        head.headers.value("Content-Type").split(';').constFirst().trimmed().toLower();
    if (type == "application/json")
        return Reading{&parseJsonListing, kLargestPage};
    if (type == "text/html" || type == "application/xhtml+xml")
        return Reading{&parseHtmlListing, kLargestPage};
    return std::nullopt;
}

Error refusalOf(const HttpResponse &head)
{
    Error error = head.toError();
    if (error.kind == ErrorKind::AuthenticationRequired)
        error.detail = redactedUrl(head.url);
    return error;
}

/// Sends a request and reads its answer on a worker.
QCoro::Task<Result<Listing>> read(RemoteContext context, HttpRequest request, int expectedStatus)
{
    request.isSmall = true;
    auto opening = context.http->open(std::move(request), context.token);
    const auto opened = co_await std::move(opening);
    if (!opened)
        co_return fail(opened.error());
    HttpReply *const reply = opened->get();
    const HttpResponse head = reply->head();
    if (head.status != expectedStatus)
        co_return fail(head.isSuccess() ? makeError(ErrorKind::NotSupportedByServer, u"listing"_s)
                                        : refusalOf(head));
    const QByteArray encoding = head.headers.value("Content-Encoding").toLower();
    if (!encoding.isEmpty() && encoding != "identity")
        co_return fail(ErrorKind::EncodedBody, QString::fromLatin1(encoding));
    const auto reading = readingOf(head);
    if (!reading)
        co_return fail(ErrorKind::NotSupportedByServer, u"listing"_s);
    const auto sink = std::make_shared<BytesSink>(reading->limit);
    auto receiving = reply->receive(sink);
    const Status received = co_await std::move(receiving);
    if (const auto stop = context.token.check(); !stop)
        co_return fail(stop.error());
    if (!received)
        co_return fail(received.error());
    const QUrl folder = folderUrl(head.url).adjusted(QUrl::RemoveUserInfo);
    const auto parsing = context.workers->run(
        [sink, folder, parse = reading->parse] { return parse(sink->take(), folder); });
    auto listing = co_await parsing;
    if (const auto stop = context.token.check(); !stop)
        co_return fail(stop.error());
    co_return listing;
}

} // namespace

Result<Listing> parseMultistatusListing(const QByteArray &xml, const QUrl &folder)
{
    ListingBuilder builder(folder);
    MultistatusReader reader(xml);
    bool isFolder = true;
    while (const auto resource = reader.next()) {
        const auto child = builder.child(resource->href);
        if (child && child->isFolderItself()) {
            isFolder = resource->file.isFolder;
            continue;
        }
        // What the server may not even look at has a status of its own and nothing else.
        if (!child || resource->status >= 300) {
            builder.leaveOut();
            continue;
        }
        RemoteEntry facts;
        facts.isFolder = resource->file.isFolder;
        facts.size = resource->file.size;
        facts.modified = resource->file.modified;
        facts.etag = resource->file.etag;
        if (!builder.add(*child, std::move(facts)))
            return fail(ErrorKind::AnswerTooLarge, u"listing"_s);
    }
    if (!reader.isWhole())
        return fail(ErrorKind::MalformedResponse, u"PROPFIND"_s);
    if (!isFolder)
        return fail(ErrorKind::NotSupportedByServer, u"listing"_s);
    Listing listing = builder.take();
    listing.isWebDav = true;
    return listing;
}

QCoro::Task<Result<Listing>> listFolder(RemoteContext context, QUrl url)
{
    const QUrl folder = folderUrl(url);
    auto asking = speaksWebDav(context, folder);
    const auto isWebDav = co_await std::move(asking);
    if (const auto stop = context.token.check(); !stop)
        co_return fail(stop.error());
    if (!isWebDav && isWebDav.error().kind == ErrorKind::AuthenticationRequired) {
        Error error = isWebDav.error();
        error.detail = redactedUrl(folder);
        co_return fail(error);
    }
    // A server may have no OPTIONS (501); one that cannot be reached has nothing else either.
    if (!isWebDav && isWebDav.error().httpStatus == 0)
        co_return fail(isWebDav.error());
    if (isWebDav && *isWebDav) {
        HttpRequest propfind = webdav::propfind(context, folder, "1");
        auto reading = read(context, std::move(propfind), 207);
        auto listing = co_await std::move(reading);
        // DAV for some, pages for all.
        const int status = listing ? 0 : listing.error().httpStatus;
        if (status != 403 && status != 405 && status != 501)
            co_return listing;
    }
    HttpRequest get = context.request("GET", folder);
    get.headers = {
        {"Accept", "application/json, text/html;q=0.9"}, {"Accept-Encoding", "identity"}};
    auto reading = read(context, std::move(get), 200);
    co_return co_await std::move(reading);
}

} // namespace waybill
