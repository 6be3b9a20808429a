// SPDX-License-Identifier: MIT
#include "core/http/digestfields.h"

namespace waybill
{
namespace
{

/// The byte-sequence members of a structured dictionary (RFC 8941 section 3.2): `sha-256=:base64:,
/// ...`.
std::optional<OfferedDigest> strongestOf(const QByteArray &dictionary)
{
    std::optional<OfferedDigest> best;
    for (const QByteArray &member : dictionary.split(',')) {
        const qsizetype equals = member.indexOf('=');
        const QByteArray name = member.left(equals).trimmed();
        const QByteArray value = member.mid(equals + 1).trimmed();
        if (equals < 0 || value.size() < 2 || !value.startsWith(':') || !value.endsWith(':'))
            continue;
        const auto decoded = QByteArray::fromBase64Encoding(
            value.mid(1, value.size() - 2), QByteArray::AbortOnBase64DecodingErrors);
        const qsizetype expected = name == "sha-512" ? 64 : name == "sha-256" ? 32 : 0;
        if (!decoded || expected == 0 || decoded.decoded.size() != expected)
            continue;
        if (!best || expected >= best->digest.size())
            best = OfferedDigest{name, decoded.decoded};
    }
    return best;
}

} // namespace

std::optional<OfferedDigest> offeredDigest(const HeaderList &headers, bool isWhole)
{
    if (auto digest = strongestOf(headers.joined("Repr-Digest")))
        return digest;
    return isWhole ? strongestOf(headers.joined("Content-Digest")) : std::nullopt;
}

} // namespace waybill
