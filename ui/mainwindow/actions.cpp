// SPDX-License-Identifier: MIT
#include "ui/mainwindow/actions.h"

#include <QMenu>
#include <QStyle>
#include <QToolBar>
#include <QWidget>

#include <algorithm>

namespace waybill
{
namespace
{

QAction *make(
    QWidget *window, const QString &text, const QKeySequence &keys, QStyle::StandardPixmap icon)
{
    auto *action = new QAction(window->style()->standardIcon(icon), text, window);
    action->setShortcut(keys);
    if (!keys.isEmpty())
        action->setToolTip(action->toolTip() +
                           QStringLiteral(" (%1)").arg(keys.toString(QKeySequence::NativeText)));
    window->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , addDownload(make(window, tr("Add &download…"), QKeySequence::New, QStyle::SP_ArrowDown))
    , addUpload(
          make(window, tr("Add &upload…"), QKeySequence(Qt::CTRL | Qt::Key_U), QStyle::SP_ArrowUp))
    , pack(make(window, tr("Pac&k…"), QKeySequence(Qt::CTRL | Qt::Key_K), QStyle::SP_DriveHDIcon))
    , unpack(make(window, tr("Unpac&k…"), QKeySequence(Qt::CTRL | Qt::Key_E),
          QStyle::SP_FileDialogNewFolder))
    , paste(make(window, tr("&Paste links"), QKeySequence::Paste, QStyle::SP_FileIcon))
    , pause(make(window, tr("&Pause"), QKeySequence(Qt::CTRL | Qt::Key_P), QStyle::SP_MediaPause))
    , resume(make(window, tr("&Resume"), QKeySequence(Qt::CTRL | Qt::Key_S), QStyle::SP_MediaPlay))
    , cancel(make(
          window, tr("&Cancel"), QKeySequence(Qt::CTRL | Qt::Key_Period), QStyle::SP_MediaStop))
    , retry(
          make(window, tr("Re&try"), QKeySequence(Qt::CTRL | Qt::Key_R), QStyle::SP_BrowserReload))
    , remove(make(window, tr("Re&move from the list"), QKeySequence::Delete, QStyle::SP_TrashIcon))
    , openFolder(make(
          window, tr("&Open folder"), QKeySequence(Qt::CTRL | Qt::Key_O), QStyle::SP_DirOpenIcon))
    , signIn(make(window, tr("Sign &in…"), {}, QStyle::SP_MessageBoxQuestion))
    , quit(make(
          window, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), QStyle::SP_DialogCloseButton))
{
    enableFor({});
}

void Actions::enableFor(const QList<TransferSnapshot> &selected)
{
    const auto any = [&](auto test) { return std::ranges::any_of(selected, test); };
    pause->setEnabled(any([](const TransferSnapshot &transfer) {
        return isActive(transfer.state) || transfer.state == TransferState::Queued ||
               transfer.state == TransferState::Waiting;
    }));
    resume->setEnabled(any([](const TransferSnapshot &transfer) {
        return transfer.state == TransferState::Paused || transfer.state == TransferState::Waiting;
    }));
    cancel->setEnabled(
        any([](const TransferSnapshot &transfer) { return !hasEnded(transfer.state); }));
    retry->setEnabled(any([](const TransferSnapshot &transfer) {
        return transfer.state == TransferState::Failed ||
               transfer.state == TransferState::Cancelled;
    }));
    signIn->setEnabled(any([](const TransferSnapshot &transfer) {
        return transfer.waitReason == WaitReason::SignIn;
    }));
    remove->setEnabled(!selected.isEmpty());
    openFolder->setEnabled(selected.size() == 1);
}

void Actions::fill(QToolBar *bar) const
{
    bar->addActions({addDownload, addUpload, pack, unpack});
    bar->addSeparator();
    bar->addActions({resume, pause, cancel, retry});
    bar->addSeparator();
    bar->addActions({remove, openFolder});
}

void Actions::fill(QMenu *menu) const
{
    menu->addActions({resume, pause, cancel, retry, signIn});
    menu->addSeparator();
    menu->addAction(remove);
    menu->addSeparator();
    menu->addActions({openFolder, unpack});
}

} // namespace waybill
