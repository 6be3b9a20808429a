// SPDX-License-Identifier: MIT
#include "ui/details/detailspane.h"

#include "ui/details/filestab.h"
#include "ui/details/logtab.h"
#include "ui/details/overviewtab.h"
#include "ui/details/segmentstab.h"
#include "ui/graph/speedtab.h"
#include "ui/transfers/transfermodel.h"

#include <QScrollArea>

namespace waybill
{

DetailsPane::DetailsPane(const TransferModel *model, QWidget *parent)
    : QTabWidget(parent)
    , m_model(model)
    , m_overview(new OverviewTab(this))
    , m_speed(new SpeedTab(this))
    , m_segments(new SegmentsTab(this))
    , m_files(new FilesTab(this))
    , m_log(new LogTab(this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_overview);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(tr("Overview"));
    addTab(scroll, tr("Overview"));
    addTab(m_speed, tr("Speed"));
    addTab(m_segments, tr("Segments"));
    addTab(m_files, tr("Files"));
    addTab(m_log, tr("Log"));
    connect(this, &QTabWidget::currentChanged, this, [this] {
        showTab();
        if (m_shown && currentWidget() == m_log)
            emit timelineWanted(m_shown->id);
    });
}

void DetailsPane::show(const std::optional<TransferSnapshot> &transfer)
{
    const bool isOther = !transfer || !m_shown || transfer->id != m_shown->id;
    const bool hasMoved =
        isOther || transfer->state != m_shown->state || transfer->requests != m_shown->requests;
    m_shown = transfer;
    if (isOther || hasMoved)
        m_segments->show(transfer);
    if (isOther) {
        m_log->clear();
        m_files->clear();
    }
    m_speed->show(transfer); // it samples, whichever tab is in front
    showTab();
    if (transfer && hasMoved && currentWidget() == m_log)
        emit timelineWanted(transfer->id);
}

/// Only what can be seen is kept up to date.
void DetailsPane::showTab()
{
    m_overview->show(m_shown);
    if (m_shown && currentWidget() == m_files)
        m_files->show(*m_shown, m_model->childrenOf(m_shown->id));
    const bool isComing =
        m_shown && m_shown->kind == TransferKind::Download && isActive(m_shown->state);
    if (isComing && currentWidget() == m_segments)
        emit segmentsWanted(m_shown->id);
}

void DetailsPane::showSegments(TransferId id, const SegmentMap &map)
{
    if (m_shown && m_shown->id == id && isActive(m_shown->state))
        m_segments->show(map);
}

void DetailsPane::showTimeline(TransferId id, const QList<TimelineEntry> &entries)
{
    if (m_shown && m_shown->id == id)
        m_log->show(entries);
}

} // namespace waybill
