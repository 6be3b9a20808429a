// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"

#include <QThreadPool>

#include <functional>
#include <type_traits>

namespace waybill
{

/// Threads for everything that may block or burn CPU: reads, writes, syncs, hashes. Work gets
/// copies in and gives a value out; it sees no QObject. Results come back on the thread of `home`,
/// which must outlive all awaits.
class WorkerPool
{
public:
    WorkerPool(QObject *home, int threads);
    ~WorkerPool();

    /// Runs `work` on a worker; await what this returns. Work that has started cannot be cancelled:
    /// keep it short.
    template <typename Work>
    [[nodiscard]] auto run(Work work)
    {
        using Value = std::invoke_result_t<Work>;
        Completion<Value> completion(m_home);
        post([completion, work = std::move(work)]() mutable { completion.set(work()); });
        return completion;
    }

    /// Runs `work` on a worker and forgets it. Any thread.
    void post(std::function<void()> work);

    /// Runs both, `other` on a worker of its own if one is free at once, and returns when both have
    /// ended. Called on a worker.
    void runBoth(const std::function<void()> &mine, const std::function<void()> &other);

    int threads() const { return m_pool.maxThreadCount(); }

    /// Waits until nothing runs. Only when nothing new can be posted.
    void waitForDone();

private:
    QObject *m_home;
    QThreadPool m_pool;
};

} // namespace waybill
