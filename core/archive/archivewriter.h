// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/compressiondevice.h"
#include "core/archive/treeentry.h"
#include "core/base/archiveformat.h"

namespace waybill
{

/// Writes one archive, entry by entry. Blocking; one worker thread. After an error it is of no more
/// use.
class ArchiveWriter
{
public:
    /// Where the archive's bytes go. `workers` compress; all of it outlives the writer.
    struct Target
    {
        CompressionDevice::Output output;
        WorkerPool *workers = nullptr;
        JobGate *gate = nullptr;
    };

    static std::unique_ptr<ArchiveWriter> create(ArchiveFormat format, int level, Target target);
    virtual ~ArchiveWriter() = default;

    /// Exactly `entry.facts.size` bytes of a file follow.
    virtual Status begin(const TreeEntry &entry) = 0;
    virtual Status write(std::span<const char> bytes) = 0;
    virtual Status end() = 0;
    /// Behind the last entry: all has been given out when this succeeds.
    virtual Status finish() = 0;
};

/// What a zip holds of a time: whole seconds, from 1970 to 2106.
qint64 zipSeconds(qint64 ns);

std::unique_ptr<ArchiveWriter> makeTarWriter(
    ArchiveFormat format, int level, ArchiveWriter::Target target);
std::unique_ptr<ArchiveWriter> makeZipWriter(int level, ArchiveWriter::Target target);
/// Of one file's bytes, without its name.
std::unique_ptr<ArchiveWriter> makeFileWriter(
    ArchiveFormat format, int level, ArchiveWriter::Target target);

} // namespace waybill
