// SPDX-License-Identifier: MIT
// How the graph is painted: from the palette and the font of the widget alone.
#include "ui/graph/speedgraph.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr double kGap = 6;
constexpr double kLine = 1.8;
constexpr double kSwatch = 26;

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

QPen curvePen(const QColor &color, bool isDotted)
{
    QPen pen(color, kLine, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    if (isDotted) {
        pen.setDashPattern({0.1, 2.2});
        pen.setWidthF(kLine * 1.3);
    }
    return pen;
}

/// Of two equal limits, one is seen in the gaps of the other.
QPen limitPen(const QColor &color, bool isSecond)
{
    QPen pen(color, 1.2, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({6, 6});
    pen.setDashOffset(isSecond ? 6 : 0);
    return pen;
}

/// The first round time on the axis, in local time, for midnight is round where people live.
qint64 firstLine(qint64 fromMs, qint64 stepMs)
{
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(fromMs).offsetFromUtc() * 1'000LL;
    const qint64 local = fromMs + offset;
    return (local + stepMs - 1) / stepMs * stepMs - offset;
}

} // namespace

QSize SpeedGraph::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 11};
}

QSize SpeedGraph::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 50, fontMetrics().height() * 6};
}

QRectF SpeedGraph::plot(const RateScale &scale) const
{
    const QFontMetricsF metrics(font());
    double labels = 0;
    for (double rate = 0; rate <= scale.top * 1.001; rate += scale.step)
        labels = std::max(labels, metrics.horizontalAdvance(rateLabel(rate, scale)));
    const double line = metrics.height();
    return QRectF(rect()).adjusted(labels + 2 * kGap, line + 2 * kGap, -2 * kGap, -line - 2 * kGap);
}

