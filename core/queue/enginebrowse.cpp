// SPDX-License-Identifier: MIT
// What a person does in a server's folders, apart from transfers: each call is one conversation of
// its own.
#include "core/base/filename.h"
#include "core/http/httpclient.h"
#include "core/queue/engine.h"
#include "core/remote/listing.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/webdav.h"
#include "core/transfer/downloadtarget.h"
#include "core/transfer/metalinkdocument.h"

namespace waybill
{
namespace
{

/// Fires when the caller's token does and when the engine shuts down.
class EitherToken
{
public:
    EitherToken(const CancelToken &caller, const CancelToken &shutdown)
        : m_caller(forward(caller))
        , m_shutdown(forward(shutdown))
    {
    }

    CancelToken token() const { return m_source.token(); }

private:
    CancelRegistration forward(const CancelToken &from)
    {
        return from.whenCancelled(
            [source = m_source, from]() mutable { source.cancel(from.reason()); });
    }

    CancelSource m_source;
    CancelRegistration m_caller;
    CancelRegistration m_shutdown;
};

} // namespace

RemoteContext Engine::browsing(const QUrl &url, CancelToken token)
{
    RemoteContext context;
    context.http = m_http.get();
    context.workers = &m_workers;
    context.token = std::move(token);
    context.request = [access = m_access.accessFor(url), deadlines = m_options.deadlines](
                          QByteArray method, QUrl target) {
        HttpRequest request;
        request.method = std::move(method);
        request.url = std::move(target);
        request.access = access;
        request.deadlines = deadlines;
        return request;
    };
    return context;
}

QCoro::Task<Result<Listing>> Engine::list(QUrl folder, CancelToken token)
{
    const EitherToken either(token, m_shutdown.token());
    const auto checked = checkHttpUrl(folder);
    if (!checked)
        co_return fail(checked.error());
    auto listing = listFolder(browsing(*checked, either.token()), *checked);
    co_return co_await std::move(listing);
}

QCoro::Task<Result<LinkFacts>> Engine::lookUp(QUrl url, CancelToken token)
{
    const EitherToken either(token, m_shutdown.token());
    const auto checked = checkHttpUrl(url);
    if (!checked)
        co_return fail(checked.error());
    const RemoteContext context = browsing(*checked, either.token());
    HttpRequest request = context.request("HEAD", *checked);
    request.headers = {{"Accept-Encoding", "identity"}};
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    const auto head = co_await std::move(asking);
    if (!head)
        co_return fail(head.error());
    if (head->status != 200)
        co_return fail(head->toError());
    const QByteArray type = head->headers.joined("Content-Type");
    const bool isMetalink = type.left(type.indexOf(';')).trimmed().toLower() == kMetalinkType;
    co_return LinkFacts{
        url, nameForDownload(*checked, *head), head->contentLength().value_or(-1), isMetalink};
}

QCoro::Task<Result<HttpResponse>> Engine::fetchSmall(
    QUrl url, CancelToken token, std::shared_ptr<SessionAccess> access)
{
    const EitherToken either(token, m_shutdown.token());
    const auto checked = checkHttpUrl(url);
    if (!checked)
        co_return fail(checked.error());
    const RemoteContext context = browsing(*checked, either.token());
    HttpRequest request = context.request("GET", *checked);
    if (access)
        request.access = access->accessFor(*checked);
    request.headers = {{"Accept-Encoding", "identity"}};
    request.isSmall = true;
    auto asking = context.http->perform(std::move(request), context.token);
    auto answer = co_await std::move(asking);
    if (answer && answer->status != 200)
        co_return fail(answer->toError());
    if (answer && !answer->headers.joined("Content-Encoding").isEmpty() &&
        answer->headers.joined("Content-Encoding").toLower() != "identity")
        co_return fail(ErrorKind::EncodedBody);
    co_return answer;
}

QCoro::Task<Status> Engine::makeFolder(QUrl folder, QString name, CancelToken token)
{
    const EitherToken either(token, m_shutdown.token());
    if (!isSafeTreeName(name))
        co_return fail(ErrorKind::InvalidUrl, name);
    const QUrl made = childUrl(folder, name, true);
    auto making = webdav::makeNewFolder(browsing(folder, either.token()), made);
    co_return co_await std::move(making);
}

QCoro::Task<Status> Engine::rename(RemoteEntry entry, QString name, CancelToken token)
{
    const EitherToken either(token, m_shutdown.token());
    if (!isSafeTreeName(name))
        co_return fail(ErrorKind::InvalidUrl, name);
    auto renaming = webdav::rename(browsing(entry.url, either.token()), entry, name);
    co_return co_await std::move(renaming);
}

QCoro::Task<Status> Engine::removeRemote(RemoteEntry entry, CancelToken token)
{
    const EitherToken either(token, m_shutdown.token());
    auto removing = webdav::removeUnchanged(browsing(entry.url, either.token()), entry);
    co_return co_await std::move(removing);
}

} // namespace waybill
