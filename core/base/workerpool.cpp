// SPDX-License-Identifier: MIT
#include "core/base/workerpool.h"

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

void WorkerPool::waitForDone()
{
    m_pool.waitForDone();
}

} // namespace waybill
