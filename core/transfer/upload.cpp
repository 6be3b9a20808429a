// SPDX-License-Identifier: MIT
#include "core/transfer/upload.h"

#include "core/base/filename.h"
#include "core/remote/webdav.h"
#include "core/transfer/sourcefile.h"
#include "core/transfer/tusparts.h"

#include <QFileInfo>
#include <QTimer>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

using Action = TargetVerdict::Action;

constexpr int kMostNumbers = 1'000;
constexpr std::chrono::seconds kDiscardWithin{5};

/// Takes a body in for its digest only.
class DigestSink final : public BodySink
{
public:
    Status write(std::span<const char> bytes) override
    {
        m_digest.add(bytes);
        return {};
    }
    QByteArray result() const { return m_digest.result(); }

private:
    Digest m_digest{DigestAlgorithm::Sha256};
};

bool isFresh(const UploadState &state)
{
    return state.sourceSize < 0;
}

} // namespace

UploadVia viaOf(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Tus:
        return UploadVia::Tus;
    case Dialect::WebDav:
        return UploadVia::WebDav;
    case Dialect::Plain:
        break;
    }
    return UploadVia::Put;
}

QUrl withName(const QUrl &url, const QString &name)
{
    const QString path = url.path(QUrl::FullyEncoded);
    QUrl named = url;
    named.setPath(
        path.left(path.lastIndexOf(u'/') + 1) + QString::fromLatin1(QUrl::toPercentEncoding(name)),
        QUrl::StrictMode);
    return named;
}

QUrl uploadTarget(const QUrl &url, const QString &name)
{
    if (url.path().isEmpty())
        return withName(url.resolved(QUrl(u"/"_s)), name);
    return url.path().endsWith(u'/') ? withName(url, name) : url;
}

QCoro::Task<Status> UploadJob::save()
{
    return context.store->save(state);
}

QCoro::Task<Status> UploadJob::checkSource()
{
    auto comparing = context.workers->run(
        [file = source, token = context.token] { return file->checkUnchanged(token); });
    co_return co_await comparing;
}

QCoro::Task<Status> UploadJob::chooseWay()
{
    if (state.via == UploadVia::Auto)
        state.via = spec.via;
    if (state.via != UploadVia::Auto)
        co_return Status();
    auto detecting = detectDialect(remote(), spec.url);
    const auto dialect = co_await std::move(detecting);
    if (!dialect)
        co_return fail(dialect.error());
    state.via = viaOf(*dialect);
    context.store->tell(TimelineEntry::Kind::Note, nameOf(state.via));
    co_return Status();
}

TargetVerdict judgeRemote(UploadJob *job, const RemoteFile &there)
{
    const ConflictPolicy policy = job->spec.onConflict;
    if (isComparing(policy) && there.isFolder)
        return {};
    FileVersion source;
    if (job->spec.packing->sources.isEmpty()) {
        FileFacts facts;
        facts.size = job->state.sourceSize;
        facts.modifiedNs = job->state.sourceModifiedNs;
        source = versionOf(facts);
    }
    TargetVerdict verdict = judgeTarget(policy, source, {there.size, there.modified});
    if (policy == ConflictPolicy::Skip)
        verdict.reason = u"skipped: the server has a file of that name"_s;
    job->skipReason = verdict.reason;
    return verdict;
}

QCoro::Task<Result<bool>> settleTarget(UploadJob *job, FindRemote find)
{
    if (!job->state.target.isEmpty())
        co_return true; // settled by an earlier attempt: what is there now may be ours
    const TransferSpec &spec = job->spec;
    const QString name = spec.name.isEmpty() ? QFileInfo(spec.path).fileName() : spec.name;
    const QUrl wanted = spec.isExactUrl ? spec.url : uploadTarget(spec.url, name);
    const QString wantedName = nameFromUrl(wanted);
    QUrl target = wanted;
    for (int number = 1; number < kMostNumbers; ++number) {
        auto finding = find(job->remote(), target);
        const auto found = co_await std::move(finding);
        if (!found && found.error().kind != ErrorKind::NotSupportedByServer)
            co_return fail(found.error());
        if (!found)
            job->context.store->note(u"the server does not tell what exists"_s);
        // Whoever wants it compared does not want it overwritten unseen.
        const bool isTaken = found ? found->has_value() : isComparing(spec.onConflict);
        const TargetVerdict verdict =
            isTaken ? judgeRemote(job, found ? **found : RemoteFile()) : TargetVerdict();
        if (!isTaken || verdict.action == Action::Overwrite) {
            job->state.target = target;
            job->state.etagBefore = isTaken ? (*found)->etag : QByteArray();
            co_return true;
        }
        if (verdict.action == Action::Skip)
            co_return false;
        if (verdict.action == Action::Ask)
            co_return fail(verdict.toError(ErrorKind::RemoteExists, redactedUrl(target)));
        target = withName(wanted, numberedName(wantedName, number));
    }
    co_return fail(ErrorKind::RemoteExists, redactedUrl(wanted));
}

