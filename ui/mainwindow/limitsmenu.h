// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

#include <QMenu>

namespace waybill
{

class EngineHost;
class Preferences;

/// Asks for bytes a second, 0 for no limit; nothing if it was given up.
std::optional<qint64> askRate(
    QWidget *parent, const QString &title, const QString &label, qint64 present);

/// Limits to choose from, for downloads and for uploads, and what the timetable says now.
class LimitsMenu final : public QMenu
{
    Q_OBJECT

public:
    LimitsMenu(EngineHost *host, Preferences *preferences, QWidget *parent);

signals:
    void settingsWanted();

private:
    void fill();
    void fill(QMenu *menu, const QString &key);

    Preferences *m_preferences;
    BandwidthState m_state;
};

} // namespace waybill
