// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QSystemTrayIcon>

class QMenu;

namespace waybill
{

/// What all transfers together do at this moment.
struct Totals
{
    int active = 0;
    int left = 0;      ///< not ended
    int attention = 0; ///< failed, or waiting for a person
    double downRate = 0;
    double upRate = 0;
};

Totals totalsOf(const QList<TransferSnapshot> &transfers);
/// "2 active, 3 left, ↓ 1.2 MiB/s, ↑ 300 KiB/s"
QString totalsText(const Totals &totals);

/// The icon in the system tray: the totals as its tooltip, show or hide, quit.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    explicit TrayIcon(QWidget *window);
    ~TrayIcon() override;
    void showTotals(const Totals &totals);

signals:
    void toggleRequested();
    void quitRequested();

private:
    std::unique_ptr<QMenu> m_menu;
};

} // namespace waybill
