// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfercontext.h"

namespace waybill
{

/// One transfer at work. Engine thread. The queue knows no more of the kinds than this.
class TransferRunner
{
public:
    virtual ~TransferRunner() = default;

    /// Before another attempt: a new token, new counters.
    virtual void renew(TransferContext context) = 0;
    /// One attempt. May be called again after an error that makes sense to retry, or `Cancelled`:
    /// what is done already is kept and gone on from.
    virtual QCoro::Task<Result<Receipt>> run() = 0;
    /// Somebody has decided what to do with a target that exists. An attempt at work takes it into
    /// account wherever it has not looked yet.
    virtual void setConflictPolicy(ConflictPolicy policy) = 0;
    /// Removes what is unfinished, here and on the server.
    virtual QCoro::Task<> discard() = 0;
    /// Of a download.
    virtual SegmentMap segments() const { return {}; }
    /// True if only this object knows where a paused attempt stands.
    virtual bool outlivesPause() const { return false; }
    /// Others may count on the room on the disk that it still needs.
    virtual void releaseRoom() {}
};

} // namespace waybill
