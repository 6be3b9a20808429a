// SPDX-License-Identifier: MIT
// What follows the last byte of a download: it is checked, and put in its place.
#include "core/transfer/download.h"
#include "core/transfer/placement.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// What is smaller is sealed before anybody could see that it is.
constexpr qint64 kWorthTelling = 1024 * 1024;

} // namespace

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
        const bool wasJoined = m_state.wasJoined || !m_state.source.isEmpty();
        auto discarding = discard();
        co_await std::move(discarding);
        Error error = makeError(ErrorKind::ChecksumMismatch, detail);
        error.retryable = wasJoined; // once more, in one piece, without mirrors
        m_isInOnePiece = true;
        co_return fail(error);
    }
    co_return Status();
}

QCoro::Task<Result<Receipt>> Download::finish()
{
    m_context.store->setProgress(m_state.total, m_state.total);
    const bool isDigested = m_part->digested() == m_state.total;
    if (!isDigested || !furtherDigests().isEmpty() || m_state.total >= kWorthTelling)
        m_context.store->setVerifying();
    if (!isDigested) {
        // What came ahead of its turn is read again for the digest of the whole.
        auto digesting = m_context.workers->run([part = m_part, token = m_context.token] {
            return part->catchUp(part->bytes(), token);
        });
        if (const Status digested = co_await digesting; !digested)
            co_return fail(digested.error());
    }
    if (m_part->digested() != m_state.total)
        co_return fail(ErrorKind::Internal, u"the digest is not of the whole file"_s);
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
    auto placing = placeFile(m_context, m_spec.onConflict, m_state);
    const auto placed = co_await std::move(placing);
    auto concluding = conclude(placed);
    co_return co_await std::move(concluding);
}

/// What has appeared in its place meanwhile may be such that the policy leaves it there: then what
/// came is removed.
QCoro::Task<Result<Receipt>> Download::conclude(Result<QString> placed)
{
    if (placed)
        co_return Receipt{*placed, m_state.total, m_state.sha256, verification()};
    if (placed.error().kind != ErrorKind::TargetExists)
        co_return fail(placed.error());
    auto looking = m_context.workers->run([files = m_context.files, state = m_state] {
        return factsOfTaken(files, state.targetPath);
    });
    const auto there = co_await looking;
    const QString target = m_state.targetPath;
    const TargetVerdict verdict =
        there ? judgeLocal(m_spec.onConflict, sourceVersion(m_state), *there) : TargetVerdict();
    if (verdict.action != TargetVerdict::Action::Skip)
        co_return fail(placed.error());
    m_context.store->note(verdict.reason);
    auto discarding = discard();
    co_await std::move(discarding);
    co_return Receipt{target, 0, {}, Verification::None};
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
