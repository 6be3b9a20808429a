// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/machinestate.h"
#include "core/queue/transferrecord.h"

namespace waybill
{

/// "Waiting: the server is busy, until 14:05"; the state with its reason.
QString stateText(const TransferSnapshot &transfer);
/// How a finished transfer was checked, as a phrase.
QString verificationText(Verification verification);
/// What is wrong with the machine's network; empty where all is well or nothing is known.
QString machineText(const MachineState &machine);
QString directionText(TransferKind kind);
QString priorityText(Priority priority);
/// One line of the log.
QString timelineText(const TimelineEntry &entry);

} // namespace waybill
