// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/remotecontext.h"

namespace waybill
{

/// How a server takes uploads.
enum class Dialect { Plain, WebDav, Tus };

/// Asks with one OPTIONS: `Tus-Version` means tus, a `DAV` header WebDAV, everything else a plain
/// PUT. A presigned URL is never asked: its signature covers the method.
QCoro::Task<Result<Dialect>> detectDialect(RemoteContext context, QUrl url);

/// Whether OPTIONS names a DAV class, whatever else it names: some servers speak WebDAV and tus at
/// once. A presigned URL is not asked.
QCoro::Task<Result<bool>> speaksWebDav(RemoteContext context, QUrl url);

/// The answer's part of that, for tests.
Dialect dialectOf(const HttpResponse &response);

} // namespace waybill
