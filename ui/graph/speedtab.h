// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"
#include "ui/graph/speedsamples.h"

#include <QWidget>

namespace waybill
{

class SpeedGraph;

/// The speed of the selected transfer since it was selected.
class SpeedTab : public QWidget
{
    Q_OBJECT

public:
    explicit SpeedTab(QWidget *parent = nullptr);

    /// Whenever the selection or the selected transfer changes.
    void show(const std::optional<TransferSnapshot> &transfer);
    /// The same at a given time of the wall clock.
    void show(const std::optional<TransferSnapshot> &transfer, std::chrono::milliseconds now);

private:
    void draw();

    SpeedGraph *m_graph;
    SpeedSamples m_samples;
    TransferId m_id = 0;
    bool m_isUp = false;
    bool m_wasActive = false;
};

} // namespace waybill
