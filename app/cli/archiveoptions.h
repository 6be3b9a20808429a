// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"

class QCommandLineParser;

namespace waybill::cli
{

// What pack, put --pack and unpack are to work on. What is wrong with it, or nothing.
std::optional<CommandLineStop> readPack(
    const QCommandLineParser &parser, QStringList arguments, CommandLine &line);
std::optional<CommandLineStop> readShipment(
    const QCommandLineParser &parser, const QStringList &sources, TransferSpec &spec);
/// How much may be unpacked.
std::optional<CommandLineStop> readMaxSize(const QCommandLineParser &parser, TransferSpec &spec);
std::optional<CommandLineStop> readUnpack(
    const QCommandLineParser &parser, const QStringList &arguments, CommandLine &line);

} // namespace waybill::cli
