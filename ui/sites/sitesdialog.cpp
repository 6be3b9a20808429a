// SPDX-License-Identifier: MIT
#include "ui/sites/sitesdialog.h"

#include "ui/engine/enginehost.h"
#include "ui/sites/siteeditor.h"
#include "ui/sites/sitelist.h"
#include "ui/sites/siteproblemtext.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

SitesDialog::SitesDialog(EngineHost *host, QWidget *parent)
    : QDialog(parent)
    , m_host(host)
    , m_list(new SiteList(this))
    , m_editor(new SiteEditor(this))
    , m_area(new QScrollArea(this))
    , m_message(new QLabel(this))
    , m_duplicate(new QPushButton(tr("&Duplicate"), this))
    , m_remove(new QPushButton(tr("De&lete…"), this))
    , m_export(new QPushButton(tr("E&xport…"), this))
    , m_save(new QPushButton(tr("Save"), this))
    //: Throws away what was edited.
    , m_revert(new QPushButton(tr("Revert"), this))
{
    setWindowTitle(tr("Servers"));
    auto *sides = new QSplitter(this);
    sides->addWidget(makeListSide());
    sides->addWidget(makeEditorSide());
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({260, 640});
    auto *column = new QVBoxLayout(this);
    column->addWidget(sides);
    resize(920, 720);
    listen();
    updateButtons();
    m_host->requestSites();
}

QWidget *SitesDialog::makeListSide()
{
    auto *const fresh = new QPushButton(tr("&New"), this);
    auto *const import = new QPushButton(tr("&Import…"), this);
    connect(fresh, &QPushButton::clicked, this, &SitesDialog::startNew);
    connect(m_duplicate, &QPushButton::clicked, this, &SitesDialog::duplicate);
    connect(m_remove, &QPushButton::clicked, this, &SitesDialog::remove);
    connect(import, &QPushButton::clicked, this, &SitesDialog::importFile);
    connect(m_export, &QPushButton::clicked, this, &SitesDialog::exportFile);
    auto *const side = new QWidget(this);
    auto *const grid = new QGridLayout(side);
    grid->setContentsMargins({});
    grid->addWidget(m_list, 0, 0, 1, 6);
    grid->addWidget(fresh, 1, 0, 1, 2);
    grid->addWidget(m_duplicate, 1, 2, 1, 2);
    grid->addWidget(m_remove, 1, 4, 1, 2);
    grid->addWidget(import, 2, 0, 1, 3);
    grid->addWidget(m_export, 2, 3, 1, 3);
    return side;
}

QWidget *SitesDialog::makeEditorSide()
{
    auto *const side = new QWidget(this);
    m_area->setAccessibleName(tr("Server"));
    m_area->setWidget(m_editor);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    auto *const close = new QPushButton(tr("Close"), side);
    close->setAutoDefault(false);
    m_revert->setAutoDefault(false);
    m_save->setDefault(true);
    connect(m_save, &QPushButton::clicked, this, &SitesDialog::save);
    connect(m_revert, &QPushButton::clicked, this, [this] { edit(m_edited); });
    connect(close, &QPushButton::clicked, this, &SitesDialog::reject);
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_revert);
    buttons->addWidget(m_save);
    buttons->addWidget(close);
    auto *const column = new QVBoxLayout(side);
    column->setContentsMargins(8, 0, 0, 0);
    column->addWidget(m_area);
    column->addWidget(m_message);
    column->addLayout(buttons);
    m_area->setMinimumWidth(
        m_editor->minimumSizeHint().width() + m_area->verticalScrollBar()->sizeHint().width());
    return side;
}

void SitesDialog::listen()
{
    connect(m_list, &SiteList::selectionChanged, this, &SitesDialog::showSelected);
    connect(m_editor, &SiteEditor::changed, this, &SitesDialog::updateButtons);
    connect(m_host, &EngineHost::sitesChanged, this, &SitesDialog::takeSites);
    connect(m_host, &EngineHost::keychainChecked, m_editor, &SiteEditor::setHasKeychain);
    connect(m_host, &EngineHost::siteSaved, this, &SitesDialog::takeSaved);
    connect(m_host, &EngineHost::siteFailed, this, [this](const SiteProblem &problem) {
        m_isSaving = false;
        say(siteProblemText(problem));
        updateButtons();
    });
    connect(m_host, &EngineHost::sitesImported, this, [this](int count) {
        say(tr("%n server(s) imported. Their passwords are not in the file.", nullptr, count));
    });
    connect(m_host, &EngineHost::sitesExported, this,
        [this](const QString &path) { say(tr("Exported to %1, without passwords.").arg(path)); });
}

