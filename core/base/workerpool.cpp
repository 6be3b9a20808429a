// SPDX-License-Identifier: MIT
#include "core/base/workerpool.h"

#include <semaphore>

namespace waybill
{

WorkerPool::WorkerPool(QObject *home, int threads)
    : m_home(home)
{
    m_pool.setMaxThreadCount(threads);
    m_pool.setObjectName(QStringLiteral("worker"));
}

WorkerPool::~WorkerPool()
{
    waitForDone();
}

void WorkerPool::post(std::function<void()> work)
{
    m_pool.start(std::move(work));
}

void WorkerPool::runBoth(const std::function<void()> &mine, const std::function<void()> &other)
{
    const auto done = std::make_shared<std::binary_semaphore>(0);
    const bool isShared = m_pool.tryStart([done, &other] {
        other();
        done->release();
    });
    mine();
    if (isShared)
        done->acquire();
    else
        other();
}

void WorkerPool::waitForDone()
{
    m_pool.waitForDone();
}

} // namespace waybill
