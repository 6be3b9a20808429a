// SPDX-License-Identifier: MIT
#pragma once

#include "ui/addtransfer/orderoptions.h"

#include <QObject>
#include <QUrl>

#include <functional>

class QMimeData;
class QSettings;
class QWidget;

namespace waybill
{

class DownloadDialog;
class EngineHost;
class KnownSites;
class Preferences;

/// The dialogs that begin a transfer: whatever comes in, by menu, drop, paste or from a second
/// start, is shown for confirmation before anything happens.
class Offers : public QObject
{
    Q_OBJECT

public:
    Offers(EngineHost *host, Preferences *preferences, const KnownSites *sites, QWidget *window);

    /// Where the categories that there are come from.
    void setCategories(std::function<QStringList()> known) { m_categories = std::move(known); }
    void download(const QString &urls = {});
    /// What was chosen in a server's folder: begins at once, in the usual folder if none is named.
    /// A URL that ends with '/' is a folder.
    void downloadInto(const QList<QUrl> &urls, const QString &folder);
    /// Asks for files if there are none.
    /// Of Metalinks on this machine; asks for one if there is none.
    void downloadMetalinks(QStringList paths = {});
    void upload(QStringList paths = {}, const QString &serverUrl = {});
    /// For upload; or for download what they name, if all are Metalinks.
    void takeFiles(const QStringList &paths);
    void pack(QStringList paths = {});
    void unpack(QString archive = {});
    void paste();
    static bool canTake(const QMimeData *data);
    void take(const QMimeData *data);

private:
    ConflictPolicy usualPolicy() const;
    void confirm(DownloadDialog *dialog);
    void add(QList<TransferSpec> specs, OrderOptions::Start start = OrderOptions::Start::InTurn);

    EngineHost *m_host;
    Preferences *m_preferences;
    const KnownSites *m_sites;
    QWidget *m_window;
    std::function<QStringList()> m_categories;
};

} // namespace waybill
