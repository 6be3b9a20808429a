// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>
#include <QUrl>

namespace waybill
{

/// What a text that was pasted, dropped or handed over offers for download.
struct OfferedLinks
{
    QList<QUrl> urls;
    QStringList ignored; ///< options of curl commands that were left out

    bool operator==(const OfferedLinks &) const = default;
};

/// Whether a text begins like a link, a `waybill:` link or a curl command. Cheap.
bool looksLikeLinks(const QString &text);

/// A curl command (see parseCurlCommand()), or links, one a line: http and https URLs, which may
/// hold userinfo if the person wrote it there, and `waybill:` links (see parseWaybillLink()). The
/// first error ends it; where that is a line's, its detail shows the line, without userinfo. Empty
/// lines are none.
Result<OfferedLinks> readOfferedLinks(const QString &text);

} // namespace waybill
