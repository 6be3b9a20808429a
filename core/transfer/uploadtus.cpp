// SPDX-License-Identifier: MIT
// The tus way: create, send, and after any interruption ask the server how much it has. Only its
// answer is trusted.
#include "core/remote/tus.h"
#include "core/transfer/tusparts.h"
#include "core/transfer/upload.h"

#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A server that keeps changing its mind about the offset is given up for this attempt.
constexpr int kMostRounds = 8;

QCoro::Task<Status> createUpload(UploadJob *job)
{
    job->state.phase = UploadState::Phase::Creating;
    auto saving = job->save();
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    auto creating =
        tus::create(job->remote(), job->spec.url, job->source->size(), tusMetadata(job->spec));
    const auto created = co_await std::move(creating);
    if (const auto stop = job->context.token.check(); !stop)
        co_return stop;
    if (!created)
        co_return fail(created.error());
    // Whoever gets the bytes gets no credentials of another origin.
    job->context.access = created->access;
    job->state.tusUrl = created->url;
    job->state.phase = UploadState::Phase::Sending;
    auto again = job->save();
    co_return co_await std::move(again);
}

/// How much the server has of an upload that was begun before; nothing if it has forgotten it.
QCoro::Task<Result<std::optional<qint64>>> askOffset(UploadJob *job)
{
    if (originOf(job->state.tusUrl) != originOf(job->spec.url))
        job->context.access = job->context.access.forOtherOrigin();
    auto asking = tus::offset(job->remote(), job->state.tusUrl, job->source->size());
    const auto offset = co_await std::move(asking);
    if (offset)
        co_return std::optional(*offset);
    if (offset.error().kind != ErrorKind::UploadExpired)
        co_return fail(offset.error());
    job->context.store->note(u"the server had forgotten the upload; begun anew"_s);
    job->state.tusUrl.clear();
    co_return std::optional<qint64>();
}

/// In parts, where the file is worth it and the server can put them together; false if it goes in
/// one piece.
QCoro::Task<Result<bool>> sendInParts(UploadJob *job)
{
    if (job->state.tusParts.isEmpty() && job->state.phase == UploadState::Phase::Fresh) {
        auto planning = TusParts::plan(job);
        const auto planned = co_await std::move(planning);
        if (!planned)
            co_return fail(planned.error());
    }
    if (job->state.tusParts.isEmpty())
        co_return false;
    TusParts parts(job);
    auto sending = parts.run();
    const Status sent = co_await std::move(sending);
    if (sent)
        co_return true;
    if (sent.error().kind != ErrorKind::NotSupportedByServer)
        co_return fail(sent.error());
    job->context.store->note(u"the server takes no parts after all"_s);
    co_return false;
}

/// Not the sum of what was sent, but what the server says it has.
QCoro::Task<Result<Sent>> endTus(UploadJob *job)
{
    const qint64 size = job->source->size();
    auto comparing = job->checkSource();
    const Status unchanged = co_await std::move(comparing);
    const bool hasChanged = !unchanged && unchanged.error().kind == ErrorKind::SourceChanged;
    if (!unchanged && !hasChanged)
        co_return fail(unchanged.error()); // nobody knows: what the server has stays
    if (hasChanged) {
        auto removing = tus::remove(job->remote(), job->state.tusUrl);
        co_await std::move(removing);
        job->state = UploadState();
        auto saving = job->save();
        co_await std::move(saving);
        co_return fail(unchanged.error());
    }
    job->context.store->setVerifying();
    auto asking = tus::offset(job->remote(), job->state.tusUrl, size);
    const auto has = co_await std::move(asking);
    if (!has && has.error().kind == ErrorKind::UploadExpired) {
        job->context.store->note(u"the server took the complete upload in and forgot its URL"_s);
        co_return Sent{job->state.tusUrl, Verification::Length};
    }
    if (!has)
        co_return fail(has.error());
    if (*has != size)
        co_return fail(ErrorKind::RemoteMismatch, u"Upload-Offset"_s);
    co_return Sent{job->state.tusUrl, Verification::Length};
}

} // namespace

QList<std::pair<QByteArray, QString>> tusMetadata(const TransferSpec &spec)
{
    const QString name = spec.name.isEmpty() ? QFileInfo(spec.path).fileName() : spec.name;
    return {{"filename", name}, {"filetype", u"application/octet-stream"_s}};
}

QCoro::Task<Result<Sent>> sendByTus(UploadJob *job)
{
    const qint64 size = job->source->size();
    if (!job->state.tusUrl.isEmpty() && job->state.phase == UploadState::Phase::Moving) {
        auto waiting = waitUntilJoined(job); // it was put together in an attempt before
        if (const Status joined = co_await std::move(waiting); !joined)
            co_return fail(joined.error());
    }
    if (job->state.tusUrl.isEmpty()) {
        auto inParts = sendInParts(job);
        const auto hasSent = co_await std::move(inParts);
        if (!hasSent)
            co_return fail(hasSent.error());
        if (*hasSent) {
            auto ending = endTus(job);
            co_return co_await std::move(ending);
        }
    }
    for (int round = 0; round < kMostRounds; ++round) {
        qint64 offset = 0;
        if (!job->state.tusUrl.isEmpty()) {
            auto asking = askOffset(job);
            const auto known = co_await std::move(asking);
            if (!known)
                co_return fail(known.error());
            offset = known->value_or(0);
            if (*known && round == 0) {
                job->context.store->setResumedFrom(offset);
                job->context.store->tell(TimelineEntry::Kind::Resumed, {}, offset);
            }
        }
        if (job->state.tusUrl.isEmpty()) {
            auto creating = createUpload(job);
            if (const Status created = co_await std::move(creating); !created)
                co_return fail(created.error());
        }
        if (offset == size)
            break;
        job->context.store->setProgress(offset, size);
        auto digesting =
            job->context.workers->run([source = job->source, offset, token = job->context.token] {
                return source->digestTo(offset, token);
            });
        if (const Status digested = co_await digesting; !digested)
            co_return fail(digested.error());
        auto sending =
            tus::append(job->remote(), job->state.tusUrl, offset, job->source->body(offset));
        const auto reached = co_await std::move(sending);
        if (const auto stop = job->context.token.check(); !stop)
            co_return fail(stop.error());
        if (reached && *reached == size)
            break;
        // A wrong offset, or an upload that is gone: the next round asks.
        if (!reached && reached.error().kind != ErrorKind::Conflict &&
            reached.error().kind != ErrorKind::UploadExpired)
            co_return fail(reached.error());
    }
    auto ending = endTus(job);
    co_return co_await std::move(ending);
}

} // namespace waybill
