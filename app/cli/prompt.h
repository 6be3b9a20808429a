// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace waybill
{

/// A password: from the environment's `variable`, which is taken out of it, or asked for on the
/// terminal without showing it. Nothing where there is neither.
std::optional<QString> obtainPassword(const char *variable, const QString &question);

/// Whether standard error is a terminal that can show a live line.
bool isTerminal();
int terminalWidth();

} // namespace waybill
