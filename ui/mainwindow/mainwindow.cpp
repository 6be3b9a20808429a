// SPDX-License-Identifier: MIT
#include "ui/mainwindow/mainwindow.h"

#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/recentservers.h"
#include "ui/addtransfer/signindialog.h"
#include "ui/addtransfer/unpackdialog.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/details/detailspane.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"
#include "ui/mainwindow/actions.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>

namespace waybill
{

using namespace Qt::StringLiterals;

MainWindow::MainWindow(EngineHost *host, const QString &settingsPath)
    : m_host(host)
    , m_settings(settingsPath, QSettings::IniFormat)
    , m_model(new TransferModel(this))
    , m_actions(new Actions(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_view(new TransferView(m_model, m_splitter))
    , m_details(new DetailsPane(m_splitter))
    , m_totals(new QLabel(this))
    , m_tray(new TrayIcon(this))
{
    setWindowTitle(tr("Waybill"));
    setAcceptDrops(true);
    setCentralWidget(m_splitter);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *bar = addToolBar(tr("Transfers"));
    bar->setObjectName(u"toolbar"_s);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    m_actions->fill(bar);
    m_totals->setTextFormat(Qt::PlainText);
    statusBar()->addPermanentWidget(m_totals);

    resize(1250, 700);
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_splitter->restoreState(m_settings.value(u"window/splitter"_s).toByteArray());
    m_view->restoreLayout(m_settings);
    connectActions();
    connectEngine();
    showTotals();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray->show();
}

MainWindow::~MainWindow()
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/splitter"_s, m_splitter->saveState());
    m_view->saveLayout(m_settings);
}

void MainWindow::connectActions()
{
    connect(
        m_actions->addDownload, &QAction::triggered, this, [this] { offerDownload(QString()); });
    connect(m_actions->addUpload, &QAction::triggered, this,
        [this] { offerUpload(QFileDialog::getOpenFileNames(this, tr("Files to upload"))); });
    connect(m_actions->pack, &QAction::triggered, this, &MainWindow::offerPack);
    connect(m_actions->unpack, &QAction::triggered, this, &MainWindow::offerUnpack);
    connect(m_actions->paste, &QAction::triggered, this, &MainWindow::addClipboard);
    connect(m_actions->pause, &QAction::triggered, this, [this] { m_host->pause(selectedIds()); });
    connect(
        m_actions->resume, &QAction::triggered, this, [this] { m_host->resume(selectedIds()); });
    connect(
        m_actions->cancel, &QAction::triggered, this, [this] { m_host->cancel(selectedIds()); });
    connect(m_actions->retry, &QAction::triggered, this, [this] { m_host->retry(selectedIds()); });
    connect(
        m_actions->remove, &QAction::triggered, this, [this] { m_host->remove(selectedIds()); });
    connect(m_actions->openFolder, &QAction::triggered, this, &MainWindow::openSelectedFolder);
    connect(m_actions->signIn, &QAction::triggered, this, &MainWindow::signInForSelected);
    connect(m_actions->quit, &QAction::triggered, this, [this] {
        if (mayQuit())
            emit quitRequested();
    });
    connect(m_tray, &TrayIcon::toggleRequested, this, &MainWindow::toggle);
    connect(m_tray, &TrayIcon::quitRequested, m_actions->quit, &QAction::trigger);
    connect(m_view, &TransferView::selectionHasChanged, this, &MainWindow::showSelected);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &where) {
        QMenu menu;
        m_actions->fill(&menu);
        menu.exec(m_view->viewport()->mapToGlobal(where));
    });
}

void MainWindow::connectEngine()
{
    connect(m_host, &EngineHost::added, this, [this](const QList<TransferSnapshot> &transfers) {
        m_model->add(transfers);
        showTotals();
    });
    connect(m_host, &EngineHost::changed, this, [this](const QList<TransferSnapshot> &transfers) {
        m_model->update(transfers);
        showTotals();
        showSelected();
    });
    connect(m_host, &EngineHost::removed, this, [this](const QList<TransferId> &ids) {
        m_model->remove(ids);
        showTotals();
        showSelected();
    });
    connect(m_host, &EngineHost::journalFailed, this,
        [this](const Error &error) { statusBar()->showMessage(errorText(error).message); });
    connect(m_host, &EngineHost::opened, this, [this](const QString &damaged, int salvaged) {
        if (!damaged.isEmpty())
            statusBar()->showMessage(
                tr("The journal was damaged. It was moved to %1. Transfers read out of it: %2.")
                    .arg(damaged)
                    .arg(salvaged));
    });
    connect(m_host, &EngineHost::timelineReady, m_details, &DetailsPane::showTimeline);
    connect(m_details, &DetailsPane::timelineWanted, m_host, &EngineHost::requestTimeline);
}

QList<TransferId> MainWindow::selectedIds() const
{
    QList<TransferId> ids;
    for (const TransferSnapshot &transfer : m_view->selected())
        ids.append(transfer.id);
    return ids;
}

void MainWindow::showSelected()
{
    const QList<TransferSnapshot> selected = m_view->selected();
    m_actions->enableFor(selected);
    m_details->show(selected.size() == 1 ? std::optional(selected.constFirst()) : std::nullopt);
}

