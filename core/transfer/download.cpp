// SPDX-License-Identifier: MIT
#include "core/transfer/download.h"

#include "core/base/filename.h"
#include "core/base/logging.h"
#include "core/http/digestfields.h"
#include "core/transfer/downloadtarget.h"
#include "core/transfer/placement.h"
#include "core/transfer/samples.h"

#include <QDir>

#include <numeric>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A file that changes again and again while it is fetched is given up for this attempt.
constexpr int kMostRestarts = 3;

qint64 endOrUnknown(qint64 total)
{
    return total < 0 ? Segment::kUnknownEnd : total;
}

} // namespace

Download::Download(
    TransferContext context, TransferSpec spec, DownloadState state, QList<DurableBlock> blocks)
    : m_context(std::move(context))
    , m_spec(std::move(spec))
    , m_state(std::move(state))
    , m_blocks(std::move(blocks))
{
}

Download::~Download() = default;

QCoro::Task<Result<Receipt>> Download::run()
{
    if (m_state.isFinalising) {
        auto placing = recoverPlacement(m_context, m_spec.onConflict, m_state);
        const auto placed = co_await std::move(placing);
        if (!placed)
            co_return fail(placed.error());
        co_return Receipt{*placed, m_state.total, m_state.sha256, verification()};
    }
    m_restarts = 0;
    auto opening = openPart();
    if (const Status opened = co_await std::move(opening); !opened)
        co_return fail(opened.error());
    while (!isComplete()) {
        auto fetching = fetch();
        const Status fetched = co_await std::move(fetching);
        if (m_isSkipped) {
            m_context.store->note(u"skipped: the file exists already"_s);
            co_return Receipt{m_state.targetPath, 0, {}, Verification::None};
        }
        if (!fetched) {
            auto keeping = keepWhatIsHere();
            co_await std::move(keeping);
            // Not what came over the wire counts, but what is here.
            m_context.store->setProgress(keptBytes(), m_state.total);
            co_return fail(fetched.error());
        }
    }
    auto finishing = finish();
    co_return co_await std::move(finishing);
}

qint64 Download::keptBytes() const
{
    if (m_part)
        return m_part->bytes();
    return std::accumulate(m_blocks.cbegin(), m_blocks.cend(), qint64(0),
        [](qint64 sum, const DurableBlock &block) { return sum + block.length; });
}

SegmentMap Download::segments() const
{
    if (!m_part || m_state.total < 0)
        return {};
    SegmentMap map{m_state.total, {}, {}};
    for (const ByteRange &gap : m_part->gaps(m_state.total))
        map.missing.append(gap);
    if (m_fetch)
        map.coming = m_fetch->coming();
    return map;
}

QList<DigestAlgorithm> Download::furtherDigests() const
{
    QList<DigestAlgorithm> wanted;
    for (const auto &expected : {m_spec.checksum, m_state.serverDigest}) {
        if (expected)
            wanted.append(expected->algorithm);
    }
    return wanted;
}

QCoro::Task<Status> Download::openPart()
{
    if (m_part || m_state.partPath.isEmpty())
        co_return Status();
    auto reopening = m_context.workers->run(
        [files = m_context.files, path = m_state.partPath, digests = furtherDigests(),
            blocks = m_blocks, token = m_context.token] {
            return reopenPartFile(files, path, digests, blocks, token);
        });
    auto part = co_await reopening;
    if (part) {
        m_part = std::move(*part);
        m_context.store->setResumedFrom(m_part->bytes());
        m_context.store->setProgress(m_part->bytes(), m_state.total);
        m_context.store->tell(TimelineEntry::Kind::Resumed, {}, m_part->bytes());
        co_return Status();
    }
    if (part.error().kind != ErrorKind::FileNotFound && part.error().kind != ErrorKind::NotAFile)
        co_return fail(part.error());
    if (!m_blocks.isEmpty())
        m_context.store->note(u"the unfinished file was gone or replaced; started over"_s);
    m_state = DownloadState();
    m_blocks.clear();
    m_context.store->clearBlocks();
    co_return Status();
}

