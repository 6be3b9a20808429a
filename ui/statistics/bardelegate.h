// SPDX-License-Identifier: MIT
#pragma once

#include <QStyledItemDelegate>

namespace waybill
{

/// Draws a bar of the length StatisticsModel::ShareRole behind the text, in the colours of the
/// speed graph.
class BarDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace waybill
