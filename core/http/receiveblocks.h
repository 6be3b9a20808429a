// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/pagealigned.h"

#include <memory>
#include <mutex>

namespace waybill
{

/// The memory for bodies on their way to the disk, of all connections together: many of them must
/// not take many times what one takes. It goes with the last of them. Any thread.
class ReceiveBlocks
{
public:
    /// Large enough that a disk that takes it directly costs little to wait for (measured, a GiB:
    /// 0.6 s in pieces of 2 MiB, 1.0 s of 256 KiB, 4.7 s of 64 KiB).
    static constexpr size_t kBlockBytes = 2 * 1024 * 1024;

    static std::shared_ptr<ReceiveBlocks> shared();

    /// Full: it holds as much as one may. Crowded: all together do.
    enum class Grant { Given, Full, Crowded };
    /// Whether a connection that holds `held` may hold `more`. A block is always granted.
    Grant tryAdd(size_t held, size_t more);
    void remove(size_t bytes);
    /// A connection that was refused may try again once it has no more than this.
    size_t restartBelow() const;

    /// Empty, with room for kBlockBytes.
    PageAlignedBytes take();
    void giveBack(PageAlignedBytes block);

private:
    mutable std::mutex m_mutex;
    std::vector<PageAlignedBytes> m_spare;
    size_t m_held = 0;
};

} // namespace waybill
