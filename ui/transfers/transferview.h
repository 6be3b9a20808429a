// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QTreeView>

class QSettings;
class QSortFilterProxyModel;

namespace waybill
{

class TransferModel;

/// The list: sorted by raw values, several rows at once, with a word of help while it is empty.
class TransferView : public QTreeView
{
    Q_OBJECT

public:
    TransferView(TransferModel *model, QWidget *parent);

    QList<TransferSnapshot> selected() const;
    void select(TransferId id);
    void selectFirst();
    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void selectionHasChanged();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TransferModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace waybill
