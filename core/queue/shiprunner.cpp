// SPDX-License-Identifier: MIT
#include "core/queue/shiprunner.h"

#include "core/archive/pack.h"
#include "core/archive/treewalk.h"
#include "core/queue/shipstream.h"
#include "core/queue/treesource.h"

#include <QDir>
#include <QFileInfo>
#include <QScopedValueRollback>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

ArchiveFormat formatOf(const TransferSpec &spec)
{
    return spec.packing->format.value_or(ArchiveFormat::TarZst);
}

/// The archive's name, unless one was chosen: the first source's with the format's suffix.
TransferSpec named(TransferSpec spec)
{
    if (spec.name.isEmpty())
        spec.name =
            QFileInfo(spec.packing->sources.constFirst()).fileName() + suffixOf(formatOf(spec));
    return spec;
}

/// Servers without deferred lengths say so; those that take no chunked body answer 411, 400 or 501,
/// or store nothing (PHP behind FastCGI is known for that).
bool refusesStream(const Error &error)
{
    return error.kind == ErrorKind::NotSupportedByServer ||
           error.kind == ErrorKind::RemoteMismatch || error.httpStatus == 400 ||
           error.httpStatus == 411 || error.httpStatus == 501;
}

} // namespace

ShipRunner::ShipRunner(TransferContext context, TransferSpec spec, Known known, QString folder)
    : m_job{std::move(context), named(std::move(spec)), known.upload, {}}
    , m_known(std::move(known))
    , m_folder(std::move(folder))
{
}

void ShipRunner::renew(TransferContext context)
{
    m_job.context = std::move(context);
    if (m_pack)
        m_pack->renew(m_job.context);
    if (m_upload)
        m_upload->renew(m_job.context);
}

/// Not that of the archive on this disk, which is ours.
void ShipRunner::setConflictPolicy(ConflictPolicy policy)
{
    m_job.spec.onConflict = policy;
    for (Upload *const upload : {m_upload.get(), m_streaming}) {
        if (upload)
            upload->setConflictPolicy(policy);
    }
}

QCoro::Task<Result<Receipt>> ShipRunner::run()
{
    auto choosing = m_job.chooseWay();
    if (const Status chosen = co_await std::move(choosing); !chosen)
        co_return fail(chosen.error());
    const bool isArchiveBegun = m_pack || m_archive || m_known.archive != DownloadState();
    if (isTar(formatOf(m_job.spec)) && !isArchiveBegun) {
        auto streaming = stream();
        auto sent = co_await std::move(streaming);
        if (sent || !refusesStream(sent.error()))
            co_return sent;
        m_job.state.manifest.clear();
        m_job.state.sourceSize = -1; // the archive's will be another
    }
    auto sending = sendArchive();
    co_return co_await std::move(sending);
}

QCoro::Task<Result<Receipt>> ShipRunner::stream()
{
    auto looking = look();
    const auto image = co_await std::move(looking);
    if (const auto stop = m_job.context.token.check(); !stop)
        co_return fail(stop.error());
    if (!image)
        co_return fail(image.error());
    for (const QString &skipped : (*image)->tree().skipped)
        m_job.context.store->note(skipped);
    m_job.context.progress->totalEntries = (*image)->tree().entries.size();
    const FrameRecipe recipe{*image, codecOf(formatOf(m_job.spec)), m_job.spec.packing->level};
    if (m_job.state.via != UploadVia::Tus) {
        auto streaming = streamChunked(recipe);
        co_return co_await std::move(streaming);
    }
    ShipStream shipping(&m_job, &m_known.frames, recipe);
    auto sending = shipping.send();
    auto sent = co_await std::move(sending);
    if (sent)
        m_job.context.store->tell(TimelineEntry::Kind::Verified, nameOf(sent->verified));
    co_return sent;
}

/// Each attempt sends all of it: no server keeps part of a PUT.
QCoro::Task<Result<Receipt>> ShipRunner::streamChunked(FrameRecipe recipe)
{
    const QByteArray manifest = recipe.image->manifest();
    const bool isSame =
        m_job.state.manifest == manifest && m_job.state.compressor == recipe.compressor();
    if (m_job.state.phase == UploadState::Phase::Moving && !isSame) {
        m_job.context.store->note(u"begun anew: a source, or how it is packed, has changed"_s);
        const UploadVia via = m_job.state.via;
        auto discarding = discardUpload();
        co_await std::move(discarding);
        m_job.state.via = via;
    }
    m_job.state.manifest = manifest;
    m_job.state.compressor = recipe.compressor();
    const auto source =
        std::make_shared<TreeSource>(recipe, m_job.context.compressors, m_job.context.progress);
    const auto stopping = m_job.context.token.whenCancelled([source] { source->stop(); });
    Upload upload(m_job.context, m_job.spec, m_job.state, source);
    const QScopedValueRollback streaming(m_streaming, &upload);
    auto sending = upload.run();
    auto sent = co_await std::move(sending);
    source->stop();
    m_job.state = upload.state();
    if (sent)
        sent->entries = recipe.image->tree().entries.size();
    co_return sent;
}

