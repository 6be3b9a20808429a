// SPDX-License-Identifier: MIT
#include "core/transfer/partfile.h"

#include <algorithm>

namespace waybill
{
namespace
{

constexpr qint64 kReadBytes = 1024 * 1024;

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
        const auto isGood = part->verifyBlock(block);
        if (!isGood)
            return fail(isGood.error());
        if (!*isGood)
            break;
    }
    part->m_durableSize = part->m_size;
    if (const Status cut = part->m_file->truncate(part->m_size); !cut)
        return fail(cut.error());
    return part;
}

/// Reads one durable block into all digests, or leaves them as they were and says false.
Result<bool> PartFile::verifyBlock(const DurableBlock &block)
{
    const bool isNext = block.offset == m_size && m_size % kBlockBytes == 0;
    if (!isNext || block.length <= 0 || block.length > kBlockBytes)
        return false;
    std::vector<char> bytes(static_cast<size_t>(block.length));
    const auto got = m_file->read(block.offset, bytes);
    if (!got)
        return fail(got.error());
    std::vector<Digest> digests = m_digests;
    for (Digest &running : digests)
        running.add(bytes);
    if (*got != block.length || digests.front().result() != block.sha256)
        return false;
    m_digests = std::move(digests);
    m_size += block.length;
    return true;
}

Status PartFile::append(std::span<const char> bytes)
{
    Q_ASSERT(m_size % kBlockBytes + std::ssize(bytes) <= kBlockBytes);
    if (const Status written = m_file->write(m_size, bytes); !written)
        return written;
    for (Digest &running : m_digests)
        running.add(bytes);
    m_size += std::ssize(bytes);
    return {};
}

Result<std::optional<DurableBlock>> PartFile::checkpoint()
{
    if (m_spent)
        return fail(*m_spent);
    if (m_size == m_durableSize)
        return std::nullopt;
    if (const Status done = synced(m_file->syncData()); !done)
        return fail(done.error());
    m_durableSize = m_size;
    const qint64 start = (m_size - 1) / kBlockBytes * kBlockBytes;
    return DurableBlock{start, m_size - start, m_digests.front().result()};
}

Status PartFile::restart()
{
    m_size = 0;
    m_durableSize = 0;
    for (Digest &running : m_digests)
        running.reset();
    return m_file->truncate(0);
}

Status PartFile::seal()
{
    if (m_spent)
        return fail(*m_spent);
    if (const Status opened = m_file->setFinishedMode(); !opened)
        return opened;
    return synced(m_file->sync());
}

/// The system tells of lost data once: after a failure no later success is believed.
Status PartFile::synced(Status result)
{
    if (!result)
        m_spent = result.error();
    return result;
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
