// SPDX-License-Identifier: MIT
#include "core/transfer/tusparts.h"

#include "core/remote/tus.h"
#include "core/transfer/segmenterrors.h"

#include <QTimer>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 kLeastOfPart = 8 * 1024 * 1024;
constexpr int kMostParts = 4;
/// A server that keeps changing its mind about the offset is given up for this attempt.
constexpr int kMostRounds = 8;
/// How long a server may work at putting the parts together.
constexpr int kMostLooks = 60;
constexpr auto kLookEvery = 1s;
constexpr auto kPatience = 5s;

/// The bytes of one part, from an offset of the whole on.
class PartBody final : public BodySource
{
public:
    PartBody(std::shared_ptr<BodySource> rest, qint64 size)
        : m_rest(std::move(rest))
        , m_size(size)
    {
    }
    qint64 size() const override { return m_size; }
    Result<qint64> read(qint64 offset, std::span<char> into) override
    {
        const qint64 left = std::max<qint64>(0, m_size - offset);
        const auto wanted = std::min(into.size(), static_cast<size_t>(left));
        return m_rest->read(offset, into.first(wanted));
    }

private:
    std::shared_ptr<BodySource> m_rest;
    qint64 m_size;
};

/// The server has not put them together, and will not. (A gateway that lost patience says 5xx, and
/// the server behind it may have done it.)
bool isRefusal(const Error &error)
{
    return error.httpStatus >= 400 && error.httpStatus < 500 && error.httpStatus != 408;
}

/// Whoever gets the bytes gets no credentials of another origin.
RemoteContext remoteTo(TransferContext context, const QUrl &endpoint, const QUrl &url)
{
    if (originOf(url) != originOf(endpoint))
        context.access = context.access.forOtherOrigin();
    return context.remote();
}

} // namespace

QCoro::Task<> removeTusParts(TransferContext context, QUrl endpoint, QList<TusPart> parts)
{
    for (const TusPart &part : std::as_const(parts)) {
        if (part.url.isEmpty())
            continue;
        auto removing = tus::remove(remoteTo(context, endpoint, part.url), part.url);
        co_await std::move(removing);
    }
}

QCoro::Task<Status> waitUntilJoined(UploadJob *job)
{
    job->context.store->setVerifying();
    const QUrl url = job->state.tusUrl;
    for (int look = 0; look < kMostLooks; ++look) {
        auto asking = tus::find(remoteTo(job->context, job->spec.url, url), url);
        const auto stored = co_await std::move(asking);
        if (stored || stored.error().kind != ErrorKind::MalformedResponse)
            co_return Status(); // whatever it is: the upload's end looks at it
        auto sleeping = sleepFor(job->context.home, kLookEvery, job->context.token);
        if (const Status slept = co_await std::move(sleeping); !slept)
            co_return slept;
    }
    co_return fail(ErrorKind::ResponseTimeout);
}

TusParts::TusParts(UploadJob *job)
    : m_job(job)
    , m_scope(job->context.home)
{
}

QCoro::Task<Result<bool>> TusParts::plan(UploadJob *job)
{
    const qint64 size = job->source->size();
    const qint64 count =
        std::min<qint64>({size / kLeastOfPart, kMostParts, job->context.mostConnections});
    if (count < 2)
        co_return false;
    auto asking = tus::offersConcatenation(job->remote(), job->spec.url);
    const auto offers = co_await std::move(asking);
    if (const auto stop = job->context.token.check(); !stop)
        co_return fail(stop.error());
    if (!offers || !*offers) // a question that fails is no reason to fail
        co_return false;
    for (qint64 i = 0; i < count; ++i)
        job->state.tusParts.append({QUrl(), {size * i / count, size * (i + 1) / count}});
    job->state.phase = UploadState::Phase::Sending;
    auto saving = job->save();
    const Status saved = co_await std::move(saving);
    if (!saved)
        co_return fail(saved.error());
    co_return true;
}

QCoro::Task<Status> TusParts::run()
{
    const auto registration =
        m_job->context.token.whenCancelled([this] { stopAll(makeError(ErrorKind::Cancelled)); });
    m_isTaken = QList<bool>(m_job->state.tusParts.size(), false);
    m_isKnown = m_isTaken;
    if (m_job->state.phase == UploadState::Phase::Moving)
        m_job->context.store->note(
            u"the answer that put the parts together was lost: the server may have it twice"_s);
    ConnectionBudget *const budget = m_job->context.connections;
    const QString host = hostOf(m_job->spec.url);
    const auto now = m_job->context.clock->wallNow();
    m_scope.launch(carry(ConnectionPlace(budget, host)));
    const qsizetype most = std::min<qsizetype>(m_isTaken.size(), m_job->context.mostConnections);
    for (qsizetype i = 1; i < most && budget->tryAdd(host, now); ++i)
        m_scope.launch(carry(ConnectionPlace::granted(budget, host)));
    // The digest wants all bytes in order, which the parts do not bring.
    auto digesting = m_job->context.workers->run([source = m_job->source, token = m_stop.token()] {
        return source->digestTo(source->size(), token);
    });
    auto emptied = m_scope.emptied();
    co_await std::move(emptied);
    const Status digested = co_await digesting;
    Status done = m_error ? Status(fail(*m_error)) : digested;
    if (done) {
        auto joining = putTogether();
        done = co_await std::move(joining);
    }
    const bool isOver = !done && (done.error().kind == ErrorKind::NotSupportedByServer ||
                                     done.error().kind == ErrorKind::SourceChanged);
    if (isOver) {
        auto removing = removeTusParts(m_job->context, m_job->spec.url, m_job->state.tusParts);
        co_await std::move(removing);
        if (done.error().kind == ErrorKind::SourceChanged)
            m_job->state = UploadState();
        m_job->state.tusParts.clear();
        auto saving = m_job->save();
        co_await std::move(saving);
    }
    co_return done;
}

