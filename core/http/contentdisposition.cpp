// SPDX-License-Identifier: MIT
#include "core/http/contentdisposition.h"

#include "core/http/headerlist.h"

#include <QList>
#include <QStringDecoder>

namespace waybill
{
namespace
{

struct Parameter
{
    QByteArray name;
    QByteArray value;
};

/// Reads `token` or `"quoted string"` at `position` and moves behind it. Forgiving: an open quote
/// ends with the text.
QByteArray takeValue(const QByteArray &text, qsizetype &position)
{
    QByteArray value;
    if (position < text.size() && text.at(position) == '"') {
        for (++position; position < text.size() && text.at(position) != '"'; ++position) {
            if (text.at(position) == '\\' && position + 1 < text.size())
                ++position;
            value.append(text.at(position));
        }
        ++position;
        return value;
    }
    const qsizetype start = position;
    while (position < text.size() && text.at(position) != ';')
        ++position;
    return text.mid(start, position - start).trimmed();
}

QList<Parameter> parametersOf(const QByteArray &text)
{
    QList<Parameter> found;
    qsizetype position = text.indexOf(';');
    // Some servers send `filename=x` with no disposition type before it.
    if (text.left(position).contains('='))
        position = -1;
    while (position < text.size()) {
        const qsizetype equals = text.indexOf('=', position + 1);
        if (equals < 0)
            break;
        // Parameters without a value are none.
        const qsizetype start = text.lastIndexOf(';', equals);
        position = std::max(position, start);
        Parameter parameter{text.mid(position + 1, equals - position - 1).trimmed().toLower(), {}};
        position = equals + 1;
        while (position < text.size() && text.at(position) == ' ')
            ++position;
        parameter.value = takeValue(text, position);
        found.append(parameter);
        position = text.indexOf(';', position);
        if (position < 0)
            break;
    }
    return found;
}

/// UTF-8 if it is, else Latin-1: what servers send raw.
QString decodeRaw(const QByteArray &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString::fromLatin1(bytes) : text;
}

/// ext-value of RFC 8187 section 3.2: charset'language'percent-encoded. Empty if it is not.
QString decodeExtended(const QByteArray &value)
{
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0)
        return {};
    const QByteArray charset = value.left(first).toLower();
    const QByteArray bytes = QByteArray::fromPercentEncoding(value.mid(second + 1));
    if (charset == "iso-8859-1")
        return QString::fromLatin1(bytes);
    if (charset != "utf-8")
        return {};
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = utf8(bytes);
    return utf8.hasError() ? QString() : text;
}

} // namespace

QString suggestedName(const QByteArray &contentDisposition)
{
    QString plain;
    for (const Parameter &parameter : parametersOf(contentDisposition)) {
        if (parameter.name == "filename*") {
            const QString extended = decodeExtended(parameter.value);
            if (!extended.isEmpty())
                return extended;
        } else if (parameter.name == "filename" && plain.isEmpty()) {
            plain = decodeRaw(parameter.value);
        }
    }
    return plain;
}

} // namespace waybill
