// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/machinestate.h"

#include <QObject>

namespace waybill
{

/// Watches the machine around the engine. Lives on the engine thread.
class Surroundings : public QObject
{
    Q_OBJECT

public:
    const MachineState &state() const { return m_state; }

    /// Looks once more where nothing would tell of a change by itself.
    virtual void lookAgain() {}
    /// Keeps the machine from falling asleep by itself, until it is told otherwise.
    virtual void keepAwake(bool isNeeded) = 0;

signals:
    void changed();
    /// The machine has slept, or has another network: open connections may lead nowhere.
    void connectionsLost();

protected:
    void setState(const MachineState &state);

private:
    MachineState m_state;
};

/// Where nobody watches: nothing is ever known.
class UnwatchedSurroundings final : public Surroundings
{
public:
    void keepAwake(bool) override {}
};

} // namespace waybill
