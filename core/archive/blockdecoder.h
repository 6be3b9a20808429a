// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"
#include "core/base/result.h"

#include <memory>
#include <span>

namespace waybill
{

/// The way back from BlockCompressor: any number of frames, members or streams in a row. One thread
/// at a time.
class BlockDecoder
{
public:
    static std::unique_ptr<BlockDecoder> create(Codec codec);
    virtual ~BlockDecoder() = default;

    /// Takes from the front of `input`, writes to `out`, and tells how much; 0 means that it wants
    /// more input. ArchiveDamaged if a checksum or anything else is wrong.
    virtual Result<qint64> decode(std::span<const char> &input, std::span<char> out) = 0;
    /// All of a block has been read and nothing of the next: a good place to end.
    bool isBetweenBlocks() const { return m_isBetweenBlocks; }

protected:
    bool m_isBetweenBlocks = true;
};

} // namespace waybill
