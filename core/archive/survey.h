// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"
#include "core/base/jobgate.h"
#include "core/base/treesurvey.h"

namespace waybill
{

/// Walks the sources and compresses samples of them, at most 8 MiB in all. Special and unreadable
/// files do not count. Blocking.
Result<TreeSurvey> surveyTree(FileSystem *files, const QStringList &sources, JobGate *gate);

} // namespace waybill
