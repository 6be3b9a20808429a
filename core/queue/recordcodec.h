// SPDX-License-Identifier: MIT
#pragma once

#include "core/journal/journalrow.h"
#include "core/queue/transferrecord.h"

namespace waybill
{

/// Between the queue's record and the journal's row. Credentials are in neither.
TransferRow toRow(const TransferRecord &record);
/// Nothing if the row makes no sense (a damaged journal): URLs and states are checked again here.
std::optional<TransferRecord> fromRow(const TransferRow &row);

} // namespace waybill
