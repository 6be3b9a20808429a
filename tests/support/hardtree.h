// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace waybill::test
{

/// A folder of everything that is hard to pack: names of every kind and length, in NFC and NFD, 200
/// folders deep, links to nowhere, all modes, times from 1970 to 2037, and what does not compress.
void makeHardTree(const QString &folder);

} // namespace waybill::test
