// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace waybill
{

/// Paints TransferModel::PercentRole as a progress bar in the style's own way.
class ProgressDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace waybill
