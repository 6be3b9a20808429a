// SPDX-License-Identifier: MIT
#include "core/queue/queueroom.h"

#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <map>

namespace waybill
{

std::optional<VolumeFacts> volumeOf(FileSystem *files, QString path)
{
    while (!path.isEmpty()) {
        if (const auto volume = files->volume(path))
            return *volume;
        const QFileInfo place(path);
        if (place.isRoot())
            break;
        path = place.path();
    }
    return std::nullopt;
}

QList<RoomShortage> shortagesOf(FileSystem *files, const QList<RoomNeed> &needs)
{
    struct Volume
    {
        QString folder;
        qint64 free = 0;
        qint64 needed = 0;
    };
    QHash<QString, std::optional<VolumeFacts>> known;
    std::map<quint64, Volume> volumes;
    for (const RoomNeed &need : needs) {
        auto facts = known.find(need.folder);
        if (facts == known.end())
            facts = known.insert(need.folder, volumeOf(files, need.folder));
        if (!*facts)
            continue;
        qint64 here = need.done;
        if (!need.part.isEmpty()) {
            if (const auto part = files->facts(need.part))
                here = std::max(here, part->allocated);
        }
        Volume &volume =
            volumes.try_emplace((*facts)->device, need.folder, (*facts)->free).first->second;
        volume.needed += std::max<qint64>(0, need.total - here);
    }
    QList<RoomShortage> shortages;
    for (const auto &[device, volume] : volumes) {
        if (volume.needed > volume.free)
            shortages.append({volume.folder, volume.needed - volume.free});
    }
    return shortages;
}

} // namespace waybill
