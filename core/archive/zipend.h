// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

namespace waybill
{

/// What the records at a zip's end say of its central directory.
struct ZipEnd
{
    qint64 count = 0;     ///< of entries
    qint64 directory = 0; ///< where it really starts
    qint64 size = 0;      ///< of the directory
    qint64 shift = 0;     ///< to add to all offsets: what stands before the zip
    bool hasComment = false;
};

/// Finds them, zip64's too. ArchiveDamaged, ArchiveHostile, or ArchiveUnsupported if the zip is in
/// several parts. Blocking.
Result<ZipEnd> findZipEnd(File *file);

} // namespace waybill
