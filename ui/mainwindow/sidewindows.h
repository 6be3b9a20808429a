// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/engine.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

class QAction;
class QMainWindow;

namespace waybill
{

class AttentionDesk;
class BrowserWindow;
class EngineHost;
class Offers;
class Preferences;
class SettingsDialog;
class SpeedPane;

/// The windows beside the main one: the browser of a server, the servers, the statistics, the
/// settings, and the graph of everything's speed, which docks.
class SideWindows : public QObject
{
    Q_OBJECT

public:
    /// `speedAction` shows and hides the graph.
    SideWindows(EngineHost *host, Preferences *preferences, Offers *offers, AttentionDesk *desk,
        QAction *speedAction, QMainWindow *window);
    ~SideWindows() override;

    void showBrowser(const QUrl &url = {});
    void showSites();
    void showStatistics();
    /// The settings, at a page by its name, or where they are.
    void showSettings(const QString &page = {});
    void tellInSettings(const QString &message);

private:
    void makeSpeedDock(QAction *action);
    void connectBrowser();

    EngineHost *m_host;
    Preferences *m_preferences;
    Offers *m_offers;
    AttentionDesk *m_desk;
    QMainWindow *m_window;
    SpeedPane *m_speed;
    BandwidthState m_bandwidth;
    QPointer<BrowserWindow> m_browser;
    QPointer<SettingsDialog> m_settings;
};

} // namespace waybill
