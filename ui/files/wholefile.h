// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace waybill
{

/// Writes it whole or not at all; what the system said if that fails, else empty. Blocks: for
/// workers.
QString writeWhole(const QString &path, const QByteArray &bytes);

} // namespace waybill
