// SPDX-License-Identifier: MIT
#include "core/queue/unpackrunner.h"

#include "core/archive/placefolder.h"
#include "core/base/filename.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Left on the disk for everything else; less on a small one.
constexpr qint64 kReserve = 256 * 1024 * 1024;
constexpr qint64 kReservePart = 16;

qint64 usableOf(qint64 room)
{
    return std::max<qint64>(0, room - std::min(kReserve, room / kReservePart));
}

OnTaken onTakenOf(ConflictPolicy policy)
{
    switch (policy) {
    case ConflictPolicy::Fail:
        return OnTaken::Fail;
    case ConflictPolicy::Skip:
        return OnTaken::Skip;
    case ConflictPolicy::Overwrite:
        return OnTaken::Overwrite;
    case ConflictPolicy::Rename:
        return OnTaken::Rename;
    case ConflictPolicy::Newer:
        return OnTaken::Newer;
    case ConflictPolicy::OtherSize:
        return OnTaken::OtherSize;
    }
    return OnTaken::Fail;
}

/// A tar that is not compressed carries no checksums of its contents.
Verification verificationOf(ArchiveFormat format)
{
    return format == ArchiveFormat::Tar ? Verification::Length : Verification::Digest;
}

} // namespace

UnpackRunner::UnpackRunner(
    TransferContext context, TransferSpec spec, DownloadState state, UnpackProgram program)
    : m_context(std::move(context))
    , m_spec(std::move(spec))
    , m_state(std::move(state))
    , m_process(std::move(program))
{
    QObject::connect(&m_process, &UnpackProcess::progressed, &m_process,
        [this](const Extracted &soFar, const QString &current) {
            m_context.progress->bytes = soFar.bytes;
            m_context.progress->entries = soFar.entries;
            m_context.progress->setCurrent(current);
        });
    QObject::connect(&m_process, &UnpackProcess::noted, &m_process,
        [this](const QString &text) { m_context.store->note(text); });
}

QCoro::Task<Result<Receipt>> UnpackRunner::run()
{
    if (m_state.isFinalising) {
        auto placing = place();
        co_return co_await std::move(placing);
    }
    if (!m_process.isRunning()) {
        auto preparing = prepare();
        if (const Status prepared = co_await std::move(preparing); !prepared) {
            auto discarding = discard();
            co_await std::move(discarding);
            co_return fail(prepared.error());
        }
    }
    auto working = m_process.proceed(m_context.token);
    const auto extracted = co_await std::move(working);
    const auto stop = m_context.token.check();
    if (!stop && m_context.token.reason() == CancelReason::Paused)
        co_return fail(stop.error());
    if (!stop || !extracted) {
        auto naming = nameFailure(stop ? extracted.error() : stop.error());
        const Error failure = co_await std::move(naming);
        auto discarding = discard();
        co_await std::move(discarding);
        co_return fail(failure);
    }
    m_extracted = *extracted;
    auto placing = place();
    co_return co_await std::move(placing);
}

/// Looks at both ends, makes the hidden folder, and starts the program.
QCoro::Task<Status> UnpackRunner::prepare()
{
    const auto format = archiveFormatOf(m_spec.archive);
    if (!format)
        co_return fail(ErrorKind::ArchiveUnsupported, m_spec.archive);
    const QFileInfo target(m_spec.path);
    m_state = DownloadState();
    m_state.targetPath = m_spec.path;
    m_state.partPath = target.dir().filePath(partFileName(target.fileName(), m_context.tag));
    // The journal knows the name before the folder is there.
    auto saving = m_context.store->save(m_state);
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    auto looking = m_context.workers->run(
        [files = m_context.files, spec = m_spec, part = m_state.partPath]() -> Result<VolumeFacts> {
            const auto archive = files->targetFacts(spec.archive);
            if (!archive)
                return fail(archive.error());
            if (archive->type != FileFacts::Type::Regular)
                return fail(ErrorKind::NotAFile, spec.archive);
            // The program could only say that it failed.
            if (const auto opened = files->open(spec.archive, OpenMode::Read); !opened)
                return fail(opened.error());
            const auto there = files->facts(spec.path);
            if (there && there->type != FileFacts::Type::Folder)
                return fail(ErrorKind::TargetExists, spec.path);
            if (const Status removed = files->removeTree(part); !removed)
                return fail(removed.error());
            if (const Status made = files->makeFolder(part); !made)
                return fail(made.error());
            return files->volume(part);
        });
    const auto room = co_await looking;
    if (!room)
        co_return fail(room.error());
    m_room = room->free;
    if (m_room <= m_tooLittleRoom)
        co_return fail(ErrorKind::DiskFull, m_spec.path);
    m_context.progress->bytes = 0;
    m_context.progress->entries = 0;
    ExtractRequest request;
    request.format = *format;
    request.name = nameWithoutSuffix(QFileInfo(m_spec.archive).fileName());
    request.password = m_context.archivePassword;
    const qint64 usable = usableOf(m_room);
    const bool isLimited = m_spec.mostUnpacked > 0 && m_spec.mostUnpacked < usable;
    request.mostBytes = isLimited ? m_spec.mostUnpacked : usable;
    if (m_spec.mostUnpacked < 0)
        request.mostEntries = std::numeric_limits<qint64>::max();
    m_process.start(m_spec.archive, request, m_state.partPath);
    co_return Status();
}

