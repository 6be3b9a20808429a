// SPDX-License-Identifier: MIT
#include "ui/browser/browsersession.h"

#include "core/base/filename.h"
#include "ui/engine/enginehost.h"

#include <utility>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestHistory = 100;

QString folderNameOf(const QUrl &url)
{
    return safeTreeName(nameFromUrl(url.adjusted(QUrl::StripTrailingSlash)));
}

} // namespace

BrowserSession::BrowserSession(EngineHost *host, QObject *parent)
    : QObject(parent)
    , m_host(host)
{
    connect(host, &EngineHost::listed, this, &BrowserSession::takeListing);
    connect(host, &EngineHost::folderChanged, this, &BrowserSession::endChange);
    connect(host, &EngineHost::browsingFailed, this, &BrowserSession::fail);
}

BrowserSession::~BrowserSession()
{
    if (m_host)
        stop();
}

bool BrowserSession::canGoUp() const
{
    return m_url.path().size() > 1;
}

void BrowserSession::open(const QUrl &url)
{
    if (!m_url.isEmpty() && url.adjusted(QUrl::RemoveUserInfo) != m_url) {
        m_back.append(m_url);
        if (m_back.size() > kLongestHistory)
            m_back.removeFirst();
    }
    go(url, {});
}

void BrowserSession::back()
{
    if (m_back.isEmpty())
        return;
    const QString left = folderNameOf(m_url);
    go(m_back.takeLast(), left);
}

void BrowserSession::up()
{
    if (!canGoUp())
        return;
    QString path = m_url.path(QUrl::FullyEncoded);
    if (path.endsWith(u'/'))
        path.chop(1);
    QUrl parent = m_url.adjusted(QUrl::RemoveQuery);
    parent.setPath(path.left(path.lastIndexOf(u'/') + 1), QUrl::StrictMode);
    m_back.append(m_url);
    const QString left = folderNameOf(m_url);
    go(parent, left);
}

void BrowserSession::refresh()
{
    if (!m_url.isEmpty())
        go(m_url, {});
}

/// The URL may still hold userinfo, which the engine takes; here it stays behind.
void BrowserSession::go(const QUrl &url, const QString &select)
{
    if (m_listing != 0)
        m_host->cancelBrowsing(m_listing);
    const QUrl shown = url.adjusted(QUrl::RemoveUserInfo);
    const bool isOther = shown != m_url;
    m_url = shown;
    m_select = select;
    m_hasChangeFailed = false;
    m_listing = m_host->list(url);
    if (isOther) {
        m_hasListing = false;
        m_isWebDav = false;
        emit moved(m_url);
    }
    emit stateChanged();
}

void BrowserSession::stop()
{
    if (m_listing != 0)
        m_host->cancelBrowsing(m_listing);
    if (m_change != 0)
        m_host->cancelBrowsing(m_change);
}

void BrowserSession::makeFolder(const QString &name)
{
    change([host = m_host, url = m_url, name] { return host->makeFolder(url, name); }, name);
}

void BrowserSession::rename(const RemoteEntry &entry, const QString &name)
{
    change([host = m_host, entry, name] { return host->rename(entry, name); }, name);
}

void BrowserSession::remove(const QList<RemoteEntry> &entries)
{
    change([host = m_host, entries] { return host->removeRemote(entries); }, {});
}

void BrowserSession::change(std::function<quint64()> ask, const QString &select)
{
    if (m_change != 0)
        return;
    m_select = select;
    m_hasChangeFailed = false;
    m_lastChange = std::move(ask);
    m_change = m_lastChange();
    emit stateChanged();
}

void BrowserSession::retry()
{
    if (m_hasChangeFailed && m_lastChange)
        change(std::exchange(m_lastChange, {}), m_select);
    else
        refresh();
}

void BrowserSession::takeListing(quint64 request, const Listing &listing)
{
    if (request != m_listing)
        return;
    m_listing = 0;
    m_url = listing.url;
    m_hasListing = true;
    m_isWebDav = listing.isWebDav;
    emit listed(listing, m_hasChangeFailed ? QString() : std::exchange(m_select, {}));
    emit stateChanged();
}

void BrowserSession::endChange(quint64 request)
{
    if (request != m_change)
        return;
    m_change = 0;
    m_lastChange = {};
    go(m_url, m_select);
}

void BrowserSession::fail(quint64 request, const Error &error)
{
    if (request == m_listing) {
        m_listing = 0;
        m_hasChangeFailed = false;
        emit listingFailed(error);
        emit stateChanged();
    } else if (request == m_change) {
        m_change = 0;
        const QString select = m_select;
        // What is there now may be the reason; and some of it may have been done.
        go(m_url, {});
        m_select = select;
        m_hasChangeFailed = true;
        emit changeFailed(error);
        emit stateChanged();
    }
}

} // namespace waybill
