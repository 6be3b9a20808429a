// SPDX-License-Identifier: MIT
// The plain way: PUT, then HEAD to see what the server has.
#include "core/remote/plain.h"
#include "core/transfer/upload.h"

namespace waybill
{

using namespace Qt::StringLiterals;

QCoro::Task<Result<Sent>> sendByPut(UploadJob *job)
{
    auto settling = settleTarget(job, &plain::find);
    const auto settled = co_await std::move(settling);
    if (!settled)
        co_return fail(settled.error());
    if (!*settled)
        co_return Sent{{}, Verification::None, true};
    job->state.phase = UploadState::Phase::Sending;
    auto saving = job->save();
    if (const Status saved = co_await std::move(saving); !saved)
        co_return fail(saved.error());

    job->context.store->setProgress(0, job->source->size());
    auto putting = plain::put(job->remote(), job->state.target, job->source->body(0));
    const Status put = co_await std::move(putting);
    if (const auto stop = job->context.token.check(); !stop)
        co_return fail(stop.error());
    if (!put)
        co_return fail(put.error());
    auto comparing = job->checkSource();
    if (const Status unchanged = co_await std::move(comparing); !unchanged)
        co_return fail(unchanged.error());

    job->context.store->setVerifying();
    auto finding = plain::find(job->remote(), job->state.target);
    const auto found = co_await std::move(finding);
    if (!found && found.error().kind != ErrorKind::NotSupportedByServer)
        co_return fail(found.error());
    if (!found || (found->has_value() && (*found)->size < 0)) {
        job->context.store->note(u"the server does not tell the length of what it has"_s);
        co_return Sent{job->state.target, Verification::None};
    }
    if (!found->has_value() || (*found)->size != job->source->size())
        co_return fail(ErrorKind::RemoteMismatch, u"length"_s);
    co_return Sent{job->state.target, Verification::Length};
}

} // namespace waybill
