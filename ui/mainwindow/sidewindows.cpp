// SPDX-License-Identifier: MIT
#include "ui/mainwindow/sidewindows.h"

#include "ui/addtransfer/recentservers.h"
#include "ui/browser/browserwindow.h"
#include "ui/engine/enginehost.h"
#include "ui/format/limittext.h"
#include "ui/graph/speedpane.h"
#include "ui/mainwindow/attentiondesk.h"
#include "ui/mainwindow/offers.h"
#include "ui/settings/preferences.h"
#include "ui/settings/settingsdialog.h"
#include "ui/sites/sitesdialog.h"
#include "ui/statistics/statisticsdialog.h"

#include <QAction>
#include <QDockWidget>
#include <QFileDialog>
#include <QMainWindow>

namespace waybill
{

using namespace Qt::StringLiterals;

SideWindows::SideWindows(EngineHost *host, Preferences *preferences, Offers *offers,
    AttentionDesk *desk, QAction *speedAction, QMainWindow *window)
    : QObject(window)
    , m_host(host)
    , m_preferences(preferences)
    , m_offers(offers)
    , m_desk(desk)
    , m_window(window)
    , m_speed(new SpeedPane(window))
{
    makeSpeedDock(speedAction);
}

SideWindows::~SideWindows()
{
    delete m_browser;
}

void SideWindows::makeSpeedDock(QAction *action)
{
    auto *dock = new QDockWidget(tr("Speed"), m_window);
    dock->setObjectName(u"speed"_s);
    dock->setWidget(m_speed);
    m_window->addDockWidget(Qt::BottomDockWidgetArea, dock);
    dock->hide();
    connect(action, &QAction::toggled, dock, &QWidget::setVisible);
    connect(dock, &QDockWidget::visibilityChanged, action,
        [action, dock] { action->setChecked(!dock->isHidden()); });
    m_speed->restoreLayout(m_preferences->store());
    const auto showLimits = [this] {
        const RateLimits limits = limitsInForce(m_bandwidth, m_preferences->rateLimits());
        m_speed->setLimits(limits.down, limits.up);
    };
    showLimits();
    connect(m_host, &EngineHost::bandwidthChanged, m_speed,
        [this, showLimits](const BandwidthState &state) {
            m_bandwidth = state;
            showLimits();
        });
    connect(m_preferences, &Preferences::changed, m_speed, [this, showLimits] {
        showLimits();
        m_speed->saveLayout(m_preferences->store());
    });
    connect(m_speed, &SpeedPane::historyWanted, m_host, &EngineHost::requestHistory);
    connect(m_host, &EngineHost::historyReady, m_speed,
        qOverload<const ThroughputHistory &>(&SpeedPane::showHistory));
    connect(m_host, &EngineHost::changed, m_speed, &SpeedPane::noticeMovement);
    connect(m_host, &EngineHost::opened, m_speed, &SpeedPane::noticeMovement);
}

void SideWindows::showBrowser(const QUrl &url)
{
    if (!m_browser) {
        m_browser = new BrowserWindow(m_host, m_preferences->store().fileName());
        connectBrowser();
    }
    m_browser->show();
    m_browser->raise();
    m_browser->activateWindow();
    const QString recent = recentServers(m_preferences->store()).value(0);
    if (!url.isEmpty())
        m_browser->open(url.toString(QUrl::FullyEncoded));
    else if (m_browser->url().isEmpty() && !recent.isEmpty())
        m_browser->open(recent);
}

void SideWindows::connectBrowser()
{
    connect(m_browser, &BrowserWindow::downloadRequested, m_offers,
        [this](const QList<QUrl> &urls) { m_offers->downloadInto(urls, {}); });
    connect(m_browser, &BrowserWindow::downloadToRequested, m_offers, [this](const auto &urls) {
        const QString folder =
            QFileDialog::getExistingDirectory(m_browser, tr("Folder for downloads"));
        if (!folder.isEmpty())
            m_offers->downloadInto(urls, folder);
    });
    connect(m_browser, &BrowserWindow::uploadRequested, m_offers,
        [this](const QStringList &paths, const QUrl &folder) {
            m_offers->upload(paths, folder.toString(QUrl::FullyEncoded));
        });
    connect(m_browser, &BrowserWindow::signInRequested, m_desk, [this](const QUrl &server) {
        if (m_desk->signInTo(server, m_browser))
            m_browser->refresh();
    });
    // What was sent to the folder that is shown stands there now.
    connect(
        m_host, &EngineHost::changed, m_browser, [this](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers) {
                const bool isHere = transfer.kind == TransferKind::Upload &&
                                    transfer.state == TransferState::Done && !transfer.parent &&
                                    transfer.receipt.path.startsWith(m_browser->url().toString());
                if (isHere && m_browser->isVisible()) {
                    m_browser->refresh();
                    return;
                }
            }
        });
}

void SideWindows::showSites()
{
    SitesDialog(m_host, m_window).exec();
}

void SideWindows::showSettings(const QString &page)
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_host, m_preferences, m_window);
        m_settings->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_settings, &SettingsDialog::sitesRequested, this, &SideWindows::showSites);
    }
    m_settings->showPage(page);
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void SideWindows::tellInSettings(const QString &message)
{
    if (m_settings)
        m_settings->say(message);
}

void SideWindows::showStatistics()
{
    auto *dialog = new StatisticsDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->restoreLayout(m_preferences->store());
    connect(dialog, &StatisticsDialog::statisticsWanted, m_host, &EngineHost::requestStatistics);
    connect(m_host, &EngineHost::statisticsReady, dialog, &StatisticsDialog::showStatistics);
    connect(m_host, &EngineHost::statisticsFailed, dialog, &StatisticsDialog::showError);
    connect(dialog, &QDialog::finished, this,
        [this, dialog] { dialog->saveLayout(m_preferences->store()); });
    dialog->show();
}

} // namespace waybill
