// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

#include <QList>
#include <QString>

namespace waybill
{

/// What one or several downloads of the queue will still write, as far as anybody knows it.
struct RoomNeed
{
    QString folder;
    QString part = {}; ///< the unfinished file, if there is one
    qint64 total = 0;
    qint64 done = 0;
};

/// A volume that the queue as a whole will not fit on.
struct RoomShortage
{
    QString folder; ///< one that lies there
    qint64 missing = 0;

    bool operator==(const RoomShortage &) const = default;
};

/// The room on the disks, as a person wants to know it.
struct QueueRoom
{
    qint64 free = -1; ///< bytes, where a path lies; -1 where nobody can tell
    QList<RoomShortage> shortages = {};
};

/// Of the volume where a path lies, or will lie: one that is not there yet is looked for where its
/// parent is. Blocks.
std::optional<VolumeFacts> volumeOf(FileSystem *files, QString path);

/// Of all volumes that these need more of than is free. What a part file has got already, or has
/// set aside, it needs no more. Blocks.
QList<RoomShortage> shortagesOf(FileSystem *files, const QList<RoomNeed> &needs);

} // namespace waybill
