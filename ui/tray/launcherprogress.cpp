// SPDX-License-Identifier: MIT
#include "ui/tray/launcherprogress.h"

#ifdef WAYBILL_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif
#include <QGuiApplication>
#include <QVariantMap>

namespace waybill
{

using namespace Qt::StringLiterals;

void showLauncherProgress(
    [[maybe_unused]] std::optional<double> progress, [[maybe_unused]] int count)
{
#ifdef WAYBILL_HAS_DBUS
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage update = QDBusMessage::createSignal(
        u"/io/github/waybill"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    const QVariantMap properties{{u"progress"_s, progress.value_or(0)},
        {u"progress-visible"_s, progress.has_value()}, {u"count"_s, qint64(count)},
        {u"count-visible"_s, count > 0}};
    update << u"application://%1.desktop"_s.arg(QGuiApplication::desktopFileName()) << properties;
    bus.send(update);
#endif
}

} // namespace waybill
