// SPDX-License-Identifier: MIT
#include "core/transfer/segmenttuner.h"

namespace waybill
{
namespace
{

using namespace std::chrono_literals;

/// After so long one connection shows how fast it is, roughly.
constexpr auto kFirstLook = 200ms;
constexpr auto kWarmUp = 500ms;
constexpr auto kWindow = 1s;
/// On a line that loses packets the rate of a second says little: it is believed the third time.
constexpr int kMostMisses = 3;
/// What ends sooner than this gains nothing.
constexpr double kWorthSeconds = 1;
constexpr double kRise = 1.1;

} // namespace

double SegmentTuner::takeRate(Time now, qint64 received)
{
    const double seconds = std::chrono::duration<double>(now - m_windowBegan).count();
    const double rate = static_cast<double>(received - m_receivedBefore) / seconds;
    m_windowBegan = now;
    m_receivedBefore = received;
    return rate;
}

int SegmentTuner::wanted(Time now, int connections, qint64 received, qint64 left)
{
    if (connections != m_connections) {
        m_connections = connections;
        m_windowBegan = now;
        m_receivedBefore = received;
        m_isWarm = false;
        m_misses = 0;
        return connections;
    }
    const bool isFirst = connections == 1 && m_rateBefore == 0;
    const auto wait = isFirst ? kFirstLook : m_isWarm ? kWindow : kWarmUp;
    if (m_isSettled || now < m_restsUntil || now - m_windowBegan < wait)
        return connections;
    const double rate = takeRate(now, received);
    if (!isFirst && !m_isWarm) {
        m_isWarm = true;
        return connections;
    }
    if (static_cast<double>(left) < rate * kWorthSeconds)
        return connections;
    if (!isFirst && rate <= m_rateBefore * kRise) {
        m_isSettled = ++m_misses == kMostMisses;
        return connections;
    }
    // A first look may see what a server gives away at the start: it is nothing to compare with.
    m_rateBefore = isFirst ? 1 : rate;
    return connections * 2;
}

} // namespace waybill