void SitesDialog::takeSites(const QList<SiteSnapshot> &sites)
{
    m_sites = sites;
    m_list->setSites(sites);
    m_list->select(m_edited);
    const SiteSnapshot *const edited = find(m_edited);
    if (!m_edited.isEmpty() && !edited)
        edit({});
    else if (edited && m_editor->isChanged())
        m_editor->setPlaces(*edited);
    else if (edited)
        m_editor->setSite(*edited);
    else if (!m_isSaving && !m_editor->isChanged() && !m_isNew && !m_sites.isEmpty())
        edit(m_sites.constFirst().site.id);
    updateButtons();
}

void SitesDialog::takeSaved(const SiteSnapshot &saved)
{
    const bool wasSaving = std::exchange(m_isSaving, false);
    if (m_follows)
        edit(saved.site.id);
    if (wasSaving)
        say(tr("Saved."));
    updateButtons();
}

const SiteSnapshot *SitesDialog::find(const QString &id) const
{
    const auto found =
        std::ranges::find(m_sites, id, [](const SiteSnapshot &each) { return each.site.id; });
    return found == m_sites.end() ? nullptr : &*found;
}

void SitesDialog::showSelected()
{
    const QString wanted = m_list->selected();
    if (wanted == m_edited)
        return;
    if (mayLeave())
        edit(wanted);
    else
        m_list->select(m_edited);
}

/// Empty: a new one.
void SitesDialog::edit(const QString &id)
{
    const SiteSnapshot *const found = find(id);
    m_edited = found ? id : QString();
    m_isNew = false;
    m_follows = false;
    m_editor->setSite(found ? *found : SiteSnapshot());
    m_list->select(m_edited);
    say({});
    updateButtons();
}

void SitesDialog::startNew()
{
    if (!mayLeave())
        return;
    edit({});
    m_isNew = true;
    m_editor->setFocus();
}

void SitesDialog::duplicate()
{
    if (!mayLeave())
        return;
    m_follows = true;
    m_host->duplicateSite(m_edited);
}

void SitesDialog::remove()
{
    QMessageBox box(QMessageBox::Question, tr("Delete server"),
        tr("Delete the server \"%1\"?").arg(m_editor->site().name), QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(
        tr("Its password is forgotten. Transfers with it stay in the list; those that want you to "
           "sign in wait for it."));
    QPushButton *const yes = box.addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box.exec();
    if (box.clickedButton() == yes)
        m_host->removeSite(m_edited);
}

void SitesDialog::importFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import servers"), {}, tr("Lists of servers (*.json);;All files (*)"));
    if (!path.isEmpty())
        m_host->importSites(path);
}

void SitesDialog::exportFile()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Export servers"), u"waybill-servers.json"_s, tr("Lists of servers (*.json)"));
    if (!path.isEmpty())
        m_host->exportSites(path);
}

bool SitesDialog::save()
{
    if (!m_editor->check()) {
        say(tr("Not saved: see the fields above."));
        m_area->ensureWidgetVisible(focusWidget());
        return false;
    }
    m_isSaving = true;
    m_follows = true;
    say(tr("Saving… If the keychain is locked, unlock it."));
    updateButtons();
    m_host->saveSite(m_editor->site(), m_editor->passwords());
    return true;
}

bool SitesDialog::mayLeave()
{
    if (!m_editor->isChanged() || m_isSaving)
        return true;
    QMessageBox box(QMessageBox::Question, tr("Servers"), tr("Save the changes to this server?"),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save:
        return save();
    case QMessageBox::Discard:
        return true;
    default:
        return false;
    }
}

void SitesDialog::reject()
{
    if (mayLeave())
        QDialog::reject();
}

void SitesDialog::say(const QString &text)
{
    m_message->setText(text);
}

void SitesDialog::updateButtons()
{
    const bool isSaved = !m_edited.isEmpty();
    m_duplicate->setEnabled(isSaved);
    m_remove->setEnabled(isSaved);
    m_export->setEnabled(!m_sites.isEmpty());
    m_save->setEnabled(!m_isSaving && m_editor->isChanged());
    m_revert->setEnabled(!m_isSaving && m_editor->isChanged());
}

} // namespace waybill
