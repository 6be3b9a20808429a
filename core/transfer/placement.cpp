// SPDX-License-Identifier: MIT
#include "core/transfer/placement.h"

#include "core/base/filename.h"
#include "core/http/httpdate.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMostNumbers = 10'000;

Result<QByteArray> digestOf(FileSystem *files, const QString &path)
{
    const auto file = files->open(path, OpenMode::Read);
    if (!file)
        return fail(file.error());
    Digest digest(DigestAlgorithm::Sha256);
    std::vector<char> block(1024 * 1024);
    for (qint64 offset = 0;;) {
        const auto got = (*file)->read(offset, block);
        if (!got)
            return fail(got.error());
        if (*got == 0)
            return digest.result();
        digest.add(std::span(block).first(static_cast<size_t>(*got)));
        offset += *got;
    }
}

/// What was sealed may lie here for days, until somebody decides or the program runs again.
Result<bool> isAsSealed(FileSystem *files, const DownloadState &state, const FileFacts &part)
{
    if (part.type != FileFacts::Type::Regular)
        return false;
    const auto digest = digestOf(files, state.partPath);
    if (!digest)
        return fail(digest.error());
    return *digest == state.sha256;
}

/// Nobody has put something else in the place of what has just been sealed. A file system may
/// number its files anew at any time: then the content tells.
Status checkPart(FileSystem *files, const DownloadState &state)
{
    const auto part = files->facts(state.partPath);
    if (!part)
        return fail(part.error());
    if (part->type == FileFacts::Type::Regular && part->inode == state.inode)
        return {};
    const auto isOurs = isAsSealed(files, state, *part);
    if (!isOurs)
        return fail(isOurs.error());
    return *isOurs ? Status() : fail(ErrorKind::FinishedFileDisappeared, state.partPath);
}

Status rename(FileSystem *files, const DownloadState &state, ConflictPolicy policy)
{
    if (const Status checked = checkPart(files, state); !checked)
        return checked;
    const auto present = files->facts(state.targetPath);
    if (present && present->type == FileFacts::Type::Folder)
        return fail(ErrorKind::TargetExists, state.targetPath);
    bool replaces = policy == ConflictPolicy::Overwrite;
    const auto there = isComparing(policy) ? factsOfTaken(files, state.targetPath) : std::nullopt;
    if (there) {
        const TargetVerdict verdict = judgeLocal(policy, sourceVersion(state), *there);
        replaces = verdict.action == TargetVerdict::Action::Overwrite;
        if (!replaces)
            return fail(verdict.toError(ErrorKind::TargetExists, state.targetPath));
    }
    return replaces ? files->renameReplacing(state.partPath, state.targetPath)
                    : files->renameNoReplace(state.partPath, state.targetPath);
}

/// The facts of what is there, nothing if there is nothing. That it cannot be looked at does not
/// mean that it is gone.
Result<std::optional<FileFacts>> factsIfThere(FileSystem *files, const QString &path)
{
    const auto facts = files->facts(path);
    if (facts)
        return *facts;
    if (facts.error().kind == ErrorKind::FileNotFound)
        return std::nullopt;
    return fail(facts.error());
}

/// What stands after a crash.
enum class Found { PartOnly, TargetIsOurs, SameFile, TargetIsForeign, Nothing };

Result<Found> lookAfterCrash(FileSystem *files, const DownloadState &state)
{
    const auto partFacts = factsIfThere(files, state.partPath);
    if (!partFacts)
        return fail(partFacts.error());
    const auto targetFacts = factsIfThere(files, state.targetPath);
    if (!targetFacts)
        return fail(targetFacts.error());
    const std::optional<FileFacts> &part = *partFacts;
    const std::optional<FileFacts> &target = *targetFacts;
    if (!part && !target) {
        const QString folder = QFileInfo(state.targetPath).path();
        if (const auto present = files->targetFacts(folder); !present)
            return fail(present.error().kind == ErrorKind::FileNotFound
                            ? makeError(ErrorKind::FolderMissing, folder)
                            : present.error());
        return Found::Nothing;
    }
    const bool isOneFile =
        part && target && part->inode == target->inode && part->device == target->device;
    if (isOneFile)
        return Found::SameFile;
    if (part) {
        const auto isOurs = isAsSealed(files, state, *part);
        if (!isOurs)
            return fail(isOurs.error());
        if (*isOurs)
            return target ? Found::TargetIsForeign : Found::PartOnly;
    }
    if (!target)
        return Found::Nothing;
    if (target->type != FileFacts::Type::Regular)
        return Found::Nothing;
    const auto digest = digestOf(files, state.targetPath);
    if (!digest)
        return fail(digest.error());
    return *digest == state.sha256 ? Found::TargetIsOurs : Found::Nothing;
}

Status tidyUp(FileSystem *files, const DownloadState &state, Found found)
{
    if (found == Found::SameFile) {
        if (const Status removed = files->remove(state.partPath); !removed)
            return removed;
    }
    return files->syncFolder(QFileInfo(state.targetPath).path());
}

} // namespace

FileVersion sourceVersion(const DownloadState &state)
{
    return {state.total, parseHttpDate(state.validators.lastModified)};
}

std::optional<FileFacts> factsOfTaken(FileSystem *files, const QString &target)
{
    const auto entry = files->facts(target);
    if (!entry)
        return std::nullopt;
    const auto followed = files->targetFacts(target);
    return followed ? *followed : *entry;
}

TargetVerdict judgeLocal(ConflictPolicy policy, const FileVersion &source, const FileFacts &target)
{
    if (isComparing(policy) && target.type != FileFacts::Type::Regular)
        return {};
    return judgeTarget(policy, source, versionOf(target));
}

QCoro::Task<Result<QString>> placeFile(
    TransferContext context, ConflictPolicy policy, DownloadState state)
{
    const QFileInfo wanted(state.targetPath);
    for (int number = 1; number < kMostNumbers; ++number) {
        auto saving = context.store->saveFinalising(state);
        if (const Status saved = co_await std::move(saving); !saved)
            co_return fail(saved.error());
        auto renaming = context.workers->run([files = context.files, state, policy]() -> Status {
            if (const Status renamed = rename(files, state, policy); !renamed)
                return renamed;
            return files->syncFolder(QFileInfo(state.targetPath).path());
        });
        const Status renamed = co_await renaming;
        if (renamed)
            co_return state.targetPath;
        if (renamed.error().kind != ErrorKind::TargetExists || policy != ConflictPolicy::Rename)
            co_return fail(renamed.error());
        state.targetPath = wanted.dir().filePath(numberedName(wanted.fileName(), number));
    }
    co_return fail(ErrorKind::TargetExists, wanted.filePath());
}

QCoro::Task<Result<QString>> recoverPlacement(
    TransferContext context, ConflictPolicy policy, DownloadState state)
{
    auto looking = context.workers->run(
        [files = context.files, state] { return lookAfterCrash(files, state); });
    const auto found = co_await looking;
    if (!found)
        co_return fail(found.error());
    switch (*found) {
    case Found::Nothing:
        co_return fail(ErrorKind::FinishedFileDisappeared, state.targetPath);
    case Found::TargetIsOurs:
    case Found::SameFile: {
        auto tidying = context.workers->run(
            [files = context.files, state, what = *found] { return tidyUp(files, state, what); });
        const Status tidied = co_await tidying;
        if (!tidied)
            co_return fail(tidied.error());
        co_return state.targetPath;
    }
    case Found::PartOnly:
    case Found::TargetIsForeign:
        break;
    }
    auto placing = placeFile(context, policy, state);
    co_return co_await std::move(placing);
}

} // namespace waybill
