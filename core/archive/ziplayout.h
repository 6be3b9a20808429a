// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <QList>

namespace waybill
{

/// What a zip's central directory says of one entry; its local header says the same.
struct ZipEntry
{
    QByteArray name;
    qint64 offset = 0; ///< of its local header
    qint64 compressedSize = 0;
    qint64 size = 0;
    quint32 crc = 0;
    quint16 flags = 0;
    quint16 method = 0;
};

/// All entries of anybody's zip, in the order of their bytes, which is libarchive's. Zip readers
/// believe either the directory or the local headers, so that the two must agree. ArchiveHostile:
/// entries that share bytes, a directory that lies about what is in it. ArchiveDamaged: cut off or
/// altered. ArchiveTooLarge: more than `mostEntries`. Blocking.
Result<QList<ZipEntry>> readZipLayout(File *file, qint64 mostEntries);

} // namespace waybill
