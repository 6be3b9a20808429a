// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

namespace waybill
{

/// In the order in which they are offered, behind Fail, which asks or fails.
inline constexpr std::array kConflictChoices = {ConflictPolicy::Skip, ConflictPolicy::Overwrite,
    ConflictPolicy::Newer, ConflictPolicy::OtherSize, ConflictPolicy::Rename};

/// What is to be done with a file that exists; Fail is "ask me".
QString conflictText(ConflictPolicy policy);

} // namespace waybill
