// SPDX-License-Identifier: MIT
#include "core/base/jobgate.h"

namespace waybill
{

Status JobGate::pass()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_isEnded || !m_isHeld; });
    if (m_isEnded)
        return fail(ErrorKind::Cancelled);
    return {};
}

void JobGate::hold()
{
    const std::lock_guard lock(m_mutex);
    m_isHeld = true;
}

void JobGate::release()
{
    const std::lock_guard lock(m_mutex);
    m_isHeld = false;
    m_changed.notify_all();
}

void JobGate::end()
{
    const std::lock_guard lock(m_mutex);
    m_isEnded = true;
    m_changed.notify_all();
}

bool JobGate::isEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_isEnded;
}

} // namespace waybill
