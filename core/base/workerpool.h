// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>
#include <type_traits>

namespace waybill
{

/// Threads for everything that may block or burn CPU: reads, writes, syncs, hashes. Work gets
/// copies in and gives a value out; it sees no QObject. Results come back on the thread of `home`,
/// which must outlive all awaits. (QThreadPool wakes a thread while it holds the lock that this
/// thread needs: with thousands of short pieces of work that was a third of all system calls.)
class WorkerPool
{
public:
    /// At most so many threads; one that has had no work for `patience` ends.
    WorkerPool(QObject *home, int threads, std::chrono::milliseconds patience = kPatience);
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

    int mostThreads() const { return m_mostThreads; }
    /// That there are now.
    int threads();

    /// Waits until nothing runs. Only when nothing new can be posted.
    void waitForDone();

private:
    using Work = std::function<void()>;
    using Threads = std::list<std::thread>;
    static constexpr std::chrono::seconds kPatience{30};

    void wakeFor(std::unique_lock<std::mutex> lock);
    void work(Threads::iterator self);
    bool waitForWork(std::unique_lock<std::mutex> &lock);
    bool isIdle() const { return m_waiting.empty() && m_idle == m_threads.size(); }

    QObject *const m_home;
    const int m_mostThreads;
    const std::chrono::milliseconds m_patience;
    std::mutex m_mutex; ///< of all below
    std::condition_variable m_wake;
    std::condition_variable m_done;
    std::deque<Work> m_waiting;
    Threads m_threads; ///< started when there is work for them
    Threads m_gone;    ///< that have ended, to be joined
    size_t m_idle = 0;
    bool m_isStopping = false;
};

} // namespace waybill
