// SPDX-License-Identifier: MIT
// Zip archives through libarchive: zip64 where it is needed, UTF-8 names, Unix modes and times.
#include "core/archive/archivewriter.h"
#include "core/archive/utf8locale.h"

#include <archive.h>
#include <archive_entry.h>

namespace waybill
{
namespace
{

constexpr int kOutputBytes = 256 * 1024;

struct ArchiveDeleter
{
    void operator()(archive *writer) const { archive_write_free(writer); }
};
struct EntryDeleter
{
    void operator()(archive_entry *entry) const { archive_entry_free(entry); }
};

unsigned fileTypeOf(FileFacts::Type type)
{
    switch (type) {
    case FileFacts::Type::Folder:
        return AE_IFDIR;
    case FileFacts::Type::SymbolicLink:
        return AE_IFLNK;
    case FileFacts::Type::Regular:
    case FileFacts::Type::Other:
        break;
    }
    return AE_IFREG;
}

class ZipWriter final : public ArchiveWriter
{
public:
    ZipWriter(int level, Target target)
        : m_target(std::move(target))
    {
        const QByteArray levelText = QByteArray::number(level);
        archive_write_set_format_zip(m_archive.get());
        archive_write_set_format_option(m_archive.get(), "zip", "hdrcharset", "UTF-8");
        archive_write_set_format_option(
            m_archive.get(), "zip", "compression-level", levelText.constData());
        archive_write_set_bytes_per_block(m_archive.get(), kOutputBytes);
        archive_write_set_bytes_in_last_block(m_archive.get(), 1);
        m_isOpen = archive_write_open2(m_archive.get(), this, nullptr, &ZipWriter::put, nullptr,
                       nullptr) == ARCHIVE_OK;
    }

    /// The header waits for the first bytes: they decide whether the entry is compressed.
    Status begin(const TreeEntry &entry) override
    {
        if (!m_isOpen)
            return fail(
                ErrorKind::Internal, QString::fromUtf8(archive_error_string(m_archive.get())));
        archive_entry_clear(m_entry.get());
        archive_entry_copy_pathname(m_entry.get(), entry.path.toUtf8().constData());
        archive_entry_set_filetype(m_entry.get(), fileTypeOf(entry.facts.type));
        archive_entry_set_perm(m_entry.get(), entry.facts.mode & 0777);
        constexpr qint64 kNsPerSecond = 1'000'000'000;
        archive_entry_set_mtime(m_entry.get(), entry.facts.modifiedNs / kNsPerSecond, 0);
        const bool isFile = entry.facts.type == FileFacts::Type::Regular;
        archive_entry_set_size(m_entry.get(), isFile ? entry.facts.size : 0);
        if (entry.facts.type == FileFacts::Type::SymbolicLink)
            archive_entry_copy_symlink(m_entry.get(), entry.linkTarget.toUtf8().constData());
        m_isHeaderDue = true;
        return {};
    }

    Status write(std::span<const char> bytes) override
    {
        if (const Status passed = m_target.gate->pass(); !passed)
            return passed;
        if (const Status put = putHeader(isIncompressible(bytes)); !put)
            return put;
        const auto written = archive_write_data(m_archive.get(), bytes.data(), bytes.size());
        return told(written == std::ssize(bytes));
    }

    Status end() override
    {
        if (const Status put = putHeader(false); !put)
            return put;
        return told(archive_write_finish_entry(m_archive.get()) == ARCHIVE_OK);
    }

    Status finish() override { return told(archive_write_close(m_archive.get()) == ARCHIVE_OK); }

private:
    static la_ssize_t put(archive *writer, void *self, const void *bytes, size_t size)
    {
        auto *const zip = static_cast<ZipWriter *>(self);
        zip->m_status = zip->m_target.output({static_cast<const char *>(bytes), size});
        if (zip->m_status)
            return static_cast<la_ssize_t>(size);
        archive_set_error(writer, EIO, "output");
        return -1;
    }

    Status putHeader(bool isStored)
    {
        if (!std::exchange(m_isHeaderDue, false))
            return {};
        if (isStored)
            archive_write_zip_set_compression_store(m_archive.get());
        else
            archive_write_zip_set_compression_deflate(m_archive.get());
        return told(archive_write_header(m_archive.get(), m_entry.get()) == ARCHIVE_OK);
    }

    Status told(bool isGood) const
    {
        if (!m_status)
            return m_status;
        if (isGood)
            return {};
        return fail(ErrorKind::Internal, QString::fromUtf8(archive_error_string(m_archive.get())));
    }

    Utf8Locale m_locale;
    Target m_target;
    std::unique_ptr<archive, ArchiveDeleter> m_archive{archive_write_new()};
    std::unique_ptr<archive_entry, EntryDeleter> m_entry{archive_entry_new()};
    bool m_isOpen = false;
    bool m_isHeaderDue = false;
    Status m_status;
};

} // namespace

std::unique_ptr<ArchiveWriter> makeZipWriter(int level, ArchiveWriter::Target target)
{
    return std::make_unique<ZipWriter>(level, std::move(target));
}

} // namespace waybill
