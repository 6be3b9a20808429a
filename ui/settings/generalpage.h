// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// How the program starts, and what becomes of it when its window is closed.
class GeneralPage final : public SettingsPage
{
    Q_OBJECT

public:
    GeneralPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
