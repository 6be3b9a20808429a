// SPDX-License-Identifier: MIT
#include "core/monitor/speedmeter.h"

namespace waybill
{
namespace
{

constexpr SpeedMeter::Time kWindow{3'000};

} // namespace

void SpeedMeter::add(Time now, qint64 bytes)
{
    if (!m_samples.empty() && bytes < m_samples.back().bytes)
        m_samples.clear();
    m_samples.push_back({now, bytes});
    while (m_samples.size() > 2 && now - m_samples.at(1).time >= kWindow)
        m_samples.removeFirst();
}

double SpeedMeter::bytesPerSecond() const
{
    if (m_samples.size() < 2)
        return 0;
    const auto elapsed = m_samples.back().time - m_samples.front().time;
    if (elapsed.count() <= 0)
        return 0;
    const auto bytes = static_cast<double>(m_samples.back().bytes - m_samples.front().bytes);
    return bytes * 1000 / static_cast<double>(elapsed.count());
}

} // namespace waybill
