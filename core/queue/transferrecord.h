// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/rare.h"
#include "core/queue/statetable.h"
#include "core/transfer/transfertypes.h"

namespace waybill
{

/// All that the queue knows of a transfer: what the journal keeps.
struct TransferRecord
{
    TransferId id = 0;
    std::optional<TransferId> parent;
    qint64 position = 0;
    TransferSpec spec;
    TransferState state = TransferState::Queued;
    WaitReason waitReason = WaitReason::None;
    QDateTime added;
    QDateTime finished;

    qint64 bytesDone = 0;
    qint64 bytesTotal = -1;
    qint64 bytesOnWire = 0;
    qint64 resumedFrom = 0;
    qint64 activeMs = 0;
    int attempts = 0;
    int requests = 0;
    bool isExpanded = false; ///< a folder: its children are in the queue

    Rare<DownloadState> download;
    Rare<UploadState> upload;

    Rare<Receipt> receipt;
    QStringList notes;
    std::shared_ptr<const Error> error; ///< nothing: none; few of very many have one
};

/// What lists and events show of a transfer: a value, safe to hand to any thread.
struct TransferSnapshot
{
    TransferId id = 0;
    std::optional<TransferId> parent;
    TransferId after = 0; ///< the transfer whose result this one works on
    qint64 position = 0;
    TransferKind kind = TransferKind::Download;
    bool isFolder = false;
    QString name;
    QString server;
    QString category;
    QString source;      ///< a path, or a redacted URL
    QString destination; ///< likewise
    QString localPath;   ///< of the result or the source, for opening its folder
    TransferState state = TransferState::Queued;
    WaitReason waitReason = WaitReason::None;
    QDateTime waitsUntil;
    QDateTime startAt; ///< see TransferSpec
    Priority priority = Priority::Normal;
    qint64 bytesDone = 0;
    qint64 bytesTotal = -1;
    double bytesPerSecond = 0;
    qint64 mostBytesPerSecond = 0; ///< its own limit; 0: none
    qint64 entriesDone = 0;        ///< of an archive at work, with the next two
    qint64 entriesTotal = -1;
    QString currentEntry;
    QDateTime added;
    QDateTime finished;
    std::optional<Error> error;
    Receipt receipt;
    QStringList notes;
    qint64 bytesOnWire = 0;
    qint64 resumedFrom = 0;
    qint64 activeMs = 0;
    int attempts = 0;
    int requests = 0;
};

/// The snapshot's part that comes from the record alone.
TransferSnapshot snapshotOf(const TransferRecord &record);

} // namespace waybill
