// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QMap>

namespace waybill::test
{

/// A WebDAV server that keeps its files in memory, for reading only; for a MisbehavingServer.
class FolderDouble
{
public:
    Script operator()(const SeenRequest &request) const;

    /// By path, percent-encoded; a folder ends with '/'.
    QMap<QByteArray, QByteArray> files;

private:
    QByteArray entry(const QByteArray &path) const;
    QByteArray listing(const QByteArray &folder) const;
};

/// A multistatus answer of these.
Script davListing(const QByteArray &responses);
/// One of its responses; a folder where the reference ends with '/'.
QByteArray davEntry(const QByteArray &reference, qsizetype size = 0);
/// A page as nginx makes it, of these references.
Script pageListing(const QList<QByteArray> &references);

/// Files and folders of several depths under /tree/, one folder empty; 15 bytes in four files.
FolderDouble someFolders();

/// What a folder here holds, by path: the content of files; a folder's path ends with '/'.
QMap<QString, QByteArray> contentOf(const QString &folder);
/// The same of a folder there, as it comes here.
QMap<QString, QByteArray> contentOf(const FolderDouble &server, const QByteArray &folder);

TransferSpec folderDownload(const ScratchEngine &engine, const QUrl &url);
QList<TransferSnapshot> childrenOf(const ScratchEngine &engine, TransferId id);

} // namespace waybill::test
