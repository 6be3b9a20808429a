// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"

class QCommandLineParser;

namespace waybill::cli
{

/// Reads the options of the commands that work (get, put, run, resume, retry): limits, retries, and
/// how to get access to a server. What is wrong with them, or nothing.
std::optional<CommandLineStop> readWorkOptions(const QCommandLineParser &parser, CommandLine &line);

} // namespace waybill::cli
