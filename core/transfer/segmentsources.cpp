// SPDX-License-Identifier: MIT
// How connections are spread over a file's sources, and leave one that is of no use.
#include "core/transfer/segmenterrors.h"
#include "core/transfer/segmentfetch.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double kMuchSlower = 4;
/// A piece may be wrong so often from each source.
constexpr int kTimesBad = 3;
/// 3 s, as each is taken over half a second.
constexpr int kSlowMeasures = 6;
/// Others that are slower themselves tell nothing.
constexpr double kNotWorthJudging = 64 * 1024;

} // namespace

QList<int> SegmentFetch::sourcesInUse() const
{
    QList<int> sources;
    for (const Shared &connection : m_connections)
        sources.append(connection->source);
    return sources;
}

std::optional<ConnectionPlace> SegmentFetch::placeAt(int source)
{
    const QString host = m_sources.hostOf(source);
    if (!m_context.connections->tryAdd(host, m_context.clock->wallNow()))
        return std::nullopt;
    return ConnectionPlace::granted(m_context.connections, host);
}

/// Against the mean of what connections to other sources bring.
void SegmentFetch::judgeRate(const Shared &connection)
{
    double sum = 0;
    int known = 0;
    for (const Shared &other : m_connections) {
        if (other->source != connection->source && other->bytesPerSecond >= 0) {
            sum += other->bytesPerSecond;
            ++known;
        }
    }
    const bool isSlow = known > 0 && sum / known > kNotWorthJudging &&
                        connection->bytesPerSecond * kMuchSlower < sum / known;
    connection->slowMeasures = isSlow ? connection->slowMeasures + 1 : 0;
    if (connection->slowMeasures < kSlowMeasures || !m_sources.isGood(connection->source))
        return;
    m_sources.rest(connection->source);
    leaveSource(connection->source, u"slow"_s);
}

/// Its connections end, and go on elsewhere.
void SegmentFetch::leaveSource(int source, const QString &why)
{
    const QString news = u"a server was dropped: %1 (%2)"_s.arg(m_sources.hostOf(source), why);
    m_context.store->tell(TimelineEntry::Kind::Note, news);
    m_context.store->note(news);
    for (const Shared &connection : m_connections) {
        if (connection->source == source)
            connection->stop.cancel(CancelReason::Paused);
    }
}

/// A piece that is wrong is missing again, and comes from elsewhere if that is possible.
QCoro::Task<> SegmentFetch::checkPieces()
{
    if (!m_version.pieces)
        co_return;
    auto checking = m_version.pieces->check(m_context, kTimesBad * m_sources.count());
    const auto bad = co_await std::move(checking);
    if (!bad) {
        if (!bad.error().isCancelled())
            stopAll(bad.error());
        co_return;
    }
    for (const ByteRange &piece : *bad)
        blame(piece);
    if (!bad->isEmpty())
        m_context.store->setProgress(m_part->bytes(), m_version.total);
}

/// Only who gave all of a piece is known to have given it wrong.
void SegmentFetch::blame(ByteRange piece)
{
    ByteRanges covered;
    QSet<int> givers;
    const auto look = [&](ByteRange range, int source) {
        const qint64 before = covered.total();
        covered.add({std::max(range.begin, piece.begin), std::min(range.end, piece.end)});
        if (covered.total() > before)
            givers.insert(source);
    };
    for (const Shared &connection : m_connections)
        look({connection->broughtFrom, connection->segment->position()}, connection->source);
    for (auto given = m_given.rbegin(); given != m_given.rend(); ++given)
        look(given->first, given->second);
    if (givers.size() != 1 || covered.total() != piece.length())
        return;
    const int source = *givers.cbegin();
    m_blamed.append(m_sources.at(source).url);
    const bool isOtherLeft = m_sources.choice({}) != QList<int>{source};
    if (!isOtherLeft || !m_sources.isGood(source))
        return;
    m_sources.rest(source);
    leaveSource(source, toString(ErrorKind::ChecksumMismatch));
}

/// The first source stays while another connection to it works: a server may want fewer.
bool SegmentFetch::mayLeave(const Shared &connection, const Error &error) const
{
    if (isAtHome(error) || m_version.total < 0 || m_sources.count() == 1)
        return false;
    if (connection->source > 0 || !m_sources.isGood(0))
        return true;
    return sourcesInUse().count(0) == 1 && !saysOtherVersion(error);
}

/// Gives a connection whose source failed another one; false where there is none for it.
bool SegmentFetch::moveOn(const Shared &connection, const Error &error)
{
    if (!mayLeave(connection, error))
        return false;
    const int failed = connection->source;
    if (m_sources.isGood(failed)) {
        m_sources.drop(failed);
        leaveSource(failed, toString(error.kind));
    } else if (!error.isCancelled()) {
        m_sources.drop(failed); // it was slow before
    }
    connection->segment->giveUpRest();
    connection->place.reset();
    connection->slowMeasures = 0;
    for (const int source : m_sources.choice(sourcesInUse())) {
        if (source == failed && !error.isCancelled())
            continue;
        if (auto place = placeAt(source))
            connection->place.emplace(std::move(*place));
        else if (m_connections.size() == 1)
            connection->place.emplace(m_context.connections, m_sources.hostOf(source));
        else
            continue;
        connection->source = source;
        return true;
    }
    return false;
}

} // namespace waybill
