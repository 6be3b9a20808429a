// SPDX-License-Identifier: MIT
#include "app/cli/sources.h"

#include "core/base/filename.h"
#include "core/remote/checksumfile.h"
#include "core/transfer/metalinkspec.h"

#include <QFile>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Who reads it wants to know which of several it was.
Error about(Error error, const QString &subject)
{
    error.detail = error.detail.isEmpty() ? subject : subject + u": "_s + error.detail;
    return error;
}

Result<QByteArray> readLocal(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::ReadFailed, path);
    return file.read(kLongestMetalink + 1);
}

Result<QList<TransferSpec>> specsOf(
    const QByteArray &document, const QUrl &from, const TransferSpec &base, const QString &subject)
{
    const auto files = parseMetalink(document, from);
    if (!files)
        return fail(about(files.error(), subject));
    QList<TransferSpec> specs;
    for (const MetalinkFile &file : *files) {
        TransferSpec spec = base;
        takeMetalink(file, spec);
        specs.append(spec);
    }
    // One name for several files would be a name for none of them.
    if (specs.size() > 1 && !base.name.isEmpty())
        return fail(ErrorKind::TargetExists, base.name);
    return specs;
}

QCoro::Task<Result<ExpectedDigest>> checksumIn(ConsoleEngine *engine, QUrl list, QUrl file)
{
    auto fetching = engine->fetchSmall(list);
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

QCoro::Task<Result<ExpectedDigest>> findChecksum(ConsoleEngine *engine, QString from, QUrl file)
{
    const bool isAuto = from == "auto"_L1;
    const QList<QUrl> lists = isAuto ? listsBeside(file) : QList<QUrl>{QUrl(from)};
    Result<ExpectedDigest> found = fail(ErrorKind::InvalidChecksum);
    for (const QUrl &list : lists) {
        auto looking = checksumIn(engine, list, file);
        found = co_await std::move(looking);
        if (found)
            break;
    }
    co_return found;
}

} // namespace

QCoro::Task<Result<QList<TransferSpec>>> findSources(ConsoleEngine *engine, CommandLine line)
{
    QList<TransferSpec> specs;
    for (const QString &path : line.metalinks) {
        const auto document = readLocal(path);
        if (!document)
            co_return fail(document.error());
        const auto named = specsOf(*document, {}, line.ofMetalink, path);
        if (!named)
            co_return fail(named.error());
        specs += *named;
    }
    for (const TransferSpec &spec : line.specs) {
        const bool isMetalink = spec.kind == TransferKind::Download && !spec.isFolder &&
                                isMetalinkName(nameFromUrl(spec.url));
        if (!isMetalink) {
            specs.append(spec);
            continue;
        }
        auto fetching = engine->fetchSmall(spec.url);
        const auto fetched = co_await std::move(fetching);
        const QString shown = redactedUrl(spec.url);
        if (!fetched)
            co_return fail(about(fetched.error(), shown));
        const auto named = specsOf(fetched->body, fetched->url, spec, shown);
        if (!named)
            co_return fail(named.error());
        specs += *named;
    }
    if (line.checksumFrom.isEmpty())
        co_return specs;
    const bool isAuto = line.checksumFrom == "auto"_L1;
    for (TransferSpec &spec : specs) {
        if (isAuto && spec.checksum)
            continue;
        // Beside it is a server that nobody named, and that must not learn who we are.
        if (isAuto && spec.isNamedByDocument)
            co_return fail(ErrorKind::InvalidChecksum, redactedUrl(spec.url));
        auto finding = findChecksum(engine, line.checksumFrom, spec.url);
        const auto found = co_await std::move(finding);
        if (!found)
            co_return fail(found.error());
        spec.checksum = *found;
    }
    co_return specs;
}

} // namespace waybill
