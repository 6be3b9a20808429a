// SPDX-License-Identifier: MIT
// The WebDAV way: PUT to a temporary sibling, see that it is whole, MOVE it into place, look again.
// An interrupted PUT would leave a torso over the old file on some servers; this way nobody ever
// sees one.
#include "core/base/filename.h"
#include "core/remote/plain.h"
#include "core/remote/webdav.h"
#include "core/transfer/upload.h"

#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A MOVE whose answer was lost is done if the temporary is gone and the target has changed to
/// something of our size.
QCoro::Task<Result<bool>> wasMoved(UploadJob *job)
{
    auto looking = webdav::find(job->remote(), job->state.temporary);
    const auto temporary = co_await std::move(looking);
    if (!temporary)
        co_return fail(temporary.error());
    if (temporary->has_value())
        co_return false;
    auto finding = webdav::find(job->remote(), job->state.target);
    const auto target = co_await std::move(finding);
    if (!target)
        co_return fail(target.error());
    co_return target->has_value() && (*target)->size == job->state.sourceSize &&
        ((*target)->etag.isEmpty() || (*target)->etag != job->state.etagBefore);
}

/// Whether a PUT failed for want of its folder. Servers say 409 then (RFC 4918), some 404; nginx
/// says 500, which may mean anything: then we look.
QCoro::Task<bool> lacksFolder(UploadJob *job, Error refusal)
{
    if (refusal.kind == ErrorKind::Conflict || refusal.kind == ErrorKind::NotFound)
        co_return true;
    if (refusal.httpStatus != 500)
        co_return false;
    auto finding = webdav::find(job->remote(), job->state.temporary.adjusted(QUrl::RemoveFilename));
    const auto folder = co_await std::move(finding);
    co_return folder && !folder->has_value();
}

QCoro::Task<Status> putTemporary(UploadJob *job)
{
    job->context.store->setProgress(0, job->source->size());
    auto putting = plain::put(job->remote(), job->state.temporary, job->source->body(0));
    Status put = co_await std::move(putting);
    if (const auto stop = job->context.token.check(); !stop)
        co_return stop;
    bool isFolderMissing = false;
    if (!put) {
        auto looking = lacksFolder(job, put.error());
        isFolderMissing = co_await std::move(looking);
        if (const auto stop = job->context.token.check(); !stop)
            co_return stop;
    }
    if (isFolderMissing) {
        auto making = webdav::makeParents(job->remote(), job->state.temporary);
        if (const Status made = co_await std::move(making); !made)
            co_return made;
        job->context.store->setProgress(0, job->source->size());
        auto again = plain::put(job->remote(), job->state.temporary, job->source->body(0));
        put = co_await std::move(again);
    }
    if (!put)
        co_return put;
    auto comparing = job->checkSource();
    if (const Status unchanged = co_await std::move(comparing); !unchanged)
        co_return unchanged;
    job->context.store->setVerifying();
    auto finding = webdav::find(job->remote(), job->state.temporary);
    const auto found = co_await std::move(finding);
    if (!found)
        co_return fail(found.error());
    if (!found->has_value() || (*found)->size != job->source->size())
        co_return fail(ErrorKind::RemoteMismatch, u"length"_s);
    co_return Status();
}

/// Whether the MOVE may overwrite; nothing if what is there is to stay. Hours may lie between the
/// first look and now: what is compared is looked at again.
QCoro::Task<Result<std::optional<bool>>> mayOverwrite(UploadJob *job)
{
    const ConflictPolicy policy = job->spec.onConflict;
    if (!isComparing(policy))
        co_return policy == ConflictPolicy::Overwrite;
    auto finding = webdav::find(job->remote(), job->state.target);
    const auto found = co_await std::move(finding);
    if (!found)
        co_return fail(found.error());
    if (!found->has_value())
        co_return false;
    const TargetVerdict verdict = judgeRemote(job, **found);
    if (verdict.action == TargetVerdict::Action::Ask)
        co_return fail(verdict.toError(ErrorKind::RemoteExists, redactedUrl(job->state.target)));
    job->state.etagBefore = (*found)->etag;
    if (verdict.action == TargetVerdict::Action::Skip)
        co_return std::nullopt;
    co_return verdict.action == TargetVerdict::Action::Overwrite;
}

