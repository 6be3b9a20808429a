// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/filesystem.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

constexpr qint64 kBlockBytes = 8 * 1024 * 1024;

/// The unfinished file of a download and its digests. Used by one worker at a time, never by the
/// engine thread.
///
/// Bytes are appended in order. checkpoint() makes what is there durable and says which block was
/// proven by it. After a failed sync the object is spent, and says so: what was written before it
/// may be lost, although the next sync would succeed. Open the file anew, which re-reads what is
/// known to be durable.
class PartFile
{
public:
    /// A new, empty part; fails if anything has that name. SHA-256 is always among the digests.
    static Result<std::unique_ptr<PartFile>> create(
        FileSystem *files, const QString &path, const QList<DigestAlgorithm> &furtherDigests);
    /// Opens an existing part and reads its durable blocks again. What follows the last good block
    /// is cut off.
    static Result<std::unique_ptr<PartFile>> reopen(FileSystem *files, const QString &path,
        const QList<DigestAlgorithm> &furtherDigests, const QList<DurableBlock> &blocks,
        const CancelToken &token);

    qint64 size() const { return m_size; }
    qint64 durableSize() const { return m_durableSize; }
    Status append(std::span<const char> bytes);
    /// Syncs, and returns the last block as it now is on the medium; nothing if there was nothing
    /// new.
    Result<std::optional<DurableBlock>> checkpoint();
    /// True when the last append filled a block: time for a checkpoint.
    bool isAtBlockEnd() const { return m_size % kBlockBytes == 0 && m_size > m_durableSize; }
    /// Throws everything away and starts at 0 again.
    Status restart();
    /// All of it, metadata too, and with the permissions that a finished file has.
    Status seal();
    /// Of all bytes so far; empty if that algorithm was not asked for.
    QByteArray digest(DigestAlgorithm algorithm) const;
    Result<FileFacts> facts() { return m_file->facts(); }
    /// Up to `length` bytes from `offset`, for comparing samples.
    Result<QByteArray> sample(qint64 offset, qint64 length);

private:
    PartFile(std::unique_ptr<File> file, const QList<DigestAlgorithm> &furtherDigests);
    Status synced(Status result);
    Result<bool> verifyBlock(const DurableBlock &block);

    std::unique_ptr<File> m_file;
    std::vector<Digest> m_digests; ///< of all bytes so far; SHA-256 comes first
    qint64 m_size = 0;
    qint64 m_durableSize = 0;
    std::optional<Error> m_spent; ///< by this failed sync
};

} // namespace waybill
