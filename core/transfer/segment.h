// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/contentdigest.h"
#include "core/http/body.h"
#include "core/transfer/partfile.h"

#include <functional>
#include <memory>
#include <mutex>

namespace waybill
{

/// What one connection brings of a file: writes a body to its place in the part file, and makes a
/// checkpoint at every 8 MiB of the file and after 5 s at the latest.
///
/// Its end may move while bytes come: another connection takes over what lies behind.
class Segment final : public BodySink
{
public:
    /// Called on a worker with each block that has become durable.
    using Durable = std::function<void(DurableBlock)>;

    /// `range.end`: kUnknownEnd if nobody knows the file's size.
    Segment(std::shared_ptr<PartFile> part, ByteRange range, Durable durable);

    static constexpr qint64 kUnknownEnd = std::numeric_limits<qint64>::max();

    // Workers, one call at a time:
    /// RangeMismatch if more comes than was announced. Where the end was moved: ends the body with
    /// Cancelled once the segment is full.
    Status write(std::span<const char> bytes) override;
    /// What came so far is durable when this succeeds, and has been reported.
    Status checkpoint();

    // Any thread:
    qint64 begin() const { return m_begin; }
    qint64 position() const override;
    qint64 end() const;
    qint64 left() const;
    bool isFull() const;
    /// False if bytes behind `end` are here or on their way to the disk, or if it ends there
    /// already.
    bool shrinkTo(qint64 end);
    /// Ends the segment with what is here or on its way to the disk; returns what that leaves out.
    ByteRange giveUpRest();
    /// Takes back what shrinkTo() gave away; false if it has ended meanwhile.
    bool growTo(qint64 end);

private:
    qint64 claim(qint64 wanted);

    const std::shared_ptr<PartFile> m_part;
    const Durable m_durable;
    const qint64 m_begin;
    mutable std::mutex m_mutex; ///< for the next four
    qint64 m_position;          ///< what is before it is written
    qint64 m_claimed;           ///< what is before it is written, or being so
    qint64 m_end;
    const qint64 m_announcedEnd;

    qint64 m_blockBegin; ///< of the block that grows, and what follows is of this block
    ContentDigest m_digest;
    qint64 m_durableEnd;
    std::chrono::steady_clock::time_point m_lastCheckpoint;
};

} // namespace waybill
