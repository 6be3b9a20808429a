// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace waybill
{

/// The password for `user`: from WAYBILL_PASSWORD, which is taken out of the environment, or asked
/// for on the terminal without showing it. Nothing where there is neither.
std::optional<QString> obtainPassword(const QString &user);

/// Whether standard error is a terminal that can show a live line.
bool isTerminal();
int terminalWidth();

} // namespace waybill
