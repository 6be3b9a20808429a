// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/tarimage.h"
#include "core/base/archiveformat.h"
#include "core/transfer/transfercontext.h"

#include <deque>

namespace waybill
{

/// A block of a tar, compressed by itself.
struct Frame
{
    QByteArray bytes;
    QByteArray sha256;
};

/// Makes the frames of a tar in order, a few ahead of whoever takes them, on all cores. A frame
/// depends on its block alone: any can be made again. Engine thread.
class FrameLine
{
public:
    /// `compressors` outlives the line.
    FrameLine(std::shared_ptr<const TarImage> image, Codec codec, int level,
        WorkerPool *compressors, qint64 first);

    bool isAtEnd() const { return m_next == m_count; }
    /// The number of the frame that takeNext() gives.
    qint64 next() const { return m_next; }
    QCoro::Task<Result<Frame>> takeNext();

private:
    void startAhead();

    std::shared_ptr<const TarImage> m_image;
    Codec m_codec;
    int m_level;
    WorkerPool *m_compressors;
    qint64 m_count;
    qint64 m_next;
    std::deque<Completion<Result<Frame>>> m_coming;
};

} // namespace waybill
