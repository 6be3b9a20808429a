// SPDX-License-Identifier: MIT
// How an Exchange keeps to its limits: what it reads and sends at once, what it counts, when it
// goes on.
#include "core/http/exchange.h"
#include "core/platform/socketbuffers.h"

#include <algorithm>
#include <bit>

namespace waybill
{
namespace
{

using namespace std::chrono_literals;

/// How often a direction that waits for its rate limit is looked at, at the longest: others may
/// have stopped wanting their part, or the limit may be another.
constexpr auto kLimiterGrain = 100ms;
/// So many pieces a second keep the flow even; each costs a few microseconds.
constexpr qint64 kPiecesPerSecond = 20;
constexpr qint64 kSmallestPiece = 1024; // libcurl reads no less
constexpr qint64 kLargestPiece = 64 * 1024;
/// Below, the 64 KiB that a server may send before anybody has read a byte are about a second's
/// worth: there the system is told before it connects to keep its buffer small. The connection's
/// window stays below 64 KiB then, also when the limit is gone: so not above.
constexpr qint64 kSlowBytesPerSecond = 96 * 1024;
/// Above, the system may choose its buffer by itself: it is less than a second's worth.
constexpr qint64 kFastBytesPerSecond = 2 * 1024 * 1024;
/// So many times a second the system's buffer may be emptied: it is full while we wait, and a
/// server that is half a second away still keeps to the rate.
constexpr qint64 kWindowsPerSecond = 4;
constexpr qint64 kSmallestWindow = 4 * 1024;
constexpr qint64 kMostAheadMs = 2'500;

int windowBytes(const RatePath &rate)
{
    const qint64 bytes = rate.leastBytesPerSecond() / kWindowsPerSecond;
    // In powers of two, so that it does not change with everything.
    return static_cast<int>(std::bit_floor(static_cast<quint64>(std::max(bytes, kSmallestWindow))));
}

} // namespace

qint64 Exchange::pieceBytes(const RatePath &path)
{
    return std::clamp(path.leastBytesPerSecond() / kPiecesPerSecond, kSmallestPiece, kLargestPiece);
}

int Exchange::socketCallback(void *self, curl_socket_t socket, curlsocktype)
{
    auto *const exchange = static_cast<Exchange *>(self);
    const RatePath &rate = exchange->m_setup.rates.down;
    exchange->m_tried.push_back(socket);
    if (rate.isLimited() && rate.leastBytesPerSecond() < kSlowBytesPerSecond)
        limitBytesWaiting(static_cast<qintptr>(socket), windowBytes(rate));
    return CURL_SOCKOPT_OK;
}

/// The library tells of the socket of a connection that it uses again, but of a new one only when
/// it is done with it. Of several that it tried one is connected from this port.
void Exchange::findSocket(int localPort)
{
    curl_socket_t last = CURL_SOCKET_BAD;
    curl_easy_getinfo(m_easy.get(), CURLINFO_ACTIVESOCKET, &last);
    m_tried.push_back(last);
    const auto found = std::ranges::find_if(m_tried, [localPort](curl_socket_t tried) {
        return tried != CURL_SOCKET_BAD && localPortOf(static_cast<qintptr>(tried)) == localPort;
    });
    m_socket = found == m_tried.end() ? CURL_SOCKET_BAD : *found;
    m_tried.clear();
}

/// What the library reads at once is settled when it begins; but it cannot read more than waits.
void Exchange::fitToRate()
{
    const RatePath &rate = m_setup.rates.down;
    const bool isLimited = rate.isLimited();
    if (m_socket == CURL_SOCKET_BAD)
        return;
    // What came before there was a limit is free.
    if (isLimited && !m_isLimited)
        m_chargedAhead = bytesWaiting(static_cast<qintptr>(m_socket));
    m_isLimited = isLimited;
    const bool isSlow = isLimited && rate.leastBytesPerSecond() < kFastBytesPerSecond;
    const int wanted = isSlow ? windowBytes(rate) : 0;
    if (std::exchange(m_mostWaiting, wanted) == wanted)
        return;
    if (wanted > 0)
        limitBytesWaiting(static_cast<qintptr>(m_socket), wanted);
    else
        unlimitBytesWaiting(static_cast<qintptr>(m_socket));
}

/// What the library holds back and what waits in the system has come over the wire already and
/// counts, up to some seconds' worth: a server that was fast before the limit was lowered must not
/// stop everything for long.
void Exchange::charge(qint64 received, qint64 held, Time now)
{
    const RatePath &rate = m_setup.rates.down;
    if (!rate.isLimited())
        return;
    if (!m_isLimited)
        fitToRate();
    qint64 waiting = held;
    if (m_socket != CURL_SOCKET_BAD)
        waiting += bytesWaiting(static_cast<qintptr>(m_socket));
    waiting = std::min(waiting, rate.bytesPerSecond(now) * kMostAheadMs / 1000);
    const qint64 fresh = std::max<qint64>(0, received + waiting - m_chargedAhead);
    m_chargedAhead += fresh - received;
    rate.take(fresh, now);
}

Exchange::Time Exchange::checkPause(Time now)
{
    const auto due = [this, now] {
        Time next = now + kLimiterGrain;
        if (m_receivePause == Pause::Rate)
            next = std::min(next, m_setup.rates.down.readyAt(now));
        if (m_sendPause == Pause::Rate)
            next = std::min(next, m_setup.rates.up.readyAt(now));
        return next;
    };
    if (m_receivePause != Pause::Rate && m_sendPause != Pause::Rate)
        return now + m_setup.request.deadlines.minimumRateOver;
    if (due() > now)
        return due();
    resume();
    return due();
}

} // namespace waybill
