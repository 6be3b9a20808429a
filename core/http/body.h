// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>

#include <span>

namespace waybill
{

/// Where a request's body comes from. Read on workers, one call at a time, from any offset and
/// again if need be (after a redirect or a challenge).
class BodySource
{
public:
    virtual ~BodySource() = default;
    /// -1 if nobody knows before its end has been read: it is sent chunked then (RFC 9112 section
    /// 7.1).
    virtual qint64 size() const = 0;
    /// Up to `into.size()` bytes from `offset`; fewer only at the end.
    virtual Result<qint64> read(qint64 offset, std::span<char> into) = 0;
};

/// Where an answer's body goes. Written on workers, one call at a time, in order. An error ends the
/// exchange.
class BodySink
{
public:
    virtual ~BodySink() = default;
    virtual Status write(std::span<const char> bytes) = 0;
    /// Where in a file the next byte goes: blocks end where a disk's do. Asked once, before the
    /// first.
    virtual qint64 position() const { return 0; }
};

/// A small body in memory.
class BytesSource final : public BodySource
{
public:
    explicit BytesSource(QByteArray bytes);
    qint64 size() const override;
    Result<qint64> read(qint64 offset, std::span<char> into) override;

private:
    QByteArray m_bytes;
};

/// Collects a small answer; one that grows over the limit is an error.
class BytesSink final : public BodySink
{
public:
    explicit BytesSink(qint64 limit);
    Status write(std::span<const char> bytes) override;
    QByteArray take() { return std::move(m_bytes); }

private:
    qint64 m_limit;
    QByteArray m_bytes;
};

} // namespace waybill
