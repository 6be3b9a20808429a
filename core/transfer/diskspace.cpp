// SPDX-License-Identifier: MIT
#include "core/transfer/diskspace.h"

#include <algorithm>
#include <utility>

namespace waybill
{

DiskSpace::DiskSpace()
    : m_ledger(std::make_shared<Ledger>())
{
}

std::optional<DiskSpace::Hold> DiskSpace::tryHold(quint64 device, qint64 bytes, qint64 free)
{
    if (bytes > free - m_ledger->held[device])
        return std::nullopt;
    return Hold(m_ledger, device, bytes);
}

DiskSpace::Hold::Hold(std::shared_ptr<Ledger> ledger, quint64 device, qint64 bytes)
    : m_ledger(std::move(ledger))
    , m_device(device)
{
    setBytes(bytes);
}

DiskSpace::Hold::~Hold()
{
    setBytes(0);
}

DiskSpace::Hold &DiskSpace::Hold::operator=(Hold &&other) noexcept
{
    if (this == &other)
        return *this;
    setBytes(0);
    m_ledger = std::move(other.m_ledger);
    m_device = other.m_device;
    m_bytes = other.m_bytes;
    return *this;
}

void DiskSpace::Hold::lowerTo(qint64 bytes)
{
    setBytes(std::clamp<qint64>(bytes, 0, m_bytes));
}

void DiskSpace::Hold::setBytes(qint64 bytes)
{
    if (!m_ledger)
        return; // moved from
    m_ledger->held[m_device] += bytes - m_bytes;
    m_bytes = bytes;
}

} // namespace waybill
