// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/unpackprocess.h"
#include "core/transfer/transferrunner.h"

namespace waybill
{

/// Unpacks one archive: into a fresh hidden folder beside its target, in a process of its own, then
/// moves it to its place. An attempt that ends starts over; a pause holds it where it stands.
class UnpackRunner final : public TransferRunner
{
public:
    /// `state` as the journal has it.
    UnpackRunner(
        TransferContext context, TransferSpec spec, DownloadState state, UnpackProgram program);

    void renew(TransferContext context) override { m_context = std::move(context); }
    void setConflictPolicy(ConflictPolicy policy) override { m_spec.onConflict = policy; }
    QCoro::Task<Result<Receipt>> run() override;
    QCoro::Task<> discard() override;
    bool outlivesPause() const override { return m_process.isRunning(); }

private:
    QCoro::Task<Status> prepare();
    QCoro::Task<Error> nameFailure(Error error);
    QCoro::Task<Result<Receipt>> place();

    TransferContext m_context;
    TransferSpec m_spec;
    DownloadState m_state;
    Extracted m_extracted;
    qint64 m_room = 0;           ///< on the target's volume when the program was started
    qint64 m_tooLittleRoom = -1; ///< with as much it was not enough: no need to try again
    UnpackProcess m_process;
};

} // namespace waybill
