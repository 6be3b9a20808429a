// SPDX-License-Identifier: MIT
#include "core/base/workerpool.h"

#include <semaphore>

namespace waybill
{

WorkerPool::WorkerPool(QObject *home, int threads, std::chrono::milliseconds patience)
    : m_home(home)
    , m_mostThreads(threads)
    , m_patience(patience)
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
    for (Threads *const threads : {&m_threads, &m_gone}) {
        for (std::thread &thread : *threads)
            thread.join();
    }
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
        for (std::thread &thread : m_gone)
            thread.join();
        m_gone.clear();
        const auto self = m_threads.emplace(m_threads.end());
        *self = std::thread([this, self] { work(self); });
    }
}

void WorkerPool::work(Threads::iterator self)
{
    std::unique_lock lock(m_mutex);
    while (waitForWork(lock)) {
        Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        work();
        work = {}; // what it holds goes before it counts as done
        lock.lock();
    }
    if (!m_isStopping)
        m_gone.splice(m_gone.end(), m_threads, self);
}

/// False if this thread is to end.
bool WorkerPool::waitForWork(std::unique_lock<std::mutex> &lock)
{
    while (m_waiting.empty() && !m_isStopping) {
        ++m_idle;
        if (isIdle())
            m_done.notify_all();
        const bool isPatient = m_wake.wait_for(lock, m_patience) == std::cv_status::no_timeout;
        --m_idle;
        if (!isPatient && m_waiting.empty())
            return false;
    }
    return !m_waiting.empty();
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

int WorkerPool::threads()
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_threads.size());
}

void WorkerPool::waitForDone()
{
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return isIdle(); });
}

} // namespace waybill
