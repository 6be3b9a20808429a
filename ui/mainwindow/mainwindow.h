// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"
#include "ui/details/remedies.h"
#include "ui/settings/preferences.h"

#include <QMainWindow>
#include <QPointer>

class QLineEdit;
class QMimeData;
class QSplitter;

namespace waybill
{

class Actions;
class AdviceBar;
class AppliedPreferences;
class AttentionDesk;
class DetailsPane;
class DropTarget;
class EngineHost;
class FilterRail;
class KnownSites;
class Notifier;
class Offers;
class Removals;
class SideWindows;
class StatusLine;
class TransferModel;
class TransferView;
class TrayIcon;

/// Puts rail, list, details and bars together, and sends what the user does to the engine.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// `host` outlives the window. Settings are kept in `settingsPath`.
    MainWindow(EngineHost *host, const QString &settingsPath);
    ~MainWindow() override;

    TransferView *view() const { return m_view; }
    Preferences *preferences() { return &m_preferences; }
    /// Offers these paths for upload, or what Metalinks name for download, as a drop does.
    void offerFiles(const QStringList &paths);
    void offerDownload(const QString &urls);
    /// Out of the tray, or from behind other windows.
    void bringUp();
    /// The first time: as a window, or in the tray if that is wanted and there is one.
    void showFirst(bool isTrayWanted);

signals:
    void quitRequested();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void arrange();
    void connectActions();
    void connectSelectionActions();
    void connectEngine();
    void connectViews();
    void connectSettings();
    void showCounts();
    void showSelected();
    void carryOut(Remedy remedy, bool forAll);
    void openSelected(bool isFolderWanted);
    void copyLinks();
    void exportReceipt();
    void askCategory();
    void askLimit();
    void askStartTime();
    void moveSelected(int direction, bool isFar);
    void retryFailed();
    void clearDone();
    void showShortcuts();
    void showAbout();
    void toggle();
    void takeLater(const QMimeData *dropped);
    void showDropTarget(bool isWanted);
    bool mayQuit();
    QList<TransferId> selectedIds() const;
    QList<TransferId> idsWhere(bool (*test)(const TransferSnapshot &)) const;

    EngineHost *m_host;
    Preferences m_preferences;
    TransferModel *m_model;
    Actions *m_actions;
    QSplitter *m_columns;
    QSplitter *m_rows;
    FilterRail *m_rail;
    QLineEdit *m_search;
    TransferView *m_view;
    Removals *m_removals;
    AdviceBar *m_advice;
    DetailsPane *m_details;
    StatusLine *m_status;
    TrayIcon *m_tray;
    Notifier *m_notifier;
    KnownSites *m_sites;
    Offers *m_offers;
    AttentionDesk *m_desk;
    SideWindows *m_windows;
    QPointer<DropTarget> m_dropTarget;
    AppliedPreferences *m_applied;
    bool m_isQuitting = false;
};

} // namespace waybill
