// SPDX-License-Identifier: MIT
#include "core/queue/framebodies.h"

#include <algorithm>
#include <cstring>

namespace waybill
{

using namespace Qt::StringLiterals;

void FramesSource::append(const QByteArray &frame, qint64 from)
{
    m_pieces.append({m_size, frame, from});
    m_size += frame.size() - from;
}

Result<qint64> FramesSource::read(qint64 offset, std::span<char> into)
{
    qint64 done = 0;
    for (const Piece &piece : std::as_const(m_pieces)) {
        if (done == std::ssize(into))
            break;
        const qint64 skipped = offset + done - piece.start;
        const qint64 left = piece.frame.size() - piece.from - skipped;
        if (left <= 0)
            continue;
        const qint64 taken = std::min<qint64>(left, std::ssize(into) - done);
        std::memcpy(into.data() + done, piece.frame.constData() + piece.from + skipped,
            static_cast<size_t>(taken));
        done += taken;
    }
    return done;
}

FramesSink::FramesSink(QList<DurableBlock> frames)
    : m_frames(std::move(frames))
{
}

Status FramesSink::write(std::span<const char> bytes)
{
    m_whole.add(bytes);
    while (!bytes.empty()) {
        if (m_index == m_frames.size())
            return fail(ErrorKind::RemoteMismatch, u"longer than what was sent"_s);
        const qint64 room = m_frames.at(m_index).length - m_filled;
        const auto part =
            bytes.first(static_cast<size_t>(std::min<qint64>(room, std::ssize(bytes))));
        bytes = bytes.subspan(part.size());
        m_frame.add(part);
        m_filled += std::ssize(part);
        if (m_filled < m_frames.at(m_index).length)
            continue;
        if (m_frame.result() != m_frames.at(m_index).digest)
            return fail(ErrorKind::RemoteMismatch, u"sha256"_s);
        m_frame.reset();
        m_filled = 0;
        ++m_index;
    }
    return {};
}

} // namespace waybill
