// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/fetchsmall.h"
#include "core/transfer/metalinkspec.h"

namespace waybill
{

/// RFC 5854 section 7.
inline constexpr auto kMetalinkType = "application/metalink4+xml";

/// What parseMetalink() makes of a file on this machine. ReadFailed where there is none; the detail
/// names it. Blocks: for workers.
Result<QList<MetalinkFile>> readMetalink(const QString &path);

/// The same of one on a server; a redirect may lead to it. Any error of `fetch`; the detail names
/// the URL.
QCoro::Task<Result<QList<MetalinkFile>>> fetchMetalink(FetchSmall fetch, QUrl url);

} // namespace waybill
