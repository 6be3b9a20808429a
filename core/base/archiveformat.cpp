// SPDX-License-Identifier: MIT
#include "core/base/archiveformat.h"

namespace waybill
{
namespace
{

struct Suffix
{
    const char *text;
    ArchiveFormat format;
};

/// Longer ones first: ".tar.gz" is no ".gz".
constexpr Suffix kSuffixes[] = {
    {".tar.gz", ArchiveFormat::TarGz},
    {".tar.zst", ArchiveFormat::TarZst},
    {".tar.xz", ArchiveFormat::TarXz},
    {".tar.bz2", ArchiveFormat::TarBz2},
    {".tgz", ArchiveFormat::TarGz},
    {".tzst", ArchiveFormat::TarZst},
    {".txz", ArchiveFormat::TarXz},
    {".tbz2", ArchiveFormat::TarBz2},
    {".tbz", ArchiveFormat::TarBz2},
    {".tar", ArchiveFormat::Tar},
    {".zip", ArchiveFormat::Zip},
    {".7z", ArchiveFormat::SevenZip},
    {".gz", ArchiveFormat::Gz},
    {".zst", ArchiveFormat::Zst},
    {".xz", ArchiveFormat::Xz},
    {".bz2", ArchiveFormat::Bz2},
};

const Suffix *find(const QString &fileName)
{
    const auto found = std::ranges::find_if(kSuffixes, [&](const Suffix &suffix) {
        return fileName.endsWith(QLatin1StringView(suffix.text), Qt::CaseInsensitive);
    });
    return found == std::end(kSuffixes) ? nullptr : found;
}

} // namespace

std::optional<ArchiveFormat> archiveFormatOf(const QString &fileName)
{
    const Suffix *const suffix = find(fileName);
    return suffix ? std::optional(suffix->format) : std::nullopt;
}

QString suffixOf(ArchiveFormat format)
{
    return u'.' + nameOf(format);
}

QString nameWithoutSuffix(const QString &fileName)
{
    const Suffix *const suffix = find(fileName);
    return suffix ? fileName.chopped(QLatin1StringView(suffix->text).size()) : fileName;
}

Codec codecOf(ArchiveFormat format)
{
    switch (format) {
    case ArchiveFormat::TarGz:
    case ArchiveFormat::Gz:
        return Codec::Gzip;
    case ArchiveFormat::TarZst:
    case ArchiveFormat::Zst:
        return Codec::Zstd;
    case ArchiveFormat::TarXz:
    case ArchiveFormat::Xz:
        return Codec::Xz;
    case ArchiveFormat::TarBz2:
    case ArchiveFormat::Bz2:
        return Codec::Bzip2;
    case ArchiveFormat::Zip:
    case ArchiveFormat::Tar:
    case ArchiveFormat::SevenZip:
        break;
    }
    return Codec::None;
}

bool isTar(ArchiveFormat format)
{
    return format == ArchiveFormat::Tar ||
           (codecOf(format) != Codec::None && !isSingleFile(format));
}

bool isSingleFile(ArchiveFormat format)
{
    return format == ArchiveFormat::Gz || format == ArchiveFormat::Zst ||
           format == ArchiveFormat::Xz || format == ArchiveFormat::Bz2;
}

bool canPack(ArchiveFormat format)
{
    return format != ArchiveFormat::SevenZip;
}

LevelRange levelsOf(ArchiveFormat format)
{
    switch (codecOf(format)) {
    case Codec::Zstd:
        return {1, 3, 19};
    case Codec::Gzip:
    case Codec::Xz:
        return {1, 6, 9};
    case Codec::Bzip2:
        return {1, 9, 9};
    case Codec::None:
        break;
    }
    return format == ArchiveFormat::Zip ? LevelRange{1, 6, 9} : LevelRange{};
}

} // namespace waybill
