// SPDX-License-Identifier: MIT
#include "core/archive/treeentry.h"

namespace waybill
{
namespace
{

bool isUnchanged(const FileFacts &now, const FileFacts &then)
{
    return now.type == then.type && now.size == then.size && now.modifiedNs == then.modifiedNs &&
           now.changedNs == then.changedNs && now.inode == then.inode && now.device == then.device;
}

bool isSomethingElse(const Error &error)
{
    return error.kind == ErrorKind::FileNotFound || error.kind == ErrorKind::NotAFile;
}

} // namespace

Result<std::unique_ptr<File>> openEntry(FileSystem *files, const TreeEntry &entry)
{
    auto file = files->open(entry.source, OpenMode::Read);
    if (!file && isSomethingElse(file.error()))
        return fail(ErrorKind::SourceChanged, entry.source);
    if (!file)
        return fail(file.error());
    if (const Status same = checkUnchanged(file->get(), entry); !same)
        return fail(same.error());
    return file;
}

Status checkUnchanged(File *file, const TreeEntry &entry)
{
    const auto now = file->facts();
    if (!now)
        return fail(now.error());
    if (!isUnchanged(*now, entry.facts))
        return fail(ErrorKind::SourceChanged, entry.source);
    return {};
}

} // namespace waybill
