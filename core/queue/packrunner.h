// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/heldjob.h"
#include "core/transfer/transferrunner.h"

namespace waybill
{

/// Packs files and folders into one archive: into a part file, read back and compared, then put in
/// its place. An attempt that ends starts over; a pause holds it where it stands.
class PackRunner final : public TransferRunner
{
public:
    /// `state` as the journal has it.
    PackRunner(TransferContext context, TransferSpec spec, DownloadState state);
    ~PackRunner() override;
    Q_DISABLE_COPY_MOVE(PackRunner)

    void renew(TransferContext context) override { m_context = std::move(context); }
    void setConflictPolicy(ConflictPolicy policy) override { m_spec.onConflict = policy; }
    QCoro::Task<Result<Receipt>> run() override;
    QCoro::Task<> discard() override;
    bool outlivesPause() const override { return true; }

private:
    enum class Step { Prepare, Pack, Verify, Place };
    struct Work;

    QCoro::Task<Status> takeStep();
    QCoro::Task<Status> prepare();
    QCoro::Task<Result<Receipt>> place();
    QCoro::Task<Result<Receipt>> conclude(Result<QString> placed);

    TransferContext m_context;
    TransferSpec m_spec;
    DownloadState m_state;
    Step m_step = Step::Prepare;
    bool m_isUnderWay = false; ///< the job of this step has been started
    bool m_isSkipped = false;
    std::shared_ptr<Work> m_work; ///< shared with the job
    HeldJob m_job;
};

} // namespace waybill
