// SPDX-License-Identifier: MIT
#include "core/queue/folderdownload.h"

#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{
namespace
{

Status makeOne(FileSystem *files, const QString &path)
{
    const Status made = files->makeFolder(path);
    if (made)
        return {};
    const auto present = files->targetFacts(path);
    const bool isInTheWay = present && present->type != FileFacts::Type::Folder;
    return isInTheWay ? fail(ErrorKind::TargetExists, path) : made;
}

} // namespace

QString localFolderName(const TransferSpec &spec)
{
    if (!spec.name.isEmpty())
        return isSafeTreeName(spec.name) ? spec.name : safeFileName(spec.name);
    const QString name = nameFromUrl(spec.url.adjusted(QUrl::StripTrailingSlash));
    return name.isEmpty() ? safeTreeName(hostOf(spec.url)) : safeFileName(name);
}

Receipt folderReceipt(const TransferRecord &folder)
{
    const QString path = folder.spec.kind == TransferKind::Download ? folder.download->targetPath
                                                                    : redactedUrl(folder.spec.url);
    return {path, folder.bytesTotal, {}, Verification::None};
}

Status makeLocalFolders(
    FileSystem *files, const QString &root, const QStringList &folders, const CancelToken &token)
{
    if (const Status made = makeOne(files, root); !made)
        return made;
    for (const QString &folder : folders) {
        if (const auto stop = token.check(); !stop)
            return stop;
        if (const Status made = makeOne(files, QDir(root).filePath(folder)); !made)
            return made;
    }
    if (!folders.isEmpty()) {
        if (const Status synced = files->syncTree(root); !synced)
            return synced;
    }
    return files->syncFolder(QFileInfo(root).path());
}

} // namespace waybill
