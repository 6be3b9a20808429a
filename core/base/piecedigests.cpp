// SPDX-License-Identifier: MIT
#include "core/base/piecedigests.h"

#include <algorithm>

namespace waybill
{

bool fits(const PieceDigests &pieces, qint64 size)
{
    if (pieces.length < PieceDigests::kLeast || size <= 0)
        return false;
    const qint64 count = (size - 1) / pieces.length + 1;
    const qsizetype bytes = Digest(pieces.algorithm).result().size();
    return pieces.digests.size() == count &&
           std::ranges::all_of(pieces.digests,
               [bytes](const QByteArray &digest) { return digest.size() == bytes; });
}

} // namespace waybill
