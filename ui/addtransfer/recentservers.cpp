// SPDX-License-Identifier: MIT
#include "ui/addtransfer/recentservers.h"

#include <QSettings>
#include <QUrl>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kMost = 10;

} // namespace

QStringList recentServers(const QSettings &settings)
{
    return settings.value(u"recentServers"_s).toStringList();
}

void rememberServer(QSettings &settings, const QString &url)
{
    const QString shown =
        QUrl(url)
            .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment)
            .toString();
    QStringList servers = recentServers(settings);
    servers.removeAll(shown);
    servers.prepend(shown);
    settings.setValue(u"recentServers"_s, QStringList(servers.mid(0, kMost)));
}

} // namespace waybill
