// SPDX-License-Identifier: MIT
#pragma once

#include "ui/settings/autostart.h"

#include <QObject>

namespace waybill
{

class EngineHost;
class Preferences;

/// Sends what is chosen to the engine and to the desktop: all of it when the profile is open, and
/// then each as it changes.
class AppliedPreferences : public QObject
{
    Q_OBJECT

public:
    AppliedPreferences(
        EngineHost *host, Preferences *preferences, Autostart autostart, QObject *parent);

signals:
    /// Something chosen does not hold; what and why.
    void failed(const QString &message);

private:
    void applyAll();
    void apply(const QString &key);
    void applyRoute();
    void checkAutostart();
    void applyAutostart();
    void tellAutostart(const Status &turned, bool isOn);

    EngineHost *m_host;
    Preferences *m_preferences;
    const Autostart m_autostart;
    bool m_isAtAutostart = false; ///< a worker reads or writes the entry
};

} // namespace waybill
