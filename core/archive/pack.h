// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/archivewriter.h"
#include "core/base/jobprogress.h"

namespace waybill
{

/// The ContentDigest of each file of a tree, in the tree's order; empty for what is no file.
using TreeDigests = QList<QByteArray>;

/// FormatLimit if the format cannot hold the tree; its detail names one that can.
Status checkLimits(const Tree &tree, ArchiveFormat format);

/// Reads the tree into the writer. SourceChanged with its name for a file that is not what the walk
/// saw, or changes while it is read. Blocking.
Result<TreeDigests> packTree(const Tree &tree, FileSystem *files, ArchiveWriter *writer,
    JobGate *gate, JobProgress *progress);

/// Reads a finished archive back and compares each entry with what went in: names, types, sizes,
/// modes, times, link targets, and the digests of all bytes. ArchiveDamaged names what differs.
/// Blocking.
Status verifyArchive(File *archive, ArchiveFormat format, const Tree &tree,
    const TreeDigests &digests, JobGate *gate, JobProgress *progress);

} // namespace waybill
