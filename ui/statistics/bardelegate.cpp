// SPDX-License-Identifier: MIT
#include "ui/statistics/bardelegate.h"

#include "ui/graph/speedgraph.h"
#include "ui/statistics/statisticsmodel.h"

#include <QApplication>
#include <QPainter>

namespace waybill
{
namespace
{

constexpr int kMargin = 3;
constexpr float kFaint = 0.45F; // text must be read on top of it

QColor colorOf(int column, const QPalette &palette)
{
    const SpeedColors colors = speedColors(palette);
    QColor color = palette.color(QPalette::Mid);
    if (column == StatisticsModel::Down)
        color = colors.down;
    else if (column == StatisticsModel::Up)
        color = colors.up;
    color.setAlphaF(kFaint);
    return color;
}

} // namespace

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() + 2 * kMargin));
    return size;
}

void BarDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const double share = index.data(StatisticsModel::ShareRole).toDouble();
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QStyle *const style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    QRect bar = cell.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
    // What is there is to be seen, be it ever so little.
    bar.setWidth(share > 0 ? std::max(1, static_cast<int>(bar.width() * share)) : 0);
    painter->fillRect(
        QStyle::visualRect(cell.direction, cell.rect, bar), colorOf(index.column(), cell.palette));
    const bool isSelected = cell.state.testFlag(QStyle::State_Selected);
    const QRect text = cell.rect.adjusted(2 * kMargin, 0, -2 * kMargin, 0);
    style->drawItemText(painter, text, static_cast<int>(cell.displayAlignment), cell.palette, true,
        cell.text, isSelected ? QPalette::HighlightedText : QPalette::Text);
}

} // namespace waybill
