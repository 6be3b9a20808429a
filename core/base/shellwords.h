// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace waybill
{

/// Splits what was copied out of a shell into the words of each command, as a POSIX shell does
/// (POSIX.1-2017 section 2.2, and bash's $'..'). Nothing is expanded and nothing is run: variables,
/// command substitution, redirections, pipes, comments and open quotes are refused. Commands end at
/// a line's end, `;` or `&`. InvalidUrl; its detail names what was found.
Result<QList<QStringList>> splitPosixCommands(const QString &text);

/// The same for cmd.exe: carets are taken off as cmd does, quotes and backslashes are then read as
/// the C runtime of Windows reads arguments. `%` stands for itself.
Result<QList<QStringList>> splitCmdCommands(const QString &text);

} // namespace waybill
