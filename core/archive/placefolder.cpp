// SPDX-License-Identifier: MIT
#include "core/archive/placefolder.h"

#include "core/base/filename.h"

#include <QFileInfo>

namespace waybill
{
namespace
{

constexpr int kMostNumbers = 10'000;

bool isFolder(const Result<FileFacts> &facts)
{
    return facts && facts->type == FileFacts::Type::Folder;
}

QString below(const QString &folder, const QString &name)
{
    return folder + u'/' + name;
}

/// TargetExists with the first name that stands in the way.
Status checkFree(FileSystem *files, const QString &from, const QString &to)
{
    const auto names = files->list(from);
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        const auto there = files->facts(below(to, name));
        if (!there && there.error().kind != ErrorKind::FileNotFound)
            return fail(there.error());
        if (!there)
            continue;
        if (!isFolder(there) || !isFolder(files->facts(below(from, name))))
            return fail(ErrorKind::TargetExists, below(to, name));
        if (const Status free = checkFree(files, below(from, name), below(to, name)); !free)
            return free;
    }
    return {};
}

Status moveNumbered(FileSystem *files, const QString &from, const QString &to, const QString &name)
{
    for (int number = 1; number < kMostNumbers; ++number) {
        const Status moved = files->renameNoReplace(from, below(to, numberedName(name, number)));
        if (moved || moved.error().kind != ErrorKind::TargetExists)
            return moved;
    }
    return fail(ErrorKind::TargetExists, below(to, name));
}

Status merge(FileSystem *files, const QString &from, const QString &to, OnTaken onTaken)
{
    const auto names = files->list(from);
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        const QString source = below(from, name);
        const QString target = below(to, name);
        Status moved = files->renameNoReplace(source, target);
        if (!moved && moved.error().kind == ErrorKind::TargetExists) {
            if (isFolder(files->facts(source)) && isFolder(files->facts(target)))
                moved = merge(files, source, target, onTaken);
            else if (onTaken == OnTaken::Skip)
                moved = {};
            else if (onTaken == OnTaken::Overwrite)
                moved = files->renameReplacing(source, target);
            else if (onTaken == OnTaken::Rename)
                moved = moveNumbered(files, source, to, name);
        }
        if (!moved)
            return moved;
    }
    return files->syncFolder(to);
}

} // namespace

Status placeFolder(FileSystem *files, const QString &from, const QString &to, OnTaken onTaken)
{
    const auto there = files->facts(to);
    if (!there && there.error().kind != ErrorKind::FileNotFound)
        return fail(there.error());
    Status placed;
    if (!there) {
        placed = files->renameNoReplace(from, to);
    } else if (!isFolder(there)) {
        return fail(ErrorKind::TargetExists, to);
    } else {
        const auto names = files->list(to);
        if (!names)
            return fail(names.error());
        if (names->isEmpty()) {
            placed = files->renameReplacing(from, to);
        } else {
            if (onTaken == OnTaken::Fail)
                placed = checkFree(files, from, to);
            if (placed)
                placed = merge(files, from, to, onTaken);
            if (placed)
                placed = files->removeTree(from);
        }
    }
    if (!placed)
        return placed;
    return files->syncFolder(QFileInfo(to).path());
}

} // namespace waybill