/// Walks the sources.
QCoro::Task<Result<std::shared_ptr<const TarImage>>> ShipRunner::look()
{
    const auto gate = std::make_shared<JobGate>();
    const auto registration = m_job.context.token.whenCancelled([gate] { gate->end(); });
    auto walking = m_job.context.workers->run(
        [gate, files = m_job.context.files, packing = m_job.spec.packing,
            format = formatOf(m_job.spec)]() -> Result<std::shared_ptr<const TarImage>> {
            const WalkOptions options{Excludes(packing->excludes), packing->skipsUnreadable};
            auto tree = walkTree(files, packing->sources, options, gate.get());
            if (!tree)
                return fail(tree.error());
            if (const Status fits = checkLimits(*tree, format); !fits)
                return fail(fits.error());
            return std::make_shared<const TarImage>(std::move(*tree), files);
        });
    co_return co_await walking;
}

QCoro::Task<Result<Receipt>> ShipRunner::sendArchive()
{
    if (!m_archive) {
        auto packing = pack();
        const auto packed = co_await std::move(packing);
        if (!packed)
            co_return fail(packed.error());
        m_archive = *packed;
    }
    if (!m_upload) {
        TransferSpec spec = m_job.spec;
        spec.path = m_archive->path;
        m_upload = std::make_unique<Upload>(m_job.context, spec, m_job.state);
    }
    auto sending = m_upload->run();
    auto sent = co_await std::move(sending);
    if (!sent)
        co_return sent;
    // Forgotten first: a crash between the two leaves a file that the next one replaces, not a
    // transfer that looks for it.
    auto saving = m_job.context.store->save(DownloadState());
    if (const Status saved = co_await std::move(saving); !saved)
        co_return fail(saved.error());
    auto removing = m_job.context.workers->run(
        [files = m_job.context.files, path = m_archive->path] { return files->remove(path); });
    if (const Status removed = co_await removing; !removed)
        m_job.context.store->note(u"left on this disk: "_s + m_archive->path);
    sent->entries = m_archive->entries;
    co_return sent;
}

QCoro::Task<Result<Receipt>> ShipRunner::pack()
{
    if (!m_pack) {
        m_job.context.store->note(u"packed on this disk first: the server takes no stream"_s);
        TransferSpec spec = m_job.spec;
        spec.kind = TransferKind::Pack;
        spec.path = m_folder;
        spec.name = m_job.context.tag + suffixOf(formatOf(spec));
        spec.onConflict = ConflictPolicy::Overwrite;
        m_pack = std::make_unique<PackRunner>(m_job.context, spec, m_known.archive);
    }
    auto packing = m_pack->run();
    auto packed = co_await std::move(packing);
    if (packed) {
        m_pack.reset();
        m_job.context.store->setRunning();
    }
    co_return packed;
}

QCoro::Task<> ShipRunner::discard()
{
    if (m_pack) {
        auto discarding = m_pack->discard();
        co_await std::move(discarding);
    }
    m_pack.reset();
    const QString archive = m_archive ? m_archive->path : m_known.archive.targetPath;
    const QString part = m_known.archive.partPath;
    for (const QString &path : {archive, part}) {
        if (path.isEmpty())
            continue;
        auto removing = m_job.context.workers->run(
            [files = m_job.context.files, path] { return files->remove(path); });
        co_await removing;
    }
    m_archive.reset();
    m_known.archive = DownloadState();
    auto saving = m_job.context.store->save(m_known.archive);
    co_await std::move(saving);
    auto discarding = discardUpload();
    co_await std::move(discarding);
    m_known.frames.clear();
    m_job.context.store->clearBlocks();
}

QCoro::Task<> ShipRunner::discardUpload()
{
    if (!m_upload)
        m_upload = std::make_unique<Upload>(m_job.context, m_job.spec, m_job.state);
    auto discarding = m_upload->discard();
    co_await std::move(discarding);
    m_upload.reset();
    m_job.state = UploadState();
}

} // namespace waybill
