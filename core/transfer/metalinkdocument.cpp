// SPDX-License-Identifier: MIT
#include "core/transfer/metalinkdocument.h"

#include "core/http/url.h"

#include <QFile>
#include <QFileInfo>

namespace waybill
{

Result<QList<MetalinkFile>> readMetalink(const QString &path)
{
    QFile file(path);
    // A pipe would be waited for without end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::ReadFailed, path);
    const auto files = parseMetalink(file.read(kLongestMetalink + 1));
    return files ? files : fail(about(files.error(), path));
}

QCoro::Task<Result<QList<MetalinkFile>>> fetchMetalink(FetchSmall fetch, QUrl url)
{
    auto fetching = fetch(url);
    const auto fetched = co_await std::move(fetching);
    const QString shown = redactedUrl(url);
    if (!fetched)
        co_return fail(about(fetched.error(), shown));
    auto files = parseMetalink(fetched->body, fetched->url);
    if (!files)
        co_return fail(about(files.error(), shown));
    co_return files;
}

} // namespace waybill