void MainWindow::showTotals()
{
    const Totals totals = totalsOf(m_model->topLevel());
    m_totals->setText(totalsText(totals));
    m_tray->showTotals(totals);
}

void MainWindow::openSelectedFolder()
{
    const QList<TransferSnapshot> selected = m_view->selected();
    if (selected.size() == 1)
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(selected.constFirst().localPath).path()));
}

void MainWindow::signInForSelected()
{
    QList<TransferSnapshot> waiting = m_view->selected();
    waiting.removeIf(
        [](const TransferSnapshot &transfer) { return transfer.waitReason != WaitReason::SignIn; });
    if (waiting.isEmpty())
        return;
    const TransferSnapshot first = waiting.constFirst();
    if (first.kind == TransferKind::Unpack) {
        bool isGiven = false;
        const QString password = QInputDialog::getText(this, tr("Encrypted archive"),
            tr("Password of %1:").arg(first.source), QLineEdit::Password, {}, &isGiven);
        if (isGiven)
            m_host->unlock(first.source, password.toUtf8(), {first.id});
        return;
    }
    SignInDialog dialog(first.server, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    QList<TransferId> thenResume;
    for (const TransferSnapshot &transfer : std::as_const(waiting)) {
        if (transfer.server == first.server)
            thenResume.append(transfer.id);
    }
    m_host->signIn(first.kind == TransferKind::Download ? first.source : first.destination,
        dialog.credentials(), thenResume);
}

void MainWindow::offerDownload(const QString &urls)
{
    const QString standard = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    DownloadDialog dialog(urls, m_settings.value(u"downloadFolder"_s, standard).toString(), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_settings.setValue(u"downloadFolder"_s, dialog.folder());
    m_host->add(dialog.specs());
}

void MainWindow::offerUpload(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    UploadDialog dialog(paths, recentServers(m_settings), this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    rememberServer(m_settings, dialog.serverUrl());
    m_host->add(dialog.specs());
}

void MainWindow::offerPack()
{
    // Folders are what is packed most; a dialog of the system chooses either, never both.
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder to pack"));
    if (folder.isEmpty())
        return;
    PackDialog dialog({QDir::cleanPath(folder)}, this);
    if (dialog.exec() == QDialog::Accepted)
        m_host->add({dialog.spec()});
}

void MainWindow::offerUnpack()
{
    // A finished download that is selected is what is meant; else one is chosen.
    QString archive;
    for (const TransferSnapshot &transfer : m_view->selected()) {
        if (transfer.state == TransferState::Done && archiveFormatOf(transfer.localPath))
            archive = transfer.localPath;
    }
    if (archive.isEmpty())
        archive = QFileDialog::getOpenFileName(this, tr("Archive to unpack"));
    if (archive.isEmpty())
        return;
    UnpackDialog dialog(archive, this);
    if (dialog.exec() == QDialog::Accepted)
        m_host->add({dialog.spec()});
}

void MainWindow::addClipboard()
{
    const QString text = QApplication::clipboard()->text().trimmed();
    if (text.startsWith("http"_L1))
        offerDownload(text);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() || event->mimeData()->text().startsWith("http"_L1))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    QStringList paths;
    QStringList links;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
        else
            links.append(url.toString());
    }
    if (paths.isEmpty() && links.isEmpty())
        links.append(event->mimeData()->text());
    event->acceptProposedAction();
    // The drag's source waits for this handler: the dialog comes after it.
    QMetaObject::invokeMethod(
        this,
        [this, paths, links] {
            offerUpload(paths);
            if (!links.isEmpty())
                offerDownload(links.join(u'\n'));
        },
        Qt::QueuedConnection);
}

void MainWindow::toggle()
{
    if (isVisible() && !isMinimized()) {
        hide();
        return;
    }
    showNormal();
    raise();
    activateWindow();
}

/// Without a tray there is nowhere to go on: the user decides.
bool MainWindow::mayQuit()
{
    if (m_isQuitting)
        return true;
    const Totals totals = totalsOf(m_model->topLevel());
    if (totals.active == 0 || QSystemTrayIcon::isSystemTrayAvailable()) {
        m_isQuitting = true;
        return true;
    }
    const auto answer = QMessageBox::question(this, tr("Quit Waybill?"),
        tr("Transfers at work: %1. They stop now and go on when Waybill starts again.")
            .arg(totals.active),
        QMessageBox::Yes | QMessageBox::No);
    m_isQuitting = answer == QMessageBox::Yes;
    return m_isQuitting;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool hasWork = totalsOf(m_model->topLevel()).left > 0;
    if (!m_isQuitting && hasWork && m_tray->isVisible()) {
        event->ignore();
        hide();
        if (!m_settings.value(u"toldOfTray"_s).toBool()) {
            m_settings.setValue(u"toldOfTray"_s, true);
            m_tray->showMessage(tr("Waybill goes on in the background"),
                tr("Click the icon to bring the window back, or quit from its menu."));
        }
        return;
    }
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    event->accept();
    emit quitRequested();
}

} // namespace waybill
