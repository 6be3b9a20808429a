// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QUrl>

namespace waybill
{

/// What a pasted curl command means to a download: where from, and nothing else.
struct CurlCommand
{
    QList<QUrl> urls;    ///< http or https, without userinfo
    QStringList ignored; ///< options whose meaning is left out ("--header", "--cookie"), each once

    bool operator==(const CurlCommand &) const = default;
};

/// Whether a text reads as a curl command: then it is one, or an error, but never a list of links.
bool isCurlCommand(const QString &text);

/// Reads one or several curl commands, as the "Copy as cURL" of browsers gives them for POSIX
/// shells and for cmd.exe. Headers, cookies, credentials and file names are left out and named in
/// `ignored`; nothing is run and no file is opened. InvalidUrl, whose detail names the option or
/// the character, for what does more than download (data, other methods, uploads, `@file`,
/// configuration files), for unknown options and for what no shell would take;
/// UnsupportedScheme for other URLs. Options are those of curl 8 (curl.1).
Result<CurlCommand> parseCurlCommand(const QString &text);

} // namespace waybill
