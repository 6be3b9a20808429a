// SPDX-License-Identifier: MIT
#include "ui/mainwindow/mainwindow.h"

#include "ui/details/advicebar.h"
#include "ui/details/detailspane.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/announcer.h"
#include "ui/mainwindow/attentiondesk.h"
#include "ui/mainwindow/droptarget.h"
#include "ui/mainwindow/filterrail.h"
#include "ui/mainwindow/limitsmenu.h"
#include "ui/mainwindow/offers.h"
#include "ui/mainwindow/removals.h"
#include "ui/mainwindow/sidewindows.h"
#include "ui/mainwindow/statusline.h"
#include "ui/settings/appliedpreferences.h"
#include "ui/sites/knownsites.h"
#include "ui/sites/siteproblemtext.h"
#include "ui/transfers/selectedtransfers.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"
#include "ui/tray/notifier.h"
#include "ui/tray/trayicon.h"

#include <QCheckBox>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSplitter>
#include <QStatusBar>
#include <QToolBar>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QString kDropTarget = u"general/dropTarget"_s;

} // namespace

MainWindow::MainWindow(EngineHost *host, const QString &settingsPath)
    : m_host(host)
    , m_preferences(settingsPath)
    , m_model(new TransferModel(this))
    , m_actions(new Actions(this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, m_columns))
    , m_rail(new FilterRail(m_columns))
    , m_search(new QLineEdit(this))
    , m_view(new TransferView(m_model, this))
    , m_removals(new Removals(host, m_model, this))
    , m_advice(new AdviceBar(this))
    , m_details(new DetailsPane(m_model, this))
    , m_status(new StatusLine(host, &m_preferences, statusBar()))
    , m_tray(new TrayIcon(this))
    , m_notifier(new Notifier(&m_preferences, this))
    , m_sites(new KnownSites(host, this))
    , m_offers(new Offers(host, &m_preferences, m_sites, this))
    , m_desk(new AttentionDesk(host, m_sites, this))
    , m_windows(new SideWindows(host, &m_preferences, m_offers, m_desk, m_actions->speed, this))
    , m_applied(new AppliedPreferences(host, &m_preferences,
          Autostart(Autostart::usualFolder(),
              Autostart::usualCommand(QFileInfo(settingsPath).absolutePath())),
          this))
{
    setWindowTitle(tr("Waybill"));
    setAcceptDrops(true);
    m_offers->setCategories([this] { return m_model->counts().categories().keys(); });
    arrange();
    connectActions();
    connectSelectionActions();
    connectEngine();
    connectViews();
    connectSettings();
    showCounts();
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray->show();
}

MainWindow::~MainWindow()
{
    QSettings &store = m_preferences.store();
    store.setValue(u"window/geometry"_s, saveGeometry());
    store.setValue(u"window/docks"_s, saveState());
    store.setValue(u"window/columns"_s, m_columns->saveState());
    store.setValue(u"window/rows"_s, m_rows->saveState());
    m_view->saveLayout(store);
}

void MainWindow::arrange()
{
    auto *bar = addToolBar(tr("Transfers"));
    bar->setObjectName(u"toolbar"_s);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setMovable(false);
    m_actions->fill(bar);
    m_actions->fill(menuBar());
    auto *gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_search->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search by name, server or path"));
    m_search->setClearButtonEnabled(true);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 32);
    bar->addWidget(m_search);

    auto *list = new QWidget(m_rows);
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins({});
    listLayout->addWidget(m_view, 1);
    listLayout->addWidget(m_removals);
    auto *below = new QWidget(m_rows);
    auto *belowLayout = new QVBoxLayout(below);
    belowLayout->setContentsMargins({});
    belowLayout->addWidget(m_advice);
    belowLayout->addWidget(m_details, 1);
    m_columns->addWidget(m_rail);
    m_columns->addWidget(m_rows);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({fontMetrics().averageCharWidth() * 28, 1050});
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({430, 250});
    m_columns->setChildrenCollapsible(false);
    m_rows->setChildrenCollapsible(false);
    setCentralWidget(m_columns);
    resize(1320, 760);

    QSettings &store = m_preferences.store();
    restoreGeometry(store.value(u"window/geometry"_s).toByteArray());
    restoreState(store.value(u"window/docks"_s).toByteArray());
    m_columns->restoreState(store.value(u"window/columns"_s).toByteArray());
    m_rows->restoreState(store.value(u"window/rows"_s).toByteArray());
    m_view->restoreLayout(store);
}

