// SPDX-License-Identifier: MIT
#pragma once

#include <QCoroTask>

#include <QObject>

#include <coroutine>
#include <memory>
#include <mutex>
#include <optional>

namespace waybill
{

/// Hands one value from any thread to one coroutine that awaits it on the thread of `home`.
///
/// Copies share one state: keep one to set the value, await the other. The coroutine resumes from
/// home's event loop, never inside set(). `home` must outlive the wait; its owner empties its
/// TaskScope first.
template <typename T>
class Completion
{
public:
    explicit Completion(QObject *home)
        : m_state(std::make_shared<State>(home))
    {
    }

    /// Sets the value; a second call is ignored. Any thread.
    void set(T value) const
    {
        std::coroutine_handle<> waiter;
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->isSet)
                return;
            m_state->isSet = true;
            m_state->value.emplace(std::move(value));
            waiter = std::exchange(m_state->waiter, {});
        }
        if (waiter)
            QMetaObject::invokeMethod(
                m_state->home, [waiter] { waiter.resume(); }, Qt::QueuedConnection);
    }

    bool await_ready() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->isSet;
    }

    bool await_suspend(std::coroutine_handle<> waiter) const
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->isSet)
            return false;
        m_state->waiter = waiter;
        return true;
    }

    T await_resume() const
    {
        const std::lock_guard lock(m_state->mutex);
        return std::move(*m_state->value);
    }

private:
    struct State
    {
        explicit State(QObject *home)
            : home(home)
        {
        }
        QObject *home;
        std::mutex mutex;
        bool isSet = false;
        std::optional<T> value;
        std::coroutine_handle<> waiter;
    };
    std::shared_ptr<State> m_state;
};

} // namespace waybill
