// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/headerlist.h"

namespace waybill
{

/// One digest that a server offers of a whole file.
struct OfferedDigest
{
    QByteArray algorithm; ///< "sha-512" or "sha-256"
    QByteArray digest;    ///< raw bytes

    bool operator==(const OfferedDigest &) const = default;
};

/// The strongest digest of the whole representation in an answer (RFC 9530): Repr-Digest, or
/// Content-Digest if the answer is the whole (`isWhole`: a 200 without content coding). Weak
/// algorithms are ignored, as RFC 9530 asks.
std::optional<OfferedDigest> offeredDigest(const HeaderList &headers, bool isWhole);

} // namespace waybill
