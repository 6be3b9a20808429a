// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/archivewriter.h"

#include <QStringList>

#include <atomic>
#include <mutex>

namespace waybill
{

/// How far a job has got: written by its worker, read by anybody.
class JobProgress
{
public:
    std::atomic<qint64> bytes = 0;
    std::atomic<qint64> totalBytes = -1;
    std::atomic<qint64> entries = 0;
    std::atomic<qint64> totalEntries = -1;

    void setCurrent(const QString &path);
    QString current() const;

private:
    mutable std::mutex m_mutex;
    QString m_current;
};

/// The SHA-256 of each file of a tree, in the tree's order; empty for what is no file.
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
