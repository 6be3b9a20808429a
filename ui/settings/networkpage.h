// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// The way to the servers, and whom to trust on it.
class NetworkPage final : public SettingsPage
{
    Q_OBJECT

public:
    NetworkPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
