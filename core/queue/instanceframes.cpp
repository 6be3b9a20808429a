// SPDX-License-Identifier: MIT
#include "core/queue/instanceframes.h"

#include <QJsonDocument>
#include <QtEndian>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLengthBytes = 4;

} // namespace

Result<QByteArray> frameOf(const QJsonObject &message)
{
    const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
    if (json.size() > kLongestMessage)
        return fail(ErrorKind::FormatLimit, QString::number(json.size()));
    QByteArray frame(kLengthBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(json.size()), frame.data());
    return frame + json;
}

Result<std::optional<QJsonObject>> FrameReader::next()
{
    if (m_bytes.size() < kLengthBytes)
        return std::nullopt;
    const auto length = static_cast<qsizetype>(qFromBigEndian<quint32>(m_bytes.constData()));
    if (length > kLongestMessage)
        return fail(ErrorKind::MalformedResponse, u"length"_s);
    if (m_bytes.size() < kLengthBytes + length)
        return std::nullopt;
    const auto json = QJsonDocument::fromJson(m_bytes.mid(kLengthBytes, length));
    m_bytes.remove(0, kLengthBytes + length);
    if (!json.isObject())
        return fail(ErrorKind::MalformedResponse, u"JSON"_s);
    return json.object();
}

} // namespace waybill
