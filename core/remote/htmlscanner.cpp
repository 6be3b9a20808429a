// SPDX-License-Identifier: MIT
#include "core/remote/htmlscanner.h"

#include <QString>

#include <utility>

namespace waybill
{
namespace
{

/// A longer tag is no tag of a listing.
constexpr qsizetype kLongestTag = 8 * 1024;
constexpr qsizetype kLongestReference = 10;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The character behind '&' and before ';', or nothing.
QByteArray referenced(const QByteArray &name)
{
    static constexpr std::pair<const char *, const char *> kNamed[] = {
        {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}};
    for (const auto &[known, character] : kNamed) {
        if (name == known)
            return character;
    }
    if (!name.startsWith('#'))
        return {};
    const bool isHex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    bool isNumber = false;
    const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || code == 0 || code > 0x10ffff)
        return {};
    const auto character = static_cast<char32_t>(code);
    return QString::fromUcs4(&character, 1).toUtf8();
}

} // namespace

QByteArray decodedReferences(const QByteArray &text)
{
    qsizetype from = text.indexOf('&');
    if (from < 0)
        return text;
    QByteArray decoded = text.first(from);
    while (from < text.size()) {
        const qsizetype end = text.indexOf(';', from);
        const bool isShort = end > from && end - from <= kLongestReference;
        const QByteArray character =
            isShort ? referenced(text.mid(from + 1, end - from - 1)) : QByteArray();
        decoded += character.isEmpty() ? QByteArray("&") : character;
        from = character.isEmpty() ? from + 1 : end + 1;
        const qsizetype next = text.indexOf('&', from);
        const qsizetype until = next < 0 ? text.size() : next;
        decoded += text.mid(from, until - from);
        from = until;
    }
    return decoded;
}

HtmlScanner::HtmlScanner(const QByteArray &html)
    : m_html(html)
{
}

void HtmlScanner::skipTo(const char *end, qsizetype length)
{
    const qsizetype found = m_html.indexOf(QByteArrayView(end), m_at);
    m_at = found < 0 ? m_html.size() : found + length;
}

bool HtmlScanner::next()
{
    if (m_at >= m_html.size())
        return false;
    if (m_html[m_at] == '<' && readTag())
        return true;
    qsizetype end = m_html.indexOf('<', m_at + 1);
    if (end < 0)
        end = m_html.size();
    m_isTag = false;
    m_text = QByteArrayView(m_html).sliced(m_at, end - m_at);
    m_at = end;
    return true;
}

bool HtmlScanner::readTag()
{
    const QByteArrayView html(m_html);
    qsizetype at = m_at + 1;
    if (html.sliced(at).startsWith("!--")) {
        m_at = at + 3;
        skipTo("-->", 3);
        m_isTag = true;
        m_name = "!--";
        m_attributes = {};
        return true;
    }
    const qsizetype nameStart = at;
    if (at < html.size() && html[at] == '/')
        ++at;
    if (at >= html.size() || !isLetter(html[at]))
        return false;
    const qsizetype last = std::min(html.size(), m_at + kLongestTag);
    while (at < last && html[at] != '>' && html[at] != '/' && !isSpace(html[at]))
        ++at;
    const qsizetype nameEnd = at;
    char quote = 0;
    for (char before = 0; at < last && (quote || html[at] != '>'); ++at) {
        const char c = html[at];
        if (c == '<' && !quote)
            return false; // so that one piece is not read again and again
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && before == '=')
            quote = c;
        if (!isSpace(c))
            before = c;
    }
    if (at >= last)
        return false;
    m_isTag = true;
    m_name = html.sliced(nameStart, nameEnd - nameStart).toByteArray().toLower();
    m_attributes = html.sliced(nameEnd, at - nameEnd);
    m_at = at + 1;
    if (m_name == "script")
        skipTo("</script", 0);
    else if (m_name == "style")
        skipTo("</style", 0);
    return true;
}

QByteArray HtmlScanner::attribute(QByteArrayView name) const
{
    const QByteArrayView all = m_attributes;
    qsizetype at = 0;
    while (at < all.size()) {
        while (at < all.size() && (isSpace(all[at]) || all[at] == '/'))
            ++at;
        const qsizetype start = at;
        while (at < all.size() && all[at] != '=' && all[at] != '/' && !isSpace(all[at]))
            ++at;
        const QByteArrayView found = all.sliced(start, at - start);
        while (at < all.size() && isSpace(all[at]))
            ++at;
        QByteArrayView value;
        if (at < all.size() && all[at] == '=') {
            ++at;
            while (at < all.size() && isSpace(all[at]))
                ++at;
            const bool isQuoted = at < all.size() && (all[at] == '"' || all[at] == '\'');
            const char quote = isQuoted ? all[at++] : '\0';
            const qsizetype from = at;
            while (at < all.size() && (isQuoted ? all[at] != quote : !isSpace(all[at])))
                ++at;
            value = all.sliced(from, at - from);
            at += isQuoted ? 1 : 0;
        } else if (start == at) {
            ++at;
        }
        if (found.compare(name, Qt::CaseInsensitive) == 0)
            return decodedReferences(value.toByteArray());
    }
    return {};
}

} // namespace waybill
