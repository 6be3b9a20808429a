// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// How much Waybill does at a time.
class LimitsPage final : public SettingsPage
{
    Q_OBJECT

public:
    LimitsPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
