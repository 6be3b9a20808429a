// SPDX-License-Identifier: MIT
#include "ui/mainwindow/removals.h"

#include "ui/engine/enginehost.h"
#include "ui/transfers/transfermodel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace waybill
{

using namespace std::chrono_literals;

Removals::Removals(EngineHost *host, TransferModel *model, QWidget *parent)
    : QFrame(parent)
    , m_host(host)
    , m_model(model)
    , m_text(new QLabel(this))
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Removed transfers"));
    m_text->setTextFormat(Qt::PlainText);
    auto *undo = new QPushButton(tr("&Undo"), this);
    auto *layout = new QHBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(undo);
    m_timer.setSingleShot(true);
    m_timer.setInterval(10s);
    connect(undo, &QPushButton::clicked, this, &Removals::undo);
    connect(&m_timer, &QTimer::timeout, this, &Removals::settle);
    hide();
}

void Removals::remove(const QList<TransferSnapshot> &transfers, Files files)
{
    settle();
    for (const TransferSnapshot &transfer : transfers) {
        m_ids.append(transfer.id);
        m_removed.append(transfer);
        m_removed.append(m_model->childrenOf(transfer.id));
        const bool isGoingOn = !hasEnded(transfer.state) && transfer.state != TransferState::Paused;
        if (isGoingOn)
            m_paused.append(transfer.id);
    }
    if (m_ids.isEmpty())
        return;
    m_files = files;
    m_host->pause(m_paused);
    m_model->remove(m_ids);
    const int count = static_cast<int>(m_ids.size());
    m_text->setText(
        files == Files::ToTrash
            ? tr("%n transfer(s) removed; what they left here goes to the trash.", nullptr, count)
            : tr("%n transfer(s) removed from the list.", nullptr, count));
    show();
    m_timer.start();
    emit undoableChanged(true);
}

void Removals::undo()
{
    m_model->add(m_removed);
    m_host->resume(m_paused);
    forget();
}

void Removals::settle()
{
    if (m_ids.isEmpty())
        return;
    if (m_files == Files::ToTrash)
        m_host->removeWithFiles(m_ids);
    else
        m_host->remove(m_ids);
    forget();
}

void Removals::forget()
{
    m_timer.stop();
    m_ids.clear();
    m_removed.clear();
    m_paused.clear();
    hide();
    emit undoableChanged(false);
}

} // namespace waybill
