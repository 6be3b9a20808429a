// SPDX-License-Identifier: MIT
// The download of a folder: what it lists becomes transfers beneath it.
#include "core/base/filename.h"
#include "core/queue/engine.h"
#include "core/queue/folderdownload.h"
#include "core/queue/transferentry.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kAddedAtOnce = 1'000;
constexpr int kMostNumbers = 10'000;
constexpr qsizetype kMostNotes = 100;
constexpr auto kLeftOut = "left out: "_L1;

/// -1 where a file's size is not told, or not to the byte.
qint64 bytesIn(const RemoteTree &tree)
{
    qint64 bytes = 0;
    for (const RemoteTree::File &file : tree.files) {
        if (file.size < 0)
            return -1;
        bytes += file.size;
    }
    return bytes;
}

/// What is where a folder is to be.
enum class Place { Free, Folder, Taken };

Result<Place> placeAt(FileSystem *files, const QString &path)
{
    const auto facts = files->facts(path);
    if (!facts && facts.error().kind == ErrorKind::FileNotFound)
        return Place::Free;
    if (!facts)
        return fail(facts.error());
    const auto target = files->targetFacts(path);
    return target && target->type == FileFacts::Type::Folder ? Place::Folder : Place::Taken;
}

} // namespace

/// Lists all of it, then makes its folders, then has its files fetched.
QCoro::Task<Result<Receipt>> Engine::expandDownload(TransferEntry *entry)
{
    if (!entry->walk)
        entry->walk = std::make_unique<FolderWalk>(entry->record.spec.url);
    const CancelToken token = entry->cancel.token();
    auto walking = entry->walk->run(contextFor(entry));
    const Status walked = co_await std::move(walking);
    if (const auto stop = token.check(); !stop)
        co_return fail(stop.error());
    if (!walked)
        co_return fail(walked.error());
    const RemoteTree &tree = entry->walk->tree();
    entry->setProgress(0, bytesIn(tree));
    entry->record.notes.removeIf( // of an earlier listing
        [](const QString &note) { return note.startsWith(kLeftOut); });
    for (const QString &line : tree.leftOut.first(std::min(kMostNotes, tree.leftOut.size())))
        entry->note(kLeftOut + line);

    auto choosing = folderFor(entry);
    const auto root = co_await std::move(choosing);
    if (!root)
        co_return fail(root.error());
    auto making = m_workers.run([files = m_files, path = *root, folders = tree.folders, token] {
        return makeLocalFolders(files, path, folders, token);
    });
    const Status made = co_await making;
    if (!made && made.error().kind == ErrorKind::TargetExists && entry->children.isEmpty())
        entry->record.download = DownloadState(); // another place may have room
    if (!made)
        co_return fail(made.error());
    auto adding = addFilesOf(entry);
    if (const Status added = co_await std::move(adding); !added)
        co_return fail(added.error());
    // With nothing to wait for, what is missing fails it now.
    if (tree.failure && entry->children.isEmpty())
        co_return fail(*tree.failure);
    co_return folderReceipt(entry->record);
}

/// Where a folder comes to lie. It is journaled before it is made, so that it is known again.
QCoro::Task<Result<QString>> Engine::folderFor(TransferEntry *entry)
{
    const QString known = entry->record.download->targetPath;
    if (!known.isEmpty())
        co_return known;
    const QDir into(entry->record.spec.path);
    const QString name = localFolderName(entry->record.spec);
    for (int number = 0; number < kMostNumbers; ++number) {
        const QString path = into.filePath(number == 0 ? name : numberedName(name, number));
        auto looking = m_workers.run([files = m_files, path] { return placeAt(files, path); });
        const auto place = co_await looking;
        if (const auto stop = entry->cancel.token().check(); !stop)
            co_return fail(stop.error());
        if (!place)
            co_return fail(place.error());
        const ConflictPolicy policy = entry->record.spec.onConflict;
        const bool isShared = policy == ConflictPolicy::Skip || policy == ConflictPolicy::Overwrite;
        const bool isFree = *place == Place::Free && !isGivenAway(path, entry);
        if (isFree || (isShared && *place != Place::Taken)) {
            DownloadState state = entry->record.download;
            state.targetPath = path;
            auto saving = entry->save(state);
            if (const Status saved = co_await std::move(saving); !saved)
                co_return fail(saved.error());
            co_return path;
        }
        if (policy != ConflictPolicy::Rename)
            co_return fail(ErrorKind::TargetExists, path);
    }
    co_return fail(ErrorKind::TargetExists, into.filePath(name));
}

/// Another download of a folder has it, and may not have made it yet.
bool Engine::isGivenAway(const QString &path, const TransferEntry *but) const
{
    return std::ranges::any_of(m_entries, [&](const auto &other) {
        const TransferRecord &record = other.second->record;
        return other.second.get() != but && record.spec.isFolder && !hasEnded(record.state) &&
               record.download->targetPath == path;
    });
}

/// Some at a time, so that a million of them do not stand in memory as rows; those that are there
/// from before a crash are not added again.
QCoro::Task<Status> Engine::addFilesOf(TransferEntry *entry)
{
    QSet<QUrl> known;
    for (const TransferId id : std::as_const(entry->children))
        known.insert(find(id)->record.spec.url);
    const QList<RemoteTree::File> files = entry->walk->tree().files;
    const QString top = QFileInfo(entry->record.download->targetPath).fileName();
    QList<Child> some;
    for (qsizetype i = 0; i < files.size(); ++i) {
        const RemoteTree::File &file = files.at(i);
        if (!known.contains(file.url)) {
            Child child{entry->record.spec, file.size};
            child.spec.isFolder = false;
            child.spec.checksum.reset();
            child.spec.unpackInto.clear();
            child.spec.url = file.url;
            child.spec.name = top + u'/' + file.path;
            some.append(std::move(child));
        }
        if (some.size() < kAddedAtOnce || i + 1 == files.size())
            continue;
        auto adding = addChildren(entry, std::exchange(some, {}), false);
        if (const Status added = co_await std::move(adding); !added)
            co_return added;
        if (const auto stop = entry->cancel.token().check(); !stop)
            co_return stop;
    }
    auto adding = addChildren(entry, std::move(some), !entry->walk->tree().failure);
    co_return co_await std::move(adding);
}

} // namespace waybill
