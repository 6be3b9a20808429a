// SPDX-License-Identifier: MIT
#include "core/base/workerpool.h"

#include <semaphore>

namespace waybill
{

WorkerPool::WorkerPool(QObject *home, int threads)
    : m_home(home)
    , m_mostThreads(threads)
{
}

WorkerPool::~WorkerPool()
{
    waitForDone();
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_wake.notify_all();
    for (const auto &thread : m_threads)
        thread->wait();
}

void WorkerPool::post(std::function<void()> work)
{
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(std::move(work));
    wakeFor(std::move(lock));
}

/// Somebody takes what has just been added: who is idle, a new thread, or who is done first.
void WorkerPool::wakeFor(std::unique_lock<std::mutex> lock)
{
    if (m_idle >= m_waiting.size()) {
        lock.unlock(); // else who wakes has to wait for it
        m_wake.notify_one();
    } else if (std::ssize(m_threads) < m_mostThreads) {
        m_threads.emplace_back(QThread::create([this] { workUntilStopped(); }));
        m_threads.back()->setObjectName(QStringLiteral("worker"));
        m_threads.back()->start();
    }
}

void WorkerPool::workUntilStopped()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        while (m_waiting.empty() && !m_isStopping) {
            ++m_idle;
            if (isIdle())
                m_done.notify_all();
            m_wake.wait(lock);
            --m_idle;
        }
        if (m_waiting.empty())
            return;
        Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work();
        work = {}; // what it holds goes before it counts as done
        lock.lock();
    }
}

void WorkerPool::runBoth(const std::function<void()> &mine, const std::function<void()> &other)
{
    const auto done = std::make_shared<std::binary_semaphore>(0);
    std::unique_lock lock(m_mutex);
    const bool isShared =
        m_waiting.empty() && (m_idle > 0 || std::ssize(m_threads) < m_mostThreads);
    if (isShared) {
        m_waiting.push_back([done, &other] {
            other();
            done->release();
        });
        wakeFor(std::move(lock));
    } else {
        lock.unlock();
    }
    mine();
    if (isShared)
        done->acquire();
    else
        other();
}

void WorkerPool::waitForDone()
{
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return isIdle(); });
}

} // namespace waybill
