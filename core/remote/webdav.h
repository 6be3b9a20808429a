// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/remotecontext.h"

namespace waybill::webdav
{

/// PROPFIND with Depth 0 (RFC 4918 section 9.1), or HEAD where the server has none. Nothing if
/// there is nothing.
QCoro::Task<Result<std::optional<RemoteFile>>> find(RemoteContext context, QUrl url);

/// MKCOL (section 9.3). A folder that is there already is a success; a missing parent is
/// `Conflict`.
QCoro::Task<Status> makeFolder(RemoteContext context, QUrl url);

/// MKCOL for the URL's folder and each missing one above it.
QCoro::Task<Status> makeParents(RemoteContext context, QUrl url);

/// MOVE (section 9.9). An existing target is RemoteExists unless `overwrite`.
QCoro::Task<Status> move(RemoteContext context, QUrl from, QUrl to, bool overwrite);

/// DELETE; what is not there is deleted.
QCoro::Task<Status> remove(RemoteContext context, QUrl url);

/// The first resource of a multistatus body; by namespace, since prefixes differ. Nothing if it is
/// not one.
std::optional<RemoteFile> parseMultistatus(const QByteArray &xml);

} // namespace waybill::webdav
