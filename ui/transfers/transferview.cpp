// SPDX-License-Identifier: MIT
#include "ui/transfers/transferview.h"

#include "ui/transfers/progressdelegate.h"
#include "ui/transfers/transfermodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QSettings>
#include <QSortFilterProxyModel>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kWidths[] = {230, 130, 80, 80, 120, 275, 85, 80, 150};

} // namespace

TransferView::TransferView(TransferModel *model, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
{
    m_sorted->setSourceModel(model);
    m_sorted->setSortRole(TransferModel::SortRole);
    m_sorted->setSortLocaleAware(true);
    setModel(m_sorted);
    setItemDelegateForColumn(TransferModel::Progress, new ProgressDelegate(this));
    setSelectionMode(ExtendedSelection);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSortingEnabled(true);
    sortByColumn(TransferModel::Added, Qt::DescendingOrder);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Transfers"));
    for (int column = 0; column < TransferModel::ColumnCount; ++column)
        setColumnWidth(column, kWidths[column]);
    header()->setStretchLastSection(false);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &TransferView::selectionHasChanged);
    connect(m_sorted, &QAbstractItemModel::rowsInserted, viewport(), qOverload<>(&QWidget::update));
    connect(m_sorted, &QAbstractItemModel::rowsRemoved, viewport(), qOverload<>(&QWidget::update));
}

QList<TransferSnapshot> TransferView::selected() const
{
    QList<TransferSnapshot> transfers;
    for (const QModelIndex &row : selectionModel()->selectedRows()) {
        if (const auto transfer = m_model->transfer(m_sorted->mapToSource(row)))
            transfers.append(*transfer);
    }
    return transfers;
}

void TransferView::select(TransferId id)
{
    const QModelIndexList found = m_sorted->match(
        m_sorted->index(0, 0), TransferModel::IdRole, id, 1, Qt::MatchExactly | Qt::MatchRecursive);
    if (!found.isEmpty())
        setCurrentIndex(found.constFirst());
}

void TransferView::selectFirst()
{
    setCurrentIndex(m_sorted->index(0, 0));
}

void TransferView::saveLayout(QSettings &settings) const
{
    settings.setValue(u"list/header"_s, header()->saveState());
}

void TransferView::restoreLayout(const QSettings &settings)
{
    header()->restoreState(settings.value(u"list/header"_s).toByteArray());
}

void TransferView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(viewport()->rect().adjusted(20, 20, -20, -20),
        Qt::AlignCenter | Qt::TextWordWrap,
        tr("No transfers yet.\n\nDrop files or folders here to upload them.\n"
           "Drop or paste a link, or press Ctrl+N, to download."));
}

} // namespace waybill
