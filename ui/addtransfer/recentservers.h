// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

class QSettings;

namespace waybill
{

/// The servers that were uploaded to, newest first; without userinfo and queries.
QStringList recentServers(const QSettings &settings);
void rememberServer(QSettings &settings, const QString &url);

} // namespace waybill
