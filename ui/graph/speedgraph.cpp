// SPDX-License-Identifier: MIT
// What the graph knows and how it answers; its painting has a file of its own.
#include "ui/graph/speedgraph.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

SpeedColors speedColors(const QPalette &palette)
{
    constexpr int middle = 128;
    const bool isDark = palette.color(QPalette::Base).lightness() < middle;
    return isDark ? SpeedColors{QColor(0x56, 0xb4, 0xe9), QColor(0xe6, 0x9f, 0x00)}
                  : SpeedColors{QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00)};
}

SpeedGraph::SpeedGraph(QWidget *parent)
    : QWidget(parent)
{
    setMouseTracking(true);
    // Time runs from left to right, whatever direction one reads in.
    setLayoutDirection(Qt::LeftToRight);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Speed graph"));
    describe();
}

void SpeedGraph::setPoints(
    QList<SpeedPoint> points, std::chrono::milliseconds from, std::chrono::milliseconds to)
{
    if (points == m_points && from == m_from && to == m_to)
        return;
    m_points = std::move(points);
    m_from = from;
    m_to = to;
    describe();
    update();
}

void SpeedGraph::setLimits(qint64 down, qint64 up)
{
    if (down == m_downLimit && up == m_upLimit)
        return;
    m_downLimit = down;
    m_upLimit = up;
    describe();
    update();
}

void SpeedGraph::setShown(Shown shown)
{
    if (shown == m_shown)
        return;
    m_shown = shown;
    describe();
    update();
}

QList<SpeedGraph::Curve> SpeedGraph::curves() const
{
    const SpeedColors colors = speedColors(palette());
    QList<Curve> curves;
    if (m_shown != Shown::Up)
        //: A curve: the speed of downloads.
        curves.append({tr("Down"), &SpeedPoint::down, m_downLimit, colors.down, false});
    if (m_shown != Shown::Down)
        //: A curve: the speed of uploads.
        curves.append({tr("Up"), &SpeedPoint::up, m_upLimit, colors.up, true});
    return curves;
}

/// For those who do not see the curve: the values at its end, and the highest.
void SpeedGraph::describe()
{
    QStringList parts;
    for (const Curve &curve : curves()) {
        double highest = 0;
        for (const SpeedPoint &point : m_points)
            highest = std::max(highest, point.*curve.rate);
        const double last = m_points.isEmpty() ? 0 : m_points.constLast().*curve.rate;
        QString part =
            //: A curve read aloud: its name, its speed now, and its highest.
            tr("%1: %2, at most %3").arg(curve.name, currentRate(last), currentRate(highest));
        if (curve.limit > 0)
            //: Stands behind a speed, hence the space.
            part += tr(" (limit %1)").arg(currentRate(static_cast<double>(curve.limit)));
        parts.append(part);
    }
    const QString text = parts.join(u"; "_s);
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

RateScale SpeedGraph::scale() const
{
    // A limit that is far above would press the curve to the floor; the legend still tells of it.
    constexpr double farAbove = 4;
    const QList<Curve> shown = curves();
    double highest = 0;
    for (const Curve &curve : shown) {
        for (const SpeedPoint &point : m_points)
            highest = std::max(highest, point.*curve.rate);
    }
    double top = highest;
    for (const Curve &curve : shown) {
        const auto limit = static_cast<double>(curve.limit);
        if (highest <= 0 || limit <= highest * farAbove)
            top = std::max(top, limit);
    }
    return rateScale(top);
}

double SpeedGraph::xOf(std::chrono::milliseconds time, const QRectF &plot) const
{
    const auto span = static_cast<double>(std::max<qint64>(1, (m_to - m_from).count()));
    return plot.left() + plot.width() * static_cast<double>((time - m_from).count()) / span;
}

double SpeedGraph::xOf(const SpeedPoint &point, const QRectF &plot) const
{
    return xOf(point.from + (point.to - point.from) / 2, plot);
}

double SpeedGraph::yOf(double rate, const QRectF &plot, const RateScale &scale)
{
    return plot.bottom() - plot.height() * rate / scale.top;
}

qsizetype SpeedGraph::indexAt(double x) const
{
    const QRectF area = plot(scale());
    const auto found = std::ranges::find_if(
        m_points, [&](const SpeedPoint &point) { return xOf(point.to, area) > x; });
    return std::min<qsizetype>(found - m_points.begin(), m_points.size() - 1);
}

std::optional<SpeedPoint> SpeedGraph::pointed() const
{
    if (!m_crosshair || m_points.isEmpty())
        return std::nullopt;
    return m_points.at(indexAt(*m_crosshair));
}

void SpeedGraph::point(qsizetype index)
{
    m_crosshair = xOf(m_points.at(index), plot(scale()));
    update();
}

void SpeedGraph::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF area = plot(scale());
    const double x = event->position().x();
    const bool isInside = x >= area.left() && x <= area.right();
    m_crosshair = isInside ? std::optional(x) : std::nullopt;
    update();
}

void SpeedGraph::leaveEvent(QEvent *event)
{
    m_crosshair.reset();
    update();
    QWidget::leaveEvent(event);
}

void SpeedGraph::focusOutEvent(QFocusEvent *event)
{
    m_crosshair.reset();
    QWidget::focusOutEvent(event);
}

void SpeedGraph::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_points.size() - 1;
    if (last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const qsizetype now = m_crosshair ? indexAt(*m_crosshair) : last + 1;
    switch (event->key()) {
    case Qt::Key_Left:
        point(std::max<qsizetype>(0, now - 1));
        break;
    case Qt::Key_Right:
        point(std::min(last, now + 1));
        break;
    case Qt::Key_Home:
        point(0);
        break;
    case Qt::Key_End:
        point(last);
        break;
    case Qt::Key_Escape:
        if (m_crosshair) {
            m_crosshair.reset();
            update();
            break;
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

void SpeedGraph::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace waybill