Upload::Upload(TransferContext context, TransferSpec spec, UploadState state,
    std::shared_ptr<UploadSource> source)
    : m_job{std::move(context), std::move(spec), std::move(state), std::move(source)}
    , m_isFile(!m_job.source)
{
}

QCoro::Task<Result<Receipt>> Upload::run()
{
    if (m_isFile) {
        auto opening = openFile();
        if (const Status opened = co_await std::move(opening); !opened)
            co_return fail(opened.error());
    }
    m_job.context.store->setProgress(0, m_job.source->size());
    auto choosing = m_job.chooseWay();
    if (const Status chosen = co_await std::move(choosing); !chosen)
        co_return fail(chosen.error());

    auto sending = m_job.state.via == UploadVia::Tus      ? sendByTus(&m_job)
                   : m_job.state.via == UploadVia::WebDav ? sendByWebDav(&m_job)
                                                          : sendByPut(&m_job);
    const auto sent = co_await std::move(sending);
    if (const auto stop = m_job.context.token.check(); !stop)
        co_return fail(stop.error());
    if (!sent)
        co_return fail(sent.error());
    if (sent->isSkipped) {
        m_job.context.store->note(m_job.skipReason);
        co_return Receipt{redactedUrl(m_job.spec.url), 0, {}, Verification::None};
    }

    auto digesting = m_job.context.workers->run(
        [source = m_job.source, token = m_job.context.token]() -> Result<QByteArray> {
            if (const Status digested = source->digestTo(source->size(), token); !digested)
                return fail(digested.error());
            return source->sha256();
        });
    const auto sha256 = co_await digesting;
    if (!sha256)
        co_return fail(sha256.error());
    Receipt receipt{redactedUrl(sent->url), m_job.source->size(), *sha256, sent->verified};
    if (m_job.spec.verify == Verification::Digest) {
        auto reading = readBack(sent->url);
        if (const Status read = co_await std::move(reading); !read)
            co_return fail(read.error());
        receipt.verified = Verification::Digest;
    }
    m_job.context.store->tell(TimelineEntry::Kind::Verified, nameOf(receipt.verified));
    co_return receipt;
}

/// One that changed since an earlier attempt fails the transfer: what the server has is of another
/// file.
QCoro::Task<Status> Upload::openFile()
{
    auto opening =
        m_job.context.workers->run([files = m_job.context.files, path = m_job.spec.path] {
            return SourceFile::open(files, path);
        });
    auto source = co_await opening;
    if (!source)
        co_return fail(source.error());
    const FileFacts facts = (*source)->facts();
    m_job.source = std::move(*source);
    UploadState &state = m_job.state;
    const bool isSame = facts.size == state.sourceSize &&
                        facts.modifiedNs == state.sourceModifiedNs &&
                        facts.inode == state.sourceInode;
    if (!isFresh(state) && !isSame) {
        auto discarding = discard();
        co_await std::move(discarding);
        co_return fail(ErrorKind::SourceChanged, m_job.spec.path);
    }
    state.sourceSize = facts.size;
    state.sourceModifiedNs = facts.modifiedNs;
    state.sourceInode = facts.inode;
    co_return Status();
}

/// Fetches what the server has and compares it with what was read here.
QCoro::Task<Status> Upload::readBack(QUrl url)
{
    m_job.context.store->setVerifying();
    HttpRequest request = m_job.context.request("GET", url);
    request.headers = {{"Accept-Encoding", "identity"}};
    if (m_job.state.via == UploadVia::Tus) {
        request.headers.add("Tus-Resumable", "1.0.0");
        request.hasSecretUrl = true;
    }
    auto opening = m_job.context.http->open(request, m_job.context.token);
    const auto reply = co_await std::move(opening);
    if (!reply)
        co_return fail(reply.error());
    if ((*reply)->head().status != 200) {
        Error error = (*reply)->head().toError();
        if (!error.retryable)
            error.kind = ErrorKind::CannotVerify;
        co_return fail(error);
    }
    const auto sink = std::make_shared<DigestSink>();
    auto receiving = (*reply)->receive(sink);
    const Status received = co_await std::move(receiving);
    if (!received)
        co_return received;
    if (sink->result() != m_job.source->sha256())
        co_return fail(ErrorKind::RemoteMismatch, u"sha256"_s);
    co_return Status();
}

QCoro::Task<> Upload::discard()
{
    const UploadState state = std::exchange(m_job.state, UploadState());
    CancelSource deadline;
    RemoteContext remote = m_job.remote();
    remote.token = deadline.token();
    QTimer::singleShot(kDiscardWithin, m_job.context.home,
        [deadline]() mutable { deadline.cancel(CancelReason::Cancelled); });
    if (!state.temporary.isEmpty()) {
        auto removing = webdav::remove(remote, state.temporary);
        co_await std::move(removing);
    }
    TransferContext context = m_job.context;
    context.token = deadline.token();
    const QList<TusPart> begun = QList<TusPart>{{state.tusUrl, {}}} + state.tusParts;
    auto forgetting = removeTusParts(context, m_job.spec.url, begun);
    co_await std::move(forgetting);
    auto saving = m_job.save();
    co_await std::move(saving);
}

} // namespace waybill
