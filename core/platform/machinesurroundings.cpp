// SPDX-License-Identifier: MIT
#include "core/platform/machinesurroundings.h"

#include <QNetworkInformation>
#include <QNetworkInterface>

#include <algorithm>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

constexpr auto kPollEvery = 5s;
/// One file after the other moves: nobody asks for each of them.
constexpr auto kAwakeAfterwards = 5s;
constexpr auto kLookForSleepEvery = 1s;
/// What is shorter no connection minds.
constexpr auto kShortSleep = 2s;

/// Any address on a network that is plugged in: a bridge without guests is none.
bool hasAddress()
{
    const auto isOfUse = [](const QNetworkInterface &interface) {
        using Flag = QNetworkInterface::InterfaceFlag;
        const auto flags = interface.flags();
        const auto entries = interface.addressEntries();
        return flags.testFlag(Flag::IsUp) && flags.testFlag(Flag::IsRunning) &&
               !flags.testFlag(Flag::IsLoopBack) &&
               std::ranges::any_of(entries,
                   [](const QNetworkAddressEntry &entry) { return !entry.ip().isLinkLocal(); });
    };
    return std::ranges::any_of(QNetworkInterface::allInterfaces(), isOfUse);
}

MachineState::Network networkNow(const QNetworkInformation *information)
{
    using Network = MachineState::Network;
    using Reachability = QNetworkInformation::Reachability;
    if (!information)
        return hasAddress() ? Network::Unknown : Network::Offline;
    if (information->isBehindCaptivePortal())
        return Network::CaptivePortal;
    switch (information->reachability()) {
    case Reachability::Unknown:
        return Network::Unknown;
    case Reachability::Online:
        return Network::Online;
    case Reachability::Disconnected:
        // There are networks that the system's own service knows nothing of.
        return hasAddress() ? Network::Limited : Network::Offline;
    case Reachability::Local:
    case Reachability::Site:
        break;
    }
    return Network::Limited;
}

} // namespace

MachineSurroundings::MachineSurroundings()
    : m_slept(timeAsleep())
{
    connect(&m_supply, &PowerSupply::changed, this, &MachineSurroundings::look);
    connect(&m_poll, &QTimer::timeout, this, &MachineSurroundings::look);
    connect(&m_sleepWatch, &QTimer::timeout, this, &MachineSurroundings::lookForSleep);
    m_poll.setInterval(kPollEvery);
    m_sleepWatch.setInterval(kLookForSleepEvery);
    m_letGo.setSingleShot(true);
    m_letGo.setInterval(kAwakeAfterwards);
    connect(&m_letGo, &QTimer::timeout, this, [this] {
        m_inhibitor.set(false);
        m_sleepWatch.stop();
    });
    // On the engine's thread: what it tells arrives there.
    QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability);
    if (const QNetworkInformation *information = QNetworkInformation::instance()) {
        connect(information, &QNetworkInformation::reachabilityChanged, this,
            &MachineSurroundings::look);
        connect(information, &QNetworkInformation::isBehindCaptivePortalChanged, this,
            &MachineSurroundings::look);
        connect(
            information, &QNetworkInformation::isMeteredChanged, this, &MachineSurroundings::look);
        connect(information, &QNetworkInformation::transportMediumChanged, this,
            &MachineSurroundings::connectionsLost);
    }
    look();
}

void MachineSurroundings::look()
{
    const QNetworkInformation *const information = QNetworkInformation::instance();
    MachineState now;
    now.network = networkNow(information);
    now.isMetered = information && information->isMetered();
    now.isOnBattery = m_supply.isOnBattery();
    if (!information && now.network == MachineState::Network::Offline)
        m_poll.start();
    else
        m_poll.stop();
    setState(now);
}

void MachineSurroundings::lookAgain()
{
    if (!QNetworkInformation::instance())
        look();
}

void MachineSurroundings::keepAwake(bool isNeeded)
{
    if (!isNeeded) {
        if (m_sleepWatch.isActive() && !m_letGo.isActive())
            m_letGo.start();
        return;
    }
    m_letGo.stop();
    m_inhibitor.set(true);
    if (m_sleepWatch.isActive())
        return;
    lookForSleep(); // it may have slept while nothing moved
    m_sleepWatch.start();
}

void MachineSurroundings::lookForSleep()
{
    const auto before = std::exchange(m_slept, timeAsleep());
    if (m_slept - before >= kShortSleep)
        emit connectionsLost();
}

} // namespace waybill
