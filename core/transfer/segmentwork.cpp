// SPDX-License-Identifier: MIT
// Which bytes a connection brings next: what nobody works at, else a part of what takes longest.
#include "core/transfer/segmentfetch.h"

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

constexpr qint64 kLeastTaken = 64 * 1024;
constexpr auto kRateOver = 500ms;
/// A segment that ends sooner is not worth a request.
constexpr double kWorthSeconds = 1;
constexpr double kStalledSeconds = 3;

} // namespace

void SegmentFetch::measure(std::chrono::milliseconds now)
{
    for (const Shared &connection : m_connections) {
        const qint64 position = connection->segment->position();
        const auto over = now - connection->since;
        if (connection->since == 0ms) {
            connection->since = now;
            connection->positionBefore = position;
        } else if (over >= kRateOver) {
            connection->bytesPerSecond =
                static_cast<double>(position - connection->positionBefore) /
                std::chrono::duration<double>(over).count();
            connection->since = now;
            connection->positionBefore = position;
            judgeRate(connection);
        }
    }
}

double SegmentFetch::secondsLeft(const Connection &connection) const
{
    double rate = connection.bytesPerSecond;
    if (rate < 0) { // new: as fast as the others, for all we know
        double sum = 0;
        int known = 0;
        for (const Shared &other : m_connections) {
            sum += std::max(0.0, other->bytesPerSecond);
            known += other->bytesPerSecond >= 0 ? 1 : 0;
        }
        rate = known > 0 ? sum / known : 0;
    }
    return static_cast<double>(connection.segment->left()) / std::max(rate, 1.0);
}

/// The first that nobody works at.
std::optional<ByteRange> SegmentFetch::freeGap() const
{
    ByteRanges taken;
    for (const Shared &connection : m_connections)
        taken.add({connection->segment->position(), connection->segment->end()});
    for (const ByteRange &gap : m_part->gaps(m_version.total)) {
        const qint64 begin = taken.endOfRun(gap.begin);
        if (begin >= gap.end)
            continue;
        for (const ByteRange &free : taken.gaps(gap.end)) {
            if (free.end > begin)
                return ByteRange{std::max(begin, free.begin), free.end};
        }
    }
    return std::nullopt;
}

/// A new segment for a connection; false if there is nothing left that is worth it.
bool SegmentFetch::giveWork(const Shared &connection)
{
    connection->takenFrom.reset();
    connection->bytesPerSecond = -1;
    connection->since = 0ms;
    if (const auto gap = freeGap()) {
        connection->segment = std::make_shared<Segment>(m_part, *gap, m_durable);
        return true;
    }
    Shared slowest;
    for (const Shared &other : m_connections) {
        if (other != connection && (!slowest || secondsLeft(*other) > secondsLeft(*slowest)))
            slowest = other;
    }
    const auto taken = slowest ? takeFrom(slowest) : std::nullopt;
    if (!taken)
        return false;
    if (!slowest->stop.token().isCancelled())
        connection->takenFrom = slowest->segment;
    connection->segment = std::make_shared<Segment>(m_part, *taken, m_durable);
    return true;
}

/// Half of what it has to bring; all of it, if that is little and yet takes long.
std::optional<ByteRange> SegmentFetch::takeFrom(const Shared &slowest)
{
    const double seconds = secondsLeft(*slowest);
    const ByteRange left{slowest->segment->position(), slowest->segment->end()};
    if (left.length() >= 2 * kLeastTaken) {
        const qint64 middle = left.begin + left.length() / 2;
        const bool isTaken = seconds >= kWorthSeconds && slowest->segment->shrinkTo(middle);
        return isTaken ? std::optional(ByteRange{middle, left.end}) : std::nullopt;
    }
    const bool isKnownSlow = slowest->bytesPerSecond >= 0 && seconds > kStalledSeconds;
    if (!isKnownSlow || left.length() == 0)
        return std::nullopt;
    const ByteRange rest = slowest->segment->giveUpRest();
    slowest->stop.cancel(CancelReason::Paused);
    return rest;
}

} // namespace waybill
