// SPDX-License-Identifier: MIT
#include "ui/settings/settingsdialog.h"

#include "ui/engine/enginehost.h"
#include "ui/settings/advancedpage.h"
#include "ui/settings/archivespage.h"
#include "ui/settings/generalpage.h"
#include "ui/settings/limitspage.h"
#include "ui/settings/networkpage.h"
#include "ui/settings/notificationspage.h"
#include "ui/settings/serverspage.h"
#include "ui/settings/transferspage.h"

#include <QAction>
#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kGeometry = "settingsDialog/geometry"_L1;

} // namespace

SettingsDialog::SettingsDialog(EngineHost *host, Preferences *preferences, QWidget *parent)
    : QDialog(parent)
    , m_preferences(preferences)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_stack(new QStackedWidget(this))
    , m_nothing(new QLabel(tr("Nothing found"), this))
    , m_message(new QLabel(this))
    , m_restoreOne(new QAction(tr("This &page"), this))
{
    setWindowTitle(tr("Settings"));
    auto *const sides = new QHBoxLayout;
    sides->addWidget(makeChooser());
    sides->addWidget(m_stack, 1);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->hide();
    auto *const column = new QVBoxLayout(this);
    column->addLayout(sides, 1);
    column->addWidget(m_message);
    column->addWidget(makeButtons());

    addPage(new GeneralPage(preferences, this));
    addPage(new TransfersPage(preferences, this));
    addPage(new NetworkPage(preferences, this));
    addPage(new LimitsPage(preferences, this));
    auto *const servers = new ServersPage(preferences, this);
    addPage(servers);
    addPage(new ArchivesPage(preferences, this));
    addPage(new NotificationsPage(preferences, this));
    addPage(new AdvancedPage(preferences, this));
    connect(servers, &ServersPage::sitesRequested, this, &SettingsDialog::sitesRequested);
    connect(host, &EngineHost::sitesChanged, servers, &ServersPage::showSites);
    host->requestSites();

    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + 2 * m_list->frameWidth() + 24);
    m_search->setFixedWidth(m_list->width());
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::showChosen);
    m_list->setCurrentRow(0);
    m_list->setFocus();
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30);
    restoreGeometry(preferences->store().value(kGeometry).toByteArray());
}

QWidget *SettingsDialog::makeChooser()
{
    m_search->setObjectName(u"search"_s);
    m_list->setObjectName(u"pages"_s);
    m_search->setPlaceholderText(tr("Search (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setIconSize({22, 22});
    m_list->setSpacing(2);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->hide();
    auto *const find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    addAction(find);
    connect(find, &QAction::triggered, m_search, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    auto *const side = new QWidget(this);
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->addWidget(m_search);
    column->addWidget(m_nothing);
    column->addWidget(m_list, 1);
    return side;
}

QWidget *SettingsDialog::makeButtons()
{
    auto *const restore = new QPushButton(tr("&Restore defaults"), this);
    auto *const menu = new QMenu(restore);
    menu->addAction(m_restoreOne);
    menu->addAction(tr("&All pages…"), this, &SettingsDialog::restoreAll);
    restore->setMenu(menu);
    connect(m_restoreOne, &QAction::triggered, this,
        [this] { m_pages.at(m_list->currentRow())->restoreDefaults(); });
    auto *const close = new QPushButton(tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    // Enter ends a field, not the dialog.
    for (QPushButton *const button : {restore, close})
        button->setAutoDefault(false);
    auto *const side = new QWidget(this);
    auto *const row = new QHBoxLayout(side);
    row->setContentsMargins({});
    row->addWidget(restore);
    row->addStretch();
    row->addWidget(close);
    return side;
}

void SettingsDialog::addPage(SettingsPage *page)
{
    auto *const area = new QScrollArea(m_stack);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(area);
    m_pages.append(page);
    new QListWidgetItem(page->icon(), page->title(), m_list);
}

void SettingsDialog::showPage(const QString &name)
{
    for (qsizetype i = 0; i < m_pages.size(); ++i) {
        if (m_pages.at(i)->name() != name)
            continue;
        m_search->clear(); // it may hide this one
        m_list->setCurrentRow(static_cast<int>(i));
    }
}

void SettingsDialog::say(const QString &message)
{
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
}

void SettingsDialog::search(const QString &word)
{
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        const bool isFound = m_pages.at(row)->search(word.trimmed());
        m_list->item(row)->setHidden(!isFound);
        if (isFound && first < 0)
            first = row;
    }
    m_nothing->setVisible(first < 0);
    const QListWidgetItem *const current = m_list->currentItem();
    if (first >= 0 && (!current || current->isHidden()))
        m_list->setCurrentRow(first);
}

void SettingsDialog::showChosen(int row)
{
    if (row < 0)
        return;
    say({});
    m_stack->setCurrentIndex(row);
    m_restoreOne->setEnabled(!m_pages.at(row)->keys().isEmpty());
}

void SettingsDialog::restoreAll()
{
    QMessageBox box(QMessageBox::Question, tr("Restore defaults"),
        tr("Restore the defaults of all pages?"), QMessageBox::Cancel, this);
    box.setInformativeText(tr("Servers and their passwords stay."));
    const QPushButton *const yes = box.addButton(tr("Restore"), QMessageBox::DestructiveRole);
    box.exec();
    if (box.clickedButton() != yes)
        return;
    m_preferences->restoreDefaults();
    for (SettingsPage *const page : std::as_const(m_pages))
        page->restoreDefaults();
}

void SettingsDialog::done(int result)
{
    m_preferences->store().setValue(kGeometry, saveGeometry());
    if (QWidget *const entered = focusWidget())
        entered->clearFocus();
    QDialog::done(result);
}

} // namespace waybill
