// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"

class QCommandLineParser;

namespace waybill::cli
{

/// "21:30", the next one after `now`; "2027-01-31 21:30". In local time; nothing where it is no
/// time, or does not exist on that day.
std::optional<QDateTime> parseStartTime(const QString &text, const QDateTime &now);

/// When what the line adds has its turn; says what is wrong, or nothing.
std::optional<CommandLineStop> readOrder(const QCommandLineParser &parser, CommandLine &line);

} // namespace waybill::cli
