// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/rangejudge.h"
#include "core/transfer/segmentfetch.h"
#include "core/transfer/transferrunner.h"

namespace waybill
{

/// Brings one file here: into a part file, resumed after whatever happened, checked, then put in
/// its place.
class Download final : public TransferRunner
{
public:
    /// `state` and `blocks` as the journal has them; both empty for a new one.
    Download(TransferContext context, TransferSpec spec, DownloadState state,
        QList<DurableBlock> blocks);
    ~Download() override;
    Q_DISABLE_COPY_MOVE(Download)

    void renew(TransferContext context) override { m_context = std::move(context); }
    void setConflictPolicy(ConflictPolicy policy) override { m_spec.onConflict = policy; }
    /// On a retryable error, or `Cancelled`, all that arrived is durable and journaled.
    QCoro::Task<Result<Receipt>> run() override;
    void releaseRoom() override { m_space.reset(); }
    QCoro::Task<> discard() override;
    SegmentMap segments() const override;

private:
    using Verdict = RangeAnswer::Verdict;

    QCoro::Task<Status> openPart();
    QCoro::Task<Status> fetch();
    QCoro::Task<Status> fetchFrom(FileSource source);
    QCoro::Task<Status> proveStandIn(FileSource source);
    QCoro::Task<Status> receive(std::unique_ptr<HttpReply> reply, ByteRange range);
    QCoro::Task<Status> adopt(const HttpResponse *head, RangeAnswer answer);
    FileSource sourceAt(const QUrl &url) const;
    QList<FileSource> sources() const;
    QList<FileSource> sourcesBehindFirst() const;
    bool isFromSource(const QUrl &url) const;
    void takeOver(const QUrl &url, const HttpResponse *head);
    void noteDuplicates(const HttpResponse *head);
    QCoro::Task<Status> chooseTarget(const HttpResponse *head);
    QCoro::Task<Status> holdSpace();
    QCoro::Task<Status> createPart();
    QCoro::Task<Status> startOver(Error reason);
    QCoro::Task<> keepWhatIsHere();
    QCoro::Task<Result<Receipt>> finish();
    QCoro::Task<Result<Receipt>> conclude(Result<QString> placed);
    QCoro::Task<Status> checkDigests();
    QCoro::Task<Status> checkPieces();
    std::shared_ptr<PieceCheck> pieces();

    RangeQuestion question() const;
    qint64 bytesHere() const { return m_part ? m_part->bytes() : 0; }
    qint64 keptBytes() const;
    bool isComplete() const { return m_part && m_state.total >= 0 && bytesHere() == m_state.total; }
    QList<DigestAlgorithm> furtherDigests() const;
    Segment::Durable durableReporter();
    void remember(const DurableBlock &block);
    Verification verification() const;

    TransferContext m_context;
    TransferSpec m_spec;
    DownloadState m_state;
    QList<DurableBlock> m_blocks;
    std::shared_ptr<PartFile> m_part;
    std::unique_ptr<SegmentFetch> m_fetch; ///< while bytes come
    std::optional<DiskSpace::Hold> m_space;
    QObject m_guard;                 ///< drops reports of workers that arrive too late
    std::optional<FileFacts> m_left; ///< of m_part, since the last attempt
    int m_restarts = 0;
    std::shared_ptr<PieceCheck> m_pieces; ///< of m_part
    QList<QUrl> m_blamed;                 ///< that gave pieces which were wrong
    QString m_skipReason;                 ///< of what is not fetched
    bool m_isInOnePiece = false;          ///< and from the spec's URL alone
    QList<FileSource> m_duplicates;       ///< that the server itself named
};

} // namespace waybill
