// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/remoteentry.h"

#include <QSet>
#include <QTreeView>

class QMimeData;
class QSettings;

namespace waybill
{

class BrowserModel;

/// The list of a folder: opens with double-click or Enter, takes files from the desktop onto a
/// folder or beside one, and says in its middle why it is empty.
class BrowserTable : public QTreeView
{
    Q_OBJECT

public:
    BrowserTable(BrowserModel *model, QWidget *parent);

    /// Where drops go that hit no folder; empty: nowhere.
    void setFolder(const QUrl &folder) { m_folder = folder; }
    void setEmptyText(const QString &text);
    QList<RemoteEntry> selected() const;
    /// After the rows have changed: those of these names that are still there.
    void selectAgain(const QSet<QString> &names, int scrolled);
    QSet<QString> selectedNames() const;
    int scrolled() const;
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    /// The selection, or what was hit.
    void opened(const QList<waybill::RemoteEntry> &entries);
    void filesDropped(const QStringList &paths, const QUrl &folder);
    void selectionHasChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void open(const QModelIndex &index);
    QUrl folderAt(const QPoint &position) const;
    void setDropTarget(bool isDropping, const QModelIndex &folder);

    BrowserModel *m_model;
    QUrl m_folder;
    QString m_emptyText;
    bool m_isDropping = false;
    QPersistentModelIndex m_dropFolder; ///< invalid: the folder that is shown
};

} // namespace waybill
