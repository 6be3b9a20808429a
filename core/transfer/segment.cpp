// SPDX-License-Identifier: MIT
#include "core/transfer/segment.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::chrono::seconds kCheckpointEvery{5};
/// What the digests of the whole may lag behind is made up for in portions of this, one with each
/// checkpoint.
constexpr qint64 kCatchUpBytes = 4 * kBlockBytes;

} // namespace

Segment::Segment(std::shared_ptr<PartFile> part, ByteRange range, Durable durable)
    : m_part(std::move(part))
    , m_durable(std::move(durable))
    , m_begin(range.begin)
    , m_position(range.begin)
    , m_claimed(range.begin)
    , m_end(range.end)
    , m_announcedEnd(range.end)
    , m_blockBegin(range.begin)
    , m_durableEnd(range.begin)
    , m_lastCheckpoint(std::chrono::steady_clock::now())
{
}

/// How many of the next bytes belong to this segment and its block; they are then on their way.
qint64 Segment::claim(qint64 wanted)
{
    const std::lock_guard lock(m_mutex);
    const qint64 blockEnd = (m_position / kBlockBytes + 1) * kBlockBytes;
    m_claimed = m_position + std::min({wanted, m_end - m_position, blockEnd - m_position});
    return m_claimed - m_position;
}

Status Segment::write(std::span<const char> bytes)
{
    {
        const std::lock_guard lock(m_mutex);
        if (std::ssize(bytes) > m_announcedEnd - m_position)
            return fail(ErrorKind::RangeMismatch, u"more bytes than announced"_s);
    }
    while (!bytes.empty()) {
        const qint64 length = claim(std::ssize(bytes));
        if (length == 0)
            return fail(ErrorKind::Cancelled);
        const auto piece = bytes.first(static_cast<size_t>(length));
        bytes = bytes.subspan(piece.size());
        const qint64 offset = position();
        if (const Status written = m_part->write(offset, piece); !written)
            return written;
        m_digest.add(piece);
        {
            const std::lock_guard lock(m_mutex);
            m_position = offset + length;
        }
        const bool isBlockEnd = (offset + length) % kBlockBytes == 0;
        if (isBlockEnd || std::chrono::steady_clock::now() - m_lastCheckpoint > kCheckpointEvery) {
            if (const Status done = checkpoint(); !done)
                return done;
        }
    }
    return {};
}

Status Segment::checkpoint()
{
    const qint64 position = this->position();
    if (position > m_durableEnd) {
        if (const Status done = m_part->sync(); !done)
            return done;
        m_durableEnd = position;
        m_durable({m_blockBegin, position - m_blockBegin, m_digest.result()});
    }
    if (position % kBlockBytes == 0) {
        m_blockBegin = position;
        m_digest.reset();
    }
    m_lastCheckpoint = std::chrono::steady_clock::now();
    return m_part->catchUp(kCatchUpBytes, {});
}

qint64 Segment::position() const
{
    const std::lock_guard lock(m_mutex);
    return m_position;
}

qint64 Segment::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_end;
}

qint64 Segment::left() const
{
    const std::lock_guard lock(m_mutex);
    return m_end - m_position;
}

bool Segment::isFull() const
{
    return left() == 0;
}

bool Segment::shrinkTo(qint64 end)
{
    const std::lock_guard lock(m_mutex);
    if (end < m_claimed || end >= m_end)
        return false;
    m_end = end;
    return true;
}

ByteRange Segment::giveUpRest()
{
    const std::lock_guard lock(m_mutex);
    return {m_claimed, std::exchange(m_end, m_claimed)};
}

bool Segment::growTo(qint64 end)
{
    const std::lock_guard lock(m_mutex);
    if (m_claimed >= m_end || end <= m_end)
        return false;
    m_end = end;
    return true;
}

} // namespace waybill
