// SPDX-License-Identifier: MIT
#include "core/http/validators.h"

#include "core/http/httpdate.h"

#include <algorithm>

namespace waybill
{
namespace
{

QByteArray opaquePart(const QByteArray &etag)
{
    return etag.startsWith("W/") ? etag.mid(2) : etag;
}

bool isEntityTag(const QByteArray &text)
{
    const QByteArray opaque = opaquePart(text);
    if (opaque.size() < 2 || !opaque.startsWith('"') || !opaque.endsWith('"'))
        return false;
    const QByteArray inner = opaque.mid(1, opaque.size() - 2);
    return std::ranges::none_of(
        inner, [](unsigned char c) { return c <= 0x20 || c == '"' || c == 0x7f; });
}

} // namespace

bool Validators::hasStrongEtag() const
{
    return !etag.isEmpty() && !etag.startsWith("W/");
}

bool Validators::hasStrongDate() const
{
    const QDateTime modified = parseHttpDate(lastModified);
    const QDateTime answered = parseHttpDate(date);
    return modified.isValid() && answered.isValid() && modified.secsTo(answered) >= 1;
}

QByteArray Validators::ifRange() const
{
    if (hasStrongEtag())
        return etag;
    return hasStrongDate() ? lastModified : QByteArray();
}

bool Validators::agreesWith(const Validators &other) const
{
    if (!etag.isEmpty() && !other.etag.isEmpty() && opaquePart(etag) != opaquePart(other.etag))
        return false;
    return lastModified.isEmpty() || other.lastModified.isEmpty() ||
           lastModified == other.lastModified;
}

Validators validatorsOf(const HeaderList &headers)
{
    Validators found;
    if (const QByteArray etag = headers.value("ETag"); isEntityTag(etag))
        found.etag = etag;
    if (const QByteArray modified = headers.value("Last-Modified");
        parseHttpDate(modified).isValid())
        found.lastModified = modified;
    found.date = headers.value("Date");
    return found;
}

std::optional<ContentRange> parseContentRange(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    if (trimmed.left(6).toLower() != "bytes ")
        return std::nullopt;
    const QByteArray range = trimmed.mid(6).trimmed();
    const qsizetype slash = range.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    ContentRange result;
    const QByteArray total = range.mid(slash + 1);
    if (total != "*") {
        const auto length = parseLength(total);
        if (!length)
            return std::nullopt;
        result.total = *length;
    }
    const QByteArray span = range.left(slash);
    if (span == "*")
        return result.total >= 0 ? std::optional(result) : std::nullopt;
    const qsizetype dash = span.indexOf('-');
    const auto first = parseLength(span.left(dash));
    const auto last = parseLength(span.mid(dash + 1));
    if (dash < 0 || !first || !last || *last < *first)
        return std::nullopt;
    if (result.total >= 0 && *last >= result.total)
        return std::nullopt;
    result.first = *first;
    result.last = *last;
    return result;
}

std::optional<qint64> parseLength(const QByteArray &text)
{
    const bool isNumber =
        !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    bool fits = false;
    const qint64 length = isNumber ? text.toLongLong(&fits) : -1;
    return fits ? std::optional(length) : std::nullopt;
}

} // namespace waybill
