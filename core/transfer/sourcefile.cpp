// SPDX-License-Identifier: MIT
#include "core/transfer/sourcefile.h"

namespace waybill
{
namespace
{

constexpr qint64 kBlock = 1024 * 1024;

} // namespace

class SourceFile::Slice final : public BodySource
{
public:
    Slice(std::shared_ptr<SourceFile> file, qint64 start)
        : m_file(std::move(file))
        , m_start(start)
    {
    }
    qint64 size() const override { return m_file->size() - m_start; }
    Result<qint64> read(qint64 offset, std::span<char> into) override
    {
        return m_file->read(m_start + offset, into);
    }

private:
    std::shared_ptr<SourceFile> m_file;
    qint64 m_start;
};

SourceFile::SourceFile(FileSystem *files, QString path, std::unique_ptr<File> file, FileFacts facts)
    : m_files(files)
    , m_path(std::move(path))
    , m_file(std::move(file))
    , m_facts(facts)
{
}

Result<std::shared_ptr<SourceFile>> SourceFile::open(FileSystem *files, const QString &path)
{
    auto file = files->open(path, OpenMode::Read);
    if (!file)
        return fail(file.error());
    const auto facts = (*file)->facts();
    if (!facts)
        return fail(facts.error());
    return std::shared_ptr<SourceFile>(new SourceFile(files, path, std::move(*file), *facts));
}

std::shared_ptr<BodySource> SourceFile::body(qint64 offset)
{
    return std::make_shared<Slice>(shared_from_this(), offset);
}

Result<qint64> SourceFile::read(qint64 offset, std::span<char> into)
{
    const std::lock_guard lock(m_mutex);
    const auto got = m_file->read(offset, into);
    if (!got)
        return got;
    // The digest follows the front; what is read again after a rewind has been counted already.
    const qint64 known = m_digested - offset;
    if (known >= 0 && known < *got) {
        m_digest.add(into.subspan(static_cast<size_t>(known), static_cast<size_t>(*got - known)));
        m_digested = offset + *got;
    }
    return got;
}

Status SourceFile::digestTo(qint64 end, const CancelToken &token)
{
    std::vector<char> block(kBlock);
    while (true) {
        qint64 from = 0;
        {
            const std::lock_guard lock(m_mutex);
            from = m_digested;
        }
        if (from >= end)
            return {};
        if (const auto stop = token.check(); !stop)
            return stop;
        const auto length = static_cast<size_t>(std::min(kBlock, end - from));
        const auto got = read(from, std::span(block).first(length));
        if (!got)
            return fail(got.error());
        if (*got == 0)
            return fail(ErrorKind::SourceChanged, m_path);
    }
}

Status SourceFile::checkUnchanged(const CancelToken &token)
{
    const auto open = m_file->facts();
    const auto named = m_files->targetFacts(m_path);
    if (!open)
        return fail(open.error());
    if (!named) {
        const bool isGone = named.error().kind == ErrorKind::FileNotFound;
        return isGone ? fail(ErrorKind::SourceChanged, m_path) : fail(named.error());
    }
    const auto differs = [this](const FileFacts &now) {
        return now.size != m_facts.size || now.modifiedNs != m_facts.modifiedNs ||
               now.inode != m_facts.inode || now.device != m_facts.device;
    };
    if (differs(*open) || differs(*named))
        return fail(ErrorKind::SourceChanged, m_path);
    if (open->changedNs == m_facts.changedNs)
        return {};
    // A mode or a link may have changed, or bytes whose time was put back: the bytes tell.
    if (const Status same = compareWithDigest(token); !same)
        return same;
    m_facts.changedNs = open->changedNs;
    return {};
}

/// Reads again what the digest has seen.
Status SourceFile::compareWithDigest(const CancelToken &token)
{
    const std::lock_guard lock(m_mutex);
    Digest again(DigestAlgorithm::Sha256);
    std::vector<char> block(kBlock);
    for (qint64 at = 0; at < m_digested;) {
        if (const auto stop = token.check(); !stop)
            return stop;
        const auto length = static_cast<size_t>(std::min(kBlock, m_digested - at));
        const auto got = m_file->read(at, std::span(block).first(length));
        if (!got)
            return fail(got.error());
        if (*got == 0)
            return fail(ErrorKind::SourceChanged, m_path);
        again.add(std::span(block).first(static_cast<size_t>(*got)));
        at += *got;
    }
    if (again.result() != m_digest.result())
        return fail(ErrorKind::SourceChanged, m_path);
    return {};
}

QByteArray SourceFile::sha256() const
{
    const std::lock_guard lock(m_mutex);
    return m_digest.result();
}

} // namespace waybill
