// SPDX-License-Identifier: MIT
#include "ui/graph/speedsamples.h"

#include <algorithm>

namespace waybill
{

void SpeedSamples::clear()
{
    *this = SpeedSamples();
}

void SpeedSamples::add(Time now, double bytesPerSecond)
{
    if (!m_samples.isEmpty() && now < m_samples.constLast().from)
        clear();
    if (!m_samples.isEmpty() && now < m_samples.constLast().to) {
        Sample &last = m_samples.last();
        last.bytesPerSecond += (bytesPerSecond - last.bytesPerSecond) / ++m_readings;
        return;
    }
    Time from = now / m_step * m_step;
    const Time to = from + m_step;
    // The step may have grown in the middle of a sample.
    if (!m_samples.isEmpty())
        from = std::max(from, m_samples.constLast().to);
    if (!m_samples.isEmpty() && from > m_samples.constLast().to)
        m_samples.append({m_samples.constLast().to, from, 0});
    m_samples.append({from, to, bytesPerSecond});
    m_readings = 1;
    if (m_samples.size() > kMost)
        thinOut();
}

void SpeedSamples::thinOut()
{
    QList<Sample> fewer;
    fewer.reserve(m_samples.size() / 2 + 1);
    for (qsizetype i = 0; i + 1 < m_samples.size(); i += 2) {
        const Sample &first = m_samples.at(i);
        const Sample &second = m_samples.at(i + 1);
        const auto lengthOf = [](const Sample &sample) {
            return static_cast<double>((sample.to - sample.from).count());
        };
        const double bytes =
            first.bytesPerSecond * lengthOf(first) + second.bytesPerSecond * lengthOf(second);
        fewer.append({first.from, second.to, bytes / (lengthOf(first) + lengthOf(second))});
    }
    if (m_samples.size() % 2 != 0)
        fewer.append(m_samples.constLast());
    m_samples = std::move(fewer);
    m_step *= 2;
}

} // namespace waybill
