// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/remoteentry.h"
#include "ui/browser/messagebar.h"

#include <QSettings>
#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;

namespace waybill
{

class BreadcrumbBar;
class BrowserActions;
class BrowserModel;
class BrowserSession;
class BrowserTable;
class EngineHost;

/// A window into a server's folders. Moves no files itself: what is to be moved it tells.
class BrowserWindow : public QWidget
{
    Q_OBJECT

public:
    BrowserWindow(EngineHost *host, const QString &settingsPath, QWidget *parent = nullptr);
    ~BrowserWindow() override;

    /// Goes there; what has no scheme is taken as https.
    void open(const QString &address);
    /// After signing in, or when an upload into the folder has ended.
    void refresh();
    /// The folder that is shown or being fetched.
    QUrl url() const;

signals:
    void uploadRequested(const QStringList &paths, const QUrl &folder);
    /// One that ends with '/' is a folder, with all that lies in it.
    void downloadRequested(const QList<QUrl> &urls);
    /// The same, into a folder that is to be asked for.
    void downloadToRequested(const QList<QUrl> &urls);
    /// Whoever signs in calls refresh() then.
    void signInRequested(const QUrl &server);

private:
    void assemble();
    void connectActions();
    void connectSession();
    void showMoved(const QUrl &url);
    void showListing(const Listing &listing, const QString &select);
    void showListingError(const Error &error);
    void showChangeError(const Error &error);
    void tell(const Error &error, const ErrorText &text, MessageBar::Remedy remedy);
    void showState();
    void showCounts();
    void filter(const QString &text);
    void openEntries(const QList<RemoteEntry> &entries);
    void offerNewFolder();
    void offerRename();
    void offerRemove();
    void copyUrls();

    QSettings m_settings;
    BrowserSession *m_session;
    BrowserModel *m_model;
    BrowserTable *m_table;
    BrowserActions *m_actions;
    QLineEdit *m_address;
    BreadcrumbBar *m_crumbs;
    QLineEdit *m_filter;
    MessageBar *m_message;
    QLabel *m_counts;
    QProgressBar *m_busy;
    QUrl m_signInUrl;
    int m_leftOut = 0;
};

} // namespace waybill
