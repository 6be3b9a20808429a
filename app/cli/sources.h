// SPDX-License-Identifier: MIT
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/consoleengine.h"

namespace waybill
{

/// What `get` is to add: the files that Metalinks name instead of these, and checksums out of the
/// lists that --checksum-from means. The detail of an error says which file or URL it is about;
/// a Metalink or a list that cannot be had fails all. `engine` outlives the coroutine.
QCoro::Task<Result<QList<TransferSpec>>> findSources(ConsoleEngine *engine, CommandLine line);

} // namespace waybill
