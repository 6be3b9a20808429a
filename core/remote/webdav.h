// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"
#include "core/remote/remotecontext.h"

namespace waybill
{

/// The URL with a '/' at the end of its path, as folders have.
QUrl folderUrl(QUrl url);

} // namespace waybill

namespace waybill::webdav
{

/// PROPFIND for what listings and transfers want to know; `depth` is "0" or "1".
HttpRequest propfind(const RemoteContext &context, QUrl url, QByteArray depth);

/// PROPFIND with Depth 0 (RFC 4918 section 9.1), or HEAD where the server has none. Nothing if
/// there is nothing.
QCoro::Task<Result<std::optional<RemoteFile>>> find(RemoteContext context, QUrl url);

/// MKCOL (section 9.3). A folder that is there already is a success; a missing parent is
/// `Conflict`.
QCoro::Task<Status> makeFolder(RemoteContext context, QUrl url);

/// MKCOL of a folder that is not there yet: RemoteExists if anything has its name.
QCoro::Task<Status> makeNewFolder(RemoteContext context, QUrl url);

/// MKCOL for the URL's folder and each missing one above it.
QCoro::Task<Status> makeParents(RemoteContext context, QUrl url);

/// MOVE (section 9.9). An existing target is RemoteExists unless `overwrite`.
QCoro::Task<Status> move(RemoteContext context, QUrl from, QUrl to, bool overwrite);

/// MOVE to another name in the same folder, never over what has that name (Overwrite: F):
/// RemoteExists.
QCoro::Task<Status> rename(RemoteContext context, RemoteEntry entry, QString name);

/// DELETE; what is not there is deleted.
QCoro::Task<Status> remove(RemoteContext context, QUrl url);

/// DELETE of what a listing has shown, if it still is that: with If-Match where there is a strong
/// ETag (RFC 9110 section 13.1.1), and after a look of our own, since some servers (nginx) ignore
/// that. PreconditionFailed if it is not; a folder that was removed in part is an error.
QCoro::Task<Status> removeUnchanged(RemoteContext context, RemoteEntry entry);

/// The first resource of a multistatus body; by namespace, since prefixes differ. Nothing if it is
/// not one.
std::optional<RemoteFile> parseMultistatus(const QByteArray &xml);

} // namespace waybill::webdav
