// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transferfilter.h"

#include <QTreeView>

class QSettings;

namespace waybill
{

class FilteredTransfers;
class SelectedTransfers;
class TransferModel;

/// The list: filtered, sorted by raw values, several rows at once; columns to choose, rows to drag
/// to another place in the queue, and a word of help where it is empty.
class TransferView : public QTreeView
{
    Q_OBJECT

public:
    TransferView(TransferModel *model, QWidget *parent);

    void setFilter(const TransferFilter &filter);
    void setSearch(const QString &text);
    /// Copies of all: for a command, not for every change.
    QList<TransferSnapshot> selected() const;
    const SelectedTransfers *selection() const { return m_selection; }
    void select(TransferId id);
    void selectFirst();
    /// The ids of all rows that are shown, folders only and not what is in them.
    QList<TransferId> shown() const;
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);
    void doItemsLayout() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
        const QList<int> &roles = {}) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Places
    {
        TransferId current = 0;
        QList<TransferId> selected;
        QList<TransferId> unfolded;
    };

    void keepPlaces();
    void restorePlaces();
    void offerColumns(const QPoint &where);
    QString emptyText() const;

    TransferModel *m_model;
    FilteredTransfers *m_filtered;
    SelectedTransfers *m_selection;
    Places m_kept;              ///< while the model tells all anew
    bool m_isOrderOnly = false; ///< the next layout is the present one
};

} // namespace waybill
