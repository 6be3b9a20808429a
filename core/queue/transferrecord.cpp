// SPDX-License-Identifier: MIT
#include "core/queue/transferrecord.h"

#include "core/transfer/filename.h"
#include "core/transfer/upload.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{
namespace
{

QString nameOfDownload(const TransferRecord &record)
{
    if (!record.download.targetPath.isEmpty())
        return QFileInfo(record.download.targetPath).fileName();
    if (!record.receipt.path.isEmpty())
        return QFileInfo(record.receipt.path).fileName();
    return record.spec.name.isEmpty() ? safeFileName(nameFromUrl(record.spec.url))
                                      : record.spec.name;
}

} // namespace

TransferSnapshot snapshotOf(const TransferRecord &record)
{
    const TransferSpec &spec = record.spec;
    const bool isDownload = spec.kind == TransferKind::Download;
    TransferSnapshot snapshot;
    snapshot.id = record.id;
    snapshot.parent = record.parent;
    snapshot.position = record.position;
    snapshot.kind = spec.kind;
    snapshot.isFolder = spec.isFolder;
    snapshot.name = isDownload            ? nameOfDownload(record)
                    : spec.name.isEmpty() ? QFileInfo(spec.path).fileName()
                                          : spec.name;
    snapshot.server = hostOf(spec.url);
    const QString remote = redactedUrl(spec.url);
    snapshot.source = isDownload ? remote : spec.path;
    snapshot.destination = isDownload ? QDir(spec.path).filePath(snapshot.name) : remote;
    snapshot.localPath = !isDownload                     ? spec.path
                         : record.receipt.path.isEmpty() ? snapshot.destination
                                                         : record.receipt.path;
    snapshot.state = record.state;
    snapshot.waitReason = record.waitReason;
    snapshot.bytesDone = record.bytesDone;
    snapshot.bytesTotal = record.bytesTotal;
    snapshot.added = record.added;
    snapshot.finished = record.finished;
    snapshot.error = record.error;
    snapshot.receipt = record.receipt;
    snapshot.notes = record.notes;
    snapshot.bytesOnWire = record.bytesOnWire;
    snapshot.resumedFrom = record.resumedFrom;
    snapshot.activeMs = record.activeMs;
    snapshot.attempts = record.attempts;
    snapshot.requests = record.requests;
    return snapshot;
}

} // namespace waybill
