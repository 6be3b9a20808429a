// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <condition_variable>
#include <mutex>

namespace waybill
{

/// What long blocking work passes at every block: it may be held there and let go again, or told to
/// end. Any thread.
class JobGate
{
public:
    /// Waits while the gate is shut; `Cancelled` once it was told to end.
    Status pass();
    void hold();
    void release();
    /// For good; whoever waits comes out.
    void end();
    bool isEnded() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isHeld = false;
    bool m_isEnded = false;
};

} // namespace waybill
