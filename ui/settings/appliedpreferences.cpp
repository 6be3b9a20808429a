// SPDX-License-Identifier: MIT
#include "ui/settings/appliedpreferences.h"

#include "ui/engine/enginehost.h"
#include "ui/files/onworker.h"
#include "ui/settings/preferences.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kAutostart = u"general/autostart"_s;

} // namespace

AppliedPreferences::AppliedPreferences(
    EngineHost *host, Preferences *preferences, Autostart autostart, QObject *parent)
    : QObject(parent)
    , m_host(host)
    , m_preferences(preferences)
    , m_autostart(std::move(autostart))
{
    connect(m_host, &EngineHost::opened, this, &AppliedPreferences::applyAll);
    connect(m_preferences, &Preferences::changed, this, &AppliedPreferences::apply);
    connect(m_preferences, &Preferences::notSaved, this, [this](const QString &path) {
        emit failed(tr("The settings cannot be written to %1.").arg(path));
    });
}

void AppliedPreferences::applyAll()
{
    for (const QString &key : Preferences::keys()) {
        // What nobody has chosen is as the engine was opened.
        if (m_preferences->isChosen(key) && key != kAutostart)
            apply(key);
    }
    checkAutostart();
}

void AppliedPreferences::apply(const QString &key)
{
    const auto seconds = [this](const QString &of) {
        return std::chrono::seconds(m_preferences->number(of));
    };
    if (key == "limits/downKibPerSecond"_L1 || key == "limits/upKibPerSecond"_L1)
        m_host->setBandwidth({m_preferences->rateLimits(), {}});
    else if (key == "limits/timetable"_L1)
        m_host->setTimetable(m_preferences->timetable());
    else if (key.startsWith("network/wait"_L1) || key == "network/stayAwake"_L1)
        m_host->setHoldPolicy(m_preferences->holds());
    else if (key == "transfers/connections"_L1 || key == "transfers/connectionsPerHost"_L1)
        m_host->setConnections({m_preferences->number(u"transfers/connections"_s),
            m_preferences->number(u"transfers/connectionsPerHost"_s)});
    else if (key == "transfers/perHost"_L1 || key.endsWith("AtOnce"_L1, Qt::CaseInsensitive))
        m_host->setLimits(m_preferences->transferLimits());
    else if (key == "network/proxy"_L1 || key == "network/caFile"_L1)
        applyRoute();
    else if (key == "advanced/retries"_L1)
        m_host->setMaxRetries(m_preferences->number(key));
    else if (key == "advanced/connectSeconds"_L1 || key == "advanced/answerSeconds"_L1)
        m_host->setDeadlines(
            seconds(u"advanced/connectSeconds"_s), seconds(u"advanced/answerSeconds"_s));
    else if (key == kAutostart)
        applyAutostart();
}

void AppliedPreferences::applyRoute()
{
    const QString proxy = m_preferences->proxy();
    m_host->setUsualRoute(m_preferences->value(u"network/caFile"_s).toString(), proxy);
    // The settings dialog takes none such: the file was edited by hand.
    if (proxy != m_preferences->value(u"network/proxy"_s).toString())
        emit failed(tr("The proxy in the settings is none, and is not used."));
}

/// The desktop has a list of its own, where it may have been taken out.
void AppliedPreferences::checkAutostart()
{
    if (!m_preferences->isOn(kAutostart) || m_isAtAutostart)
        return;
    m_isAtAutostart = true;
    onWorker(
        this, [autostart = m_autostart] { return autostart.isOn(); },
        [this](bool isOn) {
            m_isAtAutostart = false;
            if (!m_preferences->isOn(kAutostart))
                applyAutostart(); // it was turned off meanwhile
            else if (!isOn)
                m_preferences->setValue(kAutostart, false);
        });
}

/// One worker at a time: the last wish has to be the last that is written.
void AppliedPreferences::applyAutostart()
{
    if (m_isAtAutostart)
        return;
    m_isAtAutostart = true;
    const bool isWanted = m_preferences->isOn(kAutostart);
    onWorker(
        this,
        [autostart = m_autostart, isWanted] {
            const Status turned =
                isWanted || autostart.isOn() ? autostart.turn(isWanted) : Status();
            return std::pair(turned, autostart.isOn());
        },
        [this, isWanted](const std::pair<Status, bool> &outcome) {
            m_isAtAutostart = false;
            if (m_preferences->isOn(kAutostart) != isWanted)
                applyAutostart();
            else
                tellAutostart(outcome.first, outcome.second);
        });
}

void AppliedPreferences::tellAutostart(const Status &turned, bool isOn)
{
    if (turned)
        return;
    emit failed(tr("Starting at the login could not be changed: %1").arg(turned.error().detail));
    if (m_preferences->isOn(kAutostart) != isOn)
        m_preferences->setValue(kAutostart, isOn); // the switch tells how it is
}

} // namespace waybill
