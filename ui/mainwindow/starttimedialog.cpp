// SPDX-License-Identifier: MIT
#include "ui/mainwindow/starttimedialog.h"

#include "ui/addtransfer/starttimeedit.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace waybill
{

StartTimeDialog::StartTimeDialog(const QDateTime &present, QWidget *parent)
    : QDialog(parent)
    , m_when(new StartTimeEdit(present, this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Start at a time"));
    auto *label = new QLabel(tr("&The selected transfers start at:"), this);
    label->setBuddy(m_when);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    //: A button: no time is waited for, but a place in the queue.
    auto *atOnce = buttons->addButton(tr("&No time"), QDialogButtonBox::ResetRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(atOnce, &QPushButton::clicked, this, [this] {
        m_isAtOnce = true;
        accept();
    });
    connect(m_when, &QDateTimeEdit::dateTimeChanged, this, &StartTimeDialog::check);
    auto *column = new QVBoxLayout(this);
    column->addWidget(label);
    column->addWidget(m_when);
    column->addWidget(m_note);
    column->addStretch(1);
    column->addWidget(buttons);
    check();
}

QDateTime StartTimeDialog::time() const
{
    return m_isAtOnce ? QDateTime() : m_when->dateTime();
}

void StartTimeDialog::check()
{
    m_note->setText(
        m_when->isOver()
            ? tr("This time is over: they start when the queue comes to them.")
            : tr("What is paused goes on then, too; what runs already is not stopped."));
}

} // namespace waybill
