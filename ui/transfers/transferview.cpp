// SPDX-License-Identifier: MIT
#include "ui/transfers/transferview.h"

#include "ui/transfers/filteredtransfers.h"
#include "ui/transfers/progressdelegate.h"
#include "ui/transfers/selectedtransfers.h"
#include "ui/transfers/transfercolumns.h"

#include <QDragEnterEvent>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// The font height that the widths of the columns were chosen for.
constexpr int kUsualFontHeight = 16;

/// Neighbours together: all that is asked of a selection takes as long as it has ranges.
QItemSelection inRanges(QModelIndexList rows)
{
    std::ranges::sort(
        rows, {}, [](const QModelIndex &row) { return std::pair(row.internalId(), row.row()); });
    QItemSelection selection;
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows.at(last + 1).row() == rows.at(last).row() + 1 &&
               rows.at(last + 1).internalId() == rows.at(first).internalId())
            ++last;
        selection.append(QItemSelectionRange(rows.at(first), rows.at(last)));
        first = last + 1;
    }
    return selection;
}

} // namespace

TransferView::TransferView(TransferModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_filtered(new FilteredTransfers(model, this))
{
    setModel(m_filtered);
    setItemDelegateForColumn(TransferModel::Progress, new ProgressDelegate(this));
    setSelectionMode(ExtendedSelection);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    setTreePosition(TransferModel::Name);
    setDragDropMode(InternalMove);
    setDropIndicatorShown(true);
    sortByColumn(TransferModel::Added, Qt::DescendingOrder);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Transfers"));
    for (int i = 0; i < TransferModel::ColumnCount; ++i) {
        const auto &face = faceOf(static_cast<TransferModel::Column>(i));
        const int usual = face.width * fontMetrics().height() / kUsualFontHeight;
        setColumnWidth(i, std::max(usual, header()->sectionSizeHint(i)));
        setColumnHidden(i, face.isHidden);
    }
    header()->setStretchLastSection(false);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &TransferView::offerColumns);
    connect(m_filtered, &QAbstractItemModel::modelAboutToBeReset, this, &TransferView::keepPlaces);
    connect(m_filtered, &QAbstractItemModel::modelReset, this, &TransferView::restorePlaces);
    // After that: a selection that is restored is told as one change.
    m_selection = new SelectedTransfers(selectionModel(), m_filtered, model, this);
    connect(m_filtered, &QAbstractItemModel::layoutAboutToBeChanged, this,
        &TransferView::executeDelayedItemsLayout);
    connect(m_filtered, &QAbstractItemModel::layoutChanged, this, [this] {
        m_isOrderOnly = m_filtered->isFlat();
        executeDelayedItemsLayout();
        m_isOrderOnly = false;
    });
    connect(
        m_filtered, &QAbstractItemModel::rowsInserted, viewport(), qOverload<>(&QWidget::update));
    connect(
        m_filtered, &QAbstractItemModel::rowsRemoved, viewport(), qOverload<>(&QWidget::update));
}

void TransferView::setFilter(const TransferFilter &filter)
{
    m_filtered->setFilter(filter);
    viewport()->update();
}

void TransferView::setSearch(const QString &text)
{
    m_filtered->setSearch(text);
    viewport()->update();
}

/// Where nothing unfolds, other rows at the same places need no new layout, which takes as long as
/// there are rows.
void TransferView::doItemsLayout()
{
    if (m_isOrderOnly)
        QAbstractItemView::doItemsLayout();
    else
        QTreeView::doItemsLayout();
}

/// All rows are of one height, and all of a row is painted at once. The tree itself would measure
/// each row of the range.
void TransferView::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> & /*roles*/)
{
    const auto topRow = [](const QModelIndex &index) {
        return index.parent().isValid() ? index.parent().row() : index.row();
    };
    const QModelIndex first = indexAt({0, 0});
    const QModelIndex last = indexAt({0, viewport()->height() - 1});
    const bool isAbove = first.isValid() && topRow(bottomRight) < topRow(first);
    const bool isBelow = last.isValid() && topRow(topLeft) > topRow(last);
    if (!isAbove && !isBelow)
        viewport()->update();
}

/// A model that tells all anew forgets what was selected and unfolded.
void TransferView::keepPlaces()
{
    m_kept = {};
    m_kept.current = currentIndex().data(TransferModel::IdRole).toLongLong();
    m_kept.selected = m_selection->tally().ids();
    for (int row = 0; !m_filtered->isFlat() && row < m_filtered->rowCount(); ++row) {
        if (const QModelIndex index = m_filtered->index(row, 0); isExpanded(index))
            m_kept.unfolded.append(index.data(TransferModel::IdRole).toLongLong());
    }
}