void SpeedGraph::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setLayoutDirection(layoutDirection());
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.setRenderHint(QPainter::Antialiasing);
    const RateScale axis = scale();
    const QRectF area = plot(axis);
    if (area.width() < 1 || area.height() < 1)
        return;
    drawGrid(painter, area, axis);
    for (const Curve &curve : curves())
        drawCurve(painter, area, axis, curve);
    for (const Curve &curve : curves())
        drawLimit(painter, area, axis, curve);
    drawLegend(painter, area);
    if (m_points.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, tr("Nothing measured yet."));
    }
    drawCrosshair(painter, area, axis);
    if (hasFocus()) {
        painter.setPen(palette().color(QPalette::Highlight));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void SpeedGraph::drawGrid(QPainter &painter, const QRectF &plot, const RateScale &scale) const
{
    const QColor ink = palette().color(QPalette::Text);
    const QPen gridPen(withAlpha(ink, 0.18), 1);
    const QPen textPen(withAlpha(ink, 0.8));
    const QFontMetricsF metrics(font());

    // In a low graph, every other line has no label.
    const double distance = plot.height() * scale.step / scale.top;
    const int every = std::max(1, static_cast<int>(std::ceil(metrics.height() / distance)));
    int number = 0;
    for (double rate = 0; rate <= scale.top * 1.001; rate += scale.step, ++number) {
        const double y = yOf(rate, plot, scale);
        painter.setPen(gridPen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        if (number % every != 0)
            continue;
        painter.setPen(textPen);
        painter.drawText(QRectF(0, y - metrics.height() / 2, plot.left() - kGap, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter, rateLabel(rate, scale));
    }

    const auto span = std::chrono::duration_cast<std::chrono::seconds>(m_to - m_from);
    if (span.count() <= 0)
        return;
    const auto finest =
        span > std::chrono::minutes(10) ? std::chrono::seconds(60) : std::chrono::seconds(1);
    const double width = metrics.horizontalAdvance(timeLabel(m_from, finest)) + 3 * kGap;
    const auto step = timeStep(span, static_cast<int>(plot.width() / width));
    const qint64 stepMs = std::chrono::milliseconds(step).count();
    for (qint64 ms = firstLine(m_from.count(), stepMs); ms <= m_to.count(); ms += stepMs) {
        const double x = xOf(std::chrono::milliseconds(ms), plot);
        painter.setPen(gridPen);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const QString text = timeLabel(std::chrono::milliseconds(ms), step);
        const double half = metrics.horizontalAdvance(text) / 2;
        if (x + half > QWidget::width())
            continue;
        painter.setPen(textPen);
        painter.drawText(QPointF(std::max(x - half, plot.left() - kGap),
                             plot.bottom() + kGap + metrics.ascent()),
            text);
    }
}

/// What the lines mean, and where they stand now.
void SpeedGraph::drawLegend(QPainter &painter, const QRectF &plot) const
{
    const QFontMetricsF metrics(font());
    const QList<Curve> shown = curves();
    QStringList texts;
    QStringList withLimits;
    for (const Curve &curve : shown) {
        const double last = m_points.isEmpty() ? 0 : m_points.constLast().*curve.rate;
        texts.append(tr("%1: %2").arg(curve.name, currentRate(last)));
        withLimits.append(texts.constLast());
        if (curve.limit > 0)
            withLimits.last() +=
                //: Stands behind a speed, hence the space.
                tr(" (limit %1)").arg(currentRate(static_cast<double>(curve.limit)));
    }
    const double around = kSwatch + 4 * kGap;
    const double needed = metrics.horizontalAdvance(withLimits.join(QString())) +
                          around * static_cast<double>(shown.size());
    const bool fits = needed <= plot.width();
    if (fits)
        texts = withLimits;

    const double middle = kGap + metrics.height() / 2;
    double x = fits ? plot.left() : kGap;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        painter.setPen(curvePen(shown.at(i).color, shown.at(i).isDotted));
        painter.drawLine(QPointF(x, middle), QPointF(x + kSwatch, middle));
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(QPointF(x + kSwatch + kGap, kGap + metrics.ascent()), texts.at(i));
        x += metrics.horizontalAdvance(texts.at(i)) + around;
    }
}

void SpeedGraph::drawCurve(
    QPainter &painter, const QRectF &plot, const RateScale &scale, const Curve &curve) const
{
    if (m_points.isEmpty())
        return;
    // In steps: a mean holds for the whole of its stretch, and a slope would invent what lies
    // between two of them.
    QPolygonF line;
    for (const SpeedPoint &point : m_points) {
        const double y = yOf(point.*curve.rate, plot, scale);
        line.append({xOf(point.from, plot), y});
        line.append({xOf(point.to, plot), y});
    }
    QPolygonF area = line;
    area.append({line.constLast().x(), plot.bottom()});
    area.append({line.constFirst().x(), plot.bottom()});
    painter.setPen(Qt::NoPen);
    painter.setBrush(withAlpha(curve.color, curve.isDotted ? 0.15 : 0.28));
    painter.drawPolygon(area);
    painter.setPen(curvePen(curve.color, curve.isDotted));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void SpeedGraph::drawLimit(
    QPainter &painter, const QRectF &plot, const RateScale &scale, const Curve &curve) const
{
    const auto limit = static_cast<double>(curve.limit);
    if (curve.limit <= 0 || limit > scale.top)
        return;
    const double y = yOf(limit, plot, scale);
    painter.setPen(limitPen(curve.color, curve.isDotted));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    // Of two equal limits both labels are to be read: one stands left, the other right.
    const QFontMetricsF metrics(font());
    const bool fitsAbove = y - metrics.height() > plot.top();
    const QRectF label(plot.left() + kGap, fitsAbove ? y - metrics.height() - 1 : y + 1,
        plot.width() - 2 * kGap, metrics.height());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(label, curve.isDotted ? Qt::AlignRight : Qt::AlignLeft,
        curve.isDotted ? tr("limit up") : tr("limit down"));
}

void SpeedGraph::drawCrosshair(QPainter &painter, const QRectF &plot, const RateScale &scale) const
{
    const auto shown = pointed();
    if (!shown)
        return;
    const double x = xOf(*shown, plot);
    painter.setPen(QPen(palette().color(QPalette::Text), 1));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    QStringList lines = {timeLabel(shown->from, std::chrono::seconds(1)) + u" – "_s +
                         timeLabel(shown->to, std::chrono::seconds(1))};
    for (const Curve &curve : curves()) {
        painter.setPen(QPen(palette().color(QPalette::Base), 1));
        painter.setBrush(curve.color);
        painter.drawEllipse(QPointF(x, yOf(*shown.*curve.rate, plot, scale)), 4, 4);
        lines.append(tr("%1: %2").arg(curve.name, currentRate(*shown.*curve.rate)));
    }

    const QFontMetricsF metrics(font());
    double width = 0;
    for (const QString &line : lines)
        width = std::max(width, metrics.horizontalAdvance(line));
    QRectF box(
        0, 0, width + 2 * kGap, metrics.height() * static_cast<double>(lines.size()) + 2 * kGap);
    const bool fitsRight = x + kGap + box.width() < QWidget::width();
    box.moveTopLeft({fitsRight ? x + kGap : std::max(0.0, x - kGap - box.width()),
        std::min(plot.top() + kGap, std::max(0.0, height() - box.height()))});
    painter.setPen(QPen(palette().color(QPalette::ToolTipText), 1));
    painter.setBrush(palette().color(QPalette::ToolTipBase));
    painter.drawRoundedRect(box, 3, 3);
    double y = box.top() + kGap + metrics.ascent();
    for (const QString &line : lines) {
        painter.drawText(QPointF(box.left() + kGap, y), line);
        y += metrics.height();
    }
}

} // namespace waybill
