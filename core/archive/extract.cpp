// SPDX-License-Identifier: MIT
#include "core/archive/extract.h"

#include "core/archive/archivereader.h"
#include "core/archive/entrynames.h"
#include "core/base/filename.h"
#include "core/platform/folderbeneath.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What compresses better than this is no file that anybody made for use.
constexpr qint64 kMostRatio = 1'200;
constexpr qint64 kRatioCountsFrom = 64 * 1024 * 1024;
constexpr int kMostNumbers = 10'000;

class Extraction
{
public:
    Extraction(File *archive, const ExtractRequest &request, FolderBeneath *folder,
        const ExtractObserver &observer)
        : m_archive(archive)
        , m_request(request)
        , m_folder(folder)
        , m_observer(observer)
    {
        const auto facts = archive->facts();
        m_archiveBytes = facts ? facts->size : 0;
    }

    Result<Extracted> run()
    {
        const Status extracted = isSingleFile(m_request.format) ? extractSingle() : extractAll();
        if (!extracted)
            return fail(extracted.error());
        if (const Status linked = makeLinks(); !linked)
            return fail(linked.error());
        if (const Status finished = finishFolders(); !finished)
            return fail(finished.error());
        return m_done;
    }

private:
    struct Link
    {
        QStringList path;
        ArchivedEntry entry;
    };
    struct FolderAttributes
    {
        QStringList path;
        quint32 mode;
        qint64 modifiedNs;
    };

    Status extractAll()
    {
        auto reader = ArchiveReader::open(m_archive, m_request.format, m_request.password);
        if (!reader)
            return fail(reader.error());
        m_reader = std::move(*reader);
        while (true) {
            const auto isThere = m_reader->next();
            if (!isThere)
                return fail(isThere.error());
            if (!*isThere)
                return {};
            if (++m_done.entries > m_request.mostEntries)
                return fail(ErrorKind::ArchiveTooLarge, u"entries"_s);
            if (const Status taken = take(m_reader->entry()); !taken)
                return taken;
        }
    }

    Status take(const ArchivedEntry &entry)
    {
        const QString name = QString::fromUtf8(entry.path);
        m_observer.progress(m_done, name);
        const auto path = m_names.parse(name);
        if (!path)
            return fail(path.error());
        if (path->isEmpty())
            return {}; // "./": the folder itself
        if (const Status made = makeParents(*path); !made)
            return made;
        switch (entry.type) {
        case ArchivedEntry::Type::Folder:
            if (const Status made = makeFolder(*path); !made)
                return made;
            m_folders.append({*path, entry.mode, entry.modifiedNs});
            return {};
        case ArchivedEntry::Type::File:
            return writeFile(*path, entry);
        case ArchivedEntry::Type::HardLink:
            return makeHardLink(*path, entry);
        case ArchivedEntry::Type::SymbolicLink:
            m_names.setLeaf(*path);
            m_links.append({*path, entry});
            return {};
        case ArchivedEntry::Type::Other:
            m_observer.note(u"left out, no file: "_s + name);
            return {};
        }
        return {};
    }

    /// Archives need not list their folders.
    Status makeParents(const QStringList &path)
    {
        for (qsizetype depth = 1; depth < path.size(); ++depth) {
            if (const Status made = makeFolder(path.first(depth)); !made)
                return made;
        }
        return {};
    }

    Status makeFolder(const QStringList &path)
    {
        const QString key = path.join(u'/');
        if (m_made.contains(key))
            return {};
        m_made.insert(key);
        return place(
            path, [this](const QStringList &actual) { return m_folder->makeFolder(actual); });
    }

    /// Tries names until one is free.
    Status place(const QStringList &path, const std::function<Status(const QStringList &)> &make)
    {
        const QStringList wanted = m_names.onDisk(path);
        QStringList actual = wanted;
        Status made = make(actual);
        for (int number = 1;
            !made && made.error().kind == ErrorKind::TargetExists && number < kMostNumbers;
            ++number) {
            actual.last() = numberedName(wanted.constLast(), number);
            made = make(actual);
        }
        if (!made)
            return made;
        m_actual = actual;
        if (actual.constLast() != path.constLast()) {
            m_names.setRenamed(path, actual);
            m_observer.note(u"renamed: %1 is %2"_s.arg(path.join(u'/'), actual.join(u'/')));
        }
        return {};
    }

