// SPDX-License-Identifier: MIT
#include "core/base/byteranges.h"

#include <algorithm>

namespace waybill
{

void ByteRanges::add(ByteRange range)
{
    if (range.length() <= 0)
        return;
    auto next = m_ends.upper_bound(range.begin);
    if (next != m_ends.begin() && std::prev(next)->second >= range.begin)
        --next;
    while (next != m_ends.end() && next->first <= range.end) {
        range.begin = std::min(range.begin, next->first);
        range.end = std::max(range.end, next->second);
        next = m_ends.erase(next);
    }
    m_ends.emplace(range.begin, range.end);
}

void ByteRanges::remove(ByteRange range)
{
    if (range.length() <= 0)
        return;
    auto next = m_ends.upper_bound(range.begin);
    if (next != m_ends.begin() && std::prev(next)->second > range.begin)
        --next;
    while (next != m_ends.end() && next->first < range.end) {
        const auto [begin, end] = *next;
        next = m_ends.erase(next);
        if (begin < range.begin)
            m_ends.emplace(begin, range.begin);
        if (end > range.end)
            m_ends.emplace(range.end, end);
    }
}

qint64 ByteRanges::endOfRun(qint64 begin) const
{
    const auto next = m_ends.upper_bound(begin);
    return next == m_ends.begin() ? begin : std::max(begin, std::prev(next)->second);
}

qint64 ByteRanges::total() const
{
    qint64 bytes = 0;
    for (const auto &[begin, end] : m_ends)
        bytes += end - begin;
    return bytes;
}

std::vector<ByteRange> ByteRanges::gaps(qint64 size) const
{
    std::vector<ByteRange> missing;
    qint64 begin = 0;
    for (const auto &[from, to] : m_ends) {
        if (from >= size)
            break;
        if (from > begin)
            missing.push_back({begin, from});
        begin = to;
    }
    if (begin < size)
        missing.push_back({begin, size});
    return missing;
}

} // namespace waybill
