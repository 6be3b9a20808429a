// SPDX-License-Identifier: MIT
#include "core/archive/placefolder.h"

#include "core/base/filename.h"

#include <QFileInfo>

namespace waybill
{
namespace
{

constexpr int kMostNumbers = 10'000;

bool isFolder(const FileFacts &facts)
{
    return facts.type == FileFacts::Type::Folder;
}

QString below(const QString &folder, const QString &name)
{
    return folder + u'/' + name;
}

/// What is wanted and what is there of one name; an error is not "nothing there".
struct Meeting
{
    FileFacts source;
    std::optional<FileFacts> target;

    bool areFolders() const { return target && isFolder(source) && isFolder(*target); }
    bool areFiles() const { return target && !isFolder(source) && !isFolder(*target); }
};

Result<Meeting> meet(FileSystem *files, const QString &source, const QString &target)
{
    const auto wanted = files->facts(source);
    if (!wanted)
        return fail(wanted.error());
    const auto there = files->facts(target);
    if (there)
        return Meeting{*wanted, *there};
    if (there.error().kind != ErrorKind::FileNotFound)
        return fail(there.error());
    return Meeting{*wanted, std::nullopt};
}

constexpr qint64 kNsPerSecond = 1'000'000'000;

/// Whether what overwrites files does so with these.
bool overwrites(OnTaken onTaken, const Meeting &met)
{
    if (!met.areFiles())
        return false;
    switch (onTaken) {
    case OnTaken::Overwrite:
        return true;
    case OnTaken::Newer:
        return met.source.modifiedNs / kNsPerSecond > met.target->modifiedNs / kNsPerSecond;
    case OnTaken::OtherSize:
        return met.source.size != met.target->size;
    case OnTaken::Fail:
    case OnTaken::Skip:
    case OnTaken::Rename:
        break;
    }
    return false;
}

/// Whether a file in the place of a file never stands in the way.
bool settlesFiles(OnTaken onTaken)
{
    return onTaken == OnTaken::Overwrite || onTaken == OnTaken::Newer ||
           onTaken == OnTaken::OtherSize;
}

/// TargetExists with the first name that stands in the way.
Status checkFree(FileSystem *files, const QString &from, const QString &to, OnTaken onTaken)
{
    const auto names = files->list(from);
    if (!names)
        return fail(names.error());
    for (const QString &name : *names) {
        const QString target = below(to, name);
        const auto met = meet(files, below(from, name), target);
        if (!met)
            return fail(met.error());
        if (!met->target || (met->areFiles() && settlesFiles(onTaken)))
            continue;
        if (!met->areFolders())
            return fail(ErrorKind::TargetExists, target);
        if (const Status free = checkFree(files, below(from, name), target, onTaken); !free)
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
            const auto met = meet(files, source, target);
            if (!met)
                return fail(met.error());
            if (met->areFolders())
                moved = merge(files, source, target, onTaken);
            else if (overwrites(onTaken, *met))
                moved = files->renameReplacing(source, target);
            else if (onTaken == OnTaken::Skip || (met->areFiles() && settlesFiles(onTaken)))
                moved = {};
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
    } else if (!isFolder(*there)) {
        return fail(ErrorKind::TargetExists, to);
    } else {
        const auto names = files->list(to);
        if (!names)
            return fail(names.error());
        if (names->isEmpty()) {
            placed = files->renameReplacing(from, to);
        } else {
            if (onTaken == OnTaken::Fail || settlesFiles(onTaken))
                placed = checkFree(files, from, to, onTaken);
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
