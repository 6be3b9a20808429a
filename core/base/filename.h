// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace waybill
{

constexpr int kLongestNameBytes = 255;

/// One safe path component out of what a server suggested: no separators, control, bidi or
/// zero-width characters, no leading dot, no trailing dot or space, no name that Windows reserves,
/// at most 255 bytes with its extension kept. Never empty: "download" where nothing is left.
QString safeFileName(const QString &suggested);

/// The last path segment of a URL, decoded; not yet safe.
QString nameFromUrl(const QUrl &url);

/// "name (1).ext": the extension may be double (.tar.gz).
QString numberedName(const QString &name, int number);

/// The hidden name of an unfinished download: `.<name>.<8 hex>.waybill-part`, at most 255 bytes.
QString partFileName(const QString &name, const QString &tag);

/// A name inside an archive as it may stand on this system: kept as it is, leading dots too, but
/// for what hides or reorders text, a length over 255 bytes, and what Windows cannot hold (there
/// only).
QString safeTreeName(const QString &name);

/// A name inside a tree (a listing, a folder) that is safe as it is: not empty, "." or "..", no
/// separator or NUL.
bool isSafeTreeName(const QString &name);

} // namespace waybill
