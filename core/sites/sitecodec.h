// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/sitecheck.h"

namespace waybill
{

/// A site as its row in the journal, and back. Nothing where the row makes no sense.
QByteArray toSetting(const Site &site);
std::optional<Site> siteFromSetting(const QString &id, const QByteArray &json);

/// Sites as a file to give away: JSON, without ids, and without a word on passwords.
QByteArray exportSites(const QList<Site> &sites);
/// Reads such a file: all of its sites, or what is wrong with the first bad one. Members that are
/// not known are passed over; a URL or proxy with userinfo is refused, not stripped, since whoever
/// wrote it may think that the password came along.
SiteResult<QList<Site>> importSites(const QByteArray &json);

} // namespace waybill
