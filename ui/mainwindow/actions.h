// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/selectiontally.h"

#include <QAction>

class QMenu;
class QMenuBar;
class QToolBar;

namespace waybill
{

/// All commands of the window with their keys, and which of them a selection allows.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    void enableFor(const SelectionTally &selected);
    void fill(QToolBar *bar) const;
    void fill(QMenuBar *bar) const;
    /// For a click on the list.
    void fill(QMenu *menu) const;
    /// All of them, in the order of the menus, for the page of shortcuts.
    QList<QAction *> all() const;

    QAction *const addDownload;
    QAction *const addUpload;
    QAction *const pack;
    QAction *const unpack;
    QAction *const openMetalink;
    QAction *const paste;
    QAction *const quit;

    QAction *const undo;
    QAction *const find;
    QAction *const selectAll;
    QAction *const copyLink;
    QAction *const exportReceipt;
    QAction *const settings;

    QAction *const resume;
    QAction *const startNow;
    QAction *const startAt;
    QAction *const pause;
    QAction *const cancel;
    QAction *const retry;
    QAction *const retryAll;
    QAction *const resumeAll;
    QAction *const pauseAll;
    QAction *const signIn;
    QAction *const setCategory;
    QAction *const limitSpeed;
    QAction *const priorityHigh;
    QAction *const priorityNormal;
    QAction *const priorityLow;
    QAction *const moveUp;
    QAction *const moveDown;
    QAction *const moveTop;
    QAction *const moveBottom;
    QAction *const openFile;
    QAction *const openFolder;
    QAction *const remove;
    QAction *const removeWithFiles;
    QAction *const clearDone;

    QAction *const browse;
    QAction *const sites;
    QAction *const speed;
    QAction *const statistics;

    QAction *const shortcuts;
    QAction *const about;
};

} // namespace waybill
