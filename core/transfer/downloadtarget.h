// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/httpmessage.h"
#include "core/transfer/partfile.h"

namespace waybill
{

/// The name that a download gets when nobody chose one: what the server suggests, else the last
/// part of a URL, made safe.
QString nameForDownload(const QUrl &url, const HttpResponse &head);

/// A coding is kept as sent where the name says so (`.tar.gz` sent as gzip is common); else nobody
/// expects it.
bool nameTellsCoding(const QString &name, const QByteArray &coding);

// What follows blocks: for workers.

struct TargetPlace
{
    std::optional<FileFacts> there; ///< what has the name; a link's target, where it has one
};
/// Makes the folder if need be, and looks.
Result<TargetPlace> lookAtPlace(FileSystem *files, const QString &folder, const QString &target);

/// A new part file; one of our own tag from before a crash is removed: nothing in it is known to be
/// good.
Result<std::shared_ptr<PartFile>> createPartFile(
    FileSystem *files, const QString &path, const QList<DigestAlgorithm> &digests);

/// The part of an earlier process, as far as it is proven. FolderMissing where its folder is gone:
/// it may come back with its volume, and is no reason to start over.
Result<std::shared_ptr<PartFile>> reopenPartFile(FileSystem *files, const QString &path,
    const QList<DigestAlgorithm> &digests, const QList<DurableBlock> &blocks,
    const CancelToken &token);

} // namespace waybill
