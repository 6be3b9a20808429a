// SPDX-License-Identifier: MIT
#include "core/http/linkheader.h"

#include "core/http/redirect.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMostLinks = 8;
constexpr qsizetype kMostFields = 256;
constexpr qsizetype kLongestField = 64 * 1024;
constexpr int kLastPriority = 999'999;

struct Link
{
    int priority = kLastPriority;
    QUrl url;
};

/// Cuts at `separator` where it stands neither in quotes nor between < and >.
QList<QByteArray> split(const QByteArray &text, char separator)
{
    QList<QByteArray> parts{{}};
    bool isQuoted = false;
    bool isTarget = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text.at(at);
        if (isQuoted && c == '\\' && at + 1 < text.size()) {
            parts.last() += c;
            parts.last() += text.at(++at);
            continue;
        }
        if (c == '"' && !isTarget)
            isQuoted = !isQuoted;
        else if (c == '<' && !isQuoted)
            isTarget = true;
        else if (c == '>' && !isQuoted)
            isTarget = false;
        if (c == separator && !isQuoted && !isTarget)
            parts.append(QByteArray());
        else
            parts.last() += c;
    }
    return parts;
}

QByteArray unquoted(QByteArray value)
{
    value = value.trimmed();
    return value.size() >= 2 && value.startsWith('"') && value.endsWith('"')
               ? value.mid(1, value.size() - 2)
               : value;
}

/// One link-value of RFC 8288 section 3.
std::optional<Link> duplicateIn(const QByteArray &text, const QUrl &base)
{
    const QList<QByteArray> parts = split(text, ';');
    const QByteArray target = parts.constFirst().trimmed();
    if (!target.startsWith('<') || !target.endsWith('>'))
        return std::nullopt;
    Link link;
    bool isDuplicate = false;
    for (const QByteArray &part : parts.mid(1)) {
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = part.left(equals).trimmed().toLower();
        const QByteArray value = equals < 0 ? QByteArray() : unquoted(part.mid(equals + 1));
        if (name == "rel")
            isDuplicate = value.toLower().simplified().split(' ').contains("duplicate");
        bool isNumber = false;
        const int priority = value.toInt(&isNumber);
        if (name == "pri" && isNumber && priority > 0)
            link.priority = std::min(priority, kLastPriority);
    }
    const auto named = namedUrl(base, target.mid(1, target.size() - 2), {});
    if (!isDuplicate || !named)
        return std::nullopt;
    link.url = named->url;
    return link;
}

} // namespace

QList<QUrl> duplicateLinks(const HttpResponse &response)
{
    const QByteArray field = response.headers.joined("Link");
    if (field.size() > kLongestField)
        return {};
    QList<Link> links;
    for (const QByteArray &text : split(field, ',').mid(0, kMostFields)) {
        const auto link = duplicateIn(text, response.url);
        const bool isNew =
            link && link->url != response.url &&
            std::ranges::none_of(links, [&](const Link &known) { return known.url == link->url; });
        if (isNew)
            links.insert(
                std::ranges::upper_bound(links, link->priority, {}, &Link::priority), *link);
    }
    QList<QUrl> urls;
    for (const Link &link : links.mid(0, kMostLinks))
        urls.append(link.url);
    return urls;
}

} // namespace waybill
