// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/tarimage.h"
#include "core/base/archiveformat.h"
#include "core/base/workerpool.h"

#include <atomic>
#include <deque>
#include <future>

namespace waybill
{

/// A block of a tar, compressed by itself.
struct Frame
{
    QByteArray bytes;
    QByteArray sha256;
};

/// What frames are made of and how. A frame depends on this and its number alone: any can be made
/// again.
struct FrameRecipe
{
    std::shared_ptr<const TarImage> image;
    Codec codec = Codec::None;
    int level = 0;

    qint64 count() const;
    /// Codec, level, library and version.
    QString compressor() const;
};

/// Makes the frames of a tar in order, a few ahead of whoever takes them, on all cores. Blocking;
/// one worker at a time.
class FrameLine
{
public:
    /// `compressors` outlives what the line has started.
    FrameLine(FrameRecipe recipe, WorkerPool *compressors, qint64 first);
    ~FrameLine();
    Q_DISABLE_COPY_MOVE(FrameLine)

    bool isAtEnd() const { return m_next == m_recipe.count(); }
    /// The number of the frame that takeNext() gives.
    qint64 next() const { return m_next; }
    Result<Frame> takeNext();
    /// Whoever waits in takeNext() comes out with `Cancelled`. Any thread.
    void stop() const { *m_isStopped = true; }

private:
    void startAhead();

    const FrameRecipe m_recipe;
    WorkerPool *m_compressors;
    qint64 m_next;
    const std::shared_ptr<std::atomic<bool>> m_isStopped =
        std::make_shared<std::atomic<bool>>(false);
    std::deque<std::future<Result<Frame>>> m_coming;
};

} // namespace waybill
