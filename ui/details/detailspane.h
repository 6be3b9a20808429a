// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QTabWidget>

class QPlainTextEdit;

namespace waybill
{

class OverviewTab;

/// What there is to know of the selected transfer: an overview, and the log of what happened to it.
class DetailsPane : public QTabWidget
{
    Q_OBJECT

public:
    explicit DetailsPane(QWidget *parent);

    void show(const std::optional<TransferSnapshot> &transfer);
    void showTimeline(TransferId id, const QList<TimelineEntry> &entries);

signals:
    void timelineWanted(waybill::TransferId id);

private:
    std::optional<TransferSnapshot> m_shown;
    OverviewTab *m_overview;
    QPlainTextEdit *m_log;
};

} // namespace waybill
