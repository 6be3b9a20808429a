// SPDX-License-Identifier: MIT
#include "core/transfer/partwriter.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr std::chrono::seconds kCheckpointEvery{5};

} // namespace

PartWriter::PartWriter(std::shared_ptr<PartFile> part, qint64 limit, Durable durable)
    : m_part(std::move(part))
    , m_limit(limit)
    , m_durable(std::move(durable))
    , m_lastCheckpoint(std::chrono::steady_clock::now())
{
}

Status PartWriter::write(std::span<const char> bytes)
{
    if (m_limit >= 0 && m_part->size() + std::ssize(bytes) > m_limit)
        return fail(ErrorKind::RangeMismatch, QStringLiteral("more bytes than announced"));
    while (!bytes.empty()) {
        const qint64 room = kBlockBytes - m_part->size() % kBlockBytes;
        const auto piece =
            bytes.first(static_cast<size_t>(std::min<qint64>(room, std::ssize(bytes))));
        bytes = bytes.subspan(piece.size());
        if (const Status appended = m_part->append(piece); !appended)
            return appended;
        if (m_part->isAtBlockEnd()) {
            if (const Status done = checkpoint(); !done)
                return done;
        }
    }
    if (std::chrono::steady_clock::now() - m_lastCheckpoint < kCheckpointEvery)
        return {};
    return checkpoint();
}

Status PartWriter::checkpoint()
{
    const auto block = m_part->checkpoint();
    if (!block)
        return fail(block.error());
    if (*block)
        m_durable(**block);
    m_lastCheckpoint = std::chrono::steady_clock::now();
    return {};
}

} // namespace waybill
