// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

namespace waybill
{

/// Goes through HTML piece by piece, as far as reading listings needs it: tags and text, without a
/// tree. Comments, scripts and styles are passed over. Never fails: what is no tag is text. Pure.
class HtmlScanner
{
public:
    /// `html` outlives the scanner.
    explicit HtmlScanner(const QByteArray &html);

    /// To the next piece; false at the end.
    bool next();
    bool isTag() const { return m_isTag; }
    /// Of a tag, in lower case: "a", "/a".
    const QByteArray &name() const { return m_name; }
    /// Of the tag's first attribute of that name, with its character references decoded; null if
    /// there is none.
    QByteArray attribute(QByteArrayView name) const;
    /// Between two tags, as written.
    QByteArrayView text() const { return m_text; }

private:
    bool readTag();
    void skipTo(const char *end, qsizetype length);

    const QByteArray &m_html;
    qsizetype m_at = 0;
    bool m_isTag = false;
    QByteArray m_name;
    QByteArrayView m_attributes;
    QByteArrayView m_text;
};

/// "&amp;", "&#x27;" and their kin as UTF-8; what is none stays as it is.
QByteArray decodedReferences(const QByteArray &text);

} // namespace waybill
