// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/options.h"
#include "core/base/enumnames.h"

#include <QCommandLineParser>

#include <functional>

namespace waybill::cli
{

/// Calls `use` with the option's number, if it is set; says what is wrong with it.
std::optional<CommandLineStop> readNumber(const QCommandLineParser &parser, const QString &option,
    int least, int most, const std::function<void(int)> &use);

/// "500k", "2M", "1.5G": bytes, in powers of 1024.
std::optional<qint64> parseBytes(const QString &text);

/// Stores the option's bytes a second in all of these, if it is set; says what is wrong with it.
std::optional<CommandLineStop> readRate(
    const QCommandLineParser &parser, const QString &option, const QList<qint64 *> &targets);

/// Appends the lines of --input-file, but for empty ones and comments; says what is wrong with it.
std::optional<CommandLineStop> readInputFile(
    const QCommandLineParser &parser, QStringList &arguments);

/// A path as it is meant from where the user stands.
QString absolute(const QString &path);

template <typename Enum>
std::optional<CommandLineStop> readEnum(
    const QCommandLineParser &parser, const QString &option, Enum &value)
{
    if (!parser.isSet(option))
        return std::nullopt;
    const auto known = valueOf<Enum>(parser.value(option));
    if (!known) {
        QStringList names;
        for (const char *name : EnumNames<Enum>::names)
            names.append(QString::fromLatin1(name));
        return wrong(tr("--%1 wants one of: %2.").arg(option, names.join(QStringLiteral(", "))));
    }
    value = *known;
    return std::nullopt;
}

} // namespace waybill::cli