/// The first that is missing, and to the end of the file if all behind it is missing, too.
RangeQuestion Download::question() const
{
    RangeQuestion question{0, m_state.total, m_state.validators, m_state.contentEncoding, -1};
    if (bytesHere() == 0)
        return question;
    const qint64 end = endOrUnknown(m_state.total);
    const ByteRange gap = m_part->gaps(end).front();
    question.offset = gap.begin;
    if (gap.end < end)
        question.last = gap.end - 1;
    return question;
}

/// Asks for what is missing, and fetches it. Success means progress: the file is complete, longer
/// than before, or started over.
QCoro::Task<Status> Download::fetch()
{
    if (bytesHere() > 0 && !m_state.validators.isStrong()) {
        auto comparing = samplesAgree(m_context, m_spec.url, m_part, m_state.total);
        const auto agree = co_await std::move(comparing);
        if (!agree)
            co_return fail(agree.error());
        if (!*agree) {
            auto restarting = startOver(makeError(ErrorKind::RemoteChanged, u"samples differ"_s));
            co_return co_await std::move(restarting);
        }
    }
    m_context.store->setProgress(bytesHere(), m_state.total);
    const RangeQuestion asked = question();
    HttpRequest request = m_context.request("GET", m_spec.url);
    request.headers = headersOf(asked);
    auto opening = m_context.http->open(std::move(request), m_context.token);
    auto reply = co_await std::move(opening);
    if (!reply)
        co_return fail(reply.error());
    const HttpResponse *const head = &(*reply)->head();
    const RangeAnswer answer = judgeAnswer(asked, *head);
    if (answer.verdict == Verdict::Fail)
        co_return fail(answer.error);
    if (answer.verdict == Verdict::AskWhole) {
        auto restarting = startOver(answer.error);
        co_return co_await std::move(restarting);
    }
    if (answer.verdict == Verdict::Complete) {
        m_state.total = answer.total;
        co_return Status();
    }
    auto adopting = adopt(head, answer);
    if (const Status adopted = co_await std::move(adopting); !adopted || m_isSkipped)
        co_return adopted;
    const ByteRange range = answer.verdict == Verdict::Append
                                ? m_part->gaps(endOrUnknown(m_state.total)).front()
                                : ByteRange{0, endOrUnknown(m_state.total)};
    auto receiving = receive(std::move(*reply), range);
    co_return co_await std::move(receiving);
}

/// The body of an answer that was adopted, and further ones where that is faster.
QCoro::Task<Status> Download::receive(std::unique_ptr<HttpReply> reply, ByteRange range)
{
    const qint64 before = bytesHere();
    m_context.store->correctProgress(before, m_state.total);
    const bool mayGiveRanges = reply->head().headers.joined("Accept-Ranges").toLower() != "none";
    TransferContext context = m_context;
    if (m_isInOnePiece)
        context.mostConnections = 1;
    m_fetch = std::make_unique<SegmentFetch>(context,
        SegmentFetch::Version{
            m_spec.url, m_state.total, m_state.validators, m_state.contentEncoding, mayGiveRanges},
        m_part, durableReporter());
    auto fetching = m_fetch->run(std::move(reply), range);
    const Status fetched = co_await std::move(fetching);
    m_state.wasJoined |= m_fetch->hasJoined();
    m_fetch.reset();
    if (const auto stop = m_context.token.check(); !stop)
        co_return stop;
    if (!fetched && fetched.error().kind == ErrorKind::RemoteChanged) {
        auto restarting = startOver(fetched.error());
        co_return co_await std::move(restarting);
    }
    if (!fetched)
        co_return fetched;
    if (m_state.total < 0)
        m_state.total = bytesHere();
    if (bytesHere() == before && !isComplete())
        co_return fail(ErrorKind::ShortBody);
    co_return Status();
}

