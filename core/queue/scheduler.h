// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <set>

namespace waybill
{

/// Who runs next: in order of position, at most N at once and M for a host, none for a host that
/// asked for a rest. Pure: no clock of its own, no objects. All operations take logarithmic time in
/// what waits.
class Scheduler
{
public:
    using Time = std::chrono::milliseconds; ///< of a monotonic clock

    struct Limits
    {
        int total = 4;
        int perHost = 4;
    };

    void setLimits(Limits limits) { m_limits = limits; }
    const Limits &limits() const { return m_limits; }

    void enqueue(qint64 id, qint64 position, const QString &host);
    /// Takes it out of the queue; nothing if it is not there.
    void remove(qint64 id);
    bool contains(qint64 id) const { return m_places.contains(id); }
    bool isEmpty() const { return m_places.empty(); }

    /// The next that may start now; it then counts as running until release().
    std::optional<qint64> takeNext(Time now);
    void release(const QString &host);

    /// Nothing is started for the host before `until`; the later of two wins.
    void rest(const QString &host, Time until);
    /// When a resting host that has work may be asked again.
    std::optional<Time> nextWake(Time now) const;

private:
    struct Host
    {
        std::set<std::pair<qint64, qint64>> waiting; ///< position and id
        int running = 0;
        Time restsUntil{0};
    };
    struct Place
    {
        qint64 position;
        QString host;
    };

    Limits m_limits;
    int m_running = 0;
    std::map<QString, Host> m_hosts;
    std::map<qint64, Place> m_places;
};

} // namespace waybill
