// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/dialect.h"
#include "core/transfer/conflict.h"
#include "core/transfer/transferrunner.h"
#include "core/transfer/uploadsource.h"

namespace waybill
{

/// What the three ways of sending share while one upload runs. Engine thread.
struct UploadJob
{
    TransferContext context;
    TransferSpec spec;
    UploadState state;
    std::shared_ptr<UploadSource> source;
    QString skipReason = {}; ///< of what is not sent

    RemoteContext remote() const { return context.remote(); }
    QCoro::Task<Status> save();
    /// SourceChanged if the file is no longer what it was when it was opened.
    QCoro::Task<Status> checkSource();
    /// Settles `state.via`: what was asked for, else what suits the server.
    QCoro::Task<Status> chooseWay();
};

/// The way that suits what a server says of itself.
UploadVia viaOf(Dialect dialect);

/// How an upload has ended well.
struct Sent
{
    QUrl url;
    Verification verified = Verification::None;
    bool isSkipped = false;
};

/// Sends one file: chooses the way, sends, has the server tell what it has, and reads it back where
/// that was asked for. Another attempt goes on from what the server then has.
class Upload final : public TransferRunner
{
public:
    /// Sends `source`, else the file that the spec names.
    Upload(TransferContext context, TransferSpec spec, UploadState state,
        std::shared_ptr<UploadSource> source = {});

    void renew(TransferContext context) override { m_job.context = std::move(context); }
    void setConflictPolicy(ConflictPolicy policy) override { m_job.spec.onConflict = policy; }
    QCoro::Task<Result<Receipt>> run() override;
    const UploadState &state() const { return m_job.state; }
    /// As far as the server lets us, and within a few seconds.
    QCoro::Task<> discard() override;

private:
    QCoro::Task<Status> openFile();
    QCoro::Task<Status> readBack(QUrl url);

    UploadJob m_job;
    const bool m_isFile;
};

// The three ways; each takes the job that the Upload owns, which outlives it.
QCoro::Task<Result<Sent>> sendByPut(UploadJob *job);
QCoro::Task<Result<Sent>> sendByWebDav(UploadJob *job);
QCoro::Task<Result<Sent>> sendByTus(UploadJob *job);

/// What a tus server is told of a file.
QList<std::pair<QByteArray, QString>> tusMetadata(const TransferSpec &spec);

/// What the job's policy makes of what the server has; notes why, if that is to be skipped. A
/// folder is never compared with a file, nor is what is packed on the way: an archive that is made
/// now has neither a time nor a size to go by.
TargetVerdict judgeRemote(UploadJob *job, const RemoteFile &there);

/// Finds where the file may go under the conflict policy and saves it in the state; false: skip it.
/// `find` tells what is at a URL.
using FindRemote = QCoro::Task<Result<std::optional<RemoteFile>>> (*)(
    RemoteContext context, QUrl url);
QCoro::Task<Result<bool>> settleTarget(UploadJob *job, FindRemote find);

/// The URL that a file named `name` gets below a target that ends in '/'; any other target is meant
/// exactly.
QUrl uploadTarget(const QUrl &url, const QString &name);
/// The URL with another last path segment.
QUrl withName(const QUrl &url, const QString &name);

} // namespace waybill
