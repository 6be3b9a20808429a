// SPDX-License-Identifier: MIT
#include "ui/transfers/transfercounts.h"

namespace waybill
{
namespace
{

void count(QMap<QString, int> &counts, const QString &name, int by)
{
    if (name.isEmpty())
        return;
    int &present = counts[name];
    present += by;
    if (present == 0)
        counts.remove(name);
}

} // namespace

void TransferCounts::change(const TransferSnapshot &transfer, int by)
{
    const unsigned groups = groupsOf(transfer);
    for (size_t group = 0; group < m_groups.size(); ++group)
        m_groups[group] += (groups >> group & 1U) != 0 ? by : 0;
    count(m_servers, transfer.server, by);
    count(m_categories, transfer.category, by);
    m_left += hasEnded(transfer.state) ? 0 : by;
    const double rate = transfer.bytesPerSecond * by;
    if (transfer.kind == TransferKind::Download)
        m_downRate += rate;
    else if (transfer.kind == TransferKind::Upload)
        m_upRate += rate;
    const bool isAtWork = isActive(transfer.state) || transfer.waitReason == WaitReason::Children;
    if (isAtWork && by > 0)
        m_active.insert(transfer.id, transfer);
    else
        m_active.remove(transfer.id);
}

std::optional<double> TransferCounts::progress() const
{
    double done = 0;
    double total = 0;
    for (const TransferSnapshot &transfer : m_active) {
        if (transfer.bytesTotal <= 0)
            continue;
        done += static_cast<double>(transfer.bytesDone);
        total += static_cast<double>(transfer.bytesTotal);
    }
    return total > 0 ? std::optional(std::min(1.0, done / total)) : std::nullopt;
}

} // namespace waybill
