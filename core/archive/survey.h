// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"
#include "core/base/jobgate.h"

namespace waybill
{

/// What lies in some files and folders, seen before anything is done with them.
struct TreeSurvey
{
    qint64 files = 0;
    qint64 folders = 0;
    qint64 bytes = 0;
    qint64 packedBytes = 0; ///< an estimate, from samples of the largest part: level 3 of zstd
};

/// Walks the sources and compresses samples of them, at most 8 MiB in all. Special and unreadable
/// files do not count. Blocking.
Result<TreeSurvey> surveyTree(FileSystem *files, const QStringList &sources, JobGate *gate);

} // namespace waybill
