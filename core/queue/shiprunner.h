// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/frameline.h"
#include "core/queue/packrunner.h"
#include "core/transfer/upload.h"

namespace waybill
{

/// Packs a tree and uploads it: as one stream where the server takes one (tus with a deferred
/// length, else a chunked PUT), else by way of an archive on this disk, and says so.
class ShipRunner final : public TransferRunner
{
public:
    /// What the journal has of it.
    struct Known
    {
        UploadState upload;
        DownloadState archive; ///< on this disk, where there is one
        QList<DurableBlock> frames;
    };
    /// `folder`: where an archive is kept until it is sent.
    ShipRunner(TransferContext context, TransferSpec spec, Known known, QString folder);

    void renew(TransferContext context) override;
    void setConflictPolicy(ConflictPolicy policy) override;
    QCoro::Task<Result<Receipt>> run() override;
    QCoro::Task<> discard() override;
    bool outlivesPause() const override { return m_pack && m_pack->outlivesPause(); }

private:
    QCoro::Task<Result<Receipt>> stream();
    QCoro::Task<Result<Receipt>> streamChunked(FrameRecipe recipe);
    QCoro::Task<> discardUpload();
    QCoro::Task<Result<Receipt>> sendArchive();
    QCoro::Task<Result<Receipt>> pack();
    QCoro::Task<Result<std::shared_ptr<const TarImage>>> look();

    UploadJob m_job;
    Known m_known;
    const QString m_folder;
    std::unique_ptr<PackRunner> m_pack;
    std::unique_ptr<Upload> m_upload;
    Upload *m_streaming = nullptr;    ///< what streamChunked() runs
    std::optional<Receipt> m_archive; ///< packed already
};

} // namespace waybill
