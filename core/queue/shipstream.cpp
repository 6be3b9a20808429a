// SPDX-License-Identifier: MIT
#include "core/queue/shipstream.h"

#include "core/archive/compressiondevice.h"
#include "core/queue/framebodies.h"
#include "core/remote/tus.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// One PATCH sends about so much: what is kept in memory, while the next is being made.
constexpr qsizetype kSegment = 8 * 1024 * 1024;
/// A server that keeps changing its mind about the offset is given up for this attempt.
constexpr int kMostRounds = 8;

} // namespace

ShipStream::ShipStream(UploadJob *job, QList<DurableBlock> *frames, FrameRecipe recipe)
    : m_job(job)
    , m_frames(frames)
    , m_recipe(std::move(recipe))
{
}

qint64 ShipStream::end() const
{
    return m_frames->isEmpty() ? 0 : m_frames->constLast().offset + m_frames->constLast().length;
}

QCoro::Task<Result<Receipt>> ShipStream::send()
{
    bool isSent = false;
    for (int round = 0; !isSent && round < kMostRounds; ++round) {
        auto finding = findOffset();
        const auto offset = co_await std::move(finding);
        if (const auto stop = m_job->context.token.check(); !stop)
            co_return fail(stop.error());
        if (!offset)
            co_return fail(offset.error());
        if (round == 0 && *offset > 0) {
            m_job->context.store->setResumedFrom(*offset);
            m_job->context.store->tell(TimelineEntry::Kind::Resumed, {}, *offset);
        }
        auto sending = sendFrom(*offset);
        const auto sent = co_await std::move(sending);
        if (!sent)
            co_return fail(sent.error());
        isSent = *sent;
    }
    if (!isSent)
        co_return fail(ErrorKind::Conflict, u"Upload-Offset"_s);
    m_job->context.store->setVerifying();
    auto checking = checkServer();
    if (const Status checked = co_await std::move(checking); !checked)
        co_return fail(checked.error());
    const bool isWhole = m_digested == end();
    co_return Receipt{redactedUrl(m_job->state.tusUrl), end(),
        isWhole ? m_digest->result() : QByteArray(),
        m_isReadBack ? Verification::Digest : Verification::Length,
        m_recipe.image->tree().entries.size()};
}

/// Where the server is with an upload of exactly this tree; creates one where there is none.
QCoro::Task<Result<qint64>> ShipStream::findOffset()
{
    UploadState &state = m_job->state;
    const bool isSame =
        state.manifest == m_recipe.image->manifest() && state.compressor == m_recipe.compressor();
    if (!state.tusUrl.isEmpty() && !isSame) {
        auto beginning = beginAnew(u"begun anew: a source, or how it is packed, has changed"_s);
        if (const Status begun = co_await std::move(beginning); !begun)
            co_return fail(begun.error());
    }
    if (!state.tusUrl.isEmpty()) {
        if (originOf(state.tusUrl) != originOf(m_job->spec.url))
            m_job->context.access = m_job->context.access.forOtherOrigin();
        auto asking = tus::find(m_job->remote(), state.tusUrl);
        const auto stored = co_await std::move(asking);
        if (!stored && stored.error().kind != ErrorKind::UploadExpired)
            co_return fail(stored.error());
        // A crash may have come after the last step: it cannot be taken twice.
        m_isLengthTold = stored && stored->length.has_value();
        if (stored && stored->offset <= end())
            co_return stored->offset;
        auto beginning = beginAnew(u"begun anew: the server had forgotten the upload"_s);
        if (const Status begun = co_await std::move(beginning); !begun)
            co_return fail(begun.error());
    }
    auto creating = create();
    if (const Status created = co_await std::move(creating); !created)
        co_return fail(created.error());
    co_return 0;
}

QCoro::Task<Status> ShipStream::create()
{
    UploadState &state = m_job->state;
    state.phase = UploadState::Phase::Creating;
    state.manifest = m_recipe.image->manifest();
    state.compressor = m_recipe.compressor();
    auto saving = m_job->save();
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    const QList<std::pair<QByteArray, QString>> metadata = {
        {"filename", m_job->spec.name}, {"filetype", u"application/octet-stream"_s}};
    auto creating = tus::create(m_job->remote(), m_job->spec.url, -1, metadata);
    const auto created = co_await std::move(creating);
    if (const auto stop = m_job->context.token.check(); !stop)
        co_return stop;
    if (!created)
        co_return fail(created.error());
    m_job->context.access = created->access;
    state.tusUrl = created->url;
    state.phase = UploadState::Phase::Sending;
    auto again = m_job->save();
    co_return co_await std::move(again);
}

QCoro::Task<Status> ShipStream::beginAnew(QString reason)
{
    m_job->context.store->note(reason);
    m_job->context.store->tell(TimelineEntry::Kind::Restarted, reason);
    auto removing = tus::remove(m_job->remote(), m_job->state.tusUrl);
    co_await std::move(removing);
    m_frames->clear();
    m_job->context.store->clearBlocks();
    m_job->state.tusUrl.clear();
    m_isLengthTold = false;
    m_digest->reset();
    m_digested = 0;
    auto saving = m_job->save();
    co_return co_await std::move(saving);
}

