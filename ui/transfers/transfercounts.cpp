// SPDX-License-Identifier: MIT
#include "ui/transfers/transfercounts.h"

namespace waybill
{
namespace
{

void countName(QMap<QString, int> &counts, const QString &name, int by)
{
    if (name.isEmpty())
        return;
    int &present = counts[name];
    present += by;
    if (present == 0)
        counts.remove(name);
}

} // namespace

void TransferCounts::add(const TransferSnapshot &transfer)
{
    count(transfer, 1);
    countName(m_servers, transfer.server, 1);
    countName(m_categories, transfer.category, 1);
}

void TransferCounts::remove(const TransferSnapshot &transfer)
{
    count(transfer, -1);
    countName(m_servers, transfer.server, -1);
    countName(m_categories, transfer.category, -1);
}

/// Names hardly ever change, and are what takes time.
void TransferCounts::change(const TransferSnapshot &before, const TransferSnapshot &now)
{
    count(before, -1);
    count(now, 1);
    if (before.server != now.server) {
        countName(m_servers, before.server, -1);
        countName(m_servers, now.server, 1);
    }
    if (before.category != now.category) {
        countName(m_categories, before.category, -1);
        countName(m_categories, now.category, 1);
    }
}

void TransferCounts::count(const TransferSnapshot &transfer, int by)
{
    const unsigned groups = groupsOf(transfer);
    for (size_t group = 0; group < m_groups.size(); ++group)
        m_groups[group] += (groups >> group & 1U) != 0 ? by : 0;
    m_left += hasEnded(transfer.state) ? 0 : by;
    const double rate = transfer.bytesPerSecond * by;
    if (transfer.kind == TransferKind::Download)
        m_downRate += rate;
    else if (transfer.kind == TransferKind::Upload)
        m_upRate += rate;
    if (!isActive(transfer.state) && transfer.waitReason != WaitReason::Children)
        return;
    m_active += by;
    if (transfer.bytesTotal > 0) {
        m_activeDone += transfer.bytesDone * by;
        m_activeTotal += transfer.bytesTotal * by;
    }
}

std::optional<double> TransferCounts::progress() const
{
    if (m_activeTotal <= 0)
        return std::nullopt;
    return std::min(1.0, static_cast<double>(m_activeDone) / static_cast<double>(m_activeTotal));
}

} // namespace waybill
