// SPDX-License-Identifier: MIT
#include "ui/details/overviewtab.h"

#include "ui/format/errortext.h"
#include "ui/format/statetext.h"
#include "ui/format/units.h"

#include <QFormLayout>
#include <QLabel>
#include <QLocale>

namespace waybill
{

using namespace Qt::StringLiterals;

OverviewTab::OverviewTab(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    //: From where to where: URLs or paths.
    const QString titles[LineCount] = {tr("From:"), tr("To:"), tr("State:"), tr("What happened:"),
        tr("Size:"), tr("Checked:"), tr("SHA-256:"), tr("On the wire:"), tr("Times:"),
        tr("Notes:")};
    for (int line = 0; line < LineCount; ++line) {
        m_values[line] = new QLabel(this);
        // Text from servers is shown as it is, never as markup.
        m_values[line]->setTextFormat(Qt::PlainText);
        m_values[line]->setTextInteractionFlags(
            Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_values[line]->setWordWrap(true);
        m_values[line]->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
        m_form->addRow(titles[line], m_values[line]);
    }
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    show(std::nullopt);
}

void OverviewTab::setLine(Line line, const QString &text)
{
    if (m_values[line]->text() != text)
        m_values[line]->setText(text);
    m_values[line]->setVisible(!text.isEmpty());
    m_form->labelForField(m_values[line])->setVisible(!text.isEmpty());
}

void OverviewTab::show(const std::optional<TransferSnapshot> &transfer)
{
    if (!transfer) {
        for (int line = 0; line < LineCount; ++line)
            setLine(static_cast<Line>(line), QString());
        setLine(State, tr("Select a transfer to see its details."));
        m_form->labelForField(m_values[State])->hide();
        return;
    }
    const bool isDone = transfer->state == TransferState::Done;
    setLine(Source, transfer->source);
    setLine(Destination, isDone && !transfer->receipt.path.isEmpty() ? transfer->receipt.path
                                                                     : transfer->destination);
    setLine(State, stateText(*transfer));
    // A failure's state line says it; one that waits says what it waits for. What to do is said by
    // the bar above.
    const bool isTold = isDone || transfer->state == TransferState::Failed;
    setLine(
        WhatHappened, transfer->error && !isTold ? errorText(*transfer->error).message : QString());
    setLine(Size, transfer->bytesTotal < 0 ? formatBytes(transfer->bytesDone)
                                           : tr("%1 of %2 (%3 bytes)")
                                                 .arg(formatBytes(transfer->bytesDone),
                                                     formatBytes(transfer->bytesTotal),
                                                     QLocale().toString(transfer->bytesTotal)));
    setLine(Checked, isDone ? verificationText(transfer->receipt.verified) : QString());
    setLine(Digest, QString::fromLatin1(transfer->receipt.sha256.toHex()));
    //: Bytes on the wire, the number of requests, and "resumed at 3 MiB" or "not resumed".
    setLine(Wire, tr("%1, requests: %2, %3")
                      .arg(formatBytes(transfer->bytesOnWire), QString::number(transfer->requests),
                          transfer->resumedFrom > 0
                              ? tr("resumed at %1").arg(formatBytes(transfer->resumedFrom))
                              : tr("not resumed")));
    QString times =
        tr("added %1").arg(QLocale().toString(transfer->added.toLocalTime(), QLocale::ShortFormat));
    if (transfer->finished.isValid())
        times +=
            //: Follows "added 1/2/23 3:45 PM".
            tr(", ended %1")
                .arg(QLocale().toString(transfer->finished.toLocalTime(), QLocale::ShortFormat));
    setLine(Times, times);
    setLine(Notes, transfer->notes.join(u'\n'));
}

} // namespace waybill
