// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/frameline.h"
#include "core/transfer/upload.h"

namespace waybill
{

/// Packs a tree and sends it to a tus server as one stream, without an archive on this disk. Each
/// frame is journaled before its first byte goes out, so that after a crash the stream goes on from
/// the frame where the server is. Engine thread.
class ShipStream
{
public:
    /// `job` and `frames` outlive it: what the journal has of the upload, with the digest of each
    /// frame.
    ShipStream(UploadJob *job, QList<DurableBlock> *frames, FrameRecipe recipe);

    /// NotSupportedByServer if the server wants to know the length beforehand; nothing was sent
    /// then.
    QCoro::Task<Result<Receipt>> send();

private:
    QCoro::Task<Result<qint64>> findOffset();
    QCoro::Task<Status> create();
    QCoro::Task<Status> beginAnew(QString reason);
    QCoro::Task<Result<bool>> sendFrom(qint64 offset);
    QCoro::Task<Result<bool>> takeFrame(std::shared_ptr<FrameLine> line, Frame *frame);
    QCoro::Task<Status> checkServer();
    QCoro::Task<Status> readBack();

    qint64 end() const;

    UploadJob *m_job;
    QList<DurableBlock> *m_frames;
    const FrameRecipe m_recipe;
    /// Of the whole, from the front; workers add to it, one at a time.
    std::shared_ptr<Digest> m_digest = std::make_shared<Digest>(DigestAlgorithm::Sha256);
    qint64 m_digested = 0; ///< bytes from the front
    bool m_isReadBack = false;
    bool m_isLengthTold = false;
};

} // namespace waybill
