// SPDX-License-Identifier: MIT
#include "ui/browser/browserwindow.h"

#include "core/http/url.h"
#include "ui/addtransfer/recentservers.h"
#include "ui/browser/breadcrumbbar.h"
#include "ui/browser/browseractions.h"
#include "ui/browser/browsermodel.h"
#include "ui/browser/browsersession.h"
#include "ui/browser/browsertable.h"
#include "ui/browser/browsertext.h"
#include "ui/browser/namedialog.h"
#include "ui/browser/removequestion.h"
#include "ui/format/errortext.h"

#include <QClipboard>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QProgressBar>
#include <QShortcut>
#include <QToolBar>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QList<QUrl> urlsOf(const QList<RemoteEntry> &entries)
{
    QList<QUrl> urls;
    for (const RemoteEntry &entry : entries)
        urls.append(entry.url);
    return urls;
}

} // namespace

BrowserWindow::BrowserWindow(EngineHost *host, const QString &settingsPath, QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_settings(settingsPath, QSettings::IniFormat)
    , m_session(new BrowserSession(host, this))
    , m_model(new BrowserModel(this))
    , m_table(new BrowserTable(m_model, this))
    , m_actions(new BrowserActions(this, m_table))
    , m_address(new QLineEdit(this))
    , m_crumbs(new BreadcrumbBar(this))
    , m_filter(new QLineEdit(this))
    , m_message(new MessageBar(this))
    , m_counts(new QLabel(this))
    , m_busy(new QProgressBar(this))
{
    setWindowTitle(tr("Server browser"));
    assemble();
    connectActions();
    connectSession();
    resize(900, 600);
    restoreGeometry(m_settings.value(u"browser/geometry"_s).toByteArray());
    m_table->restoreLayout(m_settings);
    m_table->setEmptyText(
        tr("Enter the address of a WebDAV server, or of a folder that nginx, Apache, Caddy or "
           "rclone lists."));
    showState();
    showCounts();
    m_address->setFocus();
}

BrowserWindow::~BrowserWindow()
{
    m_settings.setValue(u"browser/geometry"_s, saveGeometry());
    m_table->saveLayout(m_settings);
}

void BrowserWindow::assemble()
{
    auto *bar = new QToolBar(this);
    m_actions->fill(bar);
    m_address->setPlaceholderText(tr("https://server.example/folder/"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setClearButtonEnabled(true);
    auto *known = new QCompleter(recentServers(m_settings), this);
    known->setCompletionMode(QCompleter::InlineCompletion);
    m_address->setCompleter(known);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setToolTip(tr("Shows names that contain this; * and ? stand for anything."));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(200);
    m_counts->setTextFormat(Qt::PlainText);
    m_busy->setRange(0, 0);
    m_busy->setFixedWidth(120);
    m_busy->setMaximumHeight(m_counts->sizeHint().height());
    m_busy->setTextVisible(false);

    auto *top = new QHBoxLayout;
    top->addWidget(bar);
    top->addWidget(m_address, 1);
    auto *way = new QHBoxLayout;
    way->addWidget(m_crumbs, 1);
    way->addWidget(m_filter);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_counts, 1);
    bottom->addWidget(m_busy);
    auto *column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addLayout(way);
    column->addWidget(m_message);
    column->addWidget(m_table, 1);
    column->addLayout(bottom);
}

void BrowserWindow::connectActions()
{
    connect(m_actions->back, &QAction::triggered, m_session, &BrowserSession::back);
    connect(m_actions->up, &QAction::triggered, m_session, &BrowserSession::up);
    connect(m_actions->refresh, &QAction::triggered, this, &BrowserWindow::refresh);
    connect(m_actions->stop, &QAction::triggered, m_session, &BrowserSession::stop);
    connect(
        m_actions->open, &QAction::triggered, this, [this] { openEntries(m_table->selected()); });
    connect(m_actions->download, &QAction::triggered, this,
        [this] { emit downloadRequested(urlsOf(m_table->selected())); });
    connect(m_actions->downloadTo, &QAction::triggered, this,
        [this] { emit downloadToRequested(urlsOf(m_table->selected())); });
    connect(m_actions->newFolder, &QAction::triggered, this, &BrowserWindow::offerNewFolder);
    connect(m_actions->rename, &QAction::triggered, this, &BrowserWindow::offerRename);
    connect(m_actions->remove, &QAction::triggered, this, &BrowserWindow::offerRemove);
    connect(m_actions->copyUrl, &QAction::triggered, this, &BrowserWindow::copyUrls);

    connect(m_address, &QLineEdit::returnPressed, this, [this] { open(m_address->text()); });
    connect(m_crumbs, &BreadcrumbBar::chosen, m_session, &BrowserSession::open);
    connect(m_filter, &QLineEdit::textChanged, this, &BrowserWindow::filter);
    connect(m_message, &MessageBar::retryRequested, m_session, &BrowserSession::retry);
    connect(m_message, &MessageBar::signInRequested, this,
        [this] { emit signInRequested(m_signInUrl); });
    connect(m_table, &BrowserTable::opened, this, &BrowserWindow::openEntries);
    connect(m_table, &BrowserTable::filesDropped, this, &BrowserWindow::uploadRequested);
    connect(m_table, &BrowserTable::selectionHasChanged, this, [this] {
        showState();
        showCounts();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &where) {
        QMenu menu;
        m_actions->fill(&menu);
        menu.exec(m_table->viewport()->mapToGlobal(where));
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filter, qOverload<>(&QWidget::setFocus));
    auto *locate = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_L), this);
    connect(locate, &QShortcut::activated, m_address, [this] {
        m_address->setFocus();
        m_address->selectAll();
    });
}

void BrowserWindow::connectSession()
{
    connect(m_session, &BrowserSession::moved, this, &BrowserWindow::showMoved);
    connect(m_session, &BrowserSession::listed, this, &BrowserWindow::showListing);
    connect(m_session, &BrowserSession::listingFailed, this, &BrowserWindow::showListingError);
    connect(m_session, &BrowserSession::changeFailed, this, &BrowserWindow::showChangeError);
    connect(m_session, &BrowserSession::stateChanged, this, &BrowserWindow::showState);
}

void BrowserWindow::open(const QString &address)
{
    QString text = address.trimmed();
    if (text.isEmpty())
        return;
    // What is shown may lack what is secret in it.
    if (text == redactedUrl(m_session->url())) {
        refresh();
        return;
    }
    if (!text.contains("://"_L1))
        text.prepend("https://"_L1);
    const auto url = parseHttpUrl(text);
    if (!url) {
        m_message->tell(errorText(url.error()), MessageBar::Remedy::None);
        return;
    }
    m_session->open(*url);
}

void BrowserWindow::refresh()
{
    m_session->refresh();
}

QUrl BrowserWindow::url() const
{
    return m_session->url();
}

void BrowserWindow::showMoved(const QUrl &url)
{
    m_message->hide();
    m_filter->clear();
    m_leftOut = 0;
    m_table->setFolder({});
    m_table->setEmptyText(tr("Loading…"));
    m_model->setEntries({});
    m_crumbs->setUrl(url);
    m_address->setText(redactedUrl(url));
    m_address->setCursorPosition(0);
    showCounts();
}

void BrowserWindow::showListing(const Listing &listing, const QString &select)
{
    const QSet<QString> before = m_table->selectedNames();
    const int scrolled = m_table->scrolled();
    if (!select.isEmpty() || !m_session->hasChangeFailed())
        m_message->hide();
    m_leftOut = listing.leftOut;
    m_table->setFolder(listing.url);
    m_table->setEmptyText(tr("This folder is empty.\n\nDrop files here to upload them."));
    m_model->setEntries(listing.entries);
    m_crumbs->setUrl(listing.url);
    m_address->setText(redactedUrl(listing.url));
    m_address->setCursorPosition(0);
    setWindowTitle(tr("%1 – Server browser").arg(hostOf(listing.url)));
    m_table->selectAgain(select.isEmpty() ? before : QSet<QString>{select}, scrolled);
    if (!select.isEmpty())
        m_table->scrollTo(m_table->currentIndex());
    if (!m_filter->hasFocus())
        m_table->setFocus();
    showCounts();
}

void BrowserWindow::showListingError(const Error &error)
{
    //: Loading was stopped.
    m_table->setEmptyText(error.isCancelled() ? tr("Stopped.") : QString());
    tell(error, listingErrorText(error), MessageBar::Remedy::Retry);
}

void BrowserWindow::showChangeError(const Error &error)
{
    tell(error, changeErrorText(error),
        mayHelpToRepeat(error) ? MessageBar::Remedy::Retry : MessageBar::Remedy::None);
}

void BrowserWindow::tell(const Error &error, const ErrorText &text, MessageBar::Remedy remedy)
{
    if (error.isCancelled())
        return;
    const bool wantsSignIn = error.kind == ErrorKind::AuthenticationRequired;
    const QUrl named(error.detail);
    m_signInUrl = wantsSignIn && checkHttpUrl(named) ? named : m_session->url();
    m_message->tell(text, wantsSignIn ? MessageBar::Remedy::SignIn : remedy);
}

void BrowserWindow::showState()
{
    m_actions->enableFor(*m_session, m_table->selected());
    m_busy->setVisible(m_session->isLoading() || m_session->isChanging());
}

void BrowserWindow::showCounts()
{
    m_counts->setText(
        m_session->hasListing() ? countsText(*m_model, m_table->selected(), m_leftOut) : QString());
}

void BrowserWindow::filter(const QString &text)
{
    const QSet<QString> before = m_table->selectedNames();
    m_model->setFilter(text);
    m_table->selectAgain(before, 0);
    if (m_model->totals().folders + m_model->totals().files > 0)
        m_table->setEmptyText(tr("Nothing here matches the filter."));
    showCounts();
}

void BrowserWindow::openEntries(const QList<RemoteEntry> &entries)
{
    if (entries.size() == 1 && entries.constFirst().isFolder) {
        m_session->open(entries.constFirst().url);
        return;
    }
    if (!entries.isEmpty())
        emit downloadRequested(urlsOf(entries));
}

void BrowserWindow::offerNewFolder()
{
    NameDialog dialog(
        tr("New folder"), tr("Name of the new folder:"), {},
        [this](const QString &name) { return m_model->holdsName(name); }, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session->makeFolder(dialog.name());
}

void BrowserWindow::offerRename()
{
    const QList<RemoteEntry> selected = m_table->selected();
    if (selected.size() != 1)
        return;
    const RemoteEntry &entry = selected.constFirst();
    NameDialog dialog(
        tr("Rename"), tr("New name of \"%1\":").arg(entry.name), entry.name,
        [this](const QString &name) { return m_model->holdsName(name); }, this);
    if (dialog.exec() == QDialog::Accepted)
        m_session->rename(entry, dialog.name());
}

void BrowserWindow::offerRemove()
{
    const QList<RemoteEntry> selected = m_table->selected();
    if (!selected.isEmpty() && confirmRemoval(selected, this))
        m_session->remove(selected);
}

void BrowserWindow::copyUrls()
{
    QStringList urls;
    for (const RemoteEntry &entry : m_table->selected())
        urls.append(entry.url.toString(QUrl::FullyEncoded));
    if (urls.isEmpty())
        urls.append(m_session->url().toString(QUrl::FullyEncoded));
    QGuiApplication::clipboard()->setText(urls.join(u'\n'));
}

} // namespace waybill
