// SPDX-License-Identifier: MIT
#include "core/transfer/checksumsearch.h"

#include "core/base/filename.h"
#include "core/http/url.h"
#include "core/remote/checksumfile.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QCoro::Task<Result<ExpectedDigest>> checksumIn(FetchSmall fetch, QUrl list, QUrl file)
{
    auto fetching = fetch(list);
    const auto fetched = co_await std::move(fetching);
    if (!fetched)
        co_return fail(about(fetched.error(), redactedUrl(list)));
    const auto lines = parseChecksums(fetched->body, nameFromUrl(list));
    if (!lines)
        co_return fail(about(lines.error(), redactedUrl(list)));
    const auto found = checksumOf(*lines, nameFromUrl(file));
    if (!found)
        co_return fail(about(found.error(), redactedUrl(list)));
    co_return *found;
}

/// Where lists of checksums are put by custom.
QList<QUrl> listsBeside(const QUrl &file)
{
    QUrl own = file.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    const QUrl ofFolder = own.resolved(QUrl(u"SHA256SUMS"_s));
    own.setPath(own.path(QUrl::FullyEncoded) + u".sha256"_s, QUrl::TolerantMode);
    return {own, ofFolder};
}

QCoro::Task<Result<ExpectedDigest>> findChecksum(FetchSmall fetch, QString from, QUrl file)
{
    const bool isBeside = from == QLatin1StringView(kChecksumsBeside);
    const QList<QUrl> lists = isBeside ? listsBeside(file) : QList<QUrl>{QUrl(from)};
    Result<ExpectedDigest> found = fail(ErrorKind::InvalidChecksum);
    for (const QUrl &list : lists) {
        auto looking = checksumIn(fetch, list, file);
        found = co_await std::move(looking);
        if (found || found.error().kind == ErrorKind::Cancelled)
            break;
    }
    co_return found;
}

} // namespace

QCoro::Task<Result<QList<TransferSpec>>> findChecksums(
    FetchSmall fetch, QList<TransferSpec> specs, QString from)
{
    const bool isBeside = from == QLatin1StringView(kChecksumsBeside);
    for (TransferSpec &spec : specs) {
        if (isBeside && spec.checksum)
            continue;
        if (isBeside && spec.isNamedByDocument)
            co_return fail(ErrorKind::InvalidChecksum, redactedUrl(spec.url));
        auto finding = findChecksum(fetch, from, spec.url);
        const auto found = co_await std::move(finding);
        if (!found)
            co_return fail(found.error());
        spec.checksum = *found;
    }
    co_return specs;
}

} // namespace waybill
