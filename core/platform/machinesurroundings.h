// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/power.h"
#include "core/platform/surroundings.h"

#include <QTimer>

namespace waybill
{

/// The real ones: the network as QNetworkInformation knows it, else as the interfaces look; power
/// as far as power.h reaches.
class MachineSurroundings final : public Surroundings
{
    Q_OBJECT

public:
    MachineSurroundings();

    void lookAgain() override;
    void keepAwake(bool isNeeded) override;

private:
    void look();
    void lookForSleep();

    PowerSupply m_supply;
    SleepInhibitor m_inhibitor;
    QTimer m_poll;       ///< where a network's return is not told
    QTimer m_sleepWatch; ///< while bytes move
    QTimer m_letGo;
    std::chrono::milliseconds m_slept;
};

} // namespace waybill