/// MOVE, over to the next free name if the policy is Rename and somebody was faster.
QCoro::Task<Result<bool>> moveIntoPlace(UploadJob *job)
{
    job->state.sourceSize = job->source->size(); // a stream's is known now, and not after a crash
    while (true) {
        auto looking = mayOverwrite(job);
        const auto overwrites = co_await std::move(looking);
        if (!overwrites)
            co_return fail(overwrites.error());
        if (!overwrites->has_value())
            co_return false;
        job->state.phase = UploadState::Phase::Moving;
        auto saving = job->save();
        if (const Status saved = co_await std::move(saving); !saved)
            co_return fail(saved.error());
        job->context.store->setFinalising();
        auto moving =
            webdav::move(job->remote(), job->state.temporary, job->state.target, **overwrites);
        const Status moved = co_await std::move(moving);
        if (moved)
            co_return true;
        if (moved.error().kind != ErrorKind::RemoteExists ||
            job->spec.onConflict == ConflictPolicy::Fail)
            co_return fail(moved.error());
        job->state.target.clear();
        auto settling = settleTarget(job, &webdav::find);
        const auto settled = co_await std::move(settling);
        if (!settled || !*settled)
            co_return settled;
    }
}

QCoro::Task<> removeTemporary(UploadJob *job)
{
    auto removing = webdav::remove(job->remote(), job->state.temporary);
    co_await std::move(removing);
    job->state = UploadState();
    auto saving = job->save();
    co_await std::move(saving);
}

} // namespace

QCoro::Task<Result<Sent>> sendByWebDav(UploadJob *job)
{
    auto settling = settleTarget(job, &webdav::find);
    const auto settled = co_await std::move(settling);
    if (!settled)
        co_return fail(settled.error());
    if (!*settled)
        co_return Sent{{}, Verification::None, true};

    bool isMoved = false;
    if (job->state.phase == UploadState::Phase::Moving) {
        auto asking = wasMoved(job);
        const auto answer = co_await std::move(asking);
        if (!answer)
            co_return fail(answer.error());
        isMoved = *answer;
    }
    if (!isMoved) {
        job->state.phase = UploadState::Phase::Sending;
        job->state.temporary =
            withName(job->state.target, u".waybill-"_s + job->context.tag + ".part"_L1);
        auto saving = job->save();
        if (const Status saved = co_await std::move(saving); !saved)
            co_return fail(saved.error());
        auto putting = putTemporary(job);
        const Status put = co_await std::move(putting);
        if (!put) {
            if (put.error().kind == ErrorKind::SourceChanged) {
                auto removing = removeTemporary(job);
                co_await std::move(removing);
            }
            co_return fail(put.error());
        }
        auto moving = moveIntoPlace(job);
        const auto moved = co_await std::move(moving);
        if (!moved || !*moved) {
            const bool isTaken = !moved && moved.error().kind == ErrorKind::RemoteExists;
            if (isTaken || moved) {
                auto removing = removeTemporary(job);
                co_await std::move(removing);
            }
            if (!moved)
                co_return fail(moved.error());
            co_return Sent{{}, Verification::None, true};
        }
    }
    auto finding = webdav::find(job->remote(), job->state.target);
    const auto found = co_await std::move(finding);
    if (!found)
        co_return fail(found.error());
    if (!found->has_value() || (*found)->size != job->state.sourceSize)
        co_return fail(ErrorKind::RemoteMismatch, u"length after the move"_s);
    co_return Sent{job->state.target, Verification::Length};
}

} // namespace waybill
