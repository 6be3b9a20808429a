// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/enumnames.h"

#include <optional>

namespace waybill
{

/// How a stream of bytes is compressed.
enum class Codec { None, Gzip, Zstd, Xz, Bzip2 };

/// What kind of archive a file is; the last ones hold one file without its name.
enum class ArchiveFormat { Zip, Tar, TarGz, TarZst, TarXz, TarBz2, SevenZip, Gz, Zst, Xz, Bz2 };

struct LevelRange
{
    int least = 0;
    int usual = 0;
    int most = 0;
};

/// By the name's suffix, whatever its case: `.tgz` and its kin too.
std::optional<ArchiveFormat> archiveFormatOf(const QString &fileName);
/// The usual suffix: ".tar.zst".
QString suffixOf(ArchiveFormat format);
/// The name without its archive suffix: "photos.tar.gz" is "photos".
QString nameWithoutSuffix(const QString &fileName);

Codec codecOf(ArchiveFormat format);
bool isTar(ArchiveFormat format);
/// Holds the bytes of one file and nothing else.
bool isSingleFile(ArchiveFormat format);
/// 7z is only read.
bool canPack(ArchiveFormat format);
/// Nothing to choose where `most` is 0.
LevelRange levelsOf(ArchiveFormat format);

template <>
struct EnumNames<ArchiveFormat>
{
    static constexpr std::array names = {
        "zip", "tar", "tar.gz", "tar.zst", "tar.xz", "tar.bz2", "7z", "gz", "zst", "xz", "bz2"};
};

} // namespace waybill
