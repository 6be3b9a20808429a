// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"
#include "core/base/filesystem.h"

namespace waybill
{

/// Bytes in a row, read once from front to end. Blocking; one thread.
class ByteStream
{
public:
    virtual ~ByteStream() = default;
    /// Up to `into.size()` bytes; 0 at the end only.
    virtual Result<qint64> read(std::span<char> into) = 0;
};

/// A file from its beginning. The file outlives the stream.
std::unique_ptr<ByteStream> streamOf(File *file);

/// What `source` is when decompressed: all frames, members or streams in it, each with its checksum
/// checked. ArchiveDamaged where it is cut off, altered or followed by something else.
/// (libarchive's own filters do not check the CRC of gzip.)
std::unique_ptr<ByteStream> decoded(std::unique_ptr<ByteStream> source, Codec codec);

/// The same bytes, read on a thread of its own a few blocks ahead, so that decompressing and what
/// is done with the result run at once.
std::unique_ptr<ByteStream> readAhead(std::unique_ptr<ByteStream> source);

} // namespace waybill
