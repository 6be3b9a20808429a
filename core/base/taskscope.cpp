// SPDX-License-Identifier: MIT
#include "core/base/taskscope.h"

#include "core/base/logging.h"

#include <exception>

namespace waybill
{

TaskScope::TaskScope(QObject *home)
    : m_home(home)
{
}

TaskScope::~TaskScope()
{
    Q_ASSERT_X(m_size == 0, "TaskScope", "destroyed with tasks running");
}

void TaskScope::launch(QCoro::Task<> task)
{
    ++m_size;
    // The watcher is a detached coroutine by design: it holds the task and ends with it.
    watch(this, std::move(task));
}

QCoro::Task<> TaskScope::watch(TaskScope *scope, QCoro::Task<> task)
{
    try {
        co_await task;
    } catch (const std::exception &exception) {
        qCCritical(lcBase) << "a task threw:" << exception.what();
        Q_ASSERT_X(false, "TaskScope", "a task threw");
    }
    scope->leave();
}

void TaskScope::leave()
{
    --m_size;
    if (m_size > 0)
        return;
    for (const auto &waiting : std::exchange(m_waiting, {}))
        waiting.set(true);
}

QCoro::Task<> TaskScope::emptied()
{
    while (m_size > 0) {
        Completion<bool> none(m_home);
        m_waiting.push_back(none);
        co_await none;
    }
}

} // namespace waybill