/// Takes over what an answer's head says, and has a part file ready for its body.
QCoro::Task<Status> Download::adopt(const HttpResponse *head, RangeAnswer answer)
{
    if (answer.verdict == Verdict::Append) {
        m_state.total = answer.total;
        m_state.wasJoined = true;
        m_state.wasJoinedOnFaith |= !m_state.validators.isStrong();
        co_return Status();
    }
    if (bytesHere() > 0) {
        auto restarting =
            startOver(makeError(ErrorKind::RemoteChanged, u"the whole file was sent"_s));
        if (const Status restarted = co_await std::move(restarting); !restarted)
            co_return restarted;
    }
    m_state.total = answer.total;
    m_state.validators = validatorsOf(head->headers);
    m_state.contentEncoding = head->headers.joined("Content-Encoding").toLower();
    m_state.hasProvenLength =
        answer.total >= 0 || head->headers.joined("Transfer-Encoding").toLower() == "chunked";
    m_state.serverDigest.reset();
    if (const auto offered = offeredDigest(head->headers, true)) {
        const auto algorithm = digestAlgorithmFromName(QString::fromLatin1(offered->algorithm));
        m_state.serverDigest = ExpectedDigest{*algorithm, offered->digest};
    }
    if (m_part) {
        auto saving = m_context.store->save(m_state);
        co_return co_await std::move(saving);
    }
    auto choosing = chooseTarget(head);
    if (const Status chosen = co_await std::move(choosing); !chosen || m_isSkipped)
        co_return chosen;
    const QByteArray coding = m_state.contentEncoding;
    if (!coding.isEmpty() && coding != "identity") {
        if (!nameTellsCoding(m_state.targetPath, coding))
            co_return fail(ErrorKind::EncodedBody, QString::fromLatin1(coding));
        m_context.store->note(u"kept as sent: "_s + QString::fromLatin1(coding));
    }
    auto creating = createPart();
    co_return co_await std::move(creating);
}

QCoro::Task<Status> Download::chooseTarget(const HttpResponse *head)
{
    const QString name = m_spec.name.isEmpty() ? nameForDownload(m_spec.url, *head) : m_spec.name;
    const QString folder = m_spec.path;
    m_state.targetPath = QDir(folder).filePath(name);
    m_state.partPath = QDir(folder).filePath(partFileName(name, m_context.tag));
    auto looking =
        m_context.workers->run([files = m_context.files, folder, target = m_state.targetPath] {
            return lookAtPlace(files, folder, target);
        });
    const auto place = co_await looking;
    if (!place)
        co_return fail(place.error());
    if (place->isTaken && m_spec.onConflict == ConflictPolicy::Fail)
        co_return fail(ErrorKind::TargetExists, m_state.targetPath);
    m_isSkipped = place->isTaken && m_spec.onConflict == ConflictPolicy::Skip;
    if (!m_isSkipped && place->space && *place->space < m_state.total)
        co_return fail(ErrorKind::DiskFull, folder);
    co_return Status();
}

QCoro::Task<Status> Download::createPart()
{
    // The journal knows the name before the file is there, so that no file is ever left without an
    // owner.
    auto saving = m_context.store->save(m_state);
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    auto creating = m_context.workers->run(
        [files = m_context.files, path = m_state.partPath, digests = furtherDigests()] {
            return createPartFile(files, path, digests);
        });
    auto part = co_await creating;
    if (!part)
        co_return fail(part.error());
    m_part = std::move(*part);
    co_return Status();
}

/// What is here is not, or no longer, a beginning of the server's file.
QCoro::Task<Status> Download::startOver(Error reason)
{
    if (++m_restarts > kMostRestarts)
        co_return fail(reason);
    m_context.store->tell(
        TimelineEntry::Kind::Restarted, toString(reason.kind) + u": "_s + reason.detail);
    m_context.store->note(
        u"started over at 0: %1 (%2)"_s.arg(toString(reason.kind), reason.detail));
    m_context.store->clearBlocks();
    m_context.store->correctProgress(0, -1);
    m_blocks.clear();
    m_state.total = -1;
    m_state.validators = {};
    m_state.wasJoined = false;
    m_state.wasJoinedOnFaith = false;
    auto truncating = m_context.workers->run([part = m_part] { return part->restart(); });
    const Status truncated = co_await truncating;
    if (!truncated)
        m_part.reset();
    co_return truncated;
}

