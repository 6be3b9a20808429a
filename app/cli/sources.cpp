// SPDX-License-Identifier: MIT
#include "app/cli/sources.h"

#include "core/base/filename.h"
#include "core/transfer/checksumsearch.h"
#include "core/transfer/metalinkdocument.h"

#include <algorithm>

namespace waybill
{

QCoro::Task<Result<QList<TransferSpec>>> findSources(ConsoleEngine *engine, CommandLine line)
{
    const FetchSmall fetch = [engine](QUrl url) { return engine->fetchSmall(std::move(url)); };
    const auto isMetalink = [](const TransferSpec &spec) {
        return spec.kind == TransferKind::Download && !spec.isFolder &&
               isMetalinkName(nameFromUrl(spec.url));
    };
    // They can be very many: the caller takes this one list over.
    QList<TransferSpec> given = std::move(line.specs);
    const bool isPlain = line.metalinks.isEmpty() && std::ranges::none_of(given, isMetalink);
    if (isPlain && line.checksumFrom.isEmpty())
        co_return std::move(given);
    QList<TransferSpec> specs;
    for (const QString &path : line.metalinks) {
        const auto files = readMetalink(path);
        if (!files)
            co_return fail(files.error());
        const auto named = specsOfMetalink(*files, line.ofMetalink);
        if (!named)
            co_return fail(named.error());
        specs += *named;
    }
    for (const TransferSpec &spec : std::as_const(given)) {
        if (!isMetalink(spec)) {
            specs.append(spec);
            continue;
        }
        auto fetching = fetchMetalink(fetch, spec.url);
        const auto files = co_await std::move(fetching);
        if (!files)
            co_return fail(files.error());
        const auto named = specsOfMetalink(*files, spec);
        if (!named)
            co_return fail(named.error());
        specs += *named;
    }
    if (line.checksumFrom.isEmpty())
        co_return specs;
    auto finding = findChecksums(fetch, specs, line.checksumFrom);
    co_return co_await std::move(finding);
}

} // namespace waybill
