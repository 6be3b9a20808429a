// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <atomic>
#include <mutex>

namespace waybill
{

/// How far a job has got: written by its worker, read by anybody.
class JobProgress
{
public:
    std::atomic<qint64> bytes = 0;
    std::atomic<qint64> totalBytes = -1;
    std::atomic<qint64> entries = 0;
    std::atomic<qint64> totalEntries = -1;

    /// What is at work now: the path within the tree.
    void setCurrent(const QString &path)
    {
        const std::lock_guard lock(m_mutex);
        m_current = path;
    }
    QString current() const
    {
        const std::lock_guard lock(m_mutex);
        return m_current;
    }

private:
    mutable std::mutex m_mutex;
    QString m_current;
};

} // namespace waybill