Segment::Durable Download::durableReporter()
{
    return [this](const DurableBlock &block) {
        QMetaObject::invokeMethod(
            &m_guard, [this, block] { remember(block); }, Qt::QueuedConnection);
    };
}

/// A block that grows is the same block.
void Download::remember(const DurableBlock &block)
{
    m_blocks.removeIf([&](const DurableBlock &known) { return known.offset == block.offset; });
    m_blocks.append(block);
    m_context.store->addBlock(block);
}

/// After an interrupted body: what came is durable, and what it came with is remembered.
QCoro::Task<> Download::keepWhatIsHere()
{
    if (!m_part)
        co_return;
    if (m_part->isSpent()) {
        m_part.reset(); // the next attempt re-reads what is durable
        co_return;
    }
    auto saving = m_context.store->save(m_state);
    co_await std::move(saving);
}

Verification Download::verification() const
{
    if (m_spec.checksum || m_state.serverDigest)
        return Verification::Digest;
    if (!m_state.hasProvenLength)
        return Verification::None;
    return m_state.wasJoined && !m_state.wasJoinedOnFaith ? Verification::Validator
                                                          : Verification::Length;
}

QCoro::Task<Status> Download::checkDigests()
{
    for (const auto &expected : {m_spec.checksum, m_state.serverDigest}) {
        if (!expected || m_part->digest(expected->algorithm) == expected->digest)
            continue;
        const QString detail = u"%1 is %2"_s.arg(toString(expected->algorithm),
            QString::fromLatin1(m_part->digest(expected->algorithm).toHex()));
        const bool wasJoined = m_state.wasJoined;
        auto discarding = discard();
        co_await std::move(discarding);
        Error error = makeError(ErrorKind::ChecksumMismatch, detail);
        error.retryable = wasJoined; // once more, in one piece
        m_isInOnePiece = true;
        co_return fail(error);
    }
    co_return Status();
}

QCoro::Task<Result<Receipt>> Download::finish()
{
    m_context.store->setProgress(m_state.total, m_state.total);
    m_context.store->setVerifying();
    // What came ahead of its turn is read again for the digest of the whole.
    auto digesting = m_context.workers->run(
        [part = m_part, token = m_context.token] { return part->catchUp(part->bytes(), token); });
    if (const Status digested = co_await digesting; !digested)
        co_return fail(digested.error());
    auto checking = checkDigests();
    if (const Status checked = co_await std::move(checking); !checked)
        co_return fail(checked.error());
    m_context.store->tell(TimelineEntry::Kind::Verified, nameOf(verification()));

    auto sealing = m_context.workers->run([part = m_part]() -> Result<quint64> {
        if (const Status sealed = part->seal(); !sealed)
            return fail(sealed.error());
        const auto facts = part->facts();
        return facts ? Result<quint64>(facts->inode) : fail(facts.error());
    });
    const auto inode = co_await sealing;
    if (!inode) {
        m_part.reset();
        co_return fail(inode.error());
    }
    m_state.isFinalising = true;
    m_state.sha256 = m_part->digest(DigestAlgorithm::Sha256);
    m_state.inode = *inode;
    m_part.reset();
    m_context.store->setFinalising();
    auto placing = placeFile(m_context, m_spec.onConflict, m_state);
    const auto placed = co_await std::move(placing);
    if (!placed)
        co_return fail(placed.error());
    co_return Receipt{*placed, m_state.total, m_state.sha256, verification()};
}

QCoro::Task<> Download::discard()
{
    m_part.reset();
    const QString path = m_state.partPath;
    m_state = DownloadState();
    m_blocks.clear();
    m_context.store->clearBlocks();
    if (path.isEmpty())
        co_return;
    auto removing =
        m_context.workers->run([files = m_context.files, path] { return files->remove(path); });
    co_await removing;
    auto saving = m_context.store->save(m_state);
    co_await std::move(saving);
}

} // namespace waybill
