// SPDX-License-Identifier: MIT
#include "core/platform/surroundings.h"

#include <utility>

namespace waybill
{

void Surroundings::setState(const MachineState &state)
{
    if (std::exchange(m_state, state) != state)
        emit changed();
}

} // namespace waybill
