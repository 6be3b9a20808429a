// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace waybill
{

/// Shows a progress on the icon in docks and task bars that know com.canonical.Unity.LauncherEntry
/// (Unity, KDE Plasma, Dash to Dock). Nothing: none is shown. Elsewhere it does nothing.
void showLauncherProgress(std::optional<double> progress, int count);

} // namespace waybill
