// SPDX-License-Identifier: MIT
#include "ui/browser/browsertable.h"

#include "ui/browser/browsermodel.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kWidths[] = {400, 120, 160};

QStringList localFilesIn(const QMimeData *data)
{
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

BrowserTable::BrowserTable(BrowserModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
{
    setModel(model);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true); // else each of 100,000 rows would be measured
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setSortingEnabled(true);
    sortByColumn(BrowserModel::Name, Qt::AscendingOrder);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAcceptDrops(true);
    setAccessibleName(tr("Folder on the server"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(BrowserModel::Name, QHeaderView::Stretch);
    for (int column = 0; column < BrowserModel::ColumnCount; ++column)
        setColumnWidth(column, std::max(kWidths[column], header()->sectionSizeHint(column)));
    connect(this, &QTreeView::doubleClicked, this, &BrowserTable::open);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &BrowserTable::selectionHasChanged);
    connect(model, &QAbstractItemModel::modelReset, this, &BrowserTable::selectionHasChanged);
}

void BrowserTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

QList<RemoteEntry> BrowserTable::selected() const
{
    // By ranges: selectedRows() looks at each row of 100,000 apart.
    QList<int> rows;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::ranges::sort(rows);
    QList<RemoteEntry> entries;
    entries.reserve(rows.size());
    for (const int row : std::as_const(rows))
        entries.append(m_model->entry(row));
    return entries;
}

void BrowserTable::selectAgain(const QSet<QString> &names, int scrolled)
{
    QItemSelection rows;
    int first = -1;
    const auto close = [&](int end) {
        if (first >= 0)
            rows.append(
                {m_model->index(first, 0), m_model->index(end, BrowserModel::ColumnCount - 1)});
        first = -1;
    };
    for (int row = 0; row < m_model->rowCount() && !names.isEmpty(); ++row) {
        if (!names.contains(m_model->entry(row).name))
            close(row - 1);
        else if (first < 0)
            first = row;
    }
    close(m_model->rowCount() - 1);
    const int current = rows.isEmpty() ? 0 : rows.constFirst().top();
    selectionModel()->setCurrentIndex(m_model->index(current, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    verticalScrollBar()->setValue(scrolled);
}

QSet<QString> BrowserTable::selectedNames() const
{
    QSet<QString> names;
    for (const RemoteEntry &entry : selected())
        names.insert(entry.name);
    return names;
}

int BrowserTable::scrolled() const
{
    return verticalScrollBar()->value();
}

void BrowserTable::saveLayout(QSettings &settings) const
{
    settings.setValue(u"browser/header"_s, header()->saveState());
}

void BrowserTable::restoreLayout(const QSettings &settings)
{
    header()->restoreState(settings.value(u"browser/header"_s).toByteArray());
}

void BrowserTable::open(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QList<RemoteEntry> chosen = selected();
    const bool isOfMany = chosen.size() > 1 && selectionModel()->isSelected(index);
    emit opened(isOfMany ? chosen : QList<RemoteEntry>{m_model->entry(index.row())});
}

void BrowserTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        open(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

QUrl BrowserTable::folderAt(const QPoint &position) const
{
    const QModelIndex hit = indexAt(position);
    const bool isFolder = hit.isValid() && hit.data(BrowserModel::IsFolderRole).toBool();
    return isFolder ? hit.data(BrowserModel::UrlRole).toUrl() : m_folder;
}

void BrowserTable::setDropTarget(bool isDropping, const QModelIndex &folder)
{
    m_isDropping = isDropping;
    m_dropFolder = folder;
    viewport()->update();
}

void BrowserTable::dragEnterEvent(QDragEnterEvent *event)
{
    dragMoveEvent(event);
}

void BrowserTable::dragMoveEvent(QDragMoveEvent *event)
{
    const bool isTaken = !m_folder.isEmpty() && !localFilesIn(event->mimeData()).isEmpty();
    event->setAccepted(isTaken);
    if (!isTaken)
        return;
    event->setDropAction(Qt::CopyAction);
    const QModelIndex hit = indexAt(event->position().toPoint());
    const bool isFolder = hit.isValid() && hit.data(BrowserModel::IsFolderRole).toBool();
    setDropTarget(true, isFolder ? hit : QModelIndex());
}

void BrowserTable::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropTarget(false, {});
}

void BrowserTable::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFilesIn(event->mimeData());
    const QUrl folder = folderAt(event->position().toPoint());
    setDropTarget(false, {});
    event->setAccepted(!paths.isEmpty() && !folder.isEmpty());
    if (!event->isAccepted())
        return;
    event->setDropAction(Qt::CopyAction);
    // The drag's source waits for this handler: what follows comes after it.
    QMetaObject::invokeMethod(
        this, [this, paths, folder] { emit filesDropped(paths, folder); }, Qt::QueuedConnection);
}

void BrowserTable::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    QPainter painter(viewport());
    if (m_isDropping) {
        QRect target = viewport()->rect();
        if (m_dropFolder.isValid()) {
            target = visualRect(m_dropFolder);
            target.setLeft(0);
            target.setRight(viewport()->width());
        }
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(target.adjusted(1, 1, -2, -1));
    }
    if (m_model->rowCount() > 0)
        return;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20),
        Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace waybill
