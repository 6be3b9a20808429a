// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/canceltoken.h"
#include "core/base/jobgate.h"
#include "core/base/workerpool.h"

#include <functional>

namespace waybill
{

/// Long blocking work that can be paused where it stands and gone on with. It passes a JobGate at
/// every block. Engine thread; `home` and `jobs` outlive it.
class HeldJob
{
public:
    using Work = std::function<Status(JobGate *)>;

    /// `jobs` has a thread for each: one that is held keeps its thread.
    HeldJob(QObject *home, WorkerPool *jobs);
    /// Tells the work to end, and does not wait for it: what it uses is its own.
    ~HeldJob();
    Q_DISABLE_COPY_MOVE(HeldJob)

    void start(Work work);
    /// Lets the work go on until it ends or the token fires. A pause holds it and returns
    /// `Cancelled` at once; call again to go on. Any other reason makes it end first.
    QCoro::Task<Status> proceed(CancelToken token);

private:
    struct State;

    QObject *m_home;
    WorkerPool *m_jobs;
    std::shared_ptr<State> m_state;
};

} // namespace waybill
