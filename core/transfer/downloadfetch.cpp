// SPDX-License-Identifier: MIT
// How a download asks for what is missing, and what it does with the answer.
#include "core/base/filename.h"
#include "core/http/digestfields.h"
#include "core/transfer/download.h"
#include "core/transfer/downloadtarget.h"
#include "core/transfer/placement.h"
#include "core/transfer/samples.h"
#include "core/transfer/segmenterrors.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Of what is smaller, the writing tells soon enough.
constexpr qint64 kWorthHolding = 1024 * 1024;
constexpr uint kMostPartNames = 16;

qint64 endOrUnknown(qint64 total)
{
    return total < 0 ? Segment::kUnknownEnd : total;
}

/// Nobody else would fare better.
bool endsAll(const Error &error)
{
    return error.isCancelled() || isAtHome(error);
}

} // namespace

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

/// Asks for what is missing, and fetches it; where one source fails before anything comes, from the
/// next. Success means progress: the file is complete, longer than before, or started over.
QCoro::Task<Status> Download::fetch()
{
    const qint64 before = bytesHere();
    const QList<FileSource> all = sources();
    std::optional<Error> first;
    for (const FileSource &source : all) {
        if (first)
            m_context.store->note(u"%1 stands in for %2 (%3)"_s.arg(
                hostOf(source.url), hostOf(all.constFirst().url), toString(first->kind)));
        auto fetching = fetchFrom(source);
        const Status fetched = co_await std::move(fetching);
        if (fetched || endsAll(fetched.error()) || bytesHere() != before)
            co_return fetched;
        if (!first)
            first = fetched.error();
    }
    co_return fail(*first);
}

QCoro::Task<Status> Download::fetchFrom(FileSource source)
{
    if (bytesHere() > 0 && !isFromSource(source.url)) {
        auto proving = proveStandIn(source);
        if (const Status proven = co_await std::move(proving); !proven)
            co_return proven;
    } else if (bytesHere() > 0 && !m_state.validators.isStrong()) {
        auto comparing =
            samplesAgree(m_context, requestTo(m_context, source), m_part, m_state.total);
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
    HttpRequest request = requestTo(m_context, source);
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
    const bool isWhole = answer.verdict == Verdict::StartOver;
    if (isWhole && m_spec.size >= 0 && answer.total >= 0 && answer.total != m_spec.size)
        co_return fail(ErrorKind::RemoteChanged, u"size"_s);
    if (isWhole)
        takeOver(source.url, head);
    auto adopting = adopt(head, answer);
    if (const Status adopted = co_await std::move(adopting); !adopted || !m_skipReason.isEmpty())
        co_return adopted;
    noteDuplicates(head);
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
        SegmentFetch::Version{sourcesBehindFirst(), m_state.total, m_state.contentEncoding,
            mayGiveRanges, {m_state.serverDigest, m_spec.checksum.has_value()}, pieces()},
        m_part, durableReporter());
    auto fetching = m_fetch->run(std::move(reply), range);
    const Status fetched = co_await std::move(fetching);
    m_state.wasJoined |= m_fetch->hasJoined();
    m_state.wasJoinedOnFaith |= m_fetch->hasUsedMirrors();
    m_blamed += m_fetch->blamed();
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
    // A piece that was wrong and is missing again is no failure, see PieceCheck.
    if (bytesHere() == before && !isComplete() && m_blamed.isEmpty())
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
        if (const Status saved = co_await std::move(saving); !saved)
            co_return saved;
        auto holding = holdSpace(); // another version may be larger
        co_return co_await std::move(holding);
    }
    auto choosing = chooseTarget(head);
    if (const Status chosen = co_await std::move(choosing); !chosen || !m_skipReason.isEmpty())
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
    // Whatever a listing was, nothing leaves the folder.
    const QStringList steps = name.split(u'/');
    if (!std::ranges::all_of(steps, isSafeTreeName))
        co_return fail(ErrorKind::PermissionDenied, name);
    m_state.targetPath = QDir(m_spec.path).filePath(name);
    const QString folder = QFileInfo(m_state.targetPath).path();
    m_state.partPath = QDir(folder).filePath(partFileName(steps.constLast(), m_context.tag));
    auto looking =
        m_context.workers->run([files = m_context.files, folder, target = m_state.targetPath] {
            return lookAtPlace(files, folder, target);
        });
    const auto place = co_await looking;
    if (!place)
        co_return fail(place.error());
    if (place->there) {
        const TargetVerdict verdict =
            judgeLocal(m_spec.onConflict, sourceVersion(m_state), *place->there);
        if (verdict.action == TargetVerdict::Action::Ask)
            co_return fail(verdict.toError(ErrorKind::TargetExists, m_state.targetPath));
        m_skipReason = verdict.reason;
    }
    if (!m_skipReason.isEmpty())
        co_return Status();
    auto holding = holdSpace();
    co_return co_await std::move(holding);
}

/// Room for all that is missing, which no other transfer counts on then. What cannot be told is no
/// hindrance: the writing will tell.
QCoro::Task<Status> Download::holdSpace()
{
    m_space.reset();
    if (m_state.total < kWorthHolding)
        co_return Status();
    struct Room
    {
        Result<VolumeFacts> volume;
        qint64 allocated = 0; ///< by the part file, which may have more than its bytes
    };
    const QString folder = QFileInfo(m_state.partPath).path();
    auto looking =
        m_context.workers->run([files = m_context.files, folder, part = m_state.partPath] {
            const auto facts = files->facts(part);
            return Room{files->volume(folder), facts ? facts->allocated : 0};
        });
    const Room room = co_await looking;
    if (!room.volume)
        co_return Status();
    if (m_state.total > room.volume->largestFile)
        co_return fail(ErrorKind::FileTooLarge, folder);
    const qint64 missing =
        std::max<qint64>(0, m_state.total - std::max(room.allocated, bytesHere()));
    auto hold = m_context.space->tryHold(room.volume->device, missing, room.volume->free);
    if (!hold)
        co_return fail(ErrorKind::DiskFull, folder);
    m_space = std::move(*hold);
    co_return Status();
}

/// What lies there under the part's name and is none stays there: somebody else made it.
QCoro::Task<Status> Download::createPart()
{
    const QFileInfo target(m_state.targetPath);
    const uint tag = m_context.tag.toUInt(nullptr, 16);
    for (uint number = 0;; ++number) {
        // The journal knows the name before the file is there, so that no file is ever left without
        // an owner.
        auto saving = m_context.store->save(m_state);
        if (const Status saved = co_await std::move(saving); !saved)
            co_return saved;
        auto creating = m_context.workers->run(
            [files = m_context.files, path = m_state.partPath, digests = furtherDigests()] {
                return createPartFile(files, path, digests);
            });
        auto part = co_await creating;
        if (part) {
            m_part = std::move(*part);
            m_part->useWorkers(m_context.workers);
            co_return Status();
        }
        if (part.error().kind != ErrorKind::TargetExists || number == kMostPartNames)
            co_return fail(part.error());
        const QString next = u"%1"_s.arg(tag + number + 1, 8, 16, QChar(u'0'));
        m_state.partPath = target.dir().filePath(partFileName(target.fileName(), next));
    }
}

} // namespace waybill
