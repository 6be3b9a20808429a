// SPDX-License-Identifier: MIT
#include "core/archive/pack.h"

#include "core/base/contentdigest.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kReadBytes = 1024 * 1024;
constexpr qsizetype kLongestZipName = 65'535;

/// Feeds the bytes of one file after another.
class Feeder
{
public:
    Feeder(FileSystem *files, ArchiveWriter *writer, JobGate *gate, JobProgress *progress)
        : m_files(files)
        , m_writer(writer)
        , m_gate(gate)
        , m_progress(progress)
        , m_block(kReadBytes)
    {
    }

    /// The file's digest.
    Result<QByteArray> feed(const TreeEntry &entry)
    {
        const auto file = openEntry(m_files, entry);
        if (!file)
            return fail(file.error());
        m_digest.reset();
        for (qint64 at = 0; at < entry.facts.size;) {
            if (const Status passed = m_gate->pass(); !passed)
                return fail(passed.error());
            const auto wanted = static_cast<size_t>(std::min(kReadBytes, entry.facts.size - at));
            const auto got = (*file)->read(at, std::span(m_block).first(wanted));
            if (!got)
                return fail(got.error());
            if (*got == 0)
                return fail(ErrorKind::SourceChanged, entry.source);
            const auto piece = std::span<const char>(m_block).first(static_cast<size_t>(*got));
            m_digest.add(piece);
            if (const Status written = m_writer->write(piece); !written)
                return fail(written.error());
            at += *got;
            m_progress->bytes += *got;
        }
        if (const Status same = checkUnchanged(file->get(), entry); !same)
            return fail(same.error());
        return m_digest.result();
    }

private:
    FileSystem *m_files;
    ArchiveWriter *m_writer;
    JobGate *m_gate;
    JobProgress *m_progress;
    std::vector<char> m_block;
    ContentDigest m_digest;
};

} // namespace

Status checkLimits(const Tree &tree, ArchiveFormat format)
{
    if (!canPack(format))
        return fail(ErrorKind::FormatLimit, u"7z is only read; tar.zst packs as well"_s);
    if (isSingleFile(format)) {
        const bool isOneFile = tree.entries.size() == 1 &&
                               tree.entries.constFirst().facts.type == FileFacts::Type::Regular;
        if (isOneFile)
            return {};
        return fail(ErrorKind::FormatLimit,
            u"%1 holds one file; tar.%1 holds a tree"_s.arg(nameOf(format)));
    }
    for (const TreeEntry &entry : tree.entries) {
        if (format == ArchiveFormat::Zip && entry.path.toUtf8().size() > kLongestZipName)
            return fail(ErrorKind::FormatLimit,
                u"zip holds no name this long; tar does: "_s + entry.path.left(100));
    }
    return {};
}

Result<TreeDigests> packTree(const Tree &tree, FileSystem *files, ArchiveWriter *writer,
    JobGate *gate, JobProgress *progress)
{
    progress->totalBytes = tree.bytes;
    progress->totalEntries = tree.entries.size();
    Feeder feeder(files, writer, gate, progress);
    TreeDigests digests;
    digests.reserve(tree.entries.size());
    for (const TreeEntry &entry : tree.entries) {
        if (const Status passed = gate->pass(); !passed)
            return fail(passed.error());
        progress->setCurrent(entry.path);
        if (const Status begun = writer->begin(entry); !begun)
            return fail(begun.error());
        QByteArray digest;
        if (entry.facts.type == FileFacts::Type::Regular) {
            auto fed = feeder.feed(entry);
            if (!fed)
                return fail(fed.error());
            digest = std::move(*fed);
        }
        if (const Status ended = writer->end(); !ended)
            return fail(ended.error());
        digests.append(std::move(digest));
        ++progress->entries;
    }
    if (const Status finished = writer->finish(); !finished)
        return fail(finished.error());
    return digests;
}

} // namespace waybill
