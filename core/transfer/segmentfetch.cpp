// SPDX-License-Identifier: MIT
#include "core/transfer/segmentfetch.h"

#include "core/transfer/segmenterrors.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr qint64 kWorthSplitting = 2 * kBlockBytes;
constexpr auto kTuneEvery = 100ms;
/// After a connection was lost another is tried, but not at once.
constexpr auto kRestAfterConceding = 30s;
constexpr auto kRestAfterHoldUp = 1s;

} // namespace

SegmentFetch::SegmentFetch(TransferContext context, Version version, std::shared_ptr<PartFile> part,
    Segment::Durable durable)
    : m_context(std::move(context))
    , m_version(std::move(version))
    , m_sources(m_version.sources)
    , m_part(std::move(part))
    , m_durable(std::move(durable))
    , m_scope(m_context.home)
    , m_most(m_context.mostConnections)
{
    m_tuning.setInterval(kTuneEvery);
    QObject::connect(&m_tuning, &QTimer::timeout, &m_tuning, [this] { tune(); });
}

QCoro::Task<Status> SegmentFetch::run(std::unique_ptr<HttpReply> first, ByteRange range)
{
    const auto registration =
        m_context.token.whenCancelled([this] { stopAll(makeError(ErrorKind::Cancelled)); });
    const auto connection = std::make_shared<Connection>();
    connection->segment = std::make_shared<Segment>(m_part, range, m_durable);
    connection->requestedEnd = range.end;
    connection->place.emplace(m_context.connections, m_sources.hostOf(0));
    m_connections.push_back(connection);
    m_scope.launch(carry(connection, std::move(first)));
    if (mayBeSplit() || m_version.pieces)
        m_tuning.start();
    auto emptied = m_scope.emptied();
    co_await std::move(emptied);
    m_tuning.stop();
    auto checking = checkPieces();
    co_await std::move(checking);
    co_return m_error ? Status(fail(*m_error)) : Status();
}

QList<ByteRange> SegmentFetch::coming() const
{
    QList<ByteRange> ranges;
    for (const Shared &connection : m_connections)
        ranges.append({connection->segment->position(), connection->segment->end()});
    return ranges;
}

/// Only what has a strong validator: the pieces then are of one version.
bool SegmentFetch::mayBeSplit() const
{
    return m_version.total >= kWorthSplitting && m_sources.at(0).validators.isStrong() &&
           m_version.mayGiveRanges;
}

void SegmentFetch::tune()
{
    if (m_version.pieces && !m_isStopped)
        m_scope.launch(checkPieces());
    if (!mayBeSplit())
        return;
    const auto now = m_context.clock->monotonicNow();
    measure(now);
    if (m_conceded > 0ms && now - m_conceded > kRestAfterConceding) {
        m_conceded = now;
        m_most = std::min(m_most + 1, m_context.mostConnections);
    }
    // Where bytes wait for this machine, those of more connections would wait, too.
    const qint64 timesHeldUp = m_context.counters->timesHeldUp;
    if (timesHeldUp != std::exchange(m_timesHeldUp, timesHeldUp))
        m_tuner.rest(now + kRestAfterHoldUp);
    const int count = static_cast<int>(m_connections.size());
    const qint64 left = m_version.total - m_part->bytes();
    m_reached = std::max(m_reached, m_tuner.wanted(now, count, received(), left));
    for (int more = std::min(m_reached, m_most) - count; more > 0 && addConnection(); --more)
        ;
}

bool SegmentFetch::addConnection()
{
    const auto connection = std::make_shared<Connection>();
    for (const int source : m_sources.choice(sourcesInUse())) {
        auto place = placeAt(source);
        if (!place)
            continue;
        connection->source = source;
        connection->place.emplace(std::move(*place));
        break;
    }
    if (!connection->place || !giveWork(connection))
        return false;
    if (m_connections.size() == 1) {
        // Many heads write at many places: the file lies in one piece all the same. Where there is
        // no space for it, the writing tells.
        m_context.workers->post([part = m_part, total = m_version.total] { part->reserve(total); });
    }
    m_connections.push_back(connection);
    m_scope.launch(carry(connection, {}));
    return true;
}

/// One connection, from its first segment to its last.
QCoro::Task<> SegmentFetch::carry(Shared connection, std::unique_ptr<HttpReply> reply)
{
    while (true) {
        const qint64 before = connection->segment->position();
        connection->broughtFrom = before;
        auto bringing = bring(connection, std::move(reply));
        const Status brought = co_await std::move(bringing);
        if (m_version.pieces)
            m_given.emplace_back(
                ByteRange{before, connection->segment->position()}, connection->source);
        if (m_version.total >= 0)
            m_context.store->setProgress(m_part->bytes(), m_version.total);
        if (m_isStopped || isComplete() || (brought && m_version.total < 0))
            break;
        const bool hasComeFurther = connection->segment->position() > before;
        if (brought && !connection->segment->isFull() && hasComeFurther)
            continue; // less than was asked for is allowed
        if (!brought || !connection->segment->isFull()) {
            const Error error = brought ? makeError(ErrorKind::ShortBody) : brought.error();
            if (!moveOn(connection, error)) {
                concede(connection, error);
                break;
            }
        }
        connection->stop = CancelSource(); // another may have taken its rest
        if (!giveWork(connection))
            break;
    }
    std::erase(m_connections, connection);
}