void MainWindow::connectEngine()
{
    connect(m_host, &EngineHost::added, m_model, &TransferModel::add);
    connect(m_host, &EngineHost::removed, m_model, &TransferModel::remove);
    connect(m_host, &EngineHost::changed, m_model, &TransferModel::update);
    auto *announcer = new Announcer(statusBar());
    connect(m_host, &EngineHost::added, announcer, &Announcer::notice);
    connect(m_host, &EngineHost::changed, announcer, &Announcer::notice);
    connect(m_host, &EngineHost::removed, announcer, &Announcer::forget);
    connect(m_host, &EngineHost::removed, this, &MainWindow::showSelected);
    const auto tell = [this](const Error &error) {
        statusBar()->showMessage(errorText(error).message, 10'000);
    };
    connect(m_host, &EngineHost::journalFailed, this, tell);
    connect(m_host, &EngineHost::notDone, this, tell);
    connect(m_host, &EngineHost::siteFailed, this, [this](const SiteProblem &problem) {
        statusBar()->showMessage(siteProblemText(problem), 10'000);
    });
    connect(m_host, &EngineHost::opened, this, [this](const QString &damaged, int salvaged) {
        if (!damaged.isEmpty())
            statusBar()->showMessage(
                tr("The journal was damaged. It was moved to %1. Transfers read out of it: %2.")
                    .arg(damaged)
                    .arg(salvaged));
    });
    connect(m_host, &EngineHost::timelineReady, m_details, &DetailsPane::showTimeline);
    connect(m_details, &DetailsPane::timelineWanted, m_host, &EngineHost::requestTimeline);
    connect(m_host, &EngineHost::segmentsReady, m_details, &DetailsPane::showSegments);
    connect(m_details, &DetailsPane::segmentsWanted, m_host, &EngineHost::requestSegments);
}

void MainWindow::connectViews()
{
    connect(m_model, &TransferModel::countsChanged, this, &MainWindow::showCounts);
    connect(m_model, &TransferModel::moveWanted, m_host, &EngineHost::moveBefore);
    connect(m_rail, &FilterRail::filterChanged, m_view, &TransferView::setFilter);
    connect(m_search, &QLineEdit::textChanged, m_view, &TransferView::setSearch);
    connect(m_view->selection(), &SelectedTransfers::changed, this, &MainWindow::showSelected);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &where) {
        QMenu menu;
        m_actions->fill(&menu);
        menu.exec(m_view->viewport()->mapToGlobal(where));
    });
    connect(m_view, &QAbstractItemView::activated, this, [this] { openSelected(false); });
    connect(m_advice, &AdviceBar::chosen, this, &MainWindow::carryOut);
    connect(m_removals, &Removals::undoableChanged, m_actions->undo, &QAction::setEnabled);
    connect(m_status, &StatusLine::problemsWanted, this,
        [this] { m_rail->choose({TransferFilter::Group::Attention, {}}); });
    connect(m_tray, &TrayIcon::toggleRequested, this, &MainWindow::toggle);
    connect(m_tray, &TrayIcon::pauseAllRequested, m_actions->pauseAll, &QAction::trigger);
    connect(m_tray, &TrayIcon::resumeAllRequested, m_actions->resumeAll, &QAction::trigger);
    connect(m_model, &TransferModel::finished, m_tray, &TrayIcon::noteDone);
    connect(m_tray, &TrayIcon::openRequested, this,
        [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
    connect(m_tray, &TrayIcon::quitRequested, m_actions->quit, &QAction::trigger);
}

/// The settings dialog tells of what failed itself, if it is open.
void MainWindow::connectSettings()
{
    connect(m_applied, &AppliedPreferences::failed, this,
        [this](const QString &message) { statusBar()->showMessage(message, 10'000); });
    connect(m_applied, &AppliedPreferences::failed, m_windows, &SideWindows::tellInSettings);
    connect(&m_preferences, &Preferences::changed, this, [this](const QString &key) {
        showCounts();
        if (key == kDropTarget)
            showDropTarget(m_preferences.isOn(key));
    });
    connect(m_host, &EngineHost::opened, this,
        [this] { showDropTarget(m_preferences.isOn(kDropTarget)); });
    auto *const limits = new LimitsMenu(m_host, &m_preferences, this);
    m_tray->setLimitsMenu(limits);
    connect(limits, &LimitsMenu::settingsWanted, m_windows,
        [this] { m_windows->showSettings(u"limits"_s); });
    connect(
        m_actions->settings, &QAction::triggered, m_windows, [this] { m_windows->showSettings(); });
    connect(m_status, &StatusLine::limitsWanted, m_windows,
        [this] { m_windows->showSettings(u"limits"_s); });
    connect(m_host, &EngineHost::added, m_notifier, &Notifier::add);
    connect(m_host, &EngineHost::changed, m_notifier, &Notifier::update);
    connect(m_host, &EngineHost::removed, m_notifier, &Notifier::forget);
    connect(m_notifier, &Notifier::told, m_tray, &TrayIcon::tell);
    connect(m_tray, &QSystemTrayIcon::messageClicked, m_notifier, &Notifier::follow);
    connect(m_notifier, &Notifier::windowWanted, this, &MainWindow::bringUp);
    connect(m_notifier, &Notifier::folderWanted, this,
        [](const QString &path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); });
}

void MainWindow::showDropTarget(bool isWanted)
{
    if (!isWanted) {
        delete m_dropTarget;
        return;
    }
    if (m_dropTarget)
        return;
    m_dropTarget = new DropTarget(this);
    connect(m_dropTarget, &DropTarget::dropped, this, &MainWindow::takeLater);
    connect(m_dropTarget, &DropTarget::mainWindowWanted, this, &MainWindow::bringUp);
    m_dropTarget->show();
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
    const auto one = m_view->selection()->only();
    m_actions->enableFor(m_view->selection()->tally());
    m_advice->show(one);
    m_details->show(one);
}

void MainWindow::showCounts()
{
    const TransferCounts &counts = m_model->counts();
    m_rail->showCounts(counts);
    m_status->showCounts(counts);
    m_tray->showCounts(counts);
    m_actions->retryAll->setEnabled(counts.of(TransferFilter::Group::Attention) > 0);
    m_actions->clearDone->setEnabled(counts.of(TransferFilter::Group::Done) > 0);
    m_actions->pauseAll->setEnabled(counts.left() > 0);
    m_actions->resumeAll->setEnabled(counts.of(TransferFilter::Group::Waiting) > 0);
}

void MainWindow::offerFiles(const QStringList &paths)
{
    m_offers->takeFiles(paths);
}

void MainWindow::offerDownload(const QString &urls)
{
    m_offers->download(urls);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (Offers::canTake(event->mimeData()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    takeLater(event->mimeData());
}

/// The drag's source waits for the drop's handler: the dialog comes after it, with a copy.
void MainWindow::takeLater(const QMimeData *dropped)
{
    auto data = std::make_shared<QMimeData>();
    if (dropped->hasUrls())
        data->setUrls(dropped->urls());
    if (dropped->hasText())
        data->setText(dropped->text());
    QMetaObject::invokeMethod(
        this, [this, data] { m_offers->take(data.get()); }, Qt::QueuedConnection);
}

void MainWindow::bringUp()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showFirst(bool isTrayWanted)
{
    const bool isWanted = isTrayWanted || m_preferences.isOn(u"general/startInTray"_s);
    if (!isWanted || !m_tray->isVisible())
        show();
}

void MainWindow::toggle()
{
    if (isVisible() && !isMinimized())
        hide();
    else
        bringUp();
}

bool MainWindow::mayQuit()
{
    const int active = m_model->counts().of(TransferFilter::Group::Active);
    const bool asks = active > 0 && m_preferences.isOn(u"general/askBeforeQuitting"_s);
    if (!m_isQuitting && asks) {
        QMessageBox box(QMessageBox::Question, tr("Quit Waybill?"),
            tr("Transfers at work: %1. They stop now and go on when Waybill starts again.")
                .arg(active),
            QMessageBox::Yes | QMessageBox::No, this);
        auto *again = new QCheckBox(tr("Do not ask again"), &box);
        box.setCheckBox(again);
        if (box.exec() != QMessageBox::Yes)
            return false;
        if (again->isChecked())
            m_preferences.setValue(u"general/askBeforeQuitting"_s, false);
    }
    m_isQuitting = true;
    m_removals->settle();
    return true;
}

/// With a tray the window goes there while there is work; where there is none it is minimised
/// instead of hidden, or Waybill quits: as the user chose.
void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool hasWork = m_model->counts().left() > 0;
    const Preferences::OnClose wish = m_preferences.onClose();
    if (!m_isQuitting && hasWork && wish != Preferences::OnClose::Quit) {
        if (wish == Preferences::OnClose::KeepInTray && m_tray->isVisible()) {
            event->accept();
            m_tray->tellOnce(&m_preferences);
            return;
        }
        if (wish == Preferences::OnClose::Minimise) {
            event->ignore();
            showMinimized();
            return;
        }
    }
    if (!mayQuit()) {
        event->ignore();
        return;
    }
    event->accept();
    emit quitRequested();
}

} // namespace waybill
