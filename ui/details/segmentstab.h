// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QWidget>

class QLabel;

namespace waybill
{

/// A download's file from its first byte to its last: what is here, what is on its way over which
/// connection, what is missing.
class SegmentMapView : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentMapView(QWidget *parent = nullptr);

    void show(const SegmentMap &map);
    const SegmentMap &map() const { return m_map; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    int lines() const;
    QRect lineRect(int line) const;
    void paintRange(QPainter *painter, const ByteRange &range, const QColor &colour) const;

    SegmentMap m_map;
};

/// The map with a legend, or why there is none.
class SegmentsTab : public QWidget
{
    Q_OBJECT

public:
    explicit SegmentsTab(QWidget *parent = nullptr);

    /// What the map of a transfer that does not run says, until one comes.
    void show(const std::optional<TransferSnapshot> &transfer);
    void show(const SegmentMap &map);

private:
    SegmentMapView *m_view;
    QLabel *m_text;
};

} // namespace waybill
