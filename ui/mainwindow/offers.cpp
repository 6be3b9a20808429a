// SPDX-License-Identifier: MIT
#include "ui/mainwindow/offers.h"

#include "core/http/offeredlinks.h"
#include "core/transfer/metalinkspec.h"
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
#include <QFileInfo>
#include <QMimeData>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kDownloadOptions = u"dialogs/downloadOptions"_s;
const QString kUploadOptions = u"dialogs/uploadOptions"_s;

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

void Offers::add(QList<TransferSpec> specs, OrderOptions::Start start)
{
    for (TransferSpec &spec : specs)
        spec = withPreferences(spec, *m_preferences);
    if (start == OrderOptions::Start::Now)
        m_host->addAndStartNow(specs);
    else
        m_host->add(
            specs, start == OrderOptions::Start::Later ? Engine::Begin::Later : Engine::Begin::Now);
}

ConflictPolicy Offers::usualPolicy() const
{
    return m_preferences->conflictPolicy().value_or(ConflictPolicy::Fail);
}

void Offers::download(const QString &urls)
{
    DownloadDialog dialog(urls, m_preferences->downloadFolder(), m_host, m_window);
    confirm(&dialog);
}

void Offers::downloadMetalinks(QStringList paths)
{
    if (paths.isEmpty())
        paths = QFileDialog::getOpenFileNames(
            m_window, tr("Metalinks"), {}, tr("Metalinks (*.meta4);;All files (*)"));
    if (paths.isEmpty())
        return;
    DownloadDialog dialog({}, m_preferences->downloadFolder(), m_host, m_window);
    dialog.setMetalinks(paths);
    confirm(&dialog);
}

void Offers::confirm(DownloadDialog *dialog)
{
    dialog->setCategories(m_categories ? m_categories() : QStringList());
    dialog->setConflicts(usualPolicy(), m_sites->sites());
    dialog->showOptions(m_preferences->store().value(kDownloadOptions).toBool());
    const int outcome = dialog->exec();
    m_preferences->store().setValue(kDownloadOptions, dialog->areOptionsShown());
    if (outcome != QDialog::Accepted)
        return;
    m_preferences->setValue(u"transfers/folder"_s, dialog->folder());
    add(dialog->specs(), dialog->start());
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
    dialog.showOptions(m_preferences->store().value(kUploadOptions).toBool());
    surveyFor(&dialog, m_host);
    const int outcome = dialog.exec();
    m_preferences->store().setValue(kUploadOptions, dialog.areOptionsShown());
    if (outcome != QDialog::Accepted)
        return;
    rememberServer(m_preferences->store(), dialog.serverUrl());
    add(dialog.specs(), dialog.start());
}

/// Somebody who takes other files as well means the Metalink itself.
void Offers::takeFiles(const QStringList &paths)
{
    const bool areMetalinks = std::ranges::all_of(paths,
        [](const QString &path) { return isMetalinkName(path) && QFileInfo(path).isFile(); });
    if (paths.isEmpty())
        return;
    if (areMetalinks)
        downloadMetalinks(paths);
    else
        upload(paths);
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
    takeFiles(paths);
    if (!links.isEmpty())
        download(links.join(u'\n'));
}

} // namespace waybill
