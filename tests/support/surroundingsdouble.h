// SPDX-License-Identifier: MIT
#pragma once

#include "core/platform/surroundings.h"

namespace waybill::test
{

/// A double for the machine: it is as the test says.
class SurroundingsDouble final : public Surroundings
{
public:
    void set(const MachineState &state) { setState(state); }

    void keepAwake(bool isNeeded) override { m_isAwake = isNeeded; }
    bool isAwake() const { return m_isAwake; }

private:
    bool m_isAwake = false;
};

} // namespace waybill::test
