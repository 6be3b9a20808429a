// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"

#include <span>

/// The tables of commands and options, the help text made of them, and what is said when they are
/// misused.
namespace waybill::cli
{

/// What an option goes with.
enum OptionGroup : unsigned {
    Anywhere = 1,
    ForGet = 2,
    ForPut = 4,
    ForPack = 8,
    ForUnpack = 16,
    ForList = 32,
    ForWork = 64, ///< get, put, run, resume, retry
    ForAdd = 128, ///< get, put, pack, unpack
    ForIds = 256,
    ForResume = 512, ///< run, resume, retry
};

struct OptionRow
{
    const char *name;
    const char *value; ///< of the option's argument; null: a switch
    unsigned groups;
    const char *help;
};

struct CommandRow
{
    const char *name;
    CommandLine::Command command;
    unsigned groups;
    const char *arguments;
    const char *help;
};

std::span<const OptionRow> options();
std::span<const CommandRow> commands();
QString helpText();
CommandLineStop wrong(const QString &sentence);
CommandLineStop wrong(const Error &error, const QString &subject);

/// A text of the console in the user's language.
QString tr(const char *text);

} // namespace waybill::cli
