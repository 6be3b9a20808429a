// SPDX-License-Identifier: MIT
#include "core/transfer/segmenttuner.h"

namespace waybill
{
namespace
{

using namespace std::chrono_literals;

/// After so long one connection shows how fast it is, roughly.
constexpr auto kFirstLook = 200ms;
/// New connections are set up and get up to speed.
constexpr auto kWarmUp = 500ms;
constexpr auto kMeasureOver = 500ms;
/// What ends sooner than this gains nothing.
constexpr double kWorthSeconds = 1;
constexpr double kRise = 1.1;

double rate(std::chrono::milliseconds over, qint64 bytes)
{
    return static_cast<double>(bytes) / std::chrono::duration<double>(over).count();
}

} // namespace

int SegmentTuner::wanted(Time now, int connections, qint64 received, qint64 left)
{
    if (m_isSettled)
        return connections;
    if (m_connections != connections || m_changed.time < 0ms) {
        m_connections = connections;
        m_changed = {now, received};
        m_measured = {};
        return connections;
    }
    const auto since = now - m_changed.time;
    if (connections == 1) {
        if (since < kFirstLook)
            return 1;
        m_rateBefore = rate(since, received - m_changed.received);
        return static_cast<double>(left) > m_rateBefore * kWorthSeconds ? 2 : 1;
    }
    if (since < kWarmUp)
        return connections;
    if (m_measured.time < 0ms) {
        m_measured = {now, received};
        return connections;
    }
    if (now - m_measured.time < kMeasureOver)
        return connections;
    const double risen = rate(now - m_measured.time, received - m_measured.received);
    if (static_cast<double>(left) < risen * kWorthSeconds)
        return connections;
    if (risen <= m_rateBefore * kRise) {
        m_isSettled = true;
        return connections;
    }
    m_rateBefore = risen;
    return connections * 2;
}

} // namespace waybill