qsizetype TusParts::takeNext()
{
    const qsizetype next = m_isTaken.indexOf(false);
    if (next >= 0)
        m_isTaken[next] = true;
    return next;
}

/// One connection, from its first part to its last. Where it fails and others go on, they take its
/// part over.
QCoro::Task<> TusParts::carry(ConnectionPlace first)
{
    std::optional<ConnectionPlace> place(std::move(first));
    ++m_lines;
    for (qsizetype part = takeNext(); part >= 0 && !m_error; part = takeNext()) {
        auto sending = send(part);
        const Status sent = co_await std::move(sending);
        if (sent)
            continue;
        m_isTaken[part] = false;
        place.reset();
        if (m_lines == 1 || !sent.error().retryable)
            stopAll(sent.error());
        else if (meansTooMany(sent.error()))
            m_job->context.connections->refused(
                hostOf(m_job->spec.url), m_job->context.clock->wallNow());
        break;
    }
    --m_lines;
}

RemoteContext TusParts::remoteOfPart(const QUrl &url) const
{
    TransferContext context = m_job->context;
    context.token = m_stop.token();
    return remoteTo(std::move(context), m_job->spec.url, url);
}

/// How much the server has of a part, which is made if it has none.
QCoro::Task<Result<qint64>> TusParts::begin(qsizetype index)
{
    const bool isFirstTime = !std::exchange(m_isKnown[index], true);
    const TusPart part = m_job->state.tusParts.at(index);
    if (!part.url.isEmpty()) {
        auto asking = tus::offset(remoteOfPart(part.url), part.url, part.range.length());
        const auto offset = co_await std::move(asking);
        if (offset && isFirstTime) {
            m_resumed += *offset;
            m_job->context.store->setResumedFrom(m_resumed);
            m_job->context.store->correctProgress(m_resumed, m_job->source->size());
        }
        if (offset || offset.error().kind != ErrorKind::UploadExpired)
            co_return offset;
        m_job->context.store->note(u"the server had forgotten a part; begun anew"_s);
    }
    auto creating =
        tus::createPart(remoteOfPart(m_job->spec.url), m_job->spec.url, part.range.length());
    const auto created = co_await std::move(creating);
    if (!created)
        co_return fail(created.error());
    m_job->state.tusParts[index].url = created->url;
    auto saving = m_job->save();
    if (const Status saved = co_await std::move(saving); !saved)
        co_return fail(saved.error());
    co_return 0;
}

QCoro::Task<Status> TusParts::send(qsizetype index)
{
    const ByteRange range = m_job->state.tusParts.at(index).range;
    for (int round = 0; round < kMostRounds; ++round) {
        auto beginning = begin(index);
        const auto offset = co_await std::move(beginning);
        if (!offset)
            co_return fail(offset.error());
        if (*offset == range.length())
            co_return Status();
        const TusPart part = m_job->state.tusParts.at(index);
        const auto body = std::make_shared<PartBody>(
            m_job->source->body(range.begin + *offset), range.length() - *offset);
        auto appending = tus::append(remoteOfPart(part.url), part.url, *offset, body);
        const auto reached = co_await std::move(appending);
        if (const auto stop = m_stop.token().check(); !stop)
            co_return stop;
        if (reached && *reached == range.length())
            co_return Status();
        // A wrong offset, or a part that is gone: the next round asks.
        if (!reached && reached.error().kind != ErrorKind::Conflict &&
            reached.error().kind != ErrorKind::UploadExpired)
            co_return fail(reached.error());
    }
    co_return fail(ErrorKind::MalformedResponse, u"Upload-Offset"_s);
}

QCoro::Task<Status> TusParts::putTogether()
{
    auto comparing = m_job->checkSource();
    if (const Status unchanged = co_await std::move(comparing); !unchanged)
        co_return unchanged;
    if (const auto stop = m_stop.token().check(); !stop)
        co_return stop;
    QList<QUrl> urls;
    for (const TusPart &part : std::as_const(m_job->state.tusParts))
        urls.append(part.url);
    m_job->state.phase = UploadState::Phase::Moving;
    auto announcing = m_job->save();
    if (const Status saved = co_await std::move(announcing); !saved)
        co_return saved;
    // Whoever stops now waits a moment for the answer: without it nobody knows where the file is.
    CancelSource patience;
    QObject *const home = m_job->context.home;
    const auto registration = m_stop.token().whenCancelled([home, patience]() mutable {
        QTimer::singleShot(
            kPatience, home, [patience]() mutable { patience.cancel(CancelReason::Paused); });
    });
    RemoteContext remote = remoteOfPart(m_job->spec.url);
    remote.token = patience.token();
    auto joining = tus::concatenate(remote, m_job->spec.url, urls, tusMetadata(m_job->spec));
    const auto joined = co_await std::move(joining);
    if (!joined) {
        if (isRefusal(joined.error()))
            m_job->state.phase = UploadState::Phase::Sending;
        auto noting = m_job->save();
        co_await std::move(noting);
        co_return fail(joined.error());
    }
    m_job->context.access = joined->access;
    m_job->state.tusUrl = joined->url;
    m_job->state.tusParts.clear();
    auto saving = m_job->save();
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    auto waiting = waitUntilJoined(m_job);
    co_return co_await std::move(waiting);
}

void TusParts::stopAll(const Error &error)
{
    if (m_error)
        return;
    m_error = error;
    m_stop.cancel(CancelReason::Paused);
}

} // namespace waybill
