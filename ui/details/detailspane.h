// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QTabWidget>

namespace waybill
{

class FilesTab;
class LogTab;
class OverviewTab;
class SegmentsTab;
class SpeedTab;
class TransferModel;

/// What there is to know of the selected transfer, on tabs.
class DetailsPane : public QTabWidget
{
    Q_OBJECT

public:
    DetailsPane(const TransferModel *model, QWidget *parent);

    void show(const std::optional<TransferSnapshot> &transfer);
    void showTimeline(TransferId id, const QList<TimelineEntry> &entries);
    void showSegments(TransferId id, const SegmentMap &map);

signals:
    void timelineWanted(waybill::TransferId id);
    void segmentsWanted(waybill::TransferId id);

private:
    void showTab();

    const TransferModel *m_model;
    std::optional<TransferSnapshot> m_shown;
    OverviewTab *m_overview;
    SpeedTab *m_speed;
    SegmentsTab *m_segments;
    FilesTab *m_files;
    LogTab *m_log;
};

} // namespace waybill
