// SPDX-License-Identifier: MIT
// What is said on the bus of a desktop about power: a bus of the test's own, with doubles of the
// services on it.
#include "core/platform/power.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kPowerPath = u"/org/freedesktop/UPower"_s;
const QString kInhibitPath = u"/org/freedesktop/PowerManagement/Inhibit"_s;

/// A double of UPower.
class UPowerDouble : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.UPower")
    Q_PROPERTY(bool OnBattery MEMBER onBattery)

public:
    bool onBattery = false;
};

/// A double of a session's power manager.
class PowerManagementDouble : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")

public:
    QStringList programs;
    QList<uint> released;

public slots:
    uint Inhibit(const QString &program, const QString &)
    {
        programs.append(program);
        return 40 + uint(programs.size());
    }
    void UnInhibit(uint cookie) { released.append(cookie); }
};

/// A double of GNOME's.
class SessionManagerDouble : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.SessionManager")

public:
    QList<uint> flags;
    QList<uint> released;

public slots:
    uint Inhibit(const QString &, uint, const QString &, uint flag)
    {
        flags.append(flag);
        return 7;
    }
    void Uninhibit(uint cookie) { released.append(cookie); }
};

} // namespace

class PowerTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_daemon.waitForStarted())
            QSKIP("there is no dbus-daemon on this machine");
        QTRY_VERIFY(m_daemon.canReadLine());
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        qputenv("DBUS_SESSION_BUS_ADDRESS", address);
        // The services' own connection: they are other programs.
        m_bus = QDBusConnection::connectToBus(QString::fromLatin1(address), u"services"_s);
        QVERIFY(m_bus->isConnected());
    }

    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void withoutServicesThereIsNoBatteryAndNothingHangs()
    {
        const PowerSupply supply;
        SleepInhibitor inhibitor;
        inhibitor.set(true);
        inhibitor.set(false);

        QVERIFY(!supply.isOnBattery());
    }

    void tellsOfTheBattery()
    {
        UPowerDouble upower;
        upower.onBattery = true;
        Offer offer(*m_bus, u"org.freedesktop.UPower"_s, kPowerPath, &upower);
        PowerSupply supply;
        QTRY_VERIFY(supply.isOnBattery());

        QSignalSpy changed(&supply, &PowerSupply::changed);
        QDBusMessage news = QDBusMessage::createSignal(
            kPowerPath, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
        news.setArguments(
            {u"org.freedesktop.UPower"_s, QVariantMap{{u"OnBattery"_s, false}}, QStringList()});
        m_bus->send(news);

        QTRY_VERIFY(!supply.isOnBattery());
        QCOMPARE(changed.size(), 1);
    }

    void keepsTheSessionAwakeUntilItLetsGo()
    {
        PowerManagementDouble manager;
        Offer offer(*m_bus, u"org.freedesktop.PowerManagement"_s, kInhibitPath, &manager);
        SleepInhibitor inhibitor;

        inhibitor.set(true);
        inhibitor.set(true);
        QTRY_COMPARE(manager.programs, QStringList{u"Waybill"_s});
        inhibitor.set(false);
        QTRY_COMPARE(manager.released, QList<uint>{41});

        inhibitor.set(true);
        inhibitor.set(false); // before the answer is there
        QTRY_COMPARE(manager.released, (QList<uint>{41, 42}));
    }

    void asksGnomeWhereNobodyElseIs()
    {
        SessionManagerDouble manager;
        Offer offer(
            *m_bus, u"org.gnome.SessionManager"_s, u"/org/gnome/SessionManager"_s, &manager);
        SleepInhibitor inhibitor;

        inhibitor.set(true);
        QTRY_COMPARE(manager.flags, QList<uint>{4});
        inhibitor.set(false);
        QTRY_COMPARE(manager.released, QList<uint>{7});
    }

    void timeAsleepOnlyGrows()
    {
        const auto before = timeAsleep();
        QVERIFY(before >= std::chrono::milliseconds(0));
        QVERIFY(timeAsleep() >= before - std::chrono::milliseconds(1));
    }

private:
    /// A service on the bus while it lives.
    class Offer
    {
    public:
        Offer(QDBusConnection bus, QString name, QString path, QObject *service)
            : m_bus(std::move(bus))
            , m_name(std::move(name))
            , m_path(std::move(path))
        {
            QVERIFY(m_bus.registerObject(m_path, service,
                QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllProperties));
            QVERIFY(m_bus.registerService(m_name));
        }
        ~Offer()
        {
            m_bus.unregisterService(m_name);
            m_bus.unregisterObject(m_path);
        }
        Q_DISABLE_COPY_MOVE(Offer)

    private:
        QDBusConnection m_bus;
        QString m_name;
        QString m_path;
    };

    QProcess m_daemon;
    std::optional<QDBusConnection> m_bus;
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PowerTest)
#include "tst_power.moc"
