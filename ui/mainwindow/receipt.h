// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

namespace waybill
{

/// What can be shown of a finished transfer: both ends, sizes, digest, how it was checked, times
/// and notes. Without secrets.
QByteArray receiptJson(const TransferSnapshot &transfer);
QString receiptText(const TransferSnapshot &transfer);

} // namespace waybill
