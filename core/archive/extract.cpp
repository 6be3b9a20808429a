// SPDX-License-Identifier: MIT
#include "core/archive/extract.h"

#include "core/archive/archivereader.h"
#include "core/archive/entryplacer.h"
#include "core/archive/ziplayout.h"
#include "core/base/filename.h"
#include "core/platform/folderbeneath.h"

#include <zlib.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What compresses better than this is no file that anybody made for use.
constexpr qint64 kMostRatio = 1'200;
constexpr qint64 kRatioCountsFrom = 64 * 1024 * 1024;
constexpr qint64 kMostDirectoryBytes = 256 * 1024 * 1024;

class Extraction
{
public:
    Extraction(File *archive, const ExtractRequest &request, FolderBeneath *folder,
        const ExtractObserver &observer)
        : m_archive(archive)
        , m_request(request)
        , m_folder(folder)
        , m_observer(observer)
        , m_placer(folder, observer.note)
    {
        const auto facts = archive->facts();
        m_archiveBytes = facts ? facts->size : 0;
    }

    Result<Extracted> run()
    {
        const Status extracted = isSingleFile(m_request.format) ? extractSingle() : extractAll();
        if (!extracted)
            return fail(extracted.error());
        return m_done;
    }

private:
    Status extractAll()
    {
        if (m_request.format == ArchiveFormat::Zip) {
            auto layout = readZipLayout(m_archive, {m_request.mostEntries, kMostDirectoryBytes});
            if (!layout)
                return fail(layout.error());
            m_zip = std::move(layout->entries);
            if (m_zip.isEmpty())
                return {};
        }
        auto reader = ArchiveReader::open(m_archive, m_request.format, m_request.password);
        if (!reader)
            return fail(reader.error());
        m_reader = std::move(*reader);
        while (true) {
            const auto isThere = m_reader->next();
            if (!isThere)
                return fail(isThere.error());
            if (!*isThere)
                break;
            if (++m_done.entries > m_request.mostEntries)
                return fail(ErrorKind::ArchiveTooLarge, u"entries"_s);
            if (const Status taken = take(m_reader->entry()); !taken)
                return taken;
        }
        if (m_request.format == ArchiveFormat::Zip && m_done.entries != m_zip.size())
            return fail(ErrorKind::ArchiveDamaged, u"entries"_s);
        return m_placer.finish();
    }

    Status take(const ArchivedEntry &entry)
    {
        const QString name = QString::fromUtf8(entry.path);
        m_observer.progress(m_done, name);
        const auto path = m_placer.names().parse(name);
        if (!path)
            return fail(path.error());
        if (path->isEmpty()) {
            if (entry.type != ArchivedEntry::Type::Folder) // "./" is the folder itself
                m_observer.note(u"left out, no name: "_s + name);
            return {};
        }
        switch (entry.type) {
        case ArchivedEntry::Type::Folder:
            return m_placer.makeFolder(*path, entry);
        case ArchivedEntry::Type::File:
            return writeFile(*path, entry);
        case ArchivedEntry::Type::HardLink:
            return m_placer.makeHardLink(*path, entry);
        case ArchivedEntry::Type::SymbolicLink:
            if (const Status whole = checkLink(entry); !whole)
                return whole;
            m_placer.addLink(*path, entry);
            return {};
        case ArchivedEntry::Type::Other:
            m_observer.note(u"left out, no file: "_s + name);
            return {};
        }
        return {};
    }

    /// libarchive checks the CRC of a zip's files, but not of its links.
    Status checkLink(const ArchivedEntry &entry) const
    {
        if (m_request.format != ArchiveFormat::Zip)
            return {};
        const qsizetype index = m_done.entries - 1;
        const auto crc = ::crc32(0, reinterpret_cast<const Bytef *>(entry.linkTarget.constData()),
            static_cast<uInt>(entry.linkTarget.size()));
        if (index >= m_zip.size() || m_zip.at(index).crc != crc)
            return fail(ErrorKind::ArchiveDamaged, QString::fromUtf8(entry.path));
        return {};
    }

    Status writeFile(const QStringList &path, const ArchivedEntry &entry)
    {
        const auto made = m_placer.createFile(path);
        if (!made)
            return fail(made.error());
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
            if (const Status written = made->file->write(piece->offset, piece->bytes); !written)
                return written;
            size = end;
        }
        if (entry.size > size) { // it ends in a hole
            if (const Status counted = count(entry.size - size); !counted)
                return counted;
            if (const Status cut = made->file->truncate(entry.size); !cut)
                return cut;
        }
        return m_folder->setAttributes(made->actual, entry.mode, entry.modifiedNs);
    }

    Status extractSingle()
    {
        const auto stream = readAhead(decoded(streamOf(m_archive), codecOf(m_request.format)));
        const QString safe = safeTreeName(m_request.name);
        const auto file =
            m_folder->createFile({isSafeTreeName(safe) ? safe : safeFileName(m_request.name)});
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
        if (bytes > m_request.mostBytes - m_done.bytes)
            return fail(ErrorKind::ArchiveTooLarge,
                u"more bytes than "_s + QString::number(m_request.mostBytes));
        m_done.bytes += bytes;
        if (m_done.bytes > kRatioCountsFrom && m_done.bytes / kMostRatio > m_archiveBytes)
            return fail(ErrorKind::ArchiveTooLarge,
                u"1 byte becomes more than "_s + QString::number(kMostRatio));
        m_observer.progress(m_done, {});
        return {};
    }

    File *m_archive;
    const ExtractRequest &m_request;
    FolderBeneath *m_folder;
    const ExtractObserver &m_observer;
    qint64 m_archiveBytes = 0;
    std::unique_ptr<ArchiveReader> m_reader;
    EntryPlacer m_placer;
    QList<ZipEntry> m_zip;
    Extracted m_done;
};

} // namespace

Result<Extracted> extractArchive(File *archive, const ExtractRequest &request,
    FolderBeneath *folder, const ExtractObserver &observer)
{
    return Extraction(archive, request, folder, observer).run();
}

} // namespace waybill
