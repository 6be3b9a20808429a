// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace waybill
{

/// Where waybill-unpack is for a program that lies in this folder: beside it (a build tree,
/// Windows, a macOS bundle), else in ../libexec/waybill (an installed tree, FHS 3.0 section 4.7,
/// wherever its prefix is). Where there is none, the path beside it, whose absence is then what is
/// reported. Looks at the disk. Any thread.
QString unpackerNear(const QString &programFolder);

} // namespace waybill
