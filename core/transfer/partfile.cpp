// SPDX-License-Identifier: MIT
#include "core/transfer/partfile.h"

#include "core/base/contentdigest.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr qint64 kReadBytes = 1024 * 1024;
constexpr qint64 kWorthDirect = 256 * 1024;

void addTo(std::vector<Digest> &digests, std::span<const char> bytes)
{
    for (Digest &running : digests)
        running.add(bytes);
}

} // namespace

PartFile::PartFile(std::unique_ptr<File> file, const QList<DigestAlgorithm> &furtherDigests)
    : m_file(std::move(file))
{
    m_digests.emplace_back(DigestAlgorithm::Sha256);
    for (const DigestAlgorithm algorithm : furtherDigests) {
        if (digest(algorithm).isEmpty())
            m_digests.emplace_back(algorithm);
    }
}

Result<std::unique_ptr<PartFile>> PartFile::create(
    FileSystem *files, const QString &path, const QList<DigestAlgorithm> &furtherDigests)
{
    auto file = files->open(path, OpenMode::CreateNew);
    if (!file)
        return fail(file.error());
    return std::unique_ptr<PartFile>(new PartFile(std::move(*file), furtherDigests));
}

Result<std::unique_ptr<PartFile>> PartFile::reopen(FileSystem *files, const QString &path,
    const QList<DigestAlgorithm> &furtherDigests, const QList<DurableBlock> &blocks,
    const CancelToken &token)
{
    auto file = files->open(path, OpenMode::Existing);
    if (!file)
        return fail(file.error());
    std::unique_ptr<PartFile> part(new PartFile(std::move(*file), furtherDigests));
    for (const DurableBlock &block : blocks) {
        if (const auto stop = token.check(); !stop)
            return fail(stop.error());
        if (const auto isGood = part->verifyBlock(block); !isGood)
            return fail(isGood.error());
    }
    if (const Status cut = part->m_file->truncate(part->m_written.end()); !cut)
        return fail(cut.error());
    return part;
}

/// Reads one durable block again; it counts if it is what it was.
Result<bool> PartFile::verifyBlock(const DurableBlock &block)
{
    if (block.offset < 0 || block.length <= 0 || block.length > kBlockBytes)
        return false;
    std::vector<char> bytes(static_cast<size_t>(block.length));
    const auto got = m_file->read(block.offset, bytes);
    if (!got)
        return fail(got.error());
    ContentDigest digest;
    digest.add(bytes);
    if (*got != block.length || digest.result() != block.digest)
        return false;
    m_written.add({block.offset, block.offset + block.length});
    if (block.offset == m_digested)
        digestFront(bytes);
    return true;
}

bool PartFile::claimFront(qint64 offset)
{
    const std::lock_guard lock(m_mutex);
    if (m_isDigesting || m_digested != offset)
        return false;
    m_isDigesting = true;
    return true;
}

void PartFile::digestFront(std::span<const char> bytes)
{
    addTo(m_digests, bytes);
    endDigesting(std::ssize(bytes));
}

void PartFile::endDigesting(qint64 taken)
{
    const std::lock_guard lock(m_mutex);
    m_digested += taken;
    m_isDigesting = false;
    if (std::exchange(m_isStale, false))
        digestAnew();
}

Status PartFile::write(qint64 offset, std::span<const char> bytes)
{
    if (claimFront(offset))
        return writeFront(offset, bytes);
    return noteWritten(m_file->write(offset, bytes), offset, bytes);
}

/// What the digests take in now is not read again soon: it need not stay in the system's cache, and
/// much of it is digested while it is on its way to the disk.
Status PartFile::writeFront(qint64 offset, std::span<const char> bytes)
{
    if (!m_workers || std::ssize(bytes) < kWorthDirect) {
        const Status written = noteWritten(m_file->write(offset, bytes), offset, bytes);
        if (written)
            digestFront(bytes);
        else
            endDigesting(0);
        return written;
    }
    std::vector<Digest> digests = m_digests; // a write that fails leaves them as they were
    Status written;
    m_workers->runBoth(
        [&] { written = m_file->writeDirect(offset, bytes); }, [&] { addTo(digests, bytes); });
    written = noteWritten(std::move(written), offset, bytes);
    if (written)
        m_digests = std::move(digests);
    endDigesting(written ? std::ssize(bytes) : 0);
    return written;
}

Status PartFile::noteWritten(Status written, qint64 offset, std::span<const char> bytes)
{
    if (!written)
        return written;
    const std::lock_guard lock(m_mutex);
    m_written.add({offset, offset + std::ssize(bytes)});
    m_isDirty = true;
    return written;
}

