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
constexpr double kWorthLookingSeconds = 10;
constexpr double kRise = 1.1;
constexpr double kFall = 0.8;

} // namespace

double SegmentTuner::takeRate(Time now, qint64 received)
{
    const double seconds = std::chrono::duration<double>(now - m_windowBegan).count();
    const double rate = static_cast<double>(received - m_receivedBefore) / seconds;
    m_windowBegan = now;
    m_receivedBefore = received;
    return rate;
}

/// What a line bears is not always seen at the start, nor does it stay so.
int SegmentTuner::lookAgain(Time now, qint64 received, qint64 left)
{
    m_rateBefore = takeRate(now, received);
    m_looksAgainAfter *= 4;
    m_isSettled = static_cast<double>(left) < m_rateBefore * kWorthLookingSeconds;
    m_misses = 0;
    m_missedRates = 0;
    return m_isSettled ? m_connections : m_connections * 2;
}

int SegmentTuner::wanted(Time now, int connections, qint64 received, qint64 left)
{
    if (connections != m_connections) {
        m_connections = connections;
        m_windowBegan = now;
        m_receivedBefore = received;
        m_isWarm = false;
        m_misses = 0;
        m_missedRates = 0;
        return connections;
    }
    if (m_isSettled && now >= m_restsUntil && now - m_windowBegan >= m_looksAgainAfter)
        return lookAgain(now, received, left);
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
        m_missedRates += rate;
        if (++m_misses < kMostMisses)
            return connections;
        // More connections do not make it slower: what they are compared with was a burst.
        const double mean = m_missedRates / kMostMisses;
        m_isSettled = mean >= m_rateBefore * kFall;
        m_rateBefore = mean;
        m_misses = 0;
        m_missedRates = 0;
        return m_isSettled ? connections : connections * 2;
    }
    // A first look may see what a server gives away at the start: it is nothing to compare with.
    m_rateBefore = isFirst ? 1 : rate;
    return connections * 2;
}

} // namespace waybill
