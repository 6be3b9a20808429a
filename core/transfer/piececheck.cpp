// SPDX-License-Identifier: MIT
#include "core/transfer/piececheck.h"

#include <QScopeGuard>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

PieceCheck::PieceCheck(PieceDigests pieces, qint64 size, std::shared_ptr<PartFile> part)
    : m_pieces(std::move(pieces))
    , m_size(size)
    , m_part(std::move(part))
    , m_isGood(static_cast<size_t>(m_pieces.digests.size()))
{
    Q_ASSERT(fits(m_pieces, m_size));
}

ByteRange PieceCheck::rangeOf(qsizetype piece) const
{
    const qint64 begin = piece * m_pieces.length;
    return {begin, std::min(begin + m_pieces.length, m_size)};
}

QList<qsizetype> PieceCheck::whole() const
{
    const std::vector<ByteRange> gaps = m_part->gaps(m_size);
    auto gap = gaps.begin();
    QList<qsizetype> pieces;
    for (qsizetype piece = 0; piece < m_pieces.digests.size(); ++piece) {
        const ByteRange range = rangeOf(piece);
        while (gap != gaps.end() && gap->end <= range.begin)
            ++gap;
        const bool isWhole = gap == gaps.end() || gap->begin >= range.end;
        if (isWhole && !m_isGood[static_cast<size_t>(piece)])
            pieces.append(piece);
    }
    return pieces;
}

QCoro::Task<Result<QList<ByteRange>>> PieceCheck::check(TransferContext context, int mostTimes)
{
    QList<ByteRange> bad;
    if (std::exchange(m_isBusy, true))
        co_return bad;
    const auto guard = qScopeGuard([this] { m_isBusy = false; });
    const QList<qsizetype> pieces = whole();
    for (const qsizetype piece : pieces) {
        const ByteRange range = rangeOf(piece);
        auto reading = context.workers->run(
            [part = m_part, range, algorithm = m_pieces.algorithm, token = context.token] {
                return part->digestOf(range, algorithm, token);
            });
        const auto digest = co_await reading;
        if (!digest)
            co_return fail(digest.error());
        if (*digest == m_pieces.digests.at(piece)) {
            m_isGood[static_cast<size_t>(piece)] = true;
            continue;
        }
        m_part->forget(range);
        bad.append(range);
        const QString which = u"piece %1 of %2"_s.arg(piece + 1).arg(m_pieces.digests.size());
        context.store->tell(TimelineEntry::Kind::Note, which + u" was wrong"_s, range.begin);
        if (++m_timesBad[piece] >= mostTimes)
            co_return fail(ErrorKind::ChecksumMismatch, which);
    }
    co_return bad;
}

} // namespace waybill
