// SPDX-License-Identifier: MIT
#pragma once

#include "core/journal/journalrow.h"
#include "core/queue/transferrecord.h"

#include <QJsonObject>

namespace waybill
{

/// Between the queue's record and the journal's row. Credentials are in neither.
TransferRow toRow(const TransferRecord &record);
/// The same with the spec as it was encoded before.
TransferRow toRow(const TransferRecord &record, QByteArray encodedSpec);
QByteArray encoded(const TransferSpec &spec);
/// Nothing if the row makes no sense (a damaged journal): URLs and states are checked again here.
std::optional<TransferRecord> fromRow(const TransferRow &row);

/// The parts that are handed from one process to another as well. A spec holds no credentials: its
/// URL loses its userinfo.
QJsonObject toJson(const TransferSpec &spec);
/// Nothing where no transfer can be made of it: no path, or no server where one is needed.
std::optional<TransferSpec> specFromJson(const QJsonObject &json, TransferKind kind);
QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &json);
QJsonObject toJson(const Receipt &receipt);
Receipt receiptFromJson(const QJsonObject &json);

} // namespace waybill
