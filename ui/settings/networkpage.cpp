// SPDX-License-Identifier: MIT
#include "ui/settings/networkpage.h"

#include "core/sites/sitecheck.h"
#include "ui/sites/siteproblemtext.h"

#include <QFileInfo>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A user name would stand in the settings with its password, which are no place for secrets.
QString problemOf(const QString &proxy)
{
    const auto kind = problemOfProxy(proxy);
    if (!kind)
        return {};
    if (*kind == SiteProblem::Kind::UserInfoInProxy)
        return NetworkPage::tr("A user name and password of a proxy are not kept here. Give the "
                               "proxy to a server instead, on the page Servers.");
    return siteProblemText({*kind, {}, 0});
}

QString problemOfFile(const QString &path)
{
    if (path.isEmpty())
        return {};
    const QFileInfo file(path);
    if (!file.isAbsolute())
        return NetworkPage::tr("Give the file's whole path.");
    return file.isFile() && file.isReadable() ? QString()
                                              : NetworkPage::tr("There is no such file to read.");
}

} // namespace

NetworkPage::NetworkPage(Preferences *preferences, QWidget *parent)
    : SettingsPage(preferences, u"network"_s, tr("Network and proxy"), u"network"_s, parent)
{
    addText({u"network/proxy"_s, tr("Pro&xy:"),
                tr("For all servers that have none of their own; from the next request on. It "
                   "begins with http://, https://, socks5:// or socks5h://.")},
        TextRow::Kind::Text, tr("as the environment says, else none"), problemOf);
    addText({u"network/caFile"_s, tr("Certificate &authorities:"),
                tr("A PEM file with those to trust, instead of the system's. For all servers that "
                   "have none of their own; from the next request on.")},
        TextRow::Kind::File, tr("those that this system trusts"), problemOfFile);
    addSwitch({u"network/waitOnMetered"_s, tr("Wait on &metered networks"),
        tr("Transfers wait while the system says that the network is paid for by the byte. "
           "\"Go on anyway\" lets one run all the same.")});
    addSwitch({u"network/waitOnBattery"_s, tr("Wait on &battery"),
        tr("Transfers wait while this computer runs on its battery. \"Go on anyway\" lets one "
           "run all the same.")});
    addSwitch({u"network/stayAwake"_s, tr("Stay a&wake while something is transferred"),
        tr("Keeps this computer from falling asleep by itself, only while bytes move.")});
}

} // namespace waybill
