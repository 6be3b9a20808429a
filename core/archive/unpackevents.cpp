// SPDX-License-Identifier: MIT
#include "core/archive/unpackevents.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Whoever reads takes lines of 64 KiB, and a character may take six bytes in JSON.
constexpr qsizetype kLongestText = 8'000;

QJsonObject toJson(const Extracted &extracted)
{
    return {{u"bytes"_s, extracted.bytes}, {u"entries"_s, extracted.entries}};
}

Extracted extractedFrom(const QJsonObject &json)
{
    return {json[u"bytes"_s].toInteger(), json[u"entries"_s].toInteger()};
}

QJsonObject toJson(const UnpackEvent &event)
{
    if (const auto *progress = std::get_if<UnpackProgress>(&event)) {
        QJsonObject json = toJson(progress->soFar);
        json[u"current"_s] = progress->current.left(kLongestText);
        return json;
    }
    if (const auto *note = std::get_if<UnpackNote>(&event))
        return {{u"note"_s, note->text.left(kLongestText)}};
    if (const auto *done = std::get_if<UnpackDone>(&event)) {
        QJsonObject json = toJson(done->all);
        json[u"isDone"_s] = true;
        return json;
    }
    const Error &error = std::get<Error>(event);
    return {{u"error"_s, toString(error.kind)}, {u"detail"_s, error.detail.left(kLongestText)},
        {u"systemError"_s, error.systemError}};
}

} // namespace

QByteArray toLine(const UnpackEvent &event)
{
    return QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<UnpackEvent> unpackEventFrom(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (json.contains(u"error"_s)) {
        Error error = makeError(
            errorKindFromString(json[u"error"_s].toString()), json[u"detail"_s].toString());
        error.systemError = json[u"systemError"_s].toInt();
        return error;
    }
    if (json.contains(u"note"_s))
        return UnpackNote{json[u"note"_s].toString()};
    if (json[u"isDone"_s].toBool())
        return UnpackDone{extractedFrom(json)};
    if (json.contains(u"current"_s))
        return UnpackProgress{extractedFrom(json), json[u"current"_s].toString()};
    return std::nullopt;
}

} // namespace waybill
