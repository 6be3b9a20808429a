// SPDX-License-Identifier: MIT
#pragma once

#include "ui/graph/graphscale.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace waybill
{

/// The mean rates of a stretch of time.
struct SpeedPoint
{
    std::chrono::milliseconds from{0}; ///< wall clock, since 1970
    std::chrono::milliseconds to{0};
    double down = 0; ///< bytes a second
    double up = 0;

    bool operator==(const SpeedPoint &) const = default;
};

/// The colours that tell down from up, on a background: the blue and the orange of Okabe and Ito,
/// which all kinds of sight tell apart. A palette has one accent only, and none that is safe beside
/// it.
struct SpeedColors
{
    QColor down;
    QColor up;
};
SpeedColors speedColors(const QPalette &palette);

/// Draws speeds over time: down as a solid line over a filled area, up as a dotted one, limits as
/// dashes. The mouse, or the arrow keys, show the values of one moment. Repaints when it is given
/// something new.
class SpeedGraph : public QWidget
{
    Q_OBJECT

public:
    enum class Shown { Both, Down, Up };

    explicit SpeedGraph(QWidget *parent = nullptr);

    /// Points in the order of time, and the stretch that the axis covers.
    void setPoints(
        QList<SpeedPoint> points, std::chrono::milliseconds from, std::chrono::milliseconds to);
    /// In bytes a second; 0: none.
    void setLimits(qint64 down, qint64 up);
    void setShown(Shown shown);
    const QList<SpeedPoint> &points() const { return m_points; }
    /// What the crosshair stands on.
    std::optional<SpeedPoint> pointed() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// One of the two curves.
    struct Curve
    {
        QString name;
        double SpeedPoint::*rate;
        qint64 limit;
        QColor color;
        bool isDotted;
    };

    QList<Curve> curves() const;
    RateScale scale() const;
    QRectF plot(const RateScale &scale) const;
    double xOf(std::chrono::milliseconds time, const QRectF &plot) const;
    double xOf(const SpeedPoint &point, const QRectF &plot) const;
    static double yOf(double rate, const QRectF &plot, const RateScale &scale);
    qsizetype indexAt(double x) const;
    void point(qsizetype index);

    void drawGrid(QPainter &painter, const QRectF &plot, const RateScale &scale) const;
    void drawLegend(QPainter &painter, const QRectF &plot) const;
    void drawCurve(
        QPainter &painter, const QRectF &plot, const RateScale &scale, const Curve &curve) const;
    void drawLimit(
        QPainter &painter, const QRectF &plot, const RateScale &scale, const Curve &curve) const;
    void drawCrosshair(QPainter &painter, const QRectF &plot, const RateScale &scale) const;
    void describe();

    QList<SpeedPoint> m_points;
    std::chrono::milliseconds m_from{0};
    std::chrono::milliseconds m_to{0};
    qint64 m_downLimit = 0;
    qint64 m_upLimit = 0;
    Shown m_shown = Shown::Both;
    std::optional<double> m_crosshair; ///< x, which stays while time goes on beneath it
};

} // namespace waybill
