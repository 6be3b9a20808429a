// SPDX-License-Identifier: MIT
#include "core/archive/archivereader.h"

#include "core/archive/tarheader.h"

#include <archive.h>
#include <archive_entry.h>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr size_t kInputBytes = 256 * 1024;

ArchivedEntry::Type typeOf(archive_entry *entry)
{
    if (archive_entry_hardlink(entry))
        return ArchivedEntry::Type::HardLink;
    switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
        return ArchivedEntry::Type::File;
    case AE_IFDIR:
        return ArchivedEntry::Type::Folder;
    case AE_IFLNK:
        return ArchivedEntry::Type::SymbolicLink;
    default:
        return ArchivedEntry::Type::Other;
    }
}

/// A name that is no UTF-8 is given as it stands there.
QByteArray either(const char *text, const char *raw)
{
    return {text ? text : raw};
}

/// An archive may name any second: kept within what nanoseconds can hold.
qint64 modifiedNs(archive_entry *entry)
{
    constexpr qint64 kNsPerSecond = 1'000'000'000;
    constexpr qint64 kMostSeconds = std::numeric_limits<qint64>::max() / kNsPerSecond - 1;
    const qint64 seconds =
        std::clamp<qint64>(archive_entry_mtime(entry), -kMostSeconds, kMostSeconds);
    return seconds * kNsPerSecond + archive_entry_mtime_nsec(entry) % kNsPerSecond;
}

} // namespace

/// Hands bytes to libarchive, and remembers what it needs to know of a tar's end.
class ArchiveReader::Input
{
public:
    Input(File *file, Codec codec)
        : m_file(file)
        , m_stream(
              codec == Codec::None ? streamOf(file) : readAhead(decoded(streamOf(file), codec)))
        , m_buffer(kInputBytes)
    {
        const auto facts = file->facts();
        m_size = facts ? facts->size : 0;
    }

    static la_ssize_t read(archive *, void *self, const void **bytes)
    {
        return static_cast<Input *>(self)->readNext(bytes);
    }
    static la_ssize_t readAt(archive *, void *self, const void **bytes)
    {
        return static_cast<Input *>(self)->readHere(bytes);
    }
    static la_int64_t seek(archive *, void *self, la_int64_t offset, int whence)
    {
        auto *const input = static_cast<Input *>(self);
        const qint64 base = whence == SEEK_SET   ? 0
                            : whence == SEEK_CUR ? input->m_at
                                                 : input->m_size;
        input->m_at = base + offset;
        return input->m_at;
    }
    static la_int64_t skip(archive *, void *self, la_int64_t bytes)
    {
        auto *const input = static_cast<Input *>(self);
        const qint64 skipped = std::clamp<qint64>(bytes, 0, input->m_size - input->m_at);
        input->m_at += skipped;
        return skipped;
    }

    /// Reads what libarchive left: padding, and the checksums behind the last byte.
    Status readToEnd()
    {
        const void *ignored = nullptr;
        while (readNext(&ignored) > 0) {
        }
        return m_status;
    }

    qint64 position() const { return m_at; }
    /// Behind the last byte that is not zero.
    qint64 lastNonZero() const { return m_lastNonZero; }
    const Status &status() const { return m_status; }

private:
    la_ssize_t readNext(const void **bytes)
    {
        const auto got = m_stream->read(m_buffer);
        if (!got) {
            m_status = fail(got.error());
            return ARCHIVE_FATAL;
        }
        for (qint64 i = *got; i > 0; --i) {
            if (m_buffer[static_cast<size_t>(i - 1)] != 0) {
                m_lastNonZero = m_at + i;
                break;
            }
        }
        m_at += *got;
        *bytes = m_buffer.data();
        return *got;
    }

    la_ssize_t readHere(const void **bytes)
    {
        const auto got = m_file->read(m_at, m_buffer);
        if (!got) {
            m_status = fail(got.error());
            return ARCHIVE_FATAL;
        }
        m_at += *got;
        *bytes = m_buffer.data();
        return *got;
    }

    File *m_file;
    std::unique_ptr<ByteStream> m_stream;
    std::vector<char> m_buffer;
    qint64 m_size = 0;
    qint64 m_at = 0;
    qint64 m_lastNonZero = 0;
    Status m_status;
};

ArchiveReader::ArchiveReader()
    : m_archive(archive_read_new(), [](archive *reader) { archive_read_free(reader); })
{
}

ArchiveReader::~ArchiveReader() = default;

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(
    File *file, ArchiveFormat format, const QByteArray &password)
{
    std::unique_ptr<ArchiveReader> reader(new ArchiveReader);
    if (const Status started = reader->start(file, format, password); !started)
        return fail(started.error());
    return reader;
}

