// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/treeentry.h"

namespace waybill
{

constexpr qint64 kTarBlock = 512;

/// The header blocks of an entry: ustar (POSIX.1-1988), with a pax header before it (POSIX.1-2001)
/// where ustar cannot hold a name, a link's target or a time exactly. A size of 8 GiB and more is
/// written in base 256, as GNU tar, bsdtar and 7-Zip read it.
QByteArray tarHeader(const TreeEntry &entry);

/// Two blocks of zeros: what comes after the last entry. A tar without them is cut off.
QByteArray tarTrailer();

} // namespace waybill