/// What is too large is so for this disk, if it has filled it up to the reserve: there is no other
/// limit that an honest archive meets.
QCoro::Task<Error> UnpackRunner::nameFailure(Error error)
{
    if (error.kind != ErrorKind::ArchiveTooLarge)
        co_return error;
    auto looking = m_context.workers->run(
        [files = m_context.files, part = m_state.partPath] { return files->volume(part); });
    const auto left = co_await looking;
    const qint64 reserve = m_room - usableOf(m_room);
    if (!left || left->free > 2 * reserve)
        co_return error;
    m_tooLittleRoom = m_room;
    co_return makeError(ErrorKind::DiskFull, m_spec.path);
}

QCoro::Task<Result<Receipt>> UnpackRunner::place()
{
    const bool isRecovery = m_state.isFinalising;
    if (!isRecovery) {
        auto syncing = m_context.workers->run(
            [files = m_context.files, part = m_state.partPath] { return files->syncTree(part); });
        if (const Status synced = co_await syncing; !synced) {
            auto discarding = discard();
            co_await std::move(discarding);
            co_return fail(synced.error());
        }
        m_state.isFinalising = true;
        m_state.total = m_extracted.bytes;
        m_state.entries = m_extracted.entries;
        auto saving = m_context.store->saveFinalising(m_state);
        if (const Status saved = co_await std::move(saving); !saved)
            co_return fail(saved.error());
    }
    auto placing = m_context.workers->run([files = m_context.files, state = m_state,
                                              onTaken = onTakenOf(m_spec.onConflict)]() -> Status {
        const auto part = files->facts(state.partPath);
        if (part)
            return placeFolder(files, state.partPath, state.targetPath, onTaken);
        if (part.error().kind != ErrorKind::FileNotFound)
            return fail(part.error());
        // Moved before a crash, unless somebody took both away.
        return files->facts(state.targetPath)
                   ? Status()
                   : fail(ErrorKind::FinishedFileDisappeared, state.targetPath);
    });
    const Status placed = co_await placing;
    if (!placed) {
        // Somebody has to decide: that may take days, and unpacking again takes minutes.
        if (placed.error().kind == ErrorKind::TargetExists) {
            auto discarding = discard();
            co_await std::move(discarding);
        }
        co_return fail(placed.error());
    }
    if (m_spec.removesArchive) {
        auto removing = m_context.workers->run(
            [files = m_context.files, archive = m_spec.archive] { return files->remove(archive); });
        if (const Status removed = co_await removing; !removed)
            m_context.store->note(u"the archive could not be removed"_s);
    }
    const auto format = archiveFormatOf(m_spec.archive).value_or(ArchiveFormat::Tar);
    co_return Receipt{
        m_state.targetPath, m_state.total, {}, verificationOf(format), m_state.entries};
}

QCoro::Task<> UnpackRunner::discard()
{
    if (m_process.isRunning()) {
        CancelSource stopping;
        stopping.cancel(CancelReason::Cancelled);
        auto ending = m_process.proceed(stopping.token());
        co_await std::move(ending);
    }
    const QString part = m_state.partPath;
    m_state = DownloadState();
    if (!part.isEmpty()) {
        auto removing = m_context.workers->run(
            [files = m_context.files, part] { return files->removeTree(part); });
        co_await removing;
    }
    auto saving = m_context.store->save(m_state);
    co_await std::move(saving);
}

} // namespace waybill
