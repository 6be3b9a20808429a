// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/excludes.h"
#include "core/archive/treeentry.h"
#include "core/base/jobgate.h"

namespace waybill
{

struct WalkOptions
{
    Excludes excludes;
    /// Leaves out what this user may not read, and says so; else that is an error.
    bool skipsUnreadable = false;
};

/// Looks through files and folders: what there is to pack. Each source stands in the archive under
/// its own name; two of one name are an error. Links are not followed. Sockets, devices and FIFOs
/// are skipped and told. Blocks: for a worker.
Result<Tree> walkTree(
    FileSystem *files, const QStringList &sources, const WalkOptions &options, JobGate *gate);

} // namespace waybill
