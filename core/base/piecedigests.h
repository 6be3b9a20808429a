// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"

#include <QList>

namespace waybill
{

/// Digests of a file's pieces, which are of one length but for the last (RFC 5854 section 4.1.3).
struct PieceDigests
{
    DigestAlgorithm algorithm = DigestAlgorithm::Sha256;
    qint64 length = 0;         ///< bytes; at least kLeast
    QList<QByteArray> digests; ///< raw, in the order of the file

    static constexpr qint64 kLeast = 4096;

    bool operator==(const PieceDigests &) const = default;
};

/// There is a digest of the right length for each piece of a file of `size` bytes.
bool fits(const PieceDigests &pieces, qint64 size);

} // namespace waybill
