// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <map>
#include <vector>

namespace waybill
{

/// Half-open: `end` is the first byte that does not belong to it.
struct ByteRange
{
    qint64 begin = 0;
    qint64 end = 0;

    qint64 length() const { return end - begin; }
    bool operator==(const ByteRange &) const = default;
};

/// Which bytes of a file are there. Ranges that touch are one. A value; no thread of its own.
class ByteRanges
{
public:
    void add(ByteRange range);
    void remove(ByteRange range);
    void clear() { m_ends.clear(); }

    /// Where the first gap at or after `begin` starts.
    qint64 endOfRun(qint64 begin) const;
    qint64 total() const;
    /// End of the last range; 0 if there is none.
    qint64 end() const { return m_ends.empty() ? 0 : m_ends.rbegin()->second; }
    /// What is missing below `size`, in order.
    std::vector<ByteRange> gaps(qint64 size) const;

private:
    std::map<qint64, qint64> m_ends; ///< by their begin
};

} // namespace waybill
