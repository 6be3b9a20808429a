// SPDX-License-Identifier: MIT
#include "ui/browser/browseractions.h"

#include "ui/browser/browsersession.h"
#include "ui/language/mnemonics.h"

#include <QMenu>
#include <QStyle>
#include <QToolBar>
#include <QWidget>

namespace waybill
{
namespace
{

QAction *make(QWidget *owner, const QString &text, const QKeySequence &keys,
    std::optional<QStyle::StandardPixmap> icon = {})
{
    auto *action = new QAction(text, owner);
    action->setIconText(withoutMnemonic(text));
    action->setToolTip(withoutMnemonic(text));
    if (icon)
        action->setIcon(owner->style()->standardIcon(*icon));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!keys.isEmpty())
        action->setToolTip(action->toolTip() +
                           QStringLiteral(" (%1)").arg(keys.toString(QKeySequence::NativeText)));
    owner->addAction(action);
    return action;
}

} // namespace

BrowserActions::BrowserActions(QWidget *window, QWidget *table)
    : QObject(window)
    , back(make(window, tr("&Back"), QKeySequence::Back, QStyle::SP_ArrowBack))
    //: To the folder that this one is in.
    , up(make(window, tr("&Up"), QKeySequence(Qt::ALT | Qt::Key_Up), QStyle::SP_FileDialogToParent))
    , refresh(make(window, tr("Re&fresh"), QKeySequence::Refresh, QStyle::SP_BrowserReload))
    , stop(make(window, tr("&Stop"), QKeySequence(Qt::Key_Escape), QStyle::SP_BrowserStop))
    //: A folder.
    , open(make(table, tr("&Open"), {}))
    , download(make(table, tr("&Download"), QKeySequence(Qt::CTRL | Qt::Key_D)))
    , downloadTo(make(table, tr("Download &to…"), {}))
    , newFolder(make(window, tr("&New folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N),
          QStyle::SP_FileDialogNewFolder))
    , rename(make(table, tr("Rena&me…"), QKeySequence(Qt::Key_F2)))
    , remove(make(table, tr("De&lete…"), QKeySequence::Delete))
    , copyUrl(make(table, tr("&Copy URL"), QKeySequence::Copy))
{
    // As file managers have it; in the table only, so that fields keep their key.
    auto *leave = new QAction(table);
    leave->setShortcut(Qt::Key_Backspace);
    leave->setShortcutContext(Qt::WidgetShortcut);
    table->addAction(leave);
    connect(leave, &QAction::triggered, up, &QAction::trigger);
}

void BrowserActions::enableFor(const BrowserSession &session, const QList<RemoteEntry> &selected)
{
    const bool isThere = session.hasListing();
    const bool mayChange = isThere && !session.isChanging();
    back->setEnabled(session.canGoBack());
    up->setEnabled(session.canGoUp());
    refresh->setEnabled(!session.url().isEmpty());
    stop->setEnabled(session.isLoading() || session.isChanging());
    open->setEnabled(selected.size() == 1 && selected.constFirst().isFolder);
    download->setEnabled(!selected.isEmpty());
    downloadTo->setEnabled(!selected.isEmpty());
    newFolder->setEnabled(mayChange && session.isWebDav());
    rename->setEnabled(mayChange && session.isWebDav() && selected.size() == 1);
    remove->setEnabled(mayChange && !selected.isEmpty());
    copyUrl->setEnabled(!session.url().isEmpty());
}

void BrowserActions::fill(QToolBar *bar)
{
    bar->addActions({back, up, refresh, stop, newFolder});
}

void BrowserActions::fill(QMenu *menu)
{
    menu->addActions({open, download, downloadTo});
    menu->addSeparator();
    menu->addActions({newFolder, rename, remove});
    menu->addSeparator();
    menu->addAction(copyUrl);
}

} // namespace waybill
