// SPDX-License-Identifier: MIT
#pragma once

#include "core/monitor/throughputhistory.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QSettings;

namespace waybill
{

class SpeedGraph;

/// The speed of everything over a period of choice. It asks for the history while it is to be seen
/// and its curve moves; with nothing left to scroll out of the picture it has no timer running.
class SpeedPane : public QWidget
{
    Q_OBJECT

public:
    using Period = ThroughputHistory::Period;

    explicit SpeedPane(QWidget *parent = nullptr);

    /// An answer to historyWanted().
    void showHistory(const ThroughputHistory &history);
    /// The same at a given time of the wall clock.
    void showHistory(const ThroughputHistory &history, std::chrono::milliseconds now);
    /// In bytes a second; 0: none.
    void setLimits(qint64 down, qint64 up);
    /// To be called when transfers have changed, as often as that is.
    void noticeMovement();
    Period period() const;
    void setPeriod(Period period);
    bool isTicking() const { return m_tick.isActive(); }

    void saveLayout(QSettings &settings) const;
    void restoreLayout(const QSettings &settings);

signals:
    void historyWanted();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void ask();
    void tick();
    void draw(std::chrono::milliseconds now);

    QComboBox *m_periods;
    SpeedGraph *m_graph;
    QTimer m_tick;
    ThroughputHistory m_history;
    bool m_hasMoved = false; ///< since the last question
    bool m_isCurveEmpty = true;
};

} // namespace waybill