    Status writeFile(const QStringList &path, const ArchivedEntry &entry)
    {
        std::unique_ptr<File> file;
        const Status placed = place(path, [&](const QStringList &actual) -> Status {
            auto created = m_folder->createFile(actual);
            if (!created)
                return fail(created.error());
            file = std::move(*created);
            return {};
        });
        if (!placed)
            return placed;
        m_names.setLeaf(path);
        qint64 size = 0;
        while (true) {
            const auto piece = m_reader->read();
            if (!piece)
                return fail(piece.error());
            if (piece->bytes.empty())
                break;
            const qint64 end = piece->offset + std::ssize(piece->bytes);
            if (const Status counted = count(end - size); !counted)
                return counted;
            if (const Status written = file->write(piece->offset, piece->bytes); !written)
                return written;
            size = end;
        }
        if (entry.size > size) { // it ends in a hole
            if (const Status counted = count(entry.size - size); !counted)
                return counted;
            if (const Status cut = file->truncate(entry.size); !cut)
                return cut;
        }
        return m_folder->setAttributes(m_actual, entry.mode, entry.modifiedNs);
    }

    Status extractSingle()
    {
        const auto stream = readAhead(decoded(streamOf(m_archive), codecOf(m_request.format)));
        const auto file = m_folder->createFile({safeTreeName(m_request.name)});
        if (!file)
            return fail(file.error());
        m_done.entries = 1;
        std::vector<char> block(1024 * 1024);
        for (qint64 at = 0;;) {
            const auto got = stream->read(block);
            if (!got)
                return fail(got.error());
            if (*got == 0)
                break;
            if (const Status counted = count(*got); !counted)
                return counted;
            const auto bytes = std::span<const char>(block).first(static_cast<size_t>(*got));
            if (const Status written = (*file)->write(at, bytes); !written)
                return written;
            at += *got;
            m_observer.progress(m_done, m_request.name);
        }
        return (*file)->setFinishedMode();
    }

    Status count(qint64 bytes)
    {
        m_done.bytes += bytes;
        if (m_done.bytes > m_request.mostBytes)
            return fail(ErrorKind::ArchiveTooLarge, u"bytes: "_s + QString::number(m_done.bytes));
        if (m_done.bytes > kRatioCountsFrom && m_done.bytes / kMostRatio > m_archiveBytes)
            return fail(ErrorKind::ArchiveTooLarge,
                u"1 byte becomes more than "_s + QString::number(kMostRatio));
        m_observer.progress(m_done, {});
        return {};
    }

    Status makeHardLink(const QStringList &path, const ArchivedEntry &entry)
    {
        const QString target = QString::fromUtf8(entry.linkTarget);
        const auto existing = m_names.parse(target);
        if (!existing || existing->isEmpty())
            return fail(ErrorKind::ArchiveHostile, path.join(u'/') + u" -> "_s + target);
        m_names.setLeaf(path);
        const QStringList from = m_names.onDisk(*existing);
        const Status made = place(
            path, [&](const QStringList &actual) { return m_folder->makeHardLink(actual, from); });
        if (!made && made.error().kind == ErrorKind::FileNotFound)
            return fail(ErrorKind::ArchiveDamaged, path.join(u'/') + u" -> "_s + target);
        return made;
    }

    Status makeLinks()
    {
        for (const Link &link : std::as_const(m_links)) {
            const QString target = QString::fromUtf8(link.entry.linkTarget);
            const QString name = link.path.join(u'/');
            if (!EntryNames::staysInside(link.path, target)) {
                m_observer.note(
                    u"left out, the link leaves the folder: %1 -> %2"_s.arg(name, target));
                continue;
            }
            const Status made = place(link.path,
                [&](const QStringList &actual) { return m_folder->makeLink(actual, target); });
            if (!made)
                return made;
            if (const Status set =
                    m_folder->setAttributes(m_actual, std::nullopt, link.entry.modifiedNs);
                !set)
                return set;
        }
        return {};
    }

    /// Last, and the deepest first: what is made in a folder changes its time, and a folder may be
    /// read-only.
    Status finishFolders()
    {
        for (qsizetype i = m_folders.size() - 1; i >= 0; --i) {
            const FolderAttributes &folder = m_folders.at(i);
            const Status set = m_folder->setAttributes(
                m_names.onDisk(folder.path), folder.mode, folder.modifiedNs);
            if (!set)
                return set;
        }
        return {};
    }

    File *m_archive;
    const ExtractRequest &m_request;
    FolderBeneath *m_folder;
    const ExtractObserver &m_observer;
    qint64 m_archiveBytes = 0;
    std::unique_ptr<ArchiveReader> m_reader;
    EntryNames m_names;
    QSet<QString> m_made;
    QStringList m_actual; ///< where the last thing was placed
    QList<Link> m_links;
    QList<FolderAttributes> m_folders;
    Extracted m_done;
};

} // namespace

Result<Extracted> extractArchive(File *archive, const ExtractRequest &request,
    FolderBeneath *folder, const ExtractObserver &observer)
{
    return Extraction(archive, request, folder, observer).run();
}

} // namespace waybill
