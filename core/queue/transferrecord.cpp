// SPDX-License-Identifier: MIT
#include "core/queue/transferrecord.h"

#include "core/base/filename.h"
#include "core/queue/folderdownload.h"
#include "core/transfer/upload.h"

#include <QDir>
#include <QFileInfo>

namespace waybill
{
namespace
{

/// Of what ends on this machine: the file that will be, or is, there; a child's with its way there.
QString nameOfLocal(const TransferRecord &record)
{
    const QString way = record.spec.name.first(record.spec.name.lastIndexOf(u'/') + 1);
    if (!record.download->targetPath.isEmpty())
        return way + QFileInfo(record.download->targetPath).fileName();
    if (!record.receipt->path.isEmpty())
        return way + QFileInfo(record.receipt->path).fileName();
    return record.spec.isFolder ? localFolderName(record.spec) : record.spec.name;
}

/// The two ends of a transfer, as a person reads them.
void describeEnds(const TransferRecord &record, TransferSnapshot &snapshot)
{
    const TransferSpec &spec = record.spec;
    const QString remote = redactedUrl(spec.url);
    if (spec.kind == TransferKind::Upload) {
        snapshot.name = spec.name.isEmpty() ? QFileInfo(spec.path).fileName() : spec.name;
        if (spec.name.isEmpty() && !spec.packing->sources.isEmpty())
            snapshot.name += suffixOf(spec.packing->format.value_or(ArchiveFormat::TarZst));
        snapshot.source = spec.path;
        snapshot.destination = remote;
        snapshot.localPath = spec.path;
        return;
    }
    snapshot.name = nameOfLocal(record);
    switch (spec.kind) {
    case TransferKind::Pack:
        snapshot.source = spec.packing->sources.join(QStringLiteral(", "));
        break;
    case TransferKind::Unpack:
        snapshot.source = spec.archive;
        break;
    case TransferKind::Download:
    case TransferKind::Upload:
        snapshot.source = remote;
        if (snapshot.name.isEmpty())
            snapshot.name = safeFileName(nameFromUrl(spec.url));
        break;
    }
    snapshot.destination = QDir(spec.path).filePath(snapshot.name);
    snapshot.localPath =
        record.receipt->path.isEmpty() ? snapshot.destination : record.receipt->path;
}

} // namespace

TransferSnapshot snapshotOf(const TransferRecord &record)
{
    const TransferSpec &spec = record.spec;
    TransferSnapshot snapshot;
    snapshot.id = record.id;
    snapshot.parent = record.parent;
    snapshot.after = spec.after;
    snapshot.position = record.position;
    snapshot.kind = spec.kind;
    snapshot.isFolder = spec.isFolder;
    snapshot.server = hostOf(spec.url);
    snapshot.category = spec.category;
    snapshot.mostBytesPerSecond = spec.bytesPerSecond;
    snapshot.priority = spec.priority;
    snapshot.startAt = spec.startAt;
    describeEnds(record, snapshot);
    snapshot.state = record.state;
    snapshot.waitReason = record.waitReason;
    snapshot.bytesDone = record.bytesDone;
    snapshot.bytesTotal = record.bytesTotal;
    snapshot.added = record.added;
    snapshot.finished = record.finished;
    if (record.error)
        snapshot.error = *record.error;
    snapshot.receipt = *record.receipt;
    snapshot.notes = record.notes;
    snapshot.bytesOnWire = record.bytesOnWire;
    snapshot.resumedFrom = record.resumedFrom;
    snapshot.activeMs = record.activeMs;
    snapshot.attempts = record.attempts;
    snapshot.requests = record.requests;
    return snapshot;
}

} // namespace waybill
