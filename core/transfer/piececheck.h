// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/piecedigests.h"
#include "core/transfer/partfile.h"
#include "core/transfer/transfercontext.h"

#include <QHash>

namespace waybill
{

/// Compares the pieces of a file with the digests that somebody promised, as soon as each is whole.
/// Engine thread; reads on workers.
class PieceCheck
{
public:
    /// The digests fit to the part's whole size, see fits().
    PieceCheck(PieceDigests pieces, qint64 size, std::shared_ptr<PartFile> part);

    /// Checks what is whole and was not checked yet. Returns the bad ones, which are not in the
    /// part any more. ChecksumMismatch, naming the piece, if one was bad `mostTimes` times;
    /// Cancelled, ReadFailed. Nothing is done while another call is at work.
    QCoro::Task<Result<QList<ByteRange>>> check(TransferContext context, int mostTimes);

    bool isOf(const PartFile *part) const { return m_part.get() == part; }

private:
    QList<qsizetype> whole() const;
    ByteRange rangeOf(qsizetype piece) const;

    const PieceDigests m_pieces;
    const qint64 m_size;
    const std::shared_ptr<PartFile> m_part;
    std::vector<bool> m_isGood;
    QHash<qsizetype, int> m_timesBad;
    bool m_isBusy = false;
};

} // namespace waybill
