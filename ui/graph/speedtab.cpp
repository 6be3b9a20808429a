// SPDX-License-Identifier: MIT
#include "ui/graph/speedtab.h"

#include "ui/graph/speedgraph.h"

#include <QVBoxLayout>

namespace waybill
{

using namespace std::chrono_literals;

namespace
{

constexpr std::chrono::milliseconds kShortestAxis = 60s;

} // namespace

SpeedTab::SpeedTab(QWidget *parent)
    : QWidget(parent)
    , m_graph(new SpeedGraph(this))
{
    m_graph->setAccessibleName(tr("Speed of the transfer"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_graph);
    draw();
}

void SpeedTab::show(const std::optional<TransferSnapshot> &transfer)
{
    show(transfer, std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
}

void SpeedTab::show(const std::optional<TransferSnapshot> &transfer, std::chrono::milliseconds now)
{
    const TransferId id = transfer ? transfer->id : 0;
    if (id != m_id) {
        m_samples.clear();
        m_id = id;
        m_wasActive = false;
        m_isUp = transfer && transfer->kind == TransferKind::Upload;
    }
    const qint64 limit = transfer ? transfer->mostBytesPerSecond : 0;
    m_graph->setLimits(m_isUp ? 0 : limit, m_isUp ? limit : 0);
    // A folder waits for its files; their speed is its own.
    const bool isMoving = transfer && (isActive(transfer->state) || transfer->bytesPerSecond > 0);
    if (isMoving)
        m_samples.add(now, transfer->bytesPerSecond);
    else if (m_wasActive)
        m_samples.add(now, 0);
    m_wasActive = isMoving;
    draw();
}

void SpeedTab::draw()
{
    QList<SpeedPoint> points;
    for (const SpeedSamples::Sample &sample : m_samples.samples()) {
        SpeedPoint point{sample.from, sample.to, 0, 0};
        (m_isUp ? point.up : point.down) = sample.bytesPerSecond;
        points.append(point);
    }
    const auto first = points.isEmpty() ? 0ms : points.constFirst().from;
    const auto last = points.isEmpty() ? 0ms : points.constLast().to;
    const auto end = points.isEmpty() ? 0ms : std::max(last, first + kShortestAxis);
    m_graph->setShown(m_isUp ? SpeedGraph::Shown::Up : SpeedGraph::Shown::Down);
    m_graph->setPoints(std::move(points), first, end);
}

} // namespace waybill
