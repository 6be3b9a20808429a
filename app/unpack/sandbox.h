// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace waybill
{

/// From now on this process may write beneath `folder` and hardly anything else: limited memory, no
/// core file, and where the system offers it no other files (Landlock), no network and no other
/// programs (seccomp). What the system does not offer is left out: the parsers are one wall, this
/// is another.
void enterSandbox(const QString &folder);

} // namespace waybill
