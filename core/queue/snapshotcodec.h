// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QJsonObject>

namespace waybill
{

/// What one process shows of a transfer, for another to show. Nothing secret is in it: URLs are
/// redacted in the snapshot. Very many notes and very long texts are cut, so
/// that it stays below 1 MiB.
QJsonObject toJson(const TransferSnapshot &snapshot);
/// Nothing where it names no transfer.
std::optional<TransferSnapshot> snapshotFromJson(const QJsonObject &json);

QJsonObject toJson(const TimelineEntry &entry);
TimelineEntry timelineEntryFromJson(const QJsonObject &json);

} // namespace waybill
