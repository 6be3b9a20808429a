// SPDX-License-Identifier: MIT
#pragma once

#include "ui/transfers/transferfilter.h"

#include <QTreeView>

class QSettings;

namespace waybill
{

class FilteredTransfers;
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
    QList<TransferSnapshot> selected() const;
    void select(TransferId id);
    void selectFirst();
    /// The ids of all rows that are shown, folders only and not what is in them.
    QList<TransferId> shown() const;
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void selectionHasChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void offerColumns(const QPoint &where);
    QString emptyText() const;

    TransferModel *m_model;
    FilteredTransfers *m_filtered;
};

} // namespace waybill
