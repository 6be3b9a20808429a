// SPDX-License-Identifier: MIT
#include "ui/mainwindow/offers.h"

#include "core/http/offeredlinks.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/recentservers.h"
#include "ui/addtransfer/unpackdialog.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/engine/enginehost.h"
#include "ui/settings/preferences.h"
#include "ui/sites/knownsites.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QMimeData>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Counts in the background what lies in the dialog's paths.
template <typename Dialog>
void surveyFor(Dialog *dialog, EngineHost *host)
{
    QObject::connect(host, &EngineHost::surveyed, dialog,
        [dialog](const QStringList &paths, const TreeSurvey &survey) {
            if (paths == dialog->paths())
                dialog->showSurvey(survey);
        });
    host->requestSurvey(dialog->paths());
}

} // namespace

Offers::Offers(EngineHost *host, Preferences *preferences, const KnownSites *sites, QWidget *window)
    : QObject(window)
    , m_host(host)
    , m_preferences(preferences)
    , m_sites(sites)
    , m_window(window)
{
}

void Offers::add(QList<TransferSpec> specs, Engine::Begin begin)
{
    for (TransferSpec &spec : specs)
        spec = withPreferences(spec, *m_preferences);
    m_host->add(specs, begin);
}

ConflictPolicy Offers::usualPolicy() const
{
    return m_preferences->conflictPolicy().value_or(ConflictPolicy::Fail);
}

void Offers::download(const QString &urls)
{
    DownloadDialog dialog(urls, m_preferences->downloadFolder(), m_host, m_window);
    dialog.setCategories(m_categories ? m_categories() : QStringList());
    dialog.setConflicts(usualPolicy(), m_sites->sites());
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_preferences->setValue(u"transfers/folder"_s, dialog.folder());
    add(dialog.specs(), dialog.startsNow() ? Engine::Begin::Now : Engine::Begin::Later);
}

void Offers::downloadInto(const QList<QUrl> &urls, const QString &folder)
{
    QList<TransferSpec> specs;
    for (const QUrl &url : urls) {
        TransferSpec spec;
        spec.url = url;
        spec.isFolder = url.path().endsWith(u'/');
        spec.path = folder.isEmpty() ? m_preferences->downloadFolder() : folder;
        spec.onConflict = usualPolicy();
        spec.followsSite = true;
        specs.append(spec);
    }
    add(specs);
}

void Offers::upload(QStringList paths, const QString &serverUrl)
{
    if (paths.isEmpty())
        paths = QFileDialog::getOpenFileNames(m_window, tr("Files to upload"));
    if (paths.isEmpty())
        return;
    QStringList servers = recentServers(m_preferences->store());
    if (!serverUrl.isEmpty())
        servers.prepend(serverUrl);
    UploadDialog dialog(paths, servers, m_preferences->offerPackAbove(), m_window);
    dialog.setSites(m_sites->sites());
    dialog.offerFormat(m_preferences->archiveFormat());
    surveyFor(&dialog, m_host);
    if (dialog.exec() != QDialog::Accepted)
        return;
    rememberServer(m_preferences->store(), dialog.serverUrl());
    add(dialog.specs());
}

void Offers::pack(QStringList paths)
{
    // Folders are what is packed most; a dialog of the system chooses either, never both. Files
    // and folders together are dropped.
    if (paths.isEmpty()) {
        const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Folder to pack"));
        if (!folder.isEmpty())
            paths = {QDir::cleanPath(folder)};
    }
    if (paths.isEmpty())
        return;
    PackDialog dialog(paths, m_window);
    dialog.offerFormat(m_preferences->archiveFormat());
    surveyFor(&dialog, m_host);
    if (dialog.exec() == QDialog::Accepted)
        add({dialog.spec()});
}

void Offers::unpack(QString archive)
{
    if (archive.isEmpty())
        archive = QFileDialog::getOpenFileName(m_window, tr("Archive to unpack"));
    if (archive.isEmpty())
        return;
    UnpackDialog dialog(archive, m_window);
    if (dialog.exec() == QDialog::Accepted)
        add({dialog.spec()});
}

void Offers::paste()
{
    take(QApplication::clipboard()->mimeData());
}

bool Offers::canTake(const QMimeData *data)
{
    return data->hasUrls() || looksLikeLinks(data->text());
}

void Offers::take(const QMimeData *data)
{
    if (!canTake(data))
        return;
    QStringList paths;
    QStringList links;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
        else
            links.append(url.toString());
    }
    if (paths.isEmpty() && links.isEmpty())
        links.append(data->text().trimmed());
    if (!paths.isEmpty())
        upload(paths);
    if (!links.isEmpty())
        download(links.join(u'\n'));
}

} // namespace waybill