/// One request and its body.
QCoro::Task<Status> SegmentFetch::bring(Shared connection, std::unique_ptr<HttpReply> reply)
{
    const std::shared_ptr<Segment> segment = connection->segment;
    if (!reply) {
        auto asking = ask(connection);
        auto asked = co_await std::move(asking);
        if (!asked)
            co_return fail(asked.error());
        reply = std::move(*asked);
    }
    const auto registration =
        connection->stop.token().whenCancelled([body = reply.get()] { body->abort(); });
    auto receiving = reply->receive(segment);
    const Status received = co_await std::move(receiving);
    if (!received && received.error().kind == ErrorKind::RangeMismatch)
        co_return received;
    if (isComplete())
        co_return Status(); // the end of the whole makes it durable
    auto settling = m_context.workers->run([segment] { return segment->checkpoint(); });
    if (const Status settled = co_await settling; !settled)
        co_return settled;
    co_return segment->isFull() ? Status() : received;
}

QCoro::Task<Result<std::unique_ptr<HttpReply>>> SegmentFetch::ask(Shared connection)
{
    const FileSource source = m_sources.at(connection->source);
    const RangeQuestion question{connection->segment->position(), m_version.total,
        source.validators, m_version.contentEncoding, connection->segment->end() - 1};
    connection->requestedEnd = connection->segment->end();
    if (!source.isProven) {
        auto asking = askFirstTime(connection, question);
        co_return co_await std::move(asking);
    }
    HttpRequest request = requestTo(m_context, source);
    request.headers = headersOf(question);
    auto opening = m_context.http->open(std::move(request), connection->stop.token());
    auto reply = co_await std::move(opening);
    if (!reply)
        co_return fail(reply.error());
    const HttpResponse &head = (*reply)->head();
    const RangeAnswer answer = judgeAnswer(question, head);
    switch (answer.verdict) {
    case RangeAnswer::Verdict::Append:
        m_hasJoined = true;
        co_return std::move(*reply);
    case RangeAnswer::Verdict::StartOver: {
        // The whole file instead of a piece of it: it is another one, or there are no pieces here.
        const bool isSame = head.contentLength() == m_version.total &&
                            source.validators.agreesWith(validatorsOf(head.headers));
        co_return fail(isSame ? ErrorKind::NotSupportedByServer : ErrorKind::RemoteChanged);
    }
    default:
        co_return fail(answer.error);
    }
}

QCoro::Task<Result<std::unique_ptr<HttpReply>>> SegmentFetch::askFirstTime(
    Shared connection, RangeQuestion question)
{
    TransferContext context = m_context;
    context.token = connection->stop.token();
    auto proving =
        askNewMirror(context, m_sources.at(connection->source), question, m_version.known, m_part);
    auto proven = co_await std::move(proving);
    if (!proven)
        co_return fail(proven.error());
    FileSource &source = m_sources.at(connection->source);
    source.validators = proven->validators;
    source.isProven = true;
    m_hasJoined = true;
    m_hasUsedMirrors = true;
    co_return std::move(proven->reply);
}

/// One connection failed. Others go on without it.
void SegmentFetch::concede(const Shared &connection, const Error &error)
{
    const bool isLast = m_connections.size() == 1;
    if (isLast || endsAllConnections(error))
        return stopAll(error);
    m_context.store->tell(TimelineEntry::Kind::Note,
        u"a connection was given up: "_s + toString(error.kind), connection->segment->position());
    const std::shared_ptr<Segment> segment = connection->segment;
    if (connection->takenFrom && segment->position() == segment->begin()) {
        for (const Shared &other : m_connections) {
            if (other->segment == connection->takenFrom && other->requestedEnd >= segment->end())
                other->segment->growTo(segment->end());
        }
    }
    m_most = static_cast<int>(m_connections.size()) - 1;
    m_reached = std::max(m_reached, m_most);
    m_conceded = m_context.clock->monotonicNow();
    m_tuner.rest(m_conceded + kRestAfterConceding);
    if (error.kind == ErrorKind::NotSupportedByServer)
        m_tuning.stop();
    connection->place.reset();
    if (meansTooMany(error))
        m_context.connections->refused(
            m_sources.hostOf(connection->source), m_context.clock->wallNow());
}

void SegmentFetch::stopAll(const Error &error)
{
    if (std::exchange(m_isStopped, true))
        return;
    m_tuning.stop(); // it would open connections that nobody cancels
    m_error = error;
    for (const Shared &connection : m_connections)
        connection->stop.cancel(CancelReason::Paused);
}

} // namespace waybill
