// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/settingspage.h"

namespace waybill
{

/// Packing and unpacking.
class ArchivesPage final : public SettingsPage
{
    Q_OBJECT

public:
    ArchivesPage(Preferences *preferences, QWidget *parent);
};

} // namespace waybill
