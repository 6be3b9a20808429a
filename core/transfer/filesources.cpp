// SPDX-License-Identifier: MIT
#include "core/transfer/filesources.h"

#include <algorithm>

namespace waybill
{

FileSources::FileSources(QList<FileSource> sources)
    : m_sources(std::move(sources))
    , m_standing(m_sources.size(), Standing::Good)
{
    Q_ASSERT(!m_sources.isEmpty());
}

QString FileSources::hostOf(int source) const
{
    return waybill::hostOf(at(source).url);
}

QList<int> FileSources::choice(const QList<int> &inUse) const
{
    QList<int> chosen;
    for (int source = 0; source < count(); ++source) {
        if (m_standing.at(source) != Standing::Dropped)
            chosen.append(source);
    }
    const bool isAnyGood = m_standing.contains(Standing::Good);
    chosen.removeIf([&](int source) { return isAnyGood && !isGood(source); });
    std::ranges::sort(
        chosen, {}, [&](int source) { return std::pair(inUse.count(source), source); });
    return chosen;
}

} // namespace waybill
