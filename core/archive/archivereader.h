// SPDX-License-Identifier: MIT
#pragma once

#include "core/archive/bytestream.h"
#include "core/archive/utf8locale.h"

#include <QByteArray>

struct archive;
struct archive_entry;

namespace waybill
{

/// What an archive says of one of its entries: claims, not facts.
struct ArchivedEntry
{
    enum class Type { File, Folder, SymbolicLink, HardLink, Other };

    Type type = Type::Other;
    QByteArray path; ///< as it is written there, in UTF-8
    qint64 size = -1;
    quint32 mode = 0;
    qint64 modifiedNs = 0;
    QByteArray linkTarget; ///< of either kind of link
    bool isEncrypted = false;
};

/// Reads an archive entry by entry through libarchive: tar from a stream, zip and 7z from a file.
/// Every size, CRC and end is checked; ArchiveDamaged names the entry where it is. Never runs
/// another program. Blocking; one thread.
class ArchiveReader
{
public:
    /// A piece of a file's bytes; what lies between two pieces are zeros.
    struct Piece
    {
        qint64 offset = 0;
        std::span<const char> bytes;
    };

    /// `file` outlives the reader. `password`: for encrypted zips; empty if there is none.
    static Result<std::unique_ptr<ArchiveReader>> open(
        File *file, ArchiveFormat format, const QByteArray &password = {});
    ~ArchiveReader();
    Q_DISABLE_COPY_MOVE(ArchiveReader)

    /// False behind the last one.
    Result<bool> next();
    const ArchivedEntry &entry() const { return m_entry; }
    /// The next piece of the current file; empty at its end.
    Result<Piece> read();

private:
    class Input;

    ArchiveReader();
    Status start(File *file, ArchiveFormat format, const QByteArray &password);
    void readEntry(archive_entry *entry);
    Error error() const;
    Status checkEnd();

    const Utf8Locale m_locale;
    std::unique_ptr<Input> m_input;
    std::unique_ptr<archive, void (*)(archive *)> m_archive;
    ArchivedEntry m_entry;
    bool m_isTar = false;
    qint64 m_expected = 0; ///< where the current file's bytes have got to
    qint64 m_dataEnd = 0;  ///< in a tar: behind the last file's bytes
};

} // namespace waybill
