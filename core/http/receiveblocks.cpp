// SPDX-License-Identifier: MIT
#include "core/http/receiveblocks.h"

namespace waybill
{
namespace
{

constexpr size_t kMostSpare = 4;
constexpr size_t kMostOfOne = 5 * ReceiveBlocks::kBlockBytes;
constexpr size_t kMostOfAll = 12 * ReceiveBlocks::kBlockBytes;

} // namespace

std::shared_ptr<ReceiveBlocks> ReceiveBlocks::shared()
{
    static std::mutex mutex;
    static std::weak_ptr<ReceiveBlocks> current;
    const std::lock_guard lock(mutex);
    auto blocks = current.lock();
    if (!blocks)
        current = blocks = std::make_shared<ReceiveBlocks>();
    return blocks;
}

ReceiveBlocks::Grant ReceiveBlocks::tryAdd(size_t held, size_t more)
{
    const std::lock_guard lock(m_mutex);
    const bool isFirst = held + more <= kBlockBytes || held == 0;
    if (!isFirst && held + more > kMostOfOne)
        return Grant::Full;
    if (!isFirst && m_held + more > kMostOfAll)
        return Grant::Crowded;
    m_held += more;
    return Grant::Given;
}

void ReceiveBlocks::remove(size_t bytes)
{
    const std::lock_guard lock(m_mutex);
    m_held -= bytes;
}

size_t ReceiveBlocks::restartBelow() const
{
    const std::lock_guard lock(m_mutex);
    return m_held <= kMostOfAll / 2 ? kMostOfOne / 2 : kBlockBytes / 2;
}

PageAlignedBytes ReceiveBlocks::take()
{
    PageAlignedBytes block;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_spare.empty()) {
            block = std::move(m_spare.back());
            m_spare.pop_back();
        }
    }
    block.reserve(kBlockBytes);
    return block;
}

void ReceiveBlocks::giveBack(PageAlignedBytes block)
{
    if (block.capacity() < kBlockBytes)
        return;
    block.clear();
    const std::lock_guard lock(m_mutex);
    if (m_spare.size() < kMostSpare)
        m_spare.push_back(std::move(block));
}

} // namespace waybill
