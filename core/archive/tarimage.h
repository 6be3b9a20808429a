// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/treeentry.h"

#include <vector>

namespace waybill
{

/// A tree as the tar that it makes, without making it: any part of its bytes can be read, and read
/// again, in any order. Immutable: any thread.
class TarImage
{
public:
    /// `files` outlives it. Takes a moment for a large tree: for a worker.
    TarImage(Tree tree, FileSystem *files);

    const Tree &tree() const { return m_tree; }
    qint64 size() const { return m_size; }
    /// The digest of all that decides about the bytes, but for the contents themselves: every
    /// header, and each file's identity and change time. Equal before and after: nothing has been
    /// touched in between.
    QByteArray manifest() const { return m_manifest; }
    /// Fills all of `into`, which lies within the size. SourceChanged with its name for a file that
    /// is not what the walk saw. Blocking.
    Status read(qint64 offset, std::span<char> into) const;
    /// How many entries begin before `offset`.
    qint64 entriesBefore(qint64 offset) const;

private:
    Status readFile(const TreeEntry &entry, qint64 offset, std::span<char> into) const;

    Tree m_tree;
    FileSystem *m_files;
    std::vector<qint64> m_starts; ///< of each entry's header
    qint64 m_size = 0;
    QByteArray m_manifest;
};

} // namespace waybill
