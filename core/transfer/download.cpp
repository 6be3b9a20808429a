// SPDX-License-Identifier: MIT
#include "core/transfer/download.h"

#include "core/transfer/downloadtarget.h"
#include "core/transfer/placement.h"

#include <numeric>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A file that changes again and again while it is fetched is given up for this attempt.
constexpr int kMostRestarts = 3;

/// Between two attempts somebody may have changed the file that is open here, or put something else
/// in its place.
bool isAsLeft(FileSystem *files, const QString &path, const FileFacts &left)
{
    auto there = files->facts(path);
    if (there)
        there->allocated = left.allocated; // some file systems settle that later
    return there && *there == left;
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
        if (!placed && placed.error().kind == ErrorKind::FinishedFileDisappeared) {
            auto discarding = discard(); // whoever tries again fetches it again
            co_await std::move(discarding);
        }
        auto concluding = conclude(placed);
        co_return co_await std::move(concluding);
    }
    m_restarts = 0;
    auto opening = openPart();
    if (const Status opened = co_await std::move(opening); !opened)
        co_return fail(opened.error());
    if (m_part && !isComplete()) {
        auto holding = holdSpace();
        if (const Status held = co_await std::move(holding); !held) {
            auto keeping = keepWhatIsHere(); // else all of it would be read again, and again
            co_await std::move(keeping);
            co_return fail(held.error());
        }
    }
    while (true) {
        if (isComplete()) {
            auto checking = checkPieces();
            if (const Status checked = co_await std::move(checking); !checked)
                co_return fail(checked.error());
            if (isComplete())
                break;
        }
        auto fetching = fetch();
        const Status fetched = co_await std::move(fetching);
        if (!m_skipReason.isEmpty()) {
            m_context.store->note(m_skipReason);
            co_return Receipt{m_state.targetPath, 0, {}, Verification::None};
        }
        if (!fetched) {
            auto keeping = keepWhatIsHere();
            co_await std::move(keeping);
            // Not what came over the wire counts, but what is here.
            m_context.store->settleProgress(keptBytes(), m_state.total);
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
    const auto left = std::exchange(m_left, std::nullopt);
    if (m_part && left) {
        auto looking =
            m_context.workers->run([files = m_context.files, path = m_state.partPath,
                                       facts = *left] { return isAsLeft(files, path, facts); });
        if (co_await looking)
            co_return Status();
    }
    m_part.reset();
    m_pieces.reset();
    if (m_state.partPath.isEmpty())
        co_return Status();
    auto reopening = m_context.workers->run(
        [files = m_context.files, path = m_state.partPath, digests = furtherDigests(),
            blocks = m_blocks, token = m_context.token] {
            return reopenPartFile(files, path, digests, blocks, token);
        });
    auto part = co_await reopening;
    if (part) {
        m_part = std::move(*part);
        m_part->useWorkers(m_context.workers);
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
    m_pieces.reset();
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
    if (m_space && m_part)
        m_space->lowerTo(m_part->isReserved() ? 0 : m_state.total - m_part->bytes());
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
    auto looking = m_context.workers->run([part = m_part] { return part->facts(); });
    if (const auto facts = co_await looking)
        m_left = *facts;
}

} // namespace waybill
