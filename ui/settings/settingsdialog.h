// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QStackedWidget;

namespace waybill
{

class EngineHost;
class Preferences;
class ServersPage;
class SettingsPage;

/// What the user can choose, page by page. There is nothing to confirm: everything holds at once.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `host` tells of the servers; both outlive the dialog.
    SettingsDialog(EngineHost *host, Preferences *preferences, QWidget *parent);

    /// By its name: general, transfers, network, limits, servers, archives, notifications,
    /// advanced.
    void showPage(const QString &name);
    /// Words about something that did not work.
    void say(const QString &message);
    /// Takes what is still being entered.
    void done(int result) override;

signals:
    void sitesRequested();

private:
    QWidget *makeChooser();
    QWidget *makeButtons();
    void addPage(SettingsPage *page);
    void search(const QString &word);
    void showChosen(int row);
    void restoreAll();

    Preferences *m_preferences;
    QLineEdit *m_search;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QLabel *m_message;
    class QAction *m_restoreOne;
    QList<SettingsPage *> m_pages; ///< as they stand in the list
};

} // namespace waybill
