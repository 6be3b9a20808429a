// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// What is seldom changed.
class AdvancedPage final : public SettingsPage
{
    Q_OBJECT

public:
    AdvancedPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
