// SPDX-License-Identifier: MIT
#include "core/http/body.h"

#include <algorithm>

namespace waybill
{

BytesSource::BytesSource(QByteArray bytes)
    : m_bytes(std::move(bytes))
{
}

qint64 BytesSource::size() const
{
    return m_bytes.size();
}

Result<qint64> BytesSource::read(qint64 offset, std::span<char> into)
{
    const qint64 count = std::clamp<qint64>(m_bytes.size() - offset, 0, std::ssize(into));
    std::copy_n(m_bytes.constData() + offset, count, into.data());
    return count;
}

BytesSink::BytesSink(qint64 limit)
    : m_limit(limit)
{
}

Status BytesSink::write(std::span<const char> bytes)
{
    if (m_bytes.size() + std::ssize(bytes) > m_limit)
        return fail(ErrorKind::AnswerTooLarge);
    m_bytes.append(bytes.data(), std::ssize(bytes));
    return {};
}

} // namespace waybill
