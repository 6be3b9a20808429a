// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

#include <chrono>

namespace waybill
{

/// How long the machine has been asleep since it was started; 0 where the system does not tell
/// (Linux: CLOCK_BOOTTIME less CLOCK_MONOTONIC). Any thread.
std::chrono::milliseconds timeAsleep();

/// Whether the machine runs on its battery: UPower over D-Bus. Elsewhere, and where it does not
/// answer, it never does. Lives on a thread with an event loop.
class PowerSupply : public QObject
{
    Q_OBJECT

public:
    PowerSupply();

    bool isOnBattery() const { return m_isOnBattery; }

signals:
    void changed();

private slots:
    void propertiesChanged(const QString &interface, const QVariantMap &values);

private:
    void set(const QVariant &onBattery);

    bool m_isOnBattery = false;
};

/// Asks the session to keep the machine from falling asleep by itself; a person can still send it
/// to sleep. org.freedesktop.PowerManagement, else GNOME's session manager; elsewhere nothing. The
/// session lets go by itself when this program ends. Lives on a thread with an event loop.
class SleepInhibitor : public QObject
{
    Q_OBJECT

public:
    void set(bool isNeeded);

private:
    void ask(int way);
    void answered(int way, quint32 cookie);
    void letGo();

    bool m_isNeeded = false;
    bool m_isAsking = false;
    int m_way = -1; ///< the one that holds; -1: none
    quint32 m_cookie = 0;
};

} // namespace waybill
