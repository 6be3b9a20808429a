// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/filesystem.h"
#include "core/base/jobprogress.h"
#include "core/http/httpclient.h"
#include "core/remote/remotecontext.h"
#include "core/transfer/connectionbudget.h"
#include "core/transfer/diskspace.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// Keeps what a runner must not forget. Implemented over the journal; lives longer than the runner.
/// Engine thread.
class TransferStore
{
public:
    virtual ~TransferStore() = default;

    /// On the medium when it returns.
    virtual QCoro::Task<Status> save(DownloadState state) = 0;
    virtual QCoro::Task<Status> save(UploadState state) = 0;
    /// The same, and what follows is putting in place: setFinalising() with it.
    virtual QCoro::Task<Status> saveFinalising(DownloadState state) = 0;
    /// Soon on the medium, in order with everything else that is saved; losing it costs only bytes.
    virtual void addBlock(DurableBlock block) = 0;
    /// The same, on the medium when it returns.
    virtual QCoro::Task<Status> saveBlock(DurableBlock block) = 0;
    virtual void clearBlocks() = 0;
    virtual void tell(TimelineEntry::Kind kind, QString text = {}, qint64 number = 0) = 0;
    /// A sentence's worth of news for the receipt; `text` is a short English phrase with data.
    virtual void note(QString text) = 0;
    /// Done so far; what moves on the wire from now on adds to it. Called before a request that
    /// moves the body.
    virtual void setProgress(qint64 bytes, qint64 total) = 0;
    /// The answer's head says otherwise: what moved since setProgress() adds to these bytes
    /// instead.
    virtual void correctProgress(qint64 bytes, qint64 total) = 0;
    /// The attempt ends with this: what its connections still bring is not kept, and adds nothing.
    virtual void settleProgress(qint64 bytes, qint64 total) = 0;
    virtual void setResumedFrom(qint64 bytes) = 0;
    /// What follows moves bytes (again).
    virtual void setRunning() = 0;
    /// The bytes are all there: what follows is checking, then putting in place.
    virtual void setVerifying() = 0;
    virtual void setFinalising() = 0;
};

/// What a runner works with. The pointers outlive it. Engine thread.
struct TransferContext
{
    QObject *home = nullptr;
    HttpClient *http = nullptr;
    FileSystem *files = nullptr;
    WorkerPool *workers = nullptr;
    WorkerPool *jobs = nullptr;        ///< for long work, see HeldJob
    WorkerPool *compressors = nullptr; ///< as many threads as there are cores
    const Clock *clock = nullptr;
    TransferStore *store = nullptr;
    CancelToken token;
    Access access;
    QByteArray archivePassword; ///< of unpacking; empty if none is known
    ConnectionBudget *connections = nullptr;
    DiskSpace *space = nullptr;
    int mostConnections = 1; ///< for this file
    Deadlines deadlines;
    std::shared_ptr<WireCounters> counters;
    std::shared_ptr<TransferBandwidth> bandwidth;
    std::shared_ptr<JobProgress> progress; ///< of packing and unpacking
    QString tag; ///< 8 hex digits that name this transfer's temporary files

    /// A request with this transfer's access, deadlines, counters, limits and an observer that
    /// writes the timeline.
    HttpRequest request(QByteArray method, QUrl url) const;
    /// For talking to a server with such requests, until this transfer is stopped.
    RemoteContext remote() const;
};

} // namespace waybill
