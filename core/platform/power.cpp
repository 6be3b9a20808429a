// SPDX-License-Identifier: MIT
#include "core/platform/power.h"

#ifdef WAYBILL_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

#include <array>
#include <ctime>

namespace waybill
{

using namespace Qt::StringLiterals;

std::chrono::milliseconds timeAsleep()
{
#ifdef CLOCK_BOOTTIME
    timespec all{};
    timespec awake{};
    // What passes between the two calls must not count as sleep.
    if (clock_gettime(CLOCK_BOOTTIME, &all) != 0 || clock_gettime(CLOCK_MONOTONIC, &awake) != 0)
        return {};
    const auto between = std::chrono::seconds(all.tv_sec - awake.tv_sec) +
                         std::chrono::nanoseconds(all.tv_nsec - awake.tv_nsec);
    return std::chrono::round<std::chrono::milliseconds>(between);
#else
    return {};
#endif
}

#ifdef WAYBILL_HAS_DBUS

namespace
{

const QString kPowerService = u"org.freedesktop.UPower"_s;
const QString kPowerPath = u"/org/freedesktop/UPower"_s;
const QString kProperties = u"org.freedesktop.DBus.Properties"_s;
const QString kOnBattery = u"OnBattery"_s;

/// One service that keeps a session awake.
struct Way
{
    QString service;
    QString path;
    QString interface;
    QString take;
    QString release;
    bool isGnome;
};

const std::array<Way, 2> &ways()
{
    static const std::array<Way, 2> all = {
        Way{u"org.freedesktop.PowerManagement"_s, u"/org/freedesktop/PowerManagement/Inhibit"_s,
            u"org.freedesktop.PowerManagement.Inhibit"_s, u"Inhibit"_s, u"UnInhibit"_s, false},
        Way{u"org.gnome.SessionManager"_s, u"/org/gnome/SessionManager"_s,
            u"org.gnome.SessionManager"_s, u"Inhibit"_s, u"Uninhibit"_s, true},
    };
    return all;
}

/// Of GNOME's session manager: the session may not be suspended for being idle.
constexpr quint32 kSuspendFlag = 4;

QVariantList argumentsOf(const Way &way)
{
    const QString program = u"Waybill"_s;
    const QString why = u"Files are being transferred"_s;
    return way.isGnome ? QVariantList{program, quint32(0), why, kSuspendFlag}
                       : QVariantList{program, why};
}

} // namespace

PowerSupply::PowerSupply()
{
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected())
        return;
    bus.connect(kPowerService, kPowerPath, kProperties, u"PropertiesChanged"_s, this,
        SLOT(propertiesChanged(QString, QVariantMap)));
    QDBusMessage asking =
        QDBusMessage::createMethodCall(kPowerService, kPowerPath, kProperties, u"Get"_s);
    asking.setArguments({kPowerService, kOnBattery});
    auto *const answer = new QDBusPendingCallWatcher(bus.asyncCall(asking), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        answer->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *answer;
        if (reply.isValid())
            set(reply.value().variant());
    });
}

void PowerSupply::propertiesChanged(const QString &, const QVariantMap &values)
{
    if (values.contains(kOnBattery))
        set(values.value(kOnBattery));
}

void PowerSupply::set(const QVariant &onBattery)
{
    if (std::exchange(m_isOnBattery, onBattery.toBool()) != onBattery.toBool())
        emit changed();
}

void SleepInhibitor::set(bool isNeeded)
{
    // While an answer is on its way, that settles it.
    if (std::exchange(m_isNeeded, isNeeded) == isNeeded || m_isAsking)
        return;
    if (isNeeded && m_way < 0)
        ask(0);
    else if (!isNeeded && m_way >= 0)
        letGo();
}

void SleepInhibitor::ask(int way)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    m_isAsking = bus.isConnected() && way < static_cast<int>(ways().size());
    if (!m_isAsking)
        return;
    const Way &to = ways().at(static_cast<size_t>(way));
    QDBusMessage asking =
        QDBusMessage::createMethodCall(to.service, to.path, to.interface, to.take);
    asking.setArguments(argumentsOf(to));
    auto *const answer = new QDBusPendingCallWatcher(bus.asyncCall(asking), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, way] {
        answer->deleteLater();
        const QDBusPendingReply<quint32> reply = *answer;
        if (reply.isValid())
            answered(way, reply.value());
        else
            ask(way + 1);
    });
}

void SleepInhibitor::answered(int way, quint32 cookie)
{
    m_isAsking = false;
    m_way = way;
    m_cookie = cookie;
    if (!m_isNeeded)
        letGo();
}

void SleepInhibitor::letGo()
{
    const Way &from = ways().at(static_cast<size_t>(std::exchange(m_way, -1)));
    QDBusMessage asking =
        QDBusMessage::createMethodCall(from.service, from.path, from.interface, from.release);
    asking.setArguments({m_cookie});
    QDBusConnection::sessionBus().asyncCall(asking);
}

#else

PowerSupply::PowerSupply() = default;
void PowerSupply::propertiesChanged(const QString &, const QVariantMap &) {}
void SleepInhibitor::set(bool) {}

#endif

} // namespace waybill
