// SPDX-License-Identifier: MIT
#include "core/queue/foldertree.h"

#include <QDir>

namespace waybill
{
namespace
{

constexpr int kDeepest = 256;

Status walkInto(FileSystem *files, const QString &root, const QString &relative, int depth,
    const CancelToken &token, FolderTree &tree)
{
    if (const auto stop = token.check(); !stop)
        return stop;
    if (depth > kDeepest)
        return fail(ErrorKind::NameTooLong, relative);
    const auto names = files->list(QDir(root).filePath(relative));
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        const QString inner = relative.isEmpty() ? name : relative + u'/' + name;
        const QString path = QDir(root).filePath(inner);
        const auto entry = files->facts(path);
        if (!entry)
            return fail(entry.error());
        if (entry->type == FileFacts::Type::Folder) {
            tree.folders.append(inner);
            const Status walked = walkInto(files, root, inner, depth + 1, token, tree);
            if (!walked)
                return walked;
            continue;
        }
        const auto target = files->targetFacts(path);
        if (target && target->type == FileFacts::Type::Regular) {
            tree.files.append(inner);
            tree.bytes += target->size;
        } else {
            tree.leftOut.append(inner);
        }
    }
    return {};
}

} // namespace

Result<FolderTree> walkFolder(FileSystem *files, const QString &root, const CancelToken &token)
{
    FolderTree tree;
    if (const Status walked = walkInto(files, root, QString(), 0, token, tree); !walked)
        return fail(walked.error());
    return tree;
}

} // namespace waybill
