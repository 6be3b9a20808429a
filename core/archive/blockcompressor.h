// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"
#include "core/base/result.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace waybill
{

/// Compresses blocks, each into a stream of its own with its own checksum: a zstd frame (RFC 8878),
/// a gzip member (RFC 1952), an xz or a bzip2 stream. Any row of them is a legal file of its kind.
/// Equal input, codec, level and library version give equal output. One thread at a time.
class BlockCompressor
{
public:
    static std::unique_ptr<BlockCompressor> create(Codec codec, int level);
    virtual ~BlockCompressor() = default;

    /// Replaces what is in `out`. Bytes that do not shrink are stored rather than compressed.
    /// `Cancelled` soon after `isStopped` was set: strong levels take seconds for a block.
    virtual Status compress(std::span<const char> bytes, std::vector<char> &out,
        const std::atomic<bool> &isStopped) = 0;
};

/// True if a quick try on samples gains next to nothing: pictures, films, archives.
bool isIncompressible(std::span<const char> bytes);

/// The library that compresses and its version, as it stands in the manifest of a shipment.
QString compressorVersion(Codec codec);

} // namespace waybill
