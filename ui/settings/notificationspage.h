// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// What the desktop is told.
class NotificationsPage final : public SettingsPage
{
    Q_OBJECT

public:
    NotificationsPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
