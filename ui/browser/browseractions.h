// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"

#include <QAction>

class QMenu;
class QToolBar;

namespace waybill
{

class BrowserSession;

/// The commands of a browser, and when each makes sense.
class BrowserActions : public QObject
{
    Q_OBJECT

public:
    /// Those that act on the selection have their keys in `table` only.
    BrowserActions(QWidget *window, QWidget *table);

    void enableFor(const BrowserSession &session, const QList<RemoteEntry> &selected);
    void fill(QToolBar *bar);
    void fill(QMenu *menu);

    QAction *const back;
    QAction *const up;
    QAction *const refresh;
    QAction *const stop;
    QAction *const open;
    QAction *const download;
    QAction *const downloadTo;
    QAction *const newFolder;
    QAction *const rename;
    QAction *const remove;
    QAction *const copyUrl;
};

} // namespace waybill