/// True if all has been sent; false if the server has to be asked again where it is.
QCoro::Task<Result<bool>> ShipStream::sendFrom(qint64 offset)
{
    qsizetype first = 0;
    while (first < m_frames->size() &&
           m_frames->at(first).offset + m_frames->at(first).length <= offset)
        ++first;
    const auto line = std::make_shared<FrameLine>(m_recipe, m_job->context.compressors, first);
    const auto stopping = m_job->context.token.whenCancelled([line] { line->stop(); });
    while (!line->isAtEnd()) {
        const auto segment = std::make_shared<FramesSource>();
        while (!line->isAtEnd() && segment->size() < kSegment) {
            const qint64 index = line->next();
            Frame frame;
            auto taking = takeFrame(line, &frame);
            const auto isGood = co_await std::move(taking);
            if (const auto stop = m_job->context.token.check(); !stop)
                co_return fail(stop.error());
            if (!isGood || !*isGood)
                co_return isGood;
            segment->append(frame.bytes, offset + segment->size() - m_frames->at(index).offset);
        }
        m_job->context.store->setProgress(offset, -1);
        m_job->context.progress->entries =
            m_recipe.image->entriesBefore(line->next() * qint64(CompressionDevice::kBlockBytes));
        if (segment->size() == 0)
            break;
        auto sending = tus::append(m_job->remote(), m_job->state.tusUrl, offset, segment);
        const auto reached = co_await std::move(sending);
        if (const auto stop = m_job->context.token.check(); !stop)
            co_return fail(stop.error());
        const bool isLost = !reached && (reached.error().kind == ErrorKind::Conflict ||
                                            reached.error().kind == ErrorKind::UploadExpired);
        if (isLost || (reached && *reached != offset + segment->size()))
            co_return false;
        if (!reached)
            co_return fail(reached.error());
        offset = *reached;
    }
    if (m_isLengthTold)
        co_return true;
    auto telling = tus::tellLength(m_job->remote(), m_job->state.tusUrl, end());
    const Status told = co_await std::move(telling);
    if (!told)
        co_return fail(told.error());
    co_return true;
}

/// The next frame, in the journal; false if it is not what it was before a crash.
QCoro::Task<Result<bool>> ShipStream::takeFrame(std::shared_ptr<FrameLine> line, Frame *frame)
{
    const qint64 index = line->next();
    const qint64 offset = index < m_frames->size() ? m_frames->at(index).offset : end();
    const auto digest = m_digested == offset ? m_digest : nullptr;
    auto taking = m_job->context.workers->run([line, digest]() -> Result<Frame> {
        auto made = line->takeNext();
        if (made && digest)
            digest->add(made->bytes);
        return made;
    });
    auto taken = co_await taking;
    if (const auto stop = m_job->context.token.check(); !stop)
        co_return fail(stop.error());
    if (!taken)
        co_return fail(taken.error());
    *frame = std::move(*taken);
    if (index < m_frames->size()) {
        const DurableBlock &known = m_frames->at(index);
        if (known.digest != frame->sha256 || known.length != frame->bytes.size()) {
            auto beginning = beginAnew(u"begun anew: what was packed again came out different"_s);
            if (const Status begun = co_await std::move(beginning); !begun)
                co_return fail(begun.error());
            co_return false;
        }
    } else {
        const DurableBlock block{end(), frame->bytes.size(), frame->sha256};
        auto saving = m_job->context.store->saveBlock(block);
        if (const Status saved = co_await std::move(saving); !saved)
            co_return fail(saved.error());
        m_frames->append(block);
    }
    if (digest)
        m_digested += frame->bytes.size();
    co_return true;
}

/// Not the sum of what was sent, but what the server says it has.
QCoro::Task<Status> ShipStream::checkServer()
{
    auto asking = tus::offset(m_job->remote(), m_job->state.tusUrl, end());
    const auto has = co_await std::move(asking);
    const bool isTakenIn = !has && has.error().kind == ErrorKind::UploadExpired;
    if (isTakenIn)
        m_job->context.store->note(u"the server took the complete upload in and forgot its URL"_s);
    if (!has && !isTakenIn)
        co_return fail(has.error());
    if (has && *has != end())
        co_return fail(ErrorKind::RemoteMismatch, u"Upload-Offset"_s);
    if (m_job->spec.verify != Verification::Digest)
        co_return Status();
    auto reading = readBack();
    co_return co_await std::move(reading);
}

QCoro::Task<Status> ShipStream::readBack()
{
    HttpRequest request = m_job->context.request("GET", m_job->state.tusUrl);
    request.headers = {{"Accept-Encoding", "identity"}, {"Tus-Resumable", "1.0.0"}};
    request.hasSecretUrl = true;
    auto opening = m_job->context.http->open(request, m_job->context.token);
    const auto reply = co_await std::move(opening);
    if (!reply)
        co_return fail(reply.error());
    if ((*reply)->head().status != 200) {
        Error error = (*reply)->head().toError();
        if (!error.retryable)
            error.kind = ErrorKind::CannotVerify;
        co_return fail(error);
    }
    const auto sink = std::make_shared<FramesSink>(*m_frames);
    auto receiving = (*reply)->receive(sink);
    if (const Status received = co_await std::move(receiving); !received)
        co_return received;
    if (!sink->isComplete())
        co_return fail(ErrorKind::RemoteMismatch, u"shorter than what was sent"_s);
    *m_digest = sink->whole();
    m_digested = end();
    m_isReadBack = true;
    co_return Status();
}

} // namespace waybill
