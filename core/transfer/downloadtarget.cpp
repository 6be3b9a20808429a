// SPDX-License-Identifier: MIT
#include "core/transfer/downloadtarget.h"

#include "core/base/filename.h"
#include "core/http/contentdisposition.h"
#include "core/transfer/placement.h"

#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

QString nameForDownload(const QUrl &url, const HttpResponse &head)
{
    QString suggestion = suggestedName(head.headers.value("Content-Disposition"));
    // A path from the server is refused by taking its last component only.
    suggestion.replace(u'\\', u'/');
    suggestion = suggestion.mid(suggestion.lastIndexOf(u'/') + 1);
    for (const QUrl &source : {url, head.url}) {
        if (suggestion.isEmpty())
            suggestion = nameFromUrl(source);
    }
    return safeFileName(suggestion);
}

bool nameTellsCoding(const QString &name, const QByteArray &coding)
{
    const QString lower = name.toLower();
    if (coding == "gzip" || coding == "x-gzip")
        return lower.endsWith(".gz"_L1) || lower.endsWith(".tgz"_L1) || lower.endsWith(".svgz"_L1);
    if (coding == "zstd")
        return lower.endsWith(".zst"_L1) || lower.endsWith(".tzst"_L1);
    return (coding == "br" && lower.endsWith(".br"_L1)) ||
           (coding == "compress" && lower.endsWith(".z"_L1));
}

Result<TargetPlace> lookAtPlace(FileSystem *files, const QString &folder, const QString &target)
{
    if (const Status made = files->makeFolder(folder); !made)
        return fail(made.error());
    return TargetPlace{factsOfTaken(files, target)};
}

Result<std::shared_ptr<PartFile>> createPartFile(
    FileSystem *files, const QString &path, const QList<DigestAlgorithm> &digests)
{
    auto part = PartFile::create(files, path, digests);
    if (!part && part.error().kind == ErrorKind::TargetExists &&
        files->open(path, OpenMode::Existing)) {
        if (const Status removed = files->remove(path); !removed)
            return fail(removed.error());
        part = PartFile::create(files, path, digests);
    }
    if (!part)
        return fail(part.error());
    return std::shared_ptr<PartFile>(std::move(*part));
}

Result<std::shared_ptr<PartFile>> reopenPartFile(FileSystem *files, const QString &path,
    const QList<DigestAlgorithm> &digests, const QList<DurableBlock> &blocks,
    const CancelToken &token)
{
    auto part = PartFile::reopen(files, path, digests, blocks, token);
    if (part)
        return std::shared_ptr<PartFile>(std::move(*part));
    const QString folder = QFileInfo(path).path();
    if (part.error().kind == ErrorKind::FileNotFound && !files->targetFacts(folder))
        return fail(ErrorKind::FolderMissing, folder);
    return fail(part.error());
}

} // namespace waybill
