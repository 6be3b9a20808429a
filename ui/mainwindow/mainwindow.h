// SPDX-License-Identifier: MIT
#pragma once

#include "ui/tray/trayicon.h"

#include <QMainWindow>
#include <QSettings>

class QLabel;
class QSplitter;

namespace waybill
{

class Actions;
class DetailsPane;
class EngineHost;
class TransferModel;
class TransferView;

/// Assembles toolbar, list, details and status bar, and sends what the user does to the engine.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `host` outlives the window. Settings are kept in `settingsPath`.
    MainWindow(EngineHost *host, const QString &settingsPath);
    ~MainWindow() override;

    TransferView *view() const { return m_view; }
    /// Offers these paths for upload, as a drop does.
    void offerUpload(const QStringList &paths);
    void offerDownload(const QString &urls);

signals:
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectActions();
    void connectEngine();
    void showTotals();
    void showSelected();
    void openSelectedFolder();
    void signInForSelected();
    void offerPack();
    void offerUnpack();
    void addClipboard();
    void toggle();
    bool mayQuit();
    QList<TransferId> selectedIds() const;

    EngineHost *m_host;
    QSettings m_settings;
    TransferModel *m_model;
    Actions *m_actions;
    QSplitter *m_splitter;
    TransferView *m_view;
    DetailsPane *m_details;
    QLabel *m_totals;
    TrayIcon *m_tray;
    bool m_isQuitting = false;
};

} // namespace waybill
