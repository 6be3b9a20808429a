// SPDX-License-Identifier: MIT
#include "ui/details/segmentstab.h"

#include "ui/format/units.h"

#include <QHelpEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace waybill
{
namespace
{

constexpr int kLineHeight = 14;
constexpr int kLineGap = 4;
constexpr int kMostLines = 16;

qint64 sumOf(const QList<ByteRange> &ranges)
{
    qint64 bytes = 0;
    for (const ByteRange &range : ranges)
        bytes += range.length();
    return bytes;
}

} // namespace

SegmentMapView::SegmentMapView(QWidget *parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Segments"));
}

QSize SegmentMapView::sizeHint() const
{
    return {400, 6 * (kLineHeight + kLineGap)};
}

QSize SegmentMapView::minimumSizeHint() const
{
    return {100, kLineHeight};
}

void SegmentMapView::show(const SegmentMap &map)
{
    if (m_map == map)
        return;
    m_map = map;
    const qint64 here = map.total - sumOf(map.missing);
    setAccessibleDescription(map.total < 0 ? QString()
                                           : tr("%1 of %2, over %n connection(s)", nullptr,
                                                 static_cast<int>(map.coming.size()))
                                                 .arg(formatBytes(here), formatBytes(map.total)));
    update();
}

/// The file is broken into lines, as text is.
int SegmentMapView::lines() const
{
    return std::clamp((height() + kLineGap) / (kLineHeight + kLineGap), 1, kMostLines);
}

QRect SegmentMapView::lineRect(int line) const
{
    return {0, line * (kLineHeight + kLineGap), width(), kLineHeight};
}

void SegmentMapView::paintRange(
    QPainter *painter, const ByteRange &range, const QColor &colour) const
{
    const int count = lines();
    const double perLine = static_cast<double>(m_map.total) / count;
    const double begin = static_cast<double>(range.begin);
    const double end = static_cast<double>(range.end);
    for (int line = std::clamp(static_cast<int>(begin / perLine), 0, count - 1); line < count;
        ++line) {
        const double lineBegin = line * perLine;
        if (lineBegin >= end)
            break;
        const double from = std::clamp((begin - lineBegin) / perLine, 0.0, 1.0);
        const double to = std::clamp((end - lineBegin) / perLine, 0.0, 1.0);
        const QRectF whole = lineRect(line);
        const double width = std::max(1.0, (to - from) * whole.width());
        const double left = layoutDirection() == Qt::RightToLeft
                                ? whole.right() - from * whole.width() - width
                                : whole.left() + from * whole.width();
        painter->fillRect(QRectF(left, whole.top(), width, whole.height()), colour);
    }
}

void SegmentMapView::paintEvent(QPaintEvent *)
{
    if (m_map.total <= 0)
        return;
    QPainter painter(this);
    const QColor here = palette().color(QPalette::Highlight);
    QColor coming = here;
    coming.setAlphaF(0.35F);
    paintRange(&painter, {0, m_map.total}, here);
    for (const ByteRange &range : m_map.missing)
        paintRange(&painter, range, palette().color(QPalette::Base));
    for (const ByteRange &range : m_map.coming) {
        paintRange(&painter, range, coming);
        // Where its bytes arrive now.
        const qint64 head = std::max<qint64>(1, m_map.total / 400);
        paintRange(&painter, {range.begin, std::min(range.end, range.begin + head)},
            palette().color(QPalette::Text));
    }
    painter.setPen(palette().color(QPalette::Mid));
    for (int line = 0; line < lines(); ++line)
        painter.drawRect(lineRect(line).adjusted(0, 0, -1, -1));
}

bool SegmentMapView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_map.total <= 0)
        return QWidget::event(event);
    const auto *const help = static_cast<QHelpEvent *>(event);
    const int line = std::clamp(help->y() / (kLineHeight + kLineGap), 0, lines() - 1);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - help->x() : help->x();
    const double at = (line + static_cast<double>(x) / std::max(1, width())) / lines();
    const auto offset = static_cast<qint64>(at * static_cast<double>(m_map.total));
    QToolTip::showText(help->globalPos(),
        tr("%1 of %2")
            .arg(formatBytes(std::clamp<qint64>(offset, 0, m_map.total)), formatBytes(m_map.total)),
        this);
    return true;
}

SegmentsTab::SegmentsTab(QWidget *parent)
    : QWidget(parent)
    , m_view(new SegmentMapView(this))
    , m_text(new QLabel(this))
{
    m_text->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_view, 1);
    show(std::nullopt);
}

void SegmentsTab::show(const std::optional<TransferSnapshot> &transfer)
{
    m_view->show(SegmentMap());
    const bool isDownload = transfer && transfer->kind == TransferKind::Download;
    if (!transfer)
        m_text->setText(tr("Select a download to see which pieces of it are here."));
    else if (!isDownload)
        m_text->setText(tr("Only downloads come in segments."));
    else if (transfer->state == TransferState::Done)
        m_text->setText(tr("All of it is here."));
    else
        m_text->setText(tr("The pieces are shown while the download runs."));
}

void SegmentsTab::show(const SegmentMap &map)
{
    if (map.total < 0)
        return;
    m_view->show(map);
    m_text->setText(
        tr("%1 of %2, over %n connection(s)", nullptr, static_cast<int>(map.coming.size()))
            .arg(formatBytes(map.total - sumOf(map.missing)), formatBytes(map.total)));
}

} // namespace waybill
