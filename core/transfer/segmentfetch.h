// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/taskscope.h"
#include "core/transfer/connectionbudget.h"
#include "core/transfer/mirrorproof.h"
#include "core/transfer/piececheck.h"
#include "core/transfer/rangejudge.h"
#include "core/transfer/segment.h"
#include "core/transfer/segmenttuner.h"
#include "core/transfer/transfercontext.h"

#include <QTimer>

#include <vector>

namespace waybill
{

/// Brings what is missing of one file, over several connections where that is faster.
///
/// It begins with an answer that is there already. Further connections take the gaps that nobody
/// works at, else the second half of the segment that would take longest. How many there are is up
/// to SegmentTuner, the ConnectionBudget and the server: where it refuses one while others go on,
/// that one is given up and its bytes go back to where they came from.
///
/// Where the file has mirrors, connections are spread over them. One that fails, has another file
/// or is four times slower than the others is dropped, and its connections go on elsewhere; the
/// first source likewise, once its last connection has failed. Engine thread.
class SegmentFetch
{
public:
    /// What all answers have to agree with.
    struct Version
    {
        QList<FileSource> sources; ///< the first has answered already
        qint64 total = -1;
        QByteArray contentEncoding;
        bool mayGiveRanges = true;
        KnownFile known;
        std::shared_ptr<PieceCheck> pieces; ///< nothing: none are known
    };

    SegmentFetch(TransferContext context, Version version, std::shared_ptr<PartFile> part,
        Segment::Durable durable);
    Q_DISABLE_COPY_MOVE(SegmentFetch)

    /// `first` answers a request for `range`. Returns when no connection is left: with success if
    /// as much came as was announced, else with what ended the last one; RemoteChanged and
    /// RangeMismatch tell that the server has another version now. What came is durable then and
    /// reported, unless nothing is missing any more. Once.
    QCoro::Task<Status> run(std::unique_ptr<HttpReply> first, ByteRange range);

    /// More than the first answer was used.
    bool hasJoined() const { return m_hasJoined; }
    /// Not all came from the first source.
    bool hasUsedMirrors() const { return m_hasUsedMirrors; }
    /// Those that brought pieces which were wrong.
    QList<QUrl> blamed() const { return m_blamed; }
    /// What is being brought now, in no order.
    QList<ByteRange> coming() const;

private:
    struct Connection
    {
        std::shared_ptr<Segment> segment;
        std::shared_ptr<Segment> takenFrom; ///< ends where this segment begins
        qint64 requestedEnd = 0;            ///< so far the server sends
        int source = 0;
        qint64 broughtFrom = 0; ///< what the source has given of the segment begins here
        std::optional<ConnectionPlace> place;
        CancelSource stop;
        // Of its rate:
        qint64 positionBefore = 0;
        std::chrono::milliseconds since{0};
        double bytesPerSecond = -1; ///< not known yet
        int slowMeasures = 0;       ///< in a row, much slower than other sources
    };
    using Shared = std::shared_ptr<Connection>;

    bool mayBeSplit() const;
    void tune();
    void measure(std::chrono::milliseconds now);
    void judgeRate(const Shared &connection);
    QList<int> sourcesInUse() const;
    std::optional<ConnectionPlace> placeAt(int source);
    void leaveSource(int source, const QString &why);
    bool moveOn(const Shared &connection, const Error &error);
    QCoro::Task<> checkPieces();
    void blame(ByteRange piece);
    bool mayLeave(const Shared &connection, const Error &error) const;
    bool addConnection();
    double secondsLeft(const Connection &connection) const;
    std::optional<ByteRange> freeGap() const;
    bool giveWork(const Shared &connection);
    std::optional<ByteRange> takeFrom(const Shared &slowest);
    QCoro::Task<> carry(Shared connection, std::unique_ptr<HttpReply> reply);
    QCoro::Task<Status> bring(Shared connection, std::unique_ptr<HttpReply> reply);
    QCoro::Task<Result<std::unique_ptr<HttpReply>>> ask(Shared connection);
    QCoro::Task<Result<std::unique_ptr<HttpReply>>> askFirstTime(
        Shared connection, RangeQuestion question);
    void concede(const Shared &connection, const Error &error);
    void stopAll(const Error &error);
    bool isComplete() const { return m_version.total >= 0 && m_part->bytes() == m_version.total; }
    qint64 received() const { return m_context.counters->received; }

    const TransferContext m_context;
    const Version m_version;
    FileSources m_sources;
    const std::shared_ptr<PartFile> m_part;
    const Segment::Durable m_durable;
    TaskScope m_scope;
    QTimer m_tuning;
    SegmentTuner m_tuner;
    qint64 m_timesHeldUp = 0;
    std::vector<Shared> m_connections;
    int m_most;        ///< connections, as far as the server bears them
    int m_reached = 1; ///< as many were of use
    std::chrono::milliseconds m_conceded{0};
    std::optional<Error> m_error;
    std::vector<std::pair<ByteRange, int>> m_given; ///< by which source, in order
    QList<QUrl> m_blamed;
    bool m_isStopped = false;
    bool m_hasJoined = false;
    bool m_hasUsedMirrors = false;
};

} // namespace waybill
