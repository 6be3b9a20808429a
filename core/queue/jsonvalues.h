// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"
#include "core/http/url.h"

#include <QJsonArray>
#include <QJsonValue>

/// Values as the journal's JSON has them. Whatever is malformed becomes an empty one.
namespace waybill::jsonvalues
{

inline QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

inline QByteArray fromHex(const QJsonValue &value)
{
    return QByteArray::fromHex(value.toString().toLatin1());
}

inline QByteArray latin1(const QJsonValue &value)
{
    return value.toString().toLatin1();
}

/// 64-bit numbers travel as text: a JSON number has 53 bits.
inline QString number(quint64 value)
{
    return QString::number(value);
}

inline qint64 toNumber(const QJsonValue &value, qint64 otherwise = 0)
{
    bool isNumber = false;
    const QString text = value.toString();
    const quint64 parsed = text.toULongLong(&isNumber);
    return isNumber ? static_cast<qint64>(parsed) : value.toInteger(otherwise);
}

inline std::optional<ExpectedDigest> digestFrom(const QJsonValue &value)
{
    const auto digest = parseExpectedDigest(value.toString());
    return digest ? std::optional(*digest) : std::nullopt;
}

inline QString fullUrl(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo);
}

inline QUrl urlFrom(const QJsonValue &value)
{
    const auto url = checkHttpUrl(QUrl(value.toString(), QUrl::StrictMode));
    return url.value_or(QUrl());
}

inline QStringList textsFrom(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const auto &text : array)
        texts.append(text.toString());
    return texts;
}

} // namespace waybill::jsonvalues
