// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/error.h"
#include "core/base/remoteentry.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace waybill
{

class EngineHost;

/// Where a browser is, where it has been, and what it has asked the engine for. One listing and one
/// change are under way at most; a new listing takes the place of the last.
class BrowserSession : public QObject
{
    Q_OBJECT

public:
    BrowserSession(EngineHost *host, QObject *parent);
    ~BrowserSession() override;

    /// Shown, or being fetched; without userinfo. Empty at the beginning.
    const QUrl &url() const { return m_url; }
    bool isLoading() const { return m_listing != 0; }
    bool isChanging() const { return m_change != 0; }
    /// What is shown is a listing of `url()`.
    bool hasListing() const { return m_hasListing; }
    /// The last change failed, and nothing has been done since.
    bool hasChangeFailed() const { return m_hasChangeFailed; }
    bool isWebDav() const { return m_isWebDav; }
    bool canGoBack() const { return !m_back.isEmpty(); }
    bool canGoUp() const;

    void open(const QUrl &url);
    void back();
    void up();
    void refresh();
    void stop();
    void makeFolder(const QString &name);
    void rename(const RemoteEntry &entry, const QString &name);
    void remove(const QList<RemoteEntry> &entries);
    /// Once more what failed last.
    void retry();

signals:
    /// Another folder: what was shown is no longer true.
    void moved(const QUrl &url);
    /// `name` is to be selected, if it is not empty.
    void listed(const waybill::Listing &listing, const QString &name);
    void listingFailed(const waybill::Error &error);
    void changeFailed(const waybill::Error &error);
    /// Loading, changing, history.
    void stateChanged();

private:
    void go(const QUrl &url, const QString &select);
    void change(std::function<quint64()> ask, const QString &select);
    void takeListing(quint64 request, const Listing &listing);
    void endChange(quint64 request);
    void fail(quint64 request, const Error &error);

    QPointer<EngineHost> m_host;
    QUrl m_url;
    QList<QUrl> m_back;
    QString m_select; ///< when the listing is there
    quint64 m_listing = 0;
    quint64 m_change = 0;
    bool m_hasListing = false;
    bool m_isWebDav = false;
    std::function<quint64()> m_lastChange;
    bool m_hasChangeFailed = false;
};

} // namespace waybill
