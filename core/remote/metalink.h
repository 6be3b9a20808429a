// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/piecedigests.h"

#include <QUrl>

#include <optional>

namespace waybill
{

/// What a Metalink says of one file.
struct MetalinkFile
{
    QString name;                 ///< a path beneath wherever the files go, each step of it safe
    qint64 size = -1;             ///< -1 where it does not tell
    QList<ExpectedDigest> hashes; ///< the strongest first
    std::optional<PieceDigests> pieces; ///< only with a size that they fit to
    QList<QUrl> urls;                   ///< http and https, the best first; at least one

    bool operator==(const MetalinkFile &) const = default;
};

constexpr qsizetype kLongestMetalink = 4 * 1024 * 1024;

/// The files of a Metalink 4 document (RFC 5854). Strict: a document type declaration, a name that
/// leaves the target folder, two files of one name, a malformed size or digest, and a file without
/// a usable URL spoil all of it. Digests by unknown algorithms, other schemes and `metaurl` are
/// passed over; as are http URLs if the document came from `from` over https. MalformedResponse
/// with a detail; AnswerTooLarge.
Result<QList<MetalinkFile>> parseMetalink(const QByteArray &document, const QUrl &from = {});

/// "x.meta4"
bool isMetalinkName(const QString &name);

} // namespace waybill
