// SPDX-License-Identifier: MIT
#include "ui/details/detailspane.h"

#include "ui/details/overviewtab.h"
#include "ui/format/statetext.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

namespace waybill
{

using namespace Qt::StringLiterals;

DetailsPane::DetailsPane(QWidget *parent)
    : QTabWidget(parent)
    , m_overview(new OverviewTab(this))
    , m_log(new QPlainTextEdit(this))
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_overview);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_log->setReadOnly(true);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setAccessibleName(tr("Log of the transfer"));
    addTab(scroll, tr("Overview"));
    addTab(m_log, tr("Log"));
    connect(this, &QTabWidget::currentChanged, this, [this] {
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
    m_overview->show(transfer);
    if (isOther)
        m_log->clear();
    if (transfer && hasMoved && currentWidget() == m_log)
        emit timelineWanted(transfer->id);
}

void DetailsPane::showTimeline(TransferId id, const QList<TimelineEntry> &entries)
{
    if (!m_shown || m_shown->id != id)
        return;
    QStringList lines;
    for (const TimelineEntry &entry : entries)
        lines.append(entry.time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss.zzz  "_s) +
                     timelineText(entry));
    const bool wasAtEnd =
        m_log->verticalScrollBar()->value() >= m_log->verticalScrollBar()->maximum() - 2;
    m_log->setPlainText(lines.join(u'\n'));
    if (wasAtEnd)
        m_log->verticalScrollBar()->setValue(m_log->verticalScrollBar()->maximum());
}

} // namespace waybill
