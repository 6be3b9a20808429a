// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/taskscope.h"
#include "core/transfer/connectionbudget.h"
#include "core/transfer/upload.h"

namespace waybill
{

/// Removes from the server what it has of them, as far as it does that.
QCoro::Task<> removeTusParts(TransferContext context, QUrl endpoint, QList<TusPart> parts);

/// Waits until the server has put the parts of the job's upload together: it tells no offset
/// before. A server that never does fails it with ResponseTimeout.
QCoro::Task<Status> waitUntilJoined(UploadJob *job);

/// A large file in parts over several connections to a tus server that puts them together
/// (Concatenation). Each part is resumed where the server is. Engine thread.
class TusParts
{
public:
    /// `job` outlives it.
    explicit TusParts(UploadJob *job);

    /// Whether the file is worth it and the server offers it; then the parts are in the job's
    /// state.
    static QCoro::Task<Result<bool>> plan(UploadJob *job);

    /// Sends what is missing of the parts and has them put together: the upload's URL is in the
    /// job's state then. NotSupportedByServer, and no parts any more, where the server thought
    /// better of it.
    QCoro::Task<Status> run();

private:
    QCoro::Task<> carry(ConnectionPlace first);
    QCoro::Task<Status> send(qsizetype index);
    QCoro::Task<Result<qint64>> begin(qsizetype index);
    QCoro::Task<Status> putTogether();
    RemoteContext remoteOfPart(const QUrl &url) const;
    qsizetype takeNext();
    void stopAll(const Error &error);

    UploadJob *m_job;
    TaskScope m_scope;
    CancelSource m_stop;
    QList<bool> m_isTaken;
    QList<bool> m_isKnown; ///< how much the server had of a part before this attempt
    qint64 m_resumed = 0;  ///< bytes that the server had of the parts already
    int m_lines = 0;
    std::optional<Error> m_error;
};

} // namespace waybill
