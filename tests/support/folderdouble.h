// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/misbehavingserver.h"

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

} // namespace waybill::test
