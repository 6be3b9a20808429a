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
    Rename,
    Skip,
    Allow, ///< an archive that unpacks to more than was asked for
    Trust, ///< a certificate
    OtherFolder,
    NewLink
};

/// The most helpful first; none for what needs no help.
QList<Remedy> remediesFor(const TransferSnapshot &transfer);
QString remedyText(Remedy remedy);
/// "AB:CD:…" as browsers show it.
QString fingerprintText(const QByteArray &sha256);

} // namespace waybill
