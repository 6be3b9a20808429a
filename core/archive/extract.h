// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"
#include "core/base/filesystem.h"

#include <functional>

namespace waybill
{

class FolderBeneath;

struct ExtractRequest
{
    ArchiveFormat format = ArchiveFormat::Tar;
    QString name;        ///< of the file in a `.gz` and its kin
    QByteArray password; ///< of an encrypted zip
    qint64 mostBytes = 0;
    qint64 mostEntries = 1'000'000;
};

struct Extracted
{
    qint64 bytes = 0;
    qint64 entries = 0;
};

/// What goes on, told on the thread that extracts.
struct ExtractObserver
{
    std::function<void(const QString &text)> note;
    std::function<void(const Extracted &soFar, const QString &current)> progress;
};

/// Extracts all of an archive into an empty folder, checked to the last byte. Links come last. Left
/// out and noted: devices, FIFOs, links that leave the folder. Odd names are changed and noted.
/// ArchiveHostile, ArchiveDamaged, ArchiveTooLarge, PasswordRequired; what lies in the folder then
/// is of no use. Blocking.
Result<Extracted> extractArchive(File *archive, const ExtractRequest &request,
    FolderBeneath *folder, const ExtractObserver &observer);

} // namespace waybill
