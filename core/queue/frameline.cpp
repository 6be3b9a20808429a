// SPDX-License-Identifier: MIT
#include "core/queue/frameline.h"

#include "core/archive/compressiondevice.h"

namespace waybill
{
namespace
{

/// Made while a few of them are on the wire.
constexpr qint64 kReady = 6;
constexpr qint64 kFrame = CompressionDevice::kBlockBytes;

Result<Frame> makeFrame(const TarImage &image, qint64 index, Codec codec, int level)
{
    const qint64 offset = index * kFrame;
    std::vector<char> plain(static_cast<size_t>(std::min(kFrame, image.size() - offset)));
    if (const Status filled = image.read(offset, plain); !filled)
        return fail(filled.error());
    std::vector<char> packed;
    const auto compressor = BlockCompressor::create(codec, level);
    if (const Status compressed = compressor->compress(plain, packed); !compressed)
        return fail(compressed.error());
    Digest digest(DigestAlgorithm::Sha256);
    digest.add(packed);
    return Frame{QByteArray(packed.data(), std::ssize(packed)), digest.result()};
}

} // namespace

FrameLine::FrameLine(std::shared_ptr<const TarImage> image, Codec codec, int level,
    WorkerPool *compressors, qint64 first)
    : m_image(std::move(image))
    , m_codec(codec)
    , m_level(level)
    , m_compressors(compressors)
    , m_count((m_image->size() + kFrame - 1) / kFrame)
    , m_next(first)
{
}

void FrameLine::startAhead()
{
    const auto ahead = static_cast<qint64>(m_compressors->threads()) + kReady;
    for (qint64 index = m_next + std::ssize(m_coming); index < std::min(m_next + ahead, m_count);
        index = m_next + std::ssize(m_coming)) {
        m_coming.push_back(
            m_compressors->run([image = m_image, index, codec = m_codec, level = m_level] {
                return makeFrame(*image, index, codec, level);
            }));
    }
}

QCoro::Task<Result<Frame>> FrameLine::takeNext()
{
    startAhead();
    const auto first = m_coming.front();
    auto frame = co_await first;
    m_coming.pop_front();
    ++m_next;
    startAhead();
    co_return frame;
}

} // namespace waybill
