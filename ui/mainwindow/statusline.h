// SPDX-License-Identifier: MIT
#pragma once

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

/// The window's status bar: what goes on, the free space where downloads go, the rates (a click
/// leads to the limits) and the number of problems (a click shows them).
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
    void askFreeSpace();
    void showFreeSpace(const QString &path, qint64 bytes);

    EngineHost *m_host;
    Preferences *m_preferences;
    QLabel *m_counts;
    QLabel *m_free;
    QToolButton *m_rates;
    QToolButton *m_problems;
    QTimer m_freeTimer; ///< runs only while something moves
};

} // namespace waybill
