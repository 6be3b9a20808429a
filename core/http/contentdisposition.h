// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

namespace waybill
{

/// The file name that Content-Disposition suggests (RFC 6266; RFC 8187 for filename*), or empty.
/// This is what the server said, not yet a safe name: see transfer/filename.h.
QString suggestedName(const QByteArray &contentDisposition);

} // namespace waybill
