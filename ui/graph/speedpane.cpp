// SPDX-License-Identifier: MIT
#include "ui/graph/speedpane.h"

#include "ui/graph/speedgraph.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

using Period = SpeedPane::Period;
using Time = ThroughputHistory::Time;

const QString kPeriodSetting = u"speed/period"_s;

Time wallNow()
{
    return Time(QDateTime::currentMSecsSinceEpoch());
}

/// Coarse samples are not worth a look each second.
std::chrono::milliseconds refreshInterval(Period period)
{
    return std::clamp(ThroughputHistory::stepOf(period) / 5, 1s, 5s);
}

} // namespace

SpeedPane::SpeedPane(QWidget *parent)
    : QWidget(parent)
    , m_periods(new QComboBox(this))
    , m_graph(new SpeedGraph(this))
{
    m_periods->addItem(tr("1 minute"), static_cast<int>(Period::Minute));
    m_periods->addItem(tr("5 minutes"), static_cast<int>(Period::FiveMinutes));
    m_periods->addItem(tr("30 minutes"), static_cast<int>(Period::HalfHour));
    m_periods->addItem(tr("3 hours"), static_cast<int>(Period::ThreeHours));
    m_periods->addItem(tr("12 hours"), static_cast<int>(Period::HalfDay));
    m_periods->addItem(tr("24 hours"), static_cast<int>(Period::Day));
    m_periods->setCurrentIndex(1);
    auto *label = new QLabel(tr("&Period:"), this);
    label->setBuddy(m_periods);
    auto *row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_periods);
    row->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->addLayout(row);
    column->addWidget(m_graph, 1);

    m_tick.setSingleShot(true);
    connect(&m_tick, &QTimer::timeout, this, &SpeedPane::tick);
    connect(m_periods, &QComboBox::currentIndexChanged, this, [this] {
        draw(wallNow());
        if (isVisible())
            ask();
    });
}

SpeedPane::Period SpeedPane::period() const
{
    return static_cast<Period>(m_periods->currentData().toInt());
}

void SpeedPane::setPeriod(Period period)
{
    m_periods->setCurrentIndex(m_periods->findData(static_cast<int>(period)));
}

void SpeedPane::showHistory(const ThroughputHistory &history)
{
    showHistory(history, wallNow());
}

void SpeedPane::showHistory(const ThroughputHistory &history, std::chrono::milliseconds now)
{
    m_history = history;
    draw(now);
    // What the first answer tells of may be old, with nothing moving now: it still scrolls.
    if (isVisible() && !m_isCurveEmpty && !m_tick.isActive())
        m_tick.start(refreshInterval(period()));
}

void SpeedPane::draw(std::chrono::milliseconds now)
{
    QList<SpeedPoint> points;
    m_isCurveEmpty = true;
    for (const auto &sample : m_history.series(period(), now)) {
        const double seconds = std::chrono::duration<double>(sample.length).count();
        points.append({sample.from, sample.from + sample.length,
            static_cast<double>(sample.down) / seconds, static_cast<double>(sample.up) / seconds});
        m_isCurveEmpty = m_isCurveEmpty && sample.down == 0 && sample.up == 0;
    }
    const Time first = points.constFirst().from;
    const Time last = points.constLast().to;
    m_graph->setPoints(std::move(points), first, last);
}

void SpeedPane::setLimits(qint64 down, qint64 up)
{
    m_graph->setLimits(down, up);
}

void SpeedPane::noticeMovement()
{
    m_hasMoved = true;
    if (isVisible() && !m_tick.isActive())
        ask();
}

void SpeedPane::ask()
{
    m_hasMoved = false;
    m_tick.start(refreshInterval(period()));
    emit historyWanted();
}

void SpeedPane::tick()
{
    if (m_hasMoved || !m_isCurveEmpty)
        ask();
}

void SpeedPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    draw(wallNow());
    ask();
}

void SpeedPane::hideEvent(QHideEvent *event)
{
    m_tick.stop();
    QWidget::hideEvent(event);
}

void SpeedPane::saveLayout(QSettings &settings) const
{
    settings.setValue(kPeriodSetting, m_periods->currentIndex());
}

void SpeedPane::restoreLayout(const QSettings &settings)
{
    const int index = settings.value(kPeriodSetting, m_periods->currentIndex()).toInt();
    if (index >= 0 && index < m_periods->count())
        m_periods->setCurrentIndex(index);
}

} // namespace waybill
