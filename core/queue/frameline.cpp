// SPDX-License-Identifier: MIT
#include "core/queue/frameline.h"

#include "core/archive/compressiondevice.h"
#include "core/base/digest.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Made while a few of them are on the wire.
constexpr qint64 kReady = 6;
constexpr qint64 kFrame = CompressionDevice::kBlockBytes;

Result<Frame> makeFrame(const FrameRecipe &recipe, qint64 index, const std::atomic<bool> &isStopped)
{
    if (isStopped)
        return fail(ErrorKind::Cancelled);
    const qint64 offset = index * kFrame;
    std::vector<char> plain(static_cast<size_t>(std::min(kFrame, recipe.image->size() - offset)));
    if (const Status filled = recipe.image->read(offset, plain); !filled)
        return fail(filled.error());
    std::vector<char> packed;
    const auto compressor = BlockCompressor::create(recipe.codec, recipe.level);
    if (const Status compressed = compressor->compress(plain, packed, isStopped); !compressed)
        return fail(compressed.error());
    Digest digest(DigestAlgorithm::Sha256);
    digest.add(packed);
    return Frame{QByteArray(packed.data(), std::ssize(packed)), digest.result()};
}

} // namespace

qint64 FrameRecipe::count() const
{
    return (image->size() + kFrame - 1) / kFrame;
}

QString FrameRecipe::compressor() const
{
    return u"%1 level %2"_s.arg(compressorVersion(codec)).arg(level);
}

FrameLine::FrameLine(FrameRecipe recipe, WorkerPool *compressors, qint64 first)
    : m_recipe(std::move(recipe))
    , m_compressors(compressors)
    , m_next(first)
{
}

FrameLine::~FrameLine()
{
    stop();
}

void FrameLine::startAhead()
{
    const auto ahead = static_cast<qint64>(m_compressors->mostThreads()) + kReady;
    const qint64 end = std::min(m_next + ahead, m_recipe.count());
    for (qint64 index = m_next + std::ssize(m_coming); index < end; ++index) {
        auto promise = std::make_shared<std::promise<Result<Frame>>>();
        m_coming.push_back(promise->get_future());
        m_compressors->post([promise, recipe = m_recipe, index, isStopped = m_isStopped] {
            promise->set_value(makeFrame(recipe, index, *isStopped));
        });
    }
}

Result<Frame> FrameLine::takeNext()
{
    startAhead();
    auto frame = m_coming.front().get();
    m_coming.pop_front();
    ++m_next;
    startAhead();
    return frame;
}

} // namespace waybill
