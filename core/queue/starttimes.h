// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>

#include <map>
#include <optional>
#include <set>

namespace waybill
{

/// What is to begin at a time of the wall clock, and what of it is due. Pure: no clock of its own.
/// All operations take logarithmic time in what waits.
class StartTimes
{
public:
    /// Instead of the time that it had.
    void set(qint64 id, const QDateTime &when);
    /// Nothing if it is not there.
    void remove(qint64 id);
    bool isEmpty() const { return m_times.empty(); }

    /// The earliest that is due, which is then forgotten.
    std::optional<qint64> takeDue(const QDateTime &now);
    /// When the next one is due.
    std::optional<QDateTime> next() const;

private:
    std::map<qint64, qint64> m_times;              ///< ids with milliseconds since 1970
    std::set<std::pair<qint64, qint64>> m_inOrder; ///< the same, in order of time
};

} // namespace waybill
