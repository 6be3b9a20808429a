// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/digest.h"

#include <QList>

#include <optional>

namespace waybill
{

/// One line of a list of checksums.
struct ChecksumLine
{
    QString name; ///< as written there; empty where the line is a digest alone
    ExpectedDigest digest;

    bool operator==(const ChecksumLine &) const = default;
};

/// What the GNU coreutils and the BSD tools write: `HEX  name`, `HEX *name`, `SHA256 (name) = HEX`,
/// with `\` in front where the name is escaped; and a digest alone. The algorithm is the one that
/// the line names, else the one of that length, which the list's own name ("SHA256SUMS",
/// "x.sha256") must not contradict. Other lines (comments, a signature around it) are passed over;
/// a list without any that counts is InvalidChecksum.
Result<QList<ChecksumLine>> parseChecksums(const QByteArray &text, const QString &listName);

/// The strongest digest of the file. A name counts with all of its path if there is one such, else
/// by its last step; a digest alone, if the list has nothing else. InvalidChecksum where there is
/// none, or where two contradict each other.
Result<ExpectedDigest> checksumOf(const QList<ChecksumLine> &lines, const QString &fileName);

} // namespace waybill
