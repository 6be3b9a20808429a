// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transfercounts.h"

#include <QPointer>
#include <QSystemTrayIcon>

class QAction;
class QMenu;

namespace waybill
{

class Preferences;

/// "2 active, 3 left, ↓ 1.2 MiB/s, ↑ 300 KiB/s"
QString countsText(const TransferCounts &counts);

/// The icon in the system tray: idle, at work with a ring of progress, or in need of attention; the
/// rates as its tooltip, and a menu for what is done without the window.
class TrayIcon : public QSystemTrayIcon
{
    Q_OBJECT

public:
    explicit TrayIcon(QWidget *window);
    ~TrayIcon() override;
    void showCounts(const TransferCounts &counts);
    /// Puts it at the top of the recent ones.
    void noteDone(const TransferSnapshot &transfer);
    /// A notification; without a tray the window alone asks to be looked at.
    void tell(const QString &title, const QString &text);
    /// The first time that the window goes to the tray, and never again.
    void tellOnce(Preferences *preferences);
    /// The menu takes its place among the others; it is not the tray's.
    void setLimitsMenu(QMenu *menu);

signals:
    void toggleRequested();
    void pauseAllRequested();
    void resumeAllRequested();
    /// A finished transfer out of the recent ones.
    void openRequested(const QString &path);
    void quitRequested();

private:
    QWidget *m_window;
    std::unique_ptr<QMenu> m_menu;
    QAction *m_rates;
    QMenu *m_recent;
    QPointer<QMenu> m_limits; ///< the window's
    int m_face = -1;          ///< what is painted now
};

} // namespace waybill
