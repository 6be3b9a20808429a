// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"
#include "ui/transfers/transfercounts.h"

#include <QObject>
#include <QTimer>

class QLabel;
class QStatusBar;
class QToolButton;

namespace waybill
{

class EngineHost;
class Preferences;

/// The window's status bar: what goes on, what is wrong with the network, the room on the disk,
/// what the timetable says, the rates (a click offers limits) and the number of problems (a click
/// shows them).
class StatusLine : public QObject
{
    Q_OBJECT

public:
    StatusLine(EngineHost *host, Preferences *preferences, QStatusBar *bar);

    void showCounts(const TransferCounts &counts);

signals:
    void limitsWanted();
    void problemsWanted();

private:
    void showRates();
    void showBandwidth(const BandwidthState &state);
    void showMachine(const MachineState &state);
    void askRoom();
    void showRoom(const QString &path, const QueueRoom &room);

    EngineHost *m_host;
    Preferences *m_preferences;
    QLabel *m_counts;
    QLabel *m_network;
    QLabel *m_room;
    QToolButton *m_timetable;
    QToolButton *m_rates;
    QToolButton *m_problems;
    TransferCounts m_shown;
    BandwidthState m_bandwidth;
    QTimer m_roomTimer; ///< runs only while something moves
    QTimer m_soonTimer; ///< since the queue got longer or shorter
};

} // namespace waybill