void TransferView::restorePlaces()
{
    const auto find = [this](TransferId id) {
        return m_filtered->mapFromSource(m_model->indexOf(id));
    };
    for (const TransferId id : std::as_const(m_kept.unfolded))
        setExpanded(find(id), true);
    QModelIndexList selected;
    for (const TransferId id : std::as_const(m_kept.selected)) {
        if (const QModelIndex index = find(id); index.isValid())
            selected.append(index);
    }
    selectionModel()->select(
        inRanges(selected), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (const QModelIndex index = find(m_kept.current); index.isValid())
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    m_kept = {};
}

QList<TransferSnapshot> TransferView::selected() const
{
    QList<TransferSnapshot> transfers;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        if (const auto transfer = m_model->transfer(m_filtered->mapToSource(row)))
            transfers.append(*transfer);
    }
    return transfers;
}

void TransferView::select(TransferId id)
{
    const QModelIndex index = m_filtered->mapFromSource(m_model->indexOf(id));
    if (index.isValid())
        setCurrentIndex(index);
}

void TransferView::selectFirst()
{
    setCurrentIndex(m_filtered->index(0, 0));
}

QList<TransferId> TransferView::shown() const
{
    QList<TransferId> ids;
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        ids.append(m_filtered->index(row, 0).data(TransferModel::IdRole).toLongLong());
    return ids;
}

void TransferView::saveLayout(QSettings &settings) const
{
    settings.setValue(u"list/columns"_s, static_cast<int>(TransferModel::ColumnCount));
    settings.setValue(u"list/header"_s, header()->saveState());
}

void TransferView::restoreLayout(const QSettings &settings)
{
    // A header of another version would show columns under other names.
    if (settings.value(u"list/columns"_s).toInt() == TransferModel::ColumnCount)
        header()->restoreState(settings.value(u"list/header"_s).toByteArray());
}

void TransferView::offerColumns(const QPoint &where)
{
    QMenu menu(this);
    for (int i = 0; i < TransferModel::ColumnCount; ++i) {
        QAction *const action = menu.addAction(columnTitle(static_cast<TransferModel::Column>(i)),
            this, [this, i] { setColumnHidden(i, !isColumnHidden(i)); });
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(i));
        action->setEnabled(i != TransferModel::Name);
    }
    menu.addSeparator();
    menu.addAction(tr("&Fit the columns to their contents"), this, [this] {
        for (int i = 0; i < TransferModel::ColumnCount; ++i)
            resizeColumnToContents(i);
    });
    menu.exec(header()->mapToGlobal(where));
}

/// The order that can be changed is that of the queue: the list shows it first.
void TransferView::startDrag(Qt::DropActions actions)
{
    if (header()->sortIndicatorSection() == TransferModel::Number &&
        header()->sortIndicatorOrder() == Qt::AscendingOrder)
        QTreeView::startDrag(actions);
}

/// Files and links are the window's.
void TransferView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() == this)
        QTreeView::dragEnterEvent(event);
    else
        event->ignore();
}

void TransferView::dropEvent(QDropEvent *event)
{
    if (event->source() != this)
        return;
    const QModelIndex over = indexAt(event->position().toPoint());
    int row = over.isValid() ? over.row() : m_filtered->rowCount();
    if (over.parent().isValid())
        row = over.parent().row();
    if (over.isValid() && dropIndicatorPosition() == BelowItem)
        ++row;
    const QModelIndex before = m_filtered->mapToSource(m_filtered->index(row, 0));
    m_model->dropMimeData(
        event->mimeData(), Qt::MoveAction, before.isValid() ? before.row() : -1, 0, {});
    event->setDropAction(Qt::IgnoreAction); // nobody takes the rows away: the queue moves them
    event->accept();
}

QString TransferView::emptyText() const
{
    if (m_model->rowCount() == 0)
        return tr("No transfers yet.\n\nDrop files or folders here to upload them.\n"
                  "Drop or paste a link, or press Ctrl+N, to download.");
    if (m_filtered->isSearching())
        return tr("Nothing matches the search.\n\nPress Escape in the search field to see all.");
    switch (m_filtered->filter().group) {
    case TransferFilter::Group::Active:
        return tr("Nothing is at work.\n\nPress Ctrl+N to download, or drop files to upload them.");
    case TransferFilter::Group::Queued:
        return tr("Nothing stands in the queue.");
    case TransferFilter::Group::Waiting:
        return tr("Nothing waits or is paused.");
    case TransferFilter::Group::Done:
        return tr("Nothing is done yet.");
    case TransferFilter::Group::Attention:
        return tr("All is well: nothing needs your attention.");
    case TransferFilter::Group::Downloads:
        return tr("No downloads.\n\nDrop or paste a link, or press Ctrl+N.");
    case TransferFilter::Group::Uploads:
        return tr("No uploads.\n\nDrop files or folders here, or press Ctrl+U.");
    case TransferFilter::Group::Archives:
        return tr("No archives.\n\nPress Ctrl+K to pack a folder, Ctrl+E to unpack an archive.");
    case TransferFilter::Group::All:
    case TransferFilter::Group::Server:
    case TransferFilter::Group::Category:
        break;
    }
    return tr("No transfers here.");
}

void TransferView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20),
        Qt::AlignCenter | Qt::TextWordWrap, emptyText());
}

} // namespace waybill
