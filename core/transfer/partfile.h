// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/byteranges.h"
#include "core/base/canceltoken.h"
#include "core/base/filesystem.h"
#include "core/base/workerpool.h"
#include "core/transfer/transfertypes.h"

#include <atomic>
#include <mutex>

namespace waybill
{

constexpr qint64 kBlockBytes = 8 * 1024 * 1024;

/// The unfinished file of a download and its digests. Never used by the engine thread where it
/// touches the disk; several workers may write at once, each to a place of its own.
///
/// Bytes go to their place as they come. The digests of the whole follow its front, the bytes from
/// 0 on without a gap: what is written there is digested while it is in the CPU's cache, what came
/// earlier ahead of it is read again by catchUp(). After a failed sync the object is spent, and
/// says so: what was written before it may be lost, although the next sync would succeed. Open the
/// file anew, which re-reads what is known to be durable.
class PartFile
{
public:
    /// A new, empty part; fails if anything has that name. SHA-256 is always among the digests.
    static Result<std::unique_ptr<PartFile>> create(
        FileSystem *files, const QString &path, const QList<DigestAlgorithm> &furtherDigests);
    /// Opens an existing part and reads its durable blocks again. A block that differs is not there
    /// any more, and what follows the last good one is cut off.
    static Result<std::unique_ptr<PartFile>> reopen(FileSystem *files, const QString &path,
        const QList<DigestAlgorithm> &furtherDigests, const QList<DurableBlock> &blocks,
        const CancelToken &token);

    /// Large pieces at the front may from now on be digested on one of these while they are
    /// written.
    void useWorkers(WorkerPool *workers) { m_workers = workers; }
    Status write(qint64 offset, std::span<const char> bytes);
    /// What was written before is on the medium when this succeeds.
    Status sync();
    /// Asks the file system to set `size` bytes aside, where that costs nothing; the file does not
    /// grow.
    Status reserve(qint64 size);
    /// The disk has set the space aside. Any thread.
    bool isReserved() const { return m_isReserved; }
    /// Digests at most `most` bytes of what the front can take.
    Status catchUp(qint64 most, const CancelToken &token);
    /// Of bytes that are here, read again.
    Result<QByteArray> digestOf(
        ByteRange range, DigestAlgorithm algorithm, const CancelToken &token);
    /// These bytes are wrong: they are missing from now on. Nobody writes there. Any thread.
    void forget(ByteRange range);
    /// Throws everything away.
    Status restart();
    /// All of it, metadata too, and with the permissions that a finished file has.
    Status seal();

    /// A sync has failed: what is here counts no more.
    bool isSpent() const;

    // Any thread:
    /// Bytes from 0 on without a gap.
    qint64 front() const;
    /// All bytes that are here.
    qint64 bytes() const;
    std::vector<ByteRange> gaps(qint64 size) const;
    /// How far the digests are.
    qint64 digested() const;

    /// Of the bytes up to digested(); empty if that algorithm was not asked for. Nobody writes.
    QByteArray digest(DigestAlgorithm algorithm) const;
    Result<FileFacts> facts() { return m_file->facts(); }
    /// Up to `length` bytes from `offset`, for comparing samples.
    Result<QByteArray> sample(qint64 offset, qint64 length);

private:
    PartFile(std::unique_ptr<File> file, const QList<DigestAlgorithm> &furtherDigests);
    Status synced(Status result);
    Result<bool> verifyBlock(const DurableBlock &block);
    void digestAnew();
    bool claimFront(qint64 offset);
    void digestFront(std::span<const char> bytes);
    void endDigesting(qint64 taken);
    Status writeFront(qint64 offset, std::span<const char> bytes);
    Status noteWritten(Status written, qint64 offset, std::span<const char> bytes);

    WorkerPool *m_workers = nullptr;
    std::unique_ptr<File> m_file; ///< its reads and writes share no state
    std::mutex m_syncMutex;       ///< one sync at a time: only one is told of lost data
    std::optional<Error> m_spent; ///< by this failed sync; written under both locks
    std::atomic<bool> m_isReserved = false;
    mutable std::mutex m_mutex; ///< for what follows
    ByteRanges m_written;
    bool m_isDirty = false; ///< since the last sync
    qint64 m_digested = 0;
    bool m_isStale = false;        ///< what is being digested was forgotten meanwhile
    bool m_isDigesting = false;    ///< somebody has m_digests
    std::vector<Digest> m_digests; ///< SHA-256 comes first
};

} // namespace waybill
