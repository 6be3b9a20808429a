// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"
#include "core/base/jobprogress.h"
#include "core/queue/frameline.h"
#include "core/transfer/transfertypes.h"
#include "core/transfer/uploadsource.h"

#include <mutex>

namespace waybill
{

/// A tree that is packed while it is sent, for a server that takes a body of unknown length. What
/// has been sent can be asked for again: the frames are made again and compared.
class TreeSource final : public UploadSource, public std::enable_shared_from_this<TreeSource>
{
public:
    /// `compressors` outlives it; `progress` gets the entries.
    TreeSource(FrameRecipe recipe, WorkerPool *compressors, std::shared_ptr<JobProgress> progress);

    qint64 size() const override { return m_size; }
    std::shared_ptr<BodySource> body(qint64 offset) override;
    Status digestTo(qint64 end, const CancelToken &token) override;
    /// Each file is looked at when it is read; nothing is left to be seen.
    Status checkUnchanged(const CancelToken &token) override { return token.check(); }
    QByteArray sha256() const override;
    /// Every read comes out with `Cancelled`, now and later. Any thread.
    void stop();

private:
    class Slice;
    Result<qint64> read(qint64 offset, std::span<char> into);
    Status load(qint64 index);
    qint64 indexOf(qint64 offset) const;
    qint64 made() const;

    const FrameRecipe m_recipe;
    WorkerPool *m_compressors;
    const std::shared_ptr<JobProgress> m_progress;
    std::atomic<qint64> m_size = -1;
    std::atomic<bool> m_isStopped = false;
    mutable std::mutex m_mutex;   ///< a read may still be under way for a request that was given up
    QList<DurableBlock> m_frames; ///< made so far
    std::mutex m_lineMutex;       ///< of the pointer alone, for stop()
    std::shared_ptr<FrameLine> m_line;
    Frame m_current;
    qint64 m_currentIndex = -1;
    Digest m_digest{DigestAlgorithm::Sha256};
};

} // namespace waybill
