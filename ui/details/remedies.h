// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

namespace waybill
{

/// What somebody can do about a transfer that needs attention.
enum class Remedy {
    Retry,
    SignIn,
    Overwrite,
    OverwriteOlder, ///< if the source is newer
    OverwriteOtherSize,
    Rename,
    Skip,
    Allow, ///< an archive that unpacks to more than was asked for
    Trust, ///< a certificate
    OtherFolder,
    NewLink,
    GoOnAnyway ///< whatever holds all transfers back
};

/// The most helpful first; none for what needs no help.
QList<Remedy> remediesFor(const TransferSnapshot &transfer);
QString remedyText(Remedy remedy);
/// What it answers to the question what to do with a file that exists; nothing if it is no answer.
std::optional<ConflictPolicy> policyOf(Remedy remedy);
/// "AB:CD:…" as browsers show it.
QString fingerprintText(const QByteArray &sha256);

} // namespace waybill