Status ArchiveReader::start(File *file, ArchiveFormat format, const QByteArray &password)
{
    m_isTar = isTar(format);
    m_input = std::make_unique<Input>(file, codecOf(format));
    archive *const reader = m_archive.get();
    if (m_isTar) {
        archive_read_support_format_tar(reader);
    } else if (format == ArchiveFormat::Zip) {
        archive_read_support_format_zip_seekable(reader);
    } else if (format == ArchiveFormat::SevenZip) {
        archive_read_support_format_7zip(reader);
    } else {
        return fail(ErrorKind::ArchiveUnsupported, nameOf(format));
    }
    if (!password.isEmpty())
        archive_read_add_passphrase(reader, password.constData());
    archive_read_set_callback_data(reader, m_input.get());
    const bool isSeekable = format == ArchiveFormat::Zip || format == ArchiveFormat::SevenZip;
    archive_read_set_read_callback(reader, isSeekable ? &Input::readAt : &Input::read);
    if (isSeekable) {
        archive_read_set_seek_callback(reader, &Input::seek);
        archive_read_set_skip_callback(reader, &Input::skip);
    }
    if (archive_read_open1(reader) == ARCHIVE_OK)
        return {};
    Error failed = error();
    if (failed.kind == ErrorKind::ArchiveDamaged && m_input->status())
        failed.kind = ErrorKind::ArchiveUnsupported;
    return fail(failed);
}

Result<bool> ArchiveReader::next()
{
    if (m_isTar && m_entry.type == ArchivedEntry::Type::File) {
        // What was not read is skipped, so that the place of the end is known.
        while (true) {
            const auto piece = read();
            if (!piece)
                return fail(piece.error());
            if (piece->bytes.empty())
                break;
        }
    }
    archive_entry *entry = nullptr;
    const int code = archive_read_next_header(m_archive.get(), &entry);
    if (code == ARCHIVE_EOF) {
        if (const Status ended = checkEnd(); !ended)
            return fail(ended.error());
        return false;
    }
    // A warning is about a name that could not be converted; it is kept as it was.
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return fail(error());
    readEntry(entry);
    m_expected = 0;
    m_dataEnd = archive_filter_bytes(m_archive.get(), 0);
    return true;
}

void ArchiveReader::readEntry(archive_entry *entry)
{
    m_entry = {};
    m_entry.type = typeOf(entry);
    m_entry.path = either(archive_entry_pathname_utf8(entry), archive_entry_pathname(entry));
    m_entry.size = archive_entry_size_is_set(entry) ? archive_entry_size(entry) : -1;
    m_entry.mode = archive_entry_perm(entry);
    m_entry.modifiedNs = modifiedNs(entry);
    if (m_entry.type == ArchivedEntry::Type::HardLink)
        m_entry.linkTarget =
            either(archive_entry_hardlink_utf8(entry), archive_entry_hardlink(entry));
    else if (m_entry.type == ArchivedEntry::Type::SymbolicLink)
        m_entry.linkTarget =
            either(archive_entry_symlink_utf8(entry), archive_entry_symlink(entry));
    m_entry.isEncrypted = archive_entry_is_data_encrypted(entry) != 0;
}

Result<ArchiveReader::Piece> ArchiveReader::read()
{
    const void *bytes = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    int code = ARCHIVE_OK;
    do // it gives empty pieces too
        code = archive_read_data_block(m_archive.get(), &bytes, &size, &offset);
    while (code == ARCHIVE_OK && size == 0);
    if (code == ARCHIVE_EOF) {
        m_dataEnd = archive_filter_bytes(m_archive.get(), 0);
        if (m_entry.size >= 0 && std::max<qint64>(m_expected, offset) != m_entry.size)
            return fail(ErrorKind::ArchiveDamaged, QString::fromUtf8(m_entry.path));
        return Piece{};
    }
    if (code != ARCHIVE_OK)
        return fail(error());
    // The parts of a sparse file come in order, each once.
    const auto length = static_cast<qint64>(size);
    if (offset < m_expected || (m_entry.size >= 0 && length > m_entry.size - offset))
        return fail(ErrorKind::ArchiveDamaged, QString::fromUtf8(m_entry.path));
    m_expected = offset + length;
    return Piece{offset, {static_cast<const char *>(bytes), size}};
}

/// A tar ends with two blocks of zeros: one that is cut off between two entries looks whole without
/// them.
Status ArchiveReader::checkEnd()
{
    if (!m_isTar)
        return m_input->status();
    if (const Status rest = m_input->readToEnd(); !rest)
        return rest;
    const qint64 end = (m_dataEnd + kTarBlock - 1) / kTarBlock * kTarBlock;
    if (m_input->position() < end + 2 * kTarBlock)
        return fail(
            ErrorKind::ArchiveDamaged, u"cut off behind "_s + QString::fromUtf8(m_entry.path));
    if (m_input->lastNonZero() > end)
        return fail(ErrorKind::ArchiveDamaged, u"more behind its end"_s);
    return {};
}

Error ArchiveReader::error() const
{
    const QString where = QString::fromUtf8(m_entry.path);
    if (!m_input->status()) {
        Error failed = m_input->status().error();
        if (failed.kind == ErrorKind::ArchiveDamaged && !where.isEmpty())
            failed.detail = where + u": "_s + failed.detail;
        return failed;
    }
    const QString told = QString::fromUtf8(archive_error_string(m_archive.get()));
    if (told.contains("passphrase"_L1, Qt::CaseInsensitive))
        return makeError(ErrorKind::PasswordRequired, where);
    // "Unsupported" or "not supported": a method, or an encryption, that it cannot read.
    const bool isForeign = told.contains("supported"_L1, Qt::CaseInsensitive);
    return makeError(isForeign ? ErrorKind::ArchiveUnsupported : ErrorKind::ArchiveDamaged,
        where.isEmpty() ? told : where + u": "_s + told);
}

} // namespace waybill
