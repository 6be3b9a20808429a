// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace waybill
{

/// The statements that lead from schema version `version - 1` to `version`; run in one transaction.
QStringList schemaSteps(int version);

} // namespace waybill
