// SPDX-License-Identifier: MIT
#include "core/queue/starttimes.h"

namespace waybill
{

void StartTimes::set(qint64 id, const QDateTime &when)
{
    remove(id);
    m_times.emplace(id, when.toMSecsSinceEpoch());
    m_inOrder.emplace(when.toMSecsSinceEpoch(), id);
}

void StartTimes::remove(qint64 id)
{
    const auto known = m_times.find(id);
    if (known == m_times.end())
        return;
    m_inOrder.erase({known->second, id});
    m_times.erase(known);
}

std::optional<qint64> StartTimes::takeDue(const QDateTime &now)
{
    if (m_inOrder.empty() || m_inOrder.begin()->first > now.toMSecsSinceEpoch())
        return std::nullopt;
    const qint64 id = m_inOrder.begin()->second;
    remove(id);
    return id;
}

std::optional<QDateTime> StartTimes::next() const
{
    if (m_inOrder.empty())
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(m_inOrder.begin()->first, Qt::UTC);
}

} // namespace waybill
