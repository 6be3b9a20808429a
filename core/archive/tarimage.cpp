// SPDX-License-Identifier: MIT
#include "core/archive/tarimage.h"

#include "core/archive/tarheader.h"
#include "core/base/digest.h"

#include <algorithm>
#include <cstring>

namespace waybill
{
namespace
{

qint64 contentSize(const TreeEntry &entry)
{
    return entry.facts.type == FileFacts::Type::Regular ? entry.facts.size : 0;
}

qint64 padded(qint64 size)
{
    return (size + kTarBlock - 1) / kTarBlock * kTarBlock;
}

/// The part of [start, start + bytes.size()) that lies in [offset, offset + into.size()).
void copyOverlap(qint64 start, std::span<const char> bytes, qint64 offset, std::span<char> into)
{
    const qint64 from = std::max(start, offset);
    const qint64 to = std::min<qint64>(start + std::ssize(bytes), offset + std::ssize(into));
    if (from < to)
        std::memcpy(into.data() + (from - offset), bytes.data() + (from - start),
            static_cast<size_t>(to - from));
}

} // namespace

TarImage::TarImage(Tree tree, FileSystem *files)
    : m_tree(std::move(tree))
    , m_files(files)
{
    m_starts.reserve(static_cast<size_t>(m_tree.entries.size()));
    Digest digest(DigestAlgorithm::Sha256);
    for (const TreeEntry &entry : std::as_const(m_tree.entries)) {
        const QByteArray header = tarHeader(entry);
        m_starts.push_back(m_size);
        m_size += header.size() + padded(contentSize(entry));
        const qint64 identity[] = {entry.facts.changedNs, static_cast<qint64>(entry.facts.inode),
            static_cast<qint64>(entry.facts.device)};
        digest.add(header);
        digest.add({reinterpret_cast<const char *>(identity), sizeof identity});
    }
    m_size += tarTrailer().size();
    m_manifest = digest.result();
}

qint64 TarImage::entriesBefore(qint64 offset) const
{
    return std::ranges::lower_bound(m_starts, offset) - m_starts.begin();
}

Status TarImage::read(qint64 offset, std::span<char> into) const
{
    std::ranges::fill(into, '\0'); // padding and the trailer
    const qint64 end = offset + std::ssize(into);
    const auto after = std::ranges::upper_bound(m_starts, offset);
    auto index = static_cast<qsizetype>(after - m_starts.begin()) - 1;
    for (; index >= 0 && index < m_tree.entries.size(); ++index) {
        const qint64 start = m_starts[static_cast<size_t>(index)];
        if (start >= end)
            break;
        const TreeEntry &entry = m_tree.entries.at(index);
        const QByteArray header = tarHeader(entry);
        copyOverlap(start, header, offset, into);
        const qint64 data = start + header.size();
        const qint64 from = std::max(data, offset);
        const qint64 to = std::min(data + contentSize(entry), end);
        if (from >= to)
            continue;
        const auto part =
            into.subspan(static_cast<size_t>(from - offset), static_cast<size_t>(to - from));
        if (const Status filled = readFile(entry, from - data, part); !filled)
            return filled;
    }
    return {};
}

Status TarImage::readFile(const TreeEntry &entry, qint64 offset, std::span<char> into) const
{
    const auto file = openEntry(m_files, entry);
    if (!file)
        return fail(file.error());
    const auto got = (*file)->read(offset, into);
    if (!got)
        return fail(got.error());
    if (*got != std::ssize(into))
        return fail(ErrorKind::SourceChanged, entry.source);
    return checkUnchanged(file->get(), entry);
}

} // namespace waybill
