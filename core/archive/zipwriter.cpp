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

    /// libarchive writes to its end when it is freed, also what was given up.
    ~ZipWriter() override { m_status = fail(ErrorKind::Cancelled); }
    Q_DISABLE_COPY_MOVE(ZipWriter)

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
        archive_entry_set_mtime(m_entry.get(), zipSeconds(entry.facts.modifiedNs), 0);
        const bool isFile = entry.facts.type == FileFacts::Type::Regular;
        m_left = isFile ? entry.facts.size : 0;
        archive_entry_set_size(m_entry.get(), m_left);
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
        m_left -= std::ssize(bytes);
        return told(written == std::ssize(bytes));
    }

    Status end() override
    {
        if (const Status put = putHeader(false); !put)
            return put;
        return told(m_left == 0 && archive_write_finish_entry(m_archive.get()) == ARCHIVE_OK);
    }

    Status finish() override { return told(archive_write_close(m_archive.get()) == ARCHIVE_OK); }

private:
    /// Never tells libarchive of a failure: it would go on writing, and leak. told() does.
    static la_ssize_t put(archive *, void *self, const void *bytes, size_t size)
    {
        auto *const zip = static_cast<ZipWriter *>(self);
        if (zip->m_status)
            zip->m_status = zip->m_target.output({static_cast<const char *>(bytes), size});
        return static_cast<la_ssize_t>(size);
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
    Status m_status; ///< of the output
    std::unique_ptr<archive, ArchiveDeleter> m_archive{archive_write_new()};
    std::unique_ptr<archive_entry, EntryDeleter> m_entry{archive_entry_new()};
    bool m_isOpen = false;
    bool m_isHeaderDue = false;
    qint64 m_left = 0; ///< of the entry's bytes
};

} // namespace

qint64 zipSeconds(qint64 ns)
{
    constexpr qint64 kNsPerSecond = 1'000'000'000;
    return std::clamp<qint64>(ns / kNsPerSecond, 0, std::numeric_limits<quint32>::max());
}

std::unique_ptr<ArchiveWriter> makeZipWriter(int level, ArchiveWriter::Target target)
{
    return std::make_unique<ZipWriter>(level, std::move(target));
}

} // namespace waybill