Status PartFile::catchUp(qint64 most, const CancelToken &token)
{
    std::vector<char> bytes;
    for (qint64 done = 0; done < most;) {
        if (const auto stop = token.check(); !stop)
            return stop;
        qint64 from = 0;
        qint64 length = 0;
        {
            const std::lock_guard lock(m_mutex);
            from = m_digested;
            length = std::min({m_written.endOfRun(from) - from, most - done, kReadBytes});
            if (m_isDigesting || length == 0)
                return {};
            m_isDigesting = true;
        }
        bytes.resize(static_cast<size_t>(length));
        const auto got = m_file->read(from, bytes);
        if (!got || *got != length) {
            endDigesting(0);
            return got ? Status(fail(ErrorKind::ReadFailed)) : Status(fail(got.error()));
        }
        digestFront(bytes);
        done += length;
    }
    return {};
}

Result<QByteArray> PartFile::digestOf(
    ByteRange range, DigestAlgorithm algorithm, const CancelToken &token)
{
    Digest digest(algorithm);
    std::vector<char> bytes;
    while (range.length() > 0) {
        if (const auto stop = token.check(); !stop)
            return fail(stop.error());
        bytes.resize(static_cast<size_t>(std::min(range.length(), kReadBytes)));
        const auto got = m_file->read(range.begin, bytes);
        if (!got)
            return fail(got.error());
        if (*got != std::ssize(bytes))
            return fail(ErrorKind::ReadFailed);
        digest.add(bytes);
        range.begin += *got;
    }
    return digest.result();
}

void PartFile::forget(ByteRange range)
{
    const std::lock_guard lock(m_mutex);
    m_written.remove(range);
    if (m_isDigesting)
        m_isStale = true;
    else if (m_digested > range.begin)
        digestAnew();
}

/// The digests have taken in what counts no more.
void PartFile::digestAnew()
{
    m_digested = 0;
    for (Digest &running : m_digests)
        running.reset();
}

Status PartFile::sync()
{
    const std::lock_guard syncing(m_syncMutex);
    if (m_spent)
        return fail(*m_spent);
    {
        const std::lock_guard lock(m_mutex);
        if (!std::exchange(m_isDirty, false))
            return {};
    }
    return synced(m_file->syncData());
}

bool PartFile::isSpent() const
{
    const std::lock_guard lock(m_mutex);
    return m_spent.has_value();
}

Status PartFile::reserve(qint64 size)
{
    const auto reserved = m_file->reserve(size);
    if (!reserved)
        return fail(reserved.error());
    m_isReserved = *reserved;
    return {};
}

Status PartFile::restart()
{
    const Status truncated = m_file->truncate(0); // not under the lock: the engine asks for numbers
    const std::lock_guard lock(m_mutex);
    m_written.clear();
    m_isReserved = false;
    digestAnew();
    return truncated;
}

Status PartFile::seal()
{
    const std::lock_guard syncing(m_syncMutex);
    if (m_spent)
        return fail(*m_spent);
    if (const Status opened = m_file->setFinishedMode(); !opened)
        return opened;
    return synced(m_file->sync());
}

/// The system tells of lost data once: after a failure no later success is believed.
Status PartFile::synced(Status result)
{
    if (!result) {
        const std::lock_guard lock(m_mutex);
        m_spent = result.error();
    }
    return result;
}

qint64 PartFile::front() const
{
    const std::lock_guard lock(m_mutex);
    return m_written.endOfRun(0);
}

qint64 PartFile::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_written.total();
}

std::vector<ByteRange> PartFile::gaps(qint64 size) const
{
    const std::lock_guard lock(m_mutex);
    return m_written.gaps(size);
}

qint64 PartFile::digested() const
{
    const std::lock_guard lock(m_mutex);
    return m_digested;
}

QByteArray PartFile::digest(DigestAlgorithm algorithm) const
{
    for (const Digest &running : m_digests) {
        if (running.algorithm() == algorithm)
            return running.result();
    }
    return {};
}

Result<QByteArray> PartFile::sample(qint64 offset, qint64 length)
{
    QByteArray bytes(std::min(length, kReadBytes), Qt::Uninitialized);
    const auto got = m_file->read(offset, {bytes.data(), static_cast<size_t>(bytes.size())});
    if (!got)
        return fail(got.error());
    bytes.truncate(*got);
    return bytes;
}

} // namespace waybill
