// SPDX-License-Identifier: MIT
#include "core/http/redirect.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What another origin may learn: nothing that identifies the user.
bool mayCrossOrigins(const QByteArray &name)
{
    static const QList<QByteArray> allowed = {"range", "if-range", "accept", "accept-encoding",
        "user-agent", "want-repr-digest", "content-type"};
    return allowed.contains(name.toLower());
}

bool isPrivateHost(const QUrl &url)
{
    return url.host() == "localhost"_L1 || url.host().endsWith(".localhost"_L1) ||
           isPrivateAddress(url.host());
}

} // namespace

Result<NamedUrl> namedUrl(const QUrl &base, const QByteArray &reference, const Access &access)
{
    for (const char c : reference) {
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f)
            return fail(ErrorKind::RedirectRefused, u"control character"_s);
    }
    const QUrl relative = QUrl::fromEncoded(reference, QUrl::TolerantMode);
    const auto checked = checkHttpUrl(base.resolved(relative).adjusted(QUrl::RemoveUserInfo));
    if (reference.isEmpty() || !relative.isValid() || !checked)
        return fail(ErrorKind::RedirectRefused, checked ? QString() : checked.error().detail);
    if (base.scheme() == "https"_L1 && checked->scheme() == "http"_L1)
        return fail(ErrorKind::RedirectRefused, u"https to http"_s);
    const bool isSameOrigin = originOf(*checked) == originOf(base);
    return NamedUrl{*checked, isSameOrigin ? access : access.forOtherOrigin()};
}

Result<HttpRequest> redirected(
    const HttpRequest &request, const HttpResponse &response, const QList<QUrl> &seen)
{
    const bool hasBody = request.body != nullptr;
    const bool keepsMethod = response.status == 307 || response.status == 308;
    const bool isRead = request.method == "GET" || request.method == "HEAD";
    if (!keepsMethod && !isRead)
        return fail(ErrorKind::RedirectRefused,
            u"%1 answered with %2"_s.arg(QString::fromLatin1(request.method)).arg(response.status));
    const auto next = namedUrl(request.url, response.headers.value("Location"), request.access);
    if (!next)
        return fail(next.error());
    if (seen.size() > kMaxRedirects)
        return fail(ErrorKind::TooManyRedirects);
    if (seen.contains(next->url))
        return fail(ErrorKind::TooManyRedirects, u"cycle"_s);

    HttpRequest following = request;
    following.url = next->url;
    following.access = next->access;
    if (originOf(request.url) == originOf(next->url))
        return following;

    HeaderList kept;
    for (const Header &header : request.headers.all()) {
        if (mayCrossOrigins(header.name) && (hasBody || header.name.toLower() != "content-type"))
            kept.add(header.name, header.value);
    }
    following.headers = kept;
    const QString from = response.remoteAddress;
    if (!from.isEmpty() && !isPrivateAddress(from) && !isPrivateHost(request.url) &&
        request.access.proxy.isEmpty()) {
        if (isPrivateHost(next->url))
            return fail(ErrorKind::PrivateAddress, next->url.host());
        following.refusesPrivateAddresses = true;
    }
    return following;
}

} // namespace waybill
