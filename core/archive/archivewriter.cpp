// SPDX-License-Identifier: MIT
#include "core/archive/archivewriter.h"

namespace waybill
{

std::unique_ptr<ArchiveWriter> ArchiveWriter::create(ArchiveFormat format, int level, Target target)
{
    if (level <= 0)
        level = levelsOf(format).usual;
    if (format == ArchiveFormat::Zip)
        return makeZipWriter(level, std::move(target));
    if (isSingleFile(format))
        return makeFileWriter(format, level, std::move(target));
    return makeTarWriter(format, level, std::move(target));
}

} // namespace waybill
