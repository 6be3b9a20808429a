// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

namespace waybill
{

/// Of one message's JSON, in bytes.
inline constexpr qsizetype kLongestMessage = 1 << 20;

/// One message as it goes over the wire between two instances: its length, as four bytes with the
/// most significant first, and a JSON object in UTF-8. FormatLimit if it is too long.
Result<QByteArray> frameOf(const QJsonObject &message);

/// Takes bytes as they come and gives the messages in them. It never holds more than one message's
/// length beyond what is complete.
class FrameReader
{
public:
    void append(const QByteArray &bytes) { m_bytes += bytes; }
    /// The next complete message, or nothing until more has come. MalformedResponse for what can
    /// never become one: nothing that follows makes sense then.
    Result<std::optional<QJsonObject>> next();
    /// Bytes of an incomplete message are here.
    bool isWithin() const { return !m_bytes.isEmpty(); }

private:
    QByteArray m_bytes;
};

} // namespace waybill
