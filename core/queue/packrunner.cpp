// SPDX-License-Identifier: MIT
#include "core/queue/packrunner.h"

#include "core/archive/pack.h"
#include "core/archive/treewalk.h"
#include "core/base/filename.h"
#include "core/transfer/placement.h"

#include <QDir>

namespace waybill
{

using namespace Qt::StringLiterals;

/// What the job works with; it may outlive the runner.
struct PackRunner::Work
{
    FileSystem *files = nullptr;
    WorkerPool *compressors = nullptr;
    std::shared_ptr<JobProgress> progress;
    TransferSpec spec;
    QString partPath;
    ArchiveFormat format = ArchiveFormat::Tar;

    Tree tree;
    TreeDigests digests;
    std::unique_ptr<File> file;
    qint64 size = 0;
    Digest digest{DigestAlgorithm::Sha256};
    quint64 inode = 0;

    Status pack(JobGate *gate);
    Status verify(JobGate *gate);
    Status removeOld();
    Status open();
};

/// Before the walk, for it may stand in the tree.
Status PackRunner::Work::removeOld()
{
    const Status removed = files->remove(partPath);
    return removed || removed.error().kind == ErrorKind::FileNotFound ? Status() : removed;
}

Status PackRunner::Work::open()
{
    auto created = files->open(partPath, OpenMode::CreateNew);
    if (!created)
        return fail(created.error());
    file = std::move(*created);
    return {};
}

Status PackRunner::Work::pack(JobGate *gate)
{
    if (const Status removed = removeOld(); !removed)
        return removed;
    const WalkOptions options{Excludes(spec.packing->excludes), spec.packing->skipsUnreadable};
    auto walked = walkTree(files, spec.packing->sources, options, gate);
    if (!walked)
        return fail(walked.error());
    tree = std::move(*walked);
    if (const Status fits = checkLimits(tree, format); !fits)
        return fits;
    if (const Status opened = open(); !opened)
        return opened;
    const auto output = [this](std::span<const char> bytes) -> Status {
        if (const Status written = file->write(size, bytes); !written)
            return written;
        digest.add(bytes);
        size += std::ssize(bytes);
        return {};
    };
    const auto writer =
        ArchiveWriter::create(format, spec.packing->level, {output, compressors, gate});
    auto packed = packTree(tree, files, writer.get(), gate, progress.get());
    if (!packed)
        return fail(packed.error());
    digests = std::move(*packed);
    return {};
}

Status PackRunner::Work::verify(JobGate *gate)
{
    progress->bytes = 0;
    if (const Status same = verifyArchive(file.get(), format, tree, digests, gate, progress.get());
        !same)
        return same;
    if (const Status opened = file->setFinishedMode(); !opened)
        return opened;
    if (const Status synced = file->sync(); !synced)
        return synced;
    const auto facts = file->facts();
    if (!facts)
        return fail(facts.error());
    inode = facts->inode;
    file.reset();
    return {};
}

PackRunner::PackRunner(TransferContext context, TransferSpec spec, DownloadState state)
    : m_context(std::move(context))
    , m_spec(std::move(spec))
    , m_state(std::move(state))
    , m_job(m_context.home, m_context.jobs)
{
}

PackRunner::~PackRunner() = default;

QCoro::Task<Result<Receipt>> PackRunner::run()
{
    if (m_state.isFinalising && !m_work) {
        auto recovering = recoverPlacement(m_context, m_spec.onConflict, m_state);
        const auto placed = co_await std::move(recovering);
        if (!placed && placed.error().kind == ErrorKind::FinishedFileDisappeared) {
            auto discarding = discard(); // whoever tries again packs it again
            co_await std::move(discarding);
        }
        auto concluding = conclude(placed);
        co_return co_await std::move(concluding);
    }
    while (m_step != Step::Place) {
        auto stepping = takeStep();
        const Status stepped = co_await std::move(stepping);
        if (m_isSkipped) {
            m_context.store->note(u"skipped: the file exists already"_s);
            co_return Receipt{m_state.targetPath, 0, {}, Verification::None};
        }
        if (stepped)
            continue;
        const CancelReason stops = m_context.token.reason();
        if (stops == CancelReason::Paused || stops == CancelReason::Resting)
            co_return fail(stepped.error());
        // It starts over next time; a disk that is full has the room back.
        auto discarding = discard();
        co_await std::move(discarding);
        co_return fail(stepped.error());
    }
    auto placing = place();
    co_return co_await std::move(placing);
}

QCoro::Task<Status> PackRunner::takeStep()
{
    if (m_step == Step::Prepare) {
        auto preparing = prepare();
        const Status prepared = co_await std::move(preparing);
        if (prepared)
            m_step = Step::Pack;
        co_return prepared;
    }
    if (m_step == Step::Verify)
        m_context.store->setVerifying();
    if (!std::exchange(m_isUnderWay, true)) {
        const bool isPacking = m_step == Step::Pack;
        m_job.start([work = m_work, isPacking](JobGate *gate) {
            return isPacking ? work->pack(gate) : work->verify(gate);
        });
    }
    auto working = m_job.proceed(m_context.token);
    const Status worked = co_await std::move(working);
    if (!worked)
        co_return worked;
    m_isUnderWay = false;
    m_step = m_step == Step::Pack ? Step::Verify : Step::Place;
    if (m_step == Step::Verify) {
        for (const QString &skipped : m_work->tree.skipped)
            m_context.store->note(skipped);
    }
    co_return Status();
}

QCoro::Task<Status> PackRunner::prepare()
{
    const auto format = archiveFormatOf(m_spec.name);
    if (!format)
        co_return fail(ErrorKind::ArchiveUnsupported, m_spec.name);
    m_state = DownloadState();
    m_state.targetPath = QDir(m_spec.path).filePath(m_spec.name);
    m_state.partPath = QDir(m_spec.path).filePath(partFileName(m_spec.name, m_context.tag));
    auto looking = m_context.workers->run(
        [files = m_context.files, folder = m_spec.path,
            target = m_state.targetPath]() -> Result<std::optional<FileFacts>> {
            if (const Status made = files->makeFolder(folder); !made)
                return fail(made.error());
            const auto facts = files->facts(target);
            return facts ? std::optional(*facts) : std::nullopt;
        });
    const auto looked = co_await looking;
    if (!looked)
        co_return fail(looked.error());
    const std::optional<FileFacts> &there = *looked;
    const bool isFolder = there && there->type == FileFacts::Type::Folder;
    // An archive that is not made yet has neither a time nor a size to compare.
    using Action = TargetVerdict::Action;
    const TargetVerdict verdict =
        there ? judgeTarget(m_spec.onConflict, FileVersion(), versionOf(*there)) : TargetVerdict();
    const bool isInTheWay =
        verdict.action == Action::Ask || (isFolder && verdict.action == Action::Overwrite);
    if (there && isInTheWay)
        co_return fail(verdict.toError(ErrorKind::TargetExists, m_state.targetPath));
    m_isSkipped = verdict.action == Action::Skip;
    // The journal knows the name before the file is there.
    auto saving = m_context.store->save(m_state);
    if (const Status saved = co_await std::move(saving); !saved)
        co_return saved;
    m_context.progress->bytes = 0;
    m_context.progress->entries = 0;
    m_work = std::make_shared<Work>();
    m_work->files = m_context.files;
    m_work->compressors = m_context.compressors;
    m_work->progress = m_context.progress;
    m_work->spec = m_spec;
    m_work->partPath = m_state.partPath;
    m_work->format = *format;
    co_return Status();
}

QCoro::Task<Result<Receipt>> PackRunner::place()
{
    m_state.total = m_work->size;
    m_state.sha256 = m_work->digest.result();
    m_state.inode = m_work->inode;
    m_state.entries = m_work->tree.entries.size();
    m_state.isFinalising = true;
    m_context.store->tell(TimelineEntry::Kind::Verified, nameOf(Verification::Digest));
    auto placing = placeFile(m_context, m_spec.onConflict, m_state);
    const auto placed = co_await std::move(placing);
    auto concluding = conclude(placed);
    co_return co_await std::move(concluding);
}

QCoro::Task<Result<Receipt>> PackRunner::conclude(Result<QString> placed)
{
    if (placed)
        co_return Receipt{
            *placed, m_state.total, m_state.sha256, Verification::Digest, m_state.entries};
    // Somebody has to decide: that may take days, and packing again takes minutes.
    if (placed.error().kind == ErrorKind::TargetExists) {
        auto discarding = discard();
        co_await std::move(discarding);
    }
    co_return fail(placed.error());
}

QCoro::Task<> PackRunner::discard()
{
    if (m_isUnderWay) {
        CancelSource stopping;
        stopping.cancel(CancelReason::Cancelled);
        auto ending = m_job.proceed(stopping.token());
        co_await std::move(ending);
    }
    m_isUnderWay = false;
    m_step = Step::Prepare;
    m_work.reset();
    const QString part = m_state.partPath;
    m_state = DownloadState();
    if (!part.isEmpty()) {
        auto removing =
            m_context.workers->run([files = m_context.files, part] { return files->remove(part); });
        co_await removing;
    }
    auto saving = m_context.store->save(m_state);
    co_await std::move(saving);
}

} // namespace waybill
