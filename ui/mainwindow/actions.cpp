// SPDX-License-Identifier: MIT
#include "ui/mainwindow/actions.h"

#include "ui/language/mnemonics.h"

#include <QActionGroup>
#include <QIcon>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QWidget>

#include <algorithm>

/// The icons: those of a static library do not load by themselves. Outside of any namespace, as Qt
/// wants it.
static void loadResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// `icon` is a name under resources/icons; "" for none.
QAction *make(QWidget *window, const QString &text, const QKeySequence &keys, const char *icon = "")
{
    auto *action = new QAction(text, window);
    action->setIconText(withoutMnemonic(text));
    action->setToolTip(withoutMnemonic(text));
    loadResources();
    if (*icon != '\0')
        action->setIcon(QIcon(u":/icons/%1.svg"_s.arg(QLatin1StringView(icon))));
    action->setShortcut(keys);
    if (!keys.isEmpty())
        action->setToolTip(
            action->toolTip() + u" (%1)"_s.arg(keys.toString(QKeySequence::NativeText)));
    window->addAction(action);
    return action;
}

} // namespace

Actions::Actions(QWidget *window)
    : QObject(window)
    , addDownload(make(window, tr("Add &download…"), QKeySequence::New, "download"))
    , addUpload(make(window, tr("Add &upload…"), Qt::CTRL | Qt::Key_U, "upload"))
    , pack(make(window, tr("Pac&k…"), Qt::CTRL | Qt::Key_K, "pack"))
    , unpack(make(window, tr("U&npack…"), Qt::CTRL | Qt::Key_E, "unpack"))
    , openMetalink(make(window, tr("Open &Metalink…"), Qt::CTRL | Qt::Key_M))
    , paste(make(window, tr("&Paste links"), QKeySequence::Paste))
    , quit(make(window, tr("&Quit"), Qt::CTRL | Qt::Key_Q))
    , undo(make(window, tr("&Undo the removal"), QKeySequence::Undo))
    , find(make(window, tr("&Find"), QKeySequence::Find))
    , selectAll(make(window, tr("Select &all"), QKeySequence::SelectAll))
    , copyLink(make(window, tr("Copy the lin&k"), QKeySequence::Copy))
    , exportReceipt(make(window, tr("&Export the receipt…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E))
    , settings(make(window, tr("&Settings…"), Qt::CTRL | Qt::Key_Comma, "settings"))
    , resume(make(window, tr("&Resume"), Qt::CTRL | Qt::Key_S, "resume"))
    //: Beyond the limits of how many run at once.
    , startNow(make(window, tr("Start &now"), Qt::CTRL | Qt::Key_Return))
    //: At a time that is asked for.
    , startAt(make(window, tr("&Start at…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Return))
    , pause(make(window, tr("&Pause"), Qt::CTRL | Qt::Key_P, "pause"))
    , cancel(make(window, tr("&Cancel"), Qt::CTRL | Qt::Key_Period, "cancel"))
    , retry(make(window, tr("Re&try"), Qt::CTRL | Qt::Key_R, "retry"))
    , retryAll(make(window, tr("Retr&y all failed"), Qt::CTRL | Qt::SHIFT | Qt::Key_R))
    , resumeAll(make(window, tr("Resume a&ll"), Qt::CTRL | Qt::SHIFT | Qt::Key_S))
    , pauseAll(make(window, tr("Pause &all"), Qt::CTRL | Qt::SHIFT | Qt::Key_P))
    , signIn(make(window, tr("Sign &in…"), Qt::CTRL | Qt::Key_I))
    , setCategory(make(window, tr("Cate&gory…"), Qt::CTRL | Qt::Key_G))
    , limitSpeed(make(window, tr("Limit spee&d…"), Qt::CTRL | Qt::SHIFT | Qt::Key_L))
    //: In the queue, as the next two: these go first.
    , priorityHigh(make(window, tr("&High priority"), Qt::CTRL | Qt::Key_1))
    , priorityNormal(make(window, tr("&Normal priority"), Qt::CTRL | Qt::Key_2))
    , priorityLow(make(window, tr("&Low priority"), Qt::CTRL | Qt::Key_3))
    //: In the queue: nearer to its front. So are those below.
    , moveUp(make(window, tr("Move &up"), Qt::CTRL | Qt::Key_Up))
    , moveDown(make(window, tr("Move &down"), Qt::CTRL | Qt::Key_Down))
    , moveTop(make(window, tr("Move to the t&op"), Qt::CTRL | Qt::SHIFT | Qt::Key_Up))
    , moveBottom(make(window, tr("Move to the &bottom"), Qt::CTRL | Qt::SHIFT | Qt::Key_Down))
    , openFile(make(window, tr("Open the fi&le"), Qt::CTRL | Qt::SHIFT | Qt::Key_O))
    , openFolder(make(window, tr("&Open folder"), Qt::CTRL | Qt::Key_O, "folder"))
    , remove(make(window, tr("Re&move from the list"), QKeySequence::Delete, "remove"))
    , removeWithFiles(
          make(window, tr("Remove with &file, to the trash"), Qt::SHIFT | Qt::Key_Delete))
    //: Takes off the list what is done.
    , clearDone(make(window, tr("Clear &what is done"), Qt::CTRL | Qt::SHIFT | Qt::Key_Delete))
    , browse(make(window, tr("&Browse a server…"), Qt::CTRL | Qt::Key_B))
    , sites(make(window, tr("Ser&vers…"), Qt::CTRL | Qt::Key_L))
    , speed(make(window, tr("S&peed graph"), Qt::CTRL | Qt::Key_D))
    , statistics(make(window, tr("S&tatistics…"), Qt::CTRL | Qt::Key_T))
    , shortcuts(make(window, tr("&Keyboard shortcuts"), QKeySequence::HelpContents))
    , about(make(window, tr("&About Waybill"), Qt::CTRL | Qt::Key_F1))
{
    settings->setMenuRole(QAction::PreferencesRole);
    speed->setCheckable(true);
    //: On the tool bar: remove from the list. Should be short.
    remove->setIconText(tr("Remove"));
    auto *const priorities = new QActionGroup(this);
    for (QAction *action : {priorityHigh, priorityNormal, priorityLow}) {
        action->setCheckable(true);
        priorities->addAction(action);
    }
    undo->setEnabled(false);
    enableFor({});
}

void Actions::enableFor(const SelectionTally &selected)
{
    const bool isAnyLeft = selected.allows(SelectionTally::Cancel);
    const bool isAny = selected.count() > 0;
    const bool isOne = selected.count() == 1;
    const bool isOneDone = isOne && selected.allows(SelectionTally::Open);
    pause->setEnabled(selected.allows(SelectionTally::Pause));
    resume->setEnabled(selected.allows(SelectionTally::Resume));
    retry->setEnabled(selected.allows(SelectionTally::Retry));
    signIn->setEnabled(selected.allows(SelectionTally::SignIn));
    limitSpeed->setEnabled(selected.allows(SelectionTally::Limit));
    startNow->setEnabled(selected.allows(SelectionTally::StartNow));
    startAt->setEnabled(selected.allows(SelectionTally::StartAt));
    const std::pair<QAction *, SelectionTally::Command> priorities[] = {
        {priorityHigh, SelectionTally::MakeHigh}, {priorityNormal, SelectionTally::MakeNormal},
        {priorityLow, SelectionTally::MakeLow}};
    for (const auto &[action, command] : priorities) {
        action->setEnabled(isAnyLeft);
        action->setChecked(isAnyLeft && !selected.allows(command)); // all that are left have it
    }
    for (QAction *action : {remove, removeWithFiles, copyLink, setCategory})
        action->setEnabled(isAny);
    for (QAction *action : {cancel, moveUp, moveDown, moveTop, moveBottom})
        action->setEnabled(isAnyLeft);
    openFolder->setEnabled(isOne);
    for (QAction *action : {openFile, exportReceipt})
        action->setEnabled(isOneDone);
}

void Actions::fill(QToolBar *bar) const
{
    bar->addActions({addDownload, addUpload, pack, unpack});
    bar->addSeparator();
    bar->addActions({resume, pause, cancel, retry});
    bar->addSeparator();
    bar->addActions({remove, openFolder});
}

void Actions::fill(QMenuBar *bar) const
{
    QMenu *const file = bar->addMenu(tr("&File"));
    file->addActions({addDownload, openMetalink, addUpload, paste});
    file->addSeparator();
    file->addActions({pack, unpack});
    file->addSeparator();
    file->addActions({browse, sites});
    file->addSeparator();
    file->addAction(quit);
    QMenu *const edit = bar->addMenu(tr("&Edit"));
    edit->addActions({undo, selectAll, find});
    edit->addSeparator();
    edit->addActions({copyLink, exportReceipt});
    edit->addSeparator();
    edit->addAction(settings);
    //: A menu, a noun: what to do with the selected transfers.
    fill(bar->addMenu(tr("&Transfer")));
    QMenu *const queue = bar->addMenu(tr("&Queue"));
    queue->addActions({resumeAll, pauseAll, retryAll, clearDone});
    queue->addSeparator();
    queue->addActions({moveTop, moveUp, moveDown, moveBottom});
    QMenu *const view = bar->addMenu(tr("&View"));
    view->addActions({speed, statistics});
    QMenu *const help = bar->addMenu(tr("&Help"));
    help->addActions({shortcuts, about});
}

void Actions::fill(QMenu *menu) const
{
    menu->addActions({resume, startNow, startAt, pause, cancel, retry, signIn});
    menu->addSeparator();
    menu->addActions({openFile, openFolder, copyLink});
    menu->addSeparator();
    menu->addActions({setCategory, limitSpeed});
    menu->addMenu(tr("Priorit&y"))->addActions({priorityHigh, priorityNormal, priorityLow});
    menu->addSeparator();
    menu->addActions({remove, removeWithFiles});
}

QList<QAction *> Actions::all() const
{
    return {addDownload, openMetalink, addUpload, paste, pack, unpack, browse, sites, quit, undo,
        selectAll, find, copyLink, exportReceipt, settings, resume, startNow, startAt, pause,
        cancel, retry, signIn, openFile, openFolder, setCategory, limitSpeed, priorityHigh,
        priorityNormal, priorityLow, remove, removeWithFiles, resumeAll, pauseAll, retryAll,
        clearDone, moveTop, moveUp, moveDown, moveBottom, speed, statistics, shortcuts, about};
}

} // namespace waybill
