// SPDX-License-Identifier: MIT
#include "core/base/heldjob.h"

namespace waybill
{

struct HeldJob::State
{
    JobGate gate;
    std::mutex mutex;
    std::optional<Status> result;
    std::optional<Completion<bool>> waiter;
};

HeldJob::HeldJob(QObject *home, WorkerPool *jobs)
    : m_home(home)
    , m_jobs(jobs)
{
}

HeldJob::~HeldJob()
{
    if (m_state)
        m_state->gate.end();
}

void HeldJob::start(Work work)
{
    m_state = std::make_shared<State>();
    m_jobs->post([state = m_state, work = std::move(work)] {
        Status result = work(&state->gate);
        const std::lock_guard lock(state->mutex);
        state->result = std::move(result);
        if (state->waiter)
            state->waiter->set(true);
    });
}

QCoro::Task<Status> HeldJob::proceed(CancelToken token)
{
    const auto state = m_state;
    const Completion<bool> turn(m_home);
    {
        const std::lock_guard lock(state->mutex);
        state->waiter = turn;
        if (state->result)
            turn.set(true);
    }
    state->gate.release();
    const auto registration = token.whenCancelled([state, turn, token] {
        if (token.reason() != CancelReason::Paused && token.reason() != CancelReason::Resting) {
            state->gate.end();
            return;
        }
        state->gate.hold();
        turn.set(true);
    });
    co_await turn;
    const std::lock_guard lock(state->mutex);
    if (state->result)
        co_return *state->result;
    co_return fail(ErrorKind::Cancelled);
}

} // namespace waybill
