// SPDX-License-Identifier: MIT
// Where a download's bytes come from: the spec's URL, mirrors, and what stands in for what.
#include "core/http/linkheader.h"
#include "core/transfer/download.h"

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Here at most what came before this process does is wrong, once.
constexpr int kMostTimesBad = 100;

} // namespace

/// Credentials are for the origin of the spec's URL alone.
FileSource Download::sourceAt(const QUrl &url) const
{
    const bool isSameOrigin = originOf(url) == originOf(m_spec.url);
    FileSource source{
        url, isSameOrigin ? m_context.access : m_context.access.forOtherOrigin(), false, {}, false};
    if (isFromSource(url)) {
        source.validators = m_state.validators;
        source.isProven = true;
    }
    return source;
}

/// What is here came with this URL's validators.
bool Download::isFromSource(const QUrl &url) const
{
    return url == (m_state.source.isEmpty() ? m_spec.url : m_state.source);
}

/// The one that answered last comes first.
QList<FileSource> Download::sources() const
{
    QList<FileSource> sources = {sourceAt(m_spec.url)};
    if (m_isInOnePiece)
        return sources;
    for (const QUrl &mirror : m_spec.mirrors)
        sources.append(sourceAt(mirror));
    sources += m_duplicates;
    QList<FileSource> once;
    for (const FileSource &source : sources) {
        const bool isKnown = std::ranges::any_of(
            once, [&](const FileSource &known) { return known.url == source.url; });
        if (!isKnown)
            once.append(source);
    }
    const auto first = std::ranges::find_if(
        once, [this](const FileSource &source) { return isFromSource(source.url); });
    if (first != once.end())
        std::rotate(once.begin(), first, first + 1);
    // Who gave something wrong is asked only when all others have failed.
    QList<FileSource> blamed;
    for (const FileSource &source : std::as_const(once)) {
        if (m_blamed.contains(source.url))
            blamed.append(source);
    }
    once.removeIf([this](const FileSource &source) { return m_blamed.contains(source.url); });
    return once + blamed;
}

/// Those for connections beside the one that has answered.
QList<FileSource> Download::sourcesBehindFirst() const
{
    QList<FileSource> all = sources();
    const auto first = std::ranges::find_if(
        all, [this](const FileSource &source) { return isFromSource(source.url); });
    if (first != all.end())
        std::rotate(all.begin(), first, first + 1);
    return all;
}

/// Nothing where none are known, or where they are another file's.
std::shared_ptr<PieceCheck> Download::pieces()
{
    const bool isUsable = m_spec.pieces && m_part && m_state.total == m_spec.size &&
                          m_state.contentEncoding.isEmpty() && fits(*m_spec.pieces, m_state.total);
    if (!isUsable)
        return nullptr;
    if (!m_pieces || !m_pieces->isOf(m_part.get()))
        m_pieces = std::make_shared<PieceCheck>(*m_spec.pieces, m_state.total, m_part);
    return m_pieces;
}

/// What came in an earlier life was not checked by this one.
QCoro::Task<Status> Download::checkPieces()
{
    const std::shared_ptr<PieceCheck> checked = pieces();
    if (!checked)
        co_return Status();
    auto checking = checked->check(m_context, kMostTimesBad);
    const auto bad = co_await std::move(checking);
    co_return bad ? Status() : Status(fail(bad.error()));
}

/// From now on what comes is this URL's.
void Download::takeOver(const QUrl &url, const HttpResponse *head)
{
    m_state.source = url == m_spec.url ? QUrl() : url;
    m_state.validators = validatorsOf(head->headers);
}

/// RFC 6249 section 6: without a digest of the whole file they must be ignored.
void Download::noteDuplicates(const HttpResponse *head)
{
    if (!m_spec.checksum && !m_state.serverDigest)
        return;
    const bool isPublic = !head->remoteAddress.isEmpty() &&
                          !isPrivateAddress(head->remoteAddress) &&
                          m_context.access.proxy.isEmpty();
    m_duplicates.clear();
    for (const QUrl &url : duplicateLinks(*head)) {
        FileSource source = sourceAt(url);
        source.refusesPrivateAddresses = isPublic;
        m_duplicates.append(source);
    }
}

/// Whether a mirror may go on with what came from elsewhere.
QCoro::Task<Status> Download::proveStandIn(FileSource source)
{
    if (m_state.total < 0)
        co_return fail(ErrorKind::NotSupportedByServer, u"no proof"_s);
    const ByteRange gap = m_part->gaps(m_state.total).front();
    const RangeQuestion asked{gap.begin, m_state.total, {}, m_state.contentEncoding, gap.end - 1};
    const KnownFile known{m_state.serverDigest, m_spec.checksum.has_value()};
    auto asking = askNewMirror(m_context, source, asked, known, m_part);
    auto proven = co_await std::move(asking);
    if (!proven)
        co_return fail(proven.error());
    takeOver(source.url, &proven->reply->head());
    m_state.wasJoined = true;
    m_state.wasJoinedOnFaith |= !m_spec.checksum && !m_state.serverDigest;
    co_return Status();
}

} // namespace waybill
