// SPDX-License-Identifier: MIT
#include "core/http/headerlist.h"

#include <algorithm>
#include <cstring>

namespace waybill
{
namespace
{

bool sameName(const QByteArray &left, const QByteArray &right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

} // namespace

HeaderList::HeaderList(std::initializer_list<Header> headers)
    : m_headers(headers)
{
}

void HeaderList::add(QByteArray name, QByteArray value)
{
    m_headers.append({std::move(name), std::move(value)});
}

void HeaderList::set(QByteArray name, QByteArray value)
{
    remove(name);
    add(std::move(name), std::move(value));
}

void HeaderList::remove(const QByteArray &name)
{
    m_headers.removeIf([&](const Header &header) { return sameName(header.name, name); });
}

bool HeaderList::contains(const QByteArray &name) const
{
    return std::ranges::any_of(
        m_headers, [&](const Header &header) { return sameName(header.name, name); });
}

QByteArray HeaderList::value(const QByteArray &name) const
{
    for (const Header &header : m_headers) {
        if (sameName(header.name, name))
            return header.value;
    }
    return {};
}

QByteArray HeaderList::joined(const QByteArray &name) const
{
    return values(name).join(", ");
}

QList<QByteArray> HeaderList::values(const QByteArray &name) const
{
    QList<QByteArray> found;
    for (const Header &header : m_headers) {
        if (sameName(header.name, name))
            found.append(header.value);
    }
    return found;
}

bool isToken(const QByteArray &text)
{
    const auto isTokenCharacter = [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c));
    };
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

bool isFieldValue(const QByteArray &text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

Result<Header> parseHeaderLine(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    Header header{line.left(colon), colon < 0 ? QByteArray() : line.mid(colon + 1).trimmed()};
    if (colon < 0 || !isToken(header.name) || !isFieldValue(header.value))
        return fail(ErrorKind::InvalidHeader, QString::fromLatin1(line.left(colon).left(40)));
    return header;
}

} // namespace waybill
