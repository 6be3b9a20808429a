// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// Where downloads go, and what they do with files that are there.
class TransfersPage final : public SettingsPage
{
    Q_OBJECT

public:
    TransfersPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
