// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/completion.h"

#include <vector>

namespace waybill
{

/// Owns coroutines that nobody awaits: counts them, logs what they throw, and tells when the last
/// has ended. One thread. The owner cancels its work and awaits emptied() before it dies.
class TaskScope
{
public:
    /// `home` lives on the scope's thread and outlives it.
    explicit TaskScope(QObject *home);
    ~TaskScope();
    Q_DISABLE_COPY_MOVE(TaskScope)

    void launch(QCoro::Task<> task);
    int size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    /// Returns when no task is left; at once if there is none.
    QCoro::Task<> emptied();

private:
    static QCoro::Task<> watch(TaskScope *scope, QCoro::Task<> task);
    void leave();

    QObject *m_home;
    int m_size = 0;
    std::vector<Completion<bool>> m_waiting;
};

} // namespace waybill
