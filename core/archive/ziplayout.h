// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <QList>

#include <limits>

namespace waybill
{

/// What a zip's central directory says of one entry; its local header says the same.
struct ZipEntry
{
    QByteArray name;   ///< as it is written there: a folder's ends in '/'
    qint64 offset = 0; ///< of its local header
    qint64 compressedSize = 0;
    qint64 size = 0;
    quint32 crc = 0;
    quint16 flags = 0;
    quint16 method = 0;
    quint32 dosTime = 0;
    quint32 mode = 0;     ///< as stat() has it, with the type; if it was made on Unix
    qint64 modified = -1; ///< seconds since the epoch; -1: there is only DOS's time
    /// Nothing in it but what this program writes: Unix, at most zip64, no comment, no attributes
    /// but DOS's for a folder, whole extra fields; and its local header has the same time.
    bool isPlain = false;
};

struct ZipLayout
{
    QList<ZipEntry> entries; ///< in the order of their bytes, which is libarchive's
    /// The directory has them in this order too; nothing stands before the zip, no comment behind.
    bool isPlain = false;
};

/// More than this is ArchiveTooLarge.
struct ZipLimits
{
    qint64 entries = std::numeric_limits<qint64>::max();
    qint64 directoryBytes = std::numeric_limits<qint64>::max(); ///< they are all held in memory
};

/// All entries of anybody's zip (PKWARE's APPNOTE.TXT, 4.3 to 4.5). Zip readers believe either the
/// directory or the local headers, so that the two must agree. ArchiveHostile: entries that share
/// bytes, a directory that lies about what is in it. ArchiveDamaged: cut off or altered. Blocking.
Result<ZipLayout> readZipLayout(File *file, ZipLimits limits);

} // namespace waybill
