// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QAction>

class QMenu;
class QToolBar;

namespace waybill
{

/// All commands of the window with their keys, and which of them a selection allows.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    void enableFor(const QList<TransferSnapshot> &selected);
    void fill(QToolBar *bar) const;
    void fill(QMenu *menu) const;

    QAction *const addDownload;
    QAction *const addUpload;
    QAction *const pack;
    QAction *const unpack;
    QAction *const paste;
    QAction *const pause;
    QAction *const resume;
    QAction *const cancel;
    QAction *const retry;
    QAction *const remove;
    QAction *const openFolder;
    QAction *const signIn;
    QAction *const quit;
};

} // namespace waybill
