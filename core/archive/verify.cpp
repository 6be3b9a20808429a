// SPDX-License-Identifier: MIT
// Reads an archive back and compares it with what went in.
#include "core/archive/archivereader.h"
#include "core/archive/pack.h"
#include "core/archive/ziplayout.h"
#include "core/base/contentdigest.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;

Status differs(const TreeEntry &entry, const char *what)
{
    return fail(ErrorKind::ArchiveDamaged, entry.path + u": "_s + QLatin1StringView(what));
}

ArchivedEntry::Type archivedType(FileFacts::Type type)
{
    switch (type) {
    case FileFacts::Type::Regular:
        return ArchivedEntry::Type::File;
    case FileFacts::Type::Folder:
        return ArchivedEntry::Type::Folder;
    case FileFacts::Type::SymbolicLink:
        return ArchivedEntry::Type::SymbolicLink;
    case FileFacts::Type::Other:
        break;
    }
    return ArchivedEntry::Type::Other;
}

QString plainPath(const QByteArray &path)
{
    const QString text = QString::fromUtf8(path);
    return text.endsWith(u'/') ? text.chopped(1) : text;
}

/// libarchive takes the fraction of a time before 1970 for a positive one: "-1.25" is -0.75 to it.
qint64 asRead(qint64 ns)
{
    const qint64 fraction = ns % kNsPerSecond;
    return ns < 0 ? ns - 2 * fraction : ns;
}

bool isSameTime(qint64 there, qint64 ns, bool isTar)
{
    if (!isTar)
        return there / kNsPerSecond == zipSeconds(ns);
    return there == ns || there == asRead(ns);
}

Status compareHead(const ArchivedEntry &there, const TreeEntry &entry, bool isTar)
{
    const QString path = plainPath(there.path);
    // libarchive composes names when it reads a zip: to it they are the same name.
    const bool isComposed = !isTar && path == entry.path.normalized(QString::NormalizationForm_C);
    if (path != entry.path && !isComposed)
        return differs(entry, "another name");
    if (there.type != archivedType(entry.facts.type))
        return differs(entry, "another type");
    const bool isFile = entry.facts.type == FileFacts::Type::Regular;
    if (isFile && there.size >= 0 && there.size != entry.facts.size)
        return differs(entry, "another size");
    if ((there.mode & 0777) != (entry.facts.mode & 0777))
        return differs(entry, "another mode");
    if (QString::fromUtf8(there.linkTarget) != entry.linkTarget)
        return differs(entry, "another link target");
    if (!isSameTime(there.modifiedNs, entry.facts.modifiedNs, isTar))
        return differs(entry, "another time");
    return {};
}

Status compareBytes(ArchiveReader *reader, const TreeEntry &entry, const QByteArray &digest,
    JobGate *gate, JobProgress *progress, ContentDigest *digesting)
{
    digesting->reset();
    qint64 at = 0;
    while (true) {
        if (const Status passed = gate->pass(); !passed)
            return passed;
        const auto piece = reader->read();
        if (!piece)
            return fail(piece.error());
        if (piece->bytes.empty())
            break;
        digesting->addZeros(piece->offset - at);
        digesting->add(piece->bytes);
        at = piece->offset + std::ssize(piece->bytes);
        progress->bytes += std::ssize(piece->bytes);
    }
    digesting->addZeros(entry.facts.size - at);
    if (digesting->result() != digest)
        return differs(entry, "other bytes");
    return {};
}

quint32 zipType(FileFacts::Type type)
{
    switch (type) {
    case FileFacts::Type::Folder:
        return 0040000;
    case FileFacts::Type::SymbolicLink:
        return 0120000;
    case FileFacts::Type::Regular:
    case FileFacts::Type::Other:
        break;
    }
    return 0100000;
}

/// This program wrote it a moment ago: what is a lie in anybody's zip is damage in this one.
Error asDamage(Error error)
{
    if (error.kind == ErrorKind::ArchiveHostile || error.kind == ErrorKind::ArchiveUnsupported)
        error.kind = ErrorKind::ArchiveDamaged;
    return error;
}

/// What unzip and its like go by, and libarchive does not look at. No limits: its size is the
/// tree's.
Status compareDirectory(File *archive, const Tree &tree)
{
    const auto layout = readZipLayout(archive, {});
    if (!layout)
        return fail(asDamage(layout.error()));
    const QList<ZipEntry> &entries = layout->entries;
    if (!layout->isPlain || entries.size() != tree.entries.size())
        return fail(ErrorKind::ArchiveDamaged, u"its directory"_s);
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const ZipEntry &there = entries.at(i);
        const TreeEntry &entry = tree.entries.at(i);
        const bool isFolder = entry.facts.type == FileFacts::Type::Folder;
        const bool isFile = entry.facts.type == FileFacts::Type::Regular;
        if (there.name != (isFolder ? entry.path + u'/' : entry.path).toUtf8())
            return differs(entry, "another name");
        if (!there.isPlain)
            return differs(entry, "another record");
        if (there.mode != (zipType(entry.facts.type) | (entry.facts.mode & 0777)))
            return differs(entry, "another mode");
        if (isFile && there.size != entry.facts.size)
            return differs(entry, "another size");
        if (there.modified != zipSeconds(entry.facts.modifiedNs))
            return differs(entry, "another time");
    }
    return {};
}

Status verifySingle(File *archive, ArchiveFormat format, const Tree &tree,
    const TreeDigests &digests, JobGate *gate, JobProgress *progress)
{
    const auto stream = readAhead(decoded(streamOf(archive), codecOf(format)));
    std::vector<char> block(256 * 1024);
    ContentDigest digesting;
    while (true) {
        if (const Status passed = gate->pass(); !passed)
            return passed;
        const auto got = stream->read(block);
        if (!got)
            return fail(got.error());
        if (*got == 0)
            break;
        digesting.add(std::span(block).first(static_cast<size_t>(*got)));
        progress->bytes += *got;
    }
    if (digesting.result() != digests.constFirst())
        return differs(tree.entries.constFirst(), "other bytes");
    return {};
}

} // namespace

Status verifyArchive(File *archive, ArchiveFormat format, const Tree &tree,
    const TreeDigests &digests, JobGate *gate, JobProgress *progress)
{
    if (isSingleFile(format))
        return verifySingle(archive, format, tree, digests, gate, progress);
    const auto reader = ArchiveReader::open(archive, format);
    if (!reader)
        return fail(reader.error());
    ContentDigest digesting;
    for (qsizetype i = 0; i < tree.entries.size(); ++i) {
        const TreeEntry &entry = tree.entries.at(i);
        const auto isThere = (*reader)->next();
        if (!isThere)
            return fail(isThere.error());
        if (!*isThere)
            return differs(entry, "missing");
        progress->setCurrent(entry.path);
        progress->entries = i;
        if (const Status same = compareHead((*reader)->entry(), entry, isTar(format)); !same)
            return same;
        if (entry.facts.type != FileFacts::Type::Regular)
            continue;
        if (const Status same =
                compareBytes(reader->get(), entry, digests.at(i), gate, progress, &digesting);
            !same)
            return same;
    }
    const auto more = (*reader)->next();
    if (!more)
        return fail(more.error());
    if (*more)
        return fail(ErrorKind::ArchiveDamaged, QString::fromUtf8((*reader)->entry().path));
    return format == ArchiveFormat::Zip ? compareDirectory(archive, tree) : Status();
}

} // namespace waybill
