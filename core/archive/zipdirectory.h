// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <QList>

namespace waybill
{

/// What the directory at a zip's end says of an entry.
struct ZipRecord
{
    QByteArray path;  ///< as it is written there: a folder's ends in '/'
    quint32 mode = 0; ///< as stat() has it, with the type
    qint64 size = 0;
    qint64 modified = -1; ///< seconds
};

/// Reads the directory of a zip that this program made: there is no comment, and nothing behind it.
/// ArchiveDamaged also where a header in front of an entry's bytes says otherwise: libarchive goes
/// by those, most other programs by the directory. Blocking.
Result<QList<ZipRecord>> readZipDirectory(File *file);

} // namespace waybill
