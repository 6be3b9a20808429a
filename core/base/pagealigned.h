// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <new>
#include <span>
#include <vector>

namespace waybill
{

/// As large as the pages and disk blocks of all usual systems, or a multiple of theirs.
constexpr size_t kPageBytes = 4096;

/// An allocator of memory that begins at a page's boundary: from there a disk takes it directly.
template <typename T>
struct PageAligned
{
    using value_type = T;

    PageAligned() = default;
    template <typename U>
    PageAligned(const PageAligned<U> &)
    {
    }

    T *allocate(size_t count)
    {
        return static_cast<T *>(::operator new(count * sizeof(T), std::align_val_t(kPageBytes)));
    }
    void deallocate(T *memory, size_t) { ::operator delete(memory, std::align_val_t(kPageBytes)); }
    bool operator==(const PageAligned &) const = default;
};

using PageAlignedBytes = std::vector<char, PageAligned<char>>;

/// Whether a disk could take it directly.
inline bool isWholePages(qint64 offset, std::span<const char> bytes)
{
    return !bytes.empty() && offset % qint64(kPageBytes) == 0 && bytes.size() % kPageBytes == 0 &&
           reinterpret_cast<quintptr>(bytes.data()) % kPageBytes == 0;
}

} // namespace waybill
