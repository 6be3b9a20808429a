// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"

#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

namespace waybill
{

/// Threads for everything that may block or burn CPU: reads, writes, syncs, hashes. Work gets
/// copies in and gives a value out; it sees no QObject. Results come back on the thread of `home`,
/// which must outlive all awaits. (QThreadPool wakes a thread while it holds the lock that this
/// thread needs: with thousands of short pieces of work that was a third of all system calls.)
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

    int threads() const { return m_mostThreads; }

    /// Waits until nothing runs. Only when nothing new can be posted.
    void waitForDone();

private:
    using Work = std::function<void()>;

    void wakeFor(std::unique_lock<std::mutex> lock);
    void workUntilStopped();
    bool isIdle() const { return m_waiting.empty() && m_idle == m_threads.size(); }

    QObject *const m_home;
    const int m_mostThreads;
    std::mutex m_mutex; ///< of all below
    std::condition_variable m_wake;
    std::condition_variable m_done;
    std::deque<Work> m_waiting;
    std::vector<std::unique_ptr<QThread>> m_threads; ///< started when there is work for them
    size_t m_idle = 0;
    bool m_isStopping = false;
};

} // namespace waybill
