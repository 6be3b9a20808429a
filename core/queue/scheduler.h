// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/statistic.h"
#include "core/transfer/transfertypes.h"

#include <QString>

#include <array>
#include <chrono>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace waybill
{

/// Who runs next: in order of priority and then of position; at most so many at once, for a host
/// and in a direction; none for a host that asked for a rest. Pure: no clock of its own, no
/// objects. All operations take logarithmic time in what waits.
class Scheduler
{
public:
    using Time = std::chrono::milliseconds; ///< of a monotonic clock

    static constexpr int kUnlimited = std::numeric_limits<int>::max();

    /// At once. What stays on this machine has no direction, and counts for the total only and as
    /// one host.
    struct PerDirection
    {
        int down = kUnlimited;
        int up = kUnlimited;
    };
    struct Limits
    {
        int total = 4;
        int perHost = 4;
        PerDirection perDirection = {};
    };

    /// Where in the queue something stands. First: before all priorities. Now: before these, and
    /// beyond all limits; a host's rest holds for it, too.
    enum class Turn { Now, First, Usual };
    struct Work
    {
        qint64 position = 0;
        QString host = {};
        std::optional<Direction> direction = {}; ///< nothing: it stays on this machine
        Priority priority = Priority::Normal;
        Turn turn = Turn::Usual;
    };

    void setLimits(Limits limits) { m_limits = limits; }
    const Limits &limits() const { return m_limits; }

    /// At another place, if it is in the queue already.
    void enqueue(qint64 id, Work work);
    /// Takes it out of the queue; nothing if it is not there.
    void remove(qint64 id);
    bool contains(qint64 id) const { return m_queue.contains(id); }
    bool isEmpty() const { return m_queue.empty(); }

    /// The next that may start now; it then counts as running until release().
    std::optional<qint64> takeNext(Time now);
    void release(const QString &host, std::optional<Direction> direction);

    /// Nothing is started for the host before `until`; the later of two wins.
    void rest(const QString &host, Time until);
    /// No more than `most` at once on the host before `until`: it was found to bear no more.
    void limitHost(const QString &host, int most, Time until);
    void forgetLimit(const QString &host) { limitHost(host, kUnlimited, Time(0)); }
    /// One went well: after a row of these the host is asked for one more.
    void succeeded(const QString &host);
    /// At work on a host.
    int running(const QString &host) const;
    /// When a resting or limited host that has work may be asked again.
    std::optional<Time> nextWake(Time now) const;

private:
    /// What one limit holds for: a host's downloads, uploads, jobs; and what knows no limit.
    enum Lane { Down, Up, Here, Now, LaneCount };
    /// Turn and priority, position, id: the least goes first.
    using Key = std::tuple<int, qint64, qint64>;
    struct Host
    {
        std::array<std::set<Key>, LaneCount> lanes;
        int running = 0;
        Time restsUntil{0};
        int most = kUnlimited; ///< until then:
        Time limitedUntil{0};
        int successes = 0;

        bool hasWork() const;
    };

    static Lane laneOf(const Work &work);
    static Lane laneOf(std::optional<Direction> direction);
    static Key keyOf(qint64 id, const Work &work);
    bool isOpen(Lane lane, const Host &host, Time now) const;

    Limits m_limits;
    int m_running = 0;
    std::array<int, LaneCount> m_runningInLane = {};
    std::map<QString, Host> m_hosts;
    std::map<qint64, Work> m_queue;
};

} // namespace waybill
