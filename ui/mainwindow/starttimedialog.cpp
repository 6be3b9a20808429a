// SPDX-License-Identifier: MIT
#include "ui/mainwindow/starttimedialog.h"

#include <QDateTimeEdit>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QDateTime nextFullHour()
{
    const QDateTime soon = QDateTime::currentDateTime().addSecs(3600);
    return {soon.date(), QTime(soon.time().hour(), 0)};
}

/// As elsewhere, but with the whole year: of two digits the edit makes one long ago.
QString format()
{
    QString format = QLocale().dateTimeFormat(QLocale::ShortFormat);
    return format.contains("yyyy"_L1) ? format : format.replace("yy"_L1, "yyyy"_L1);
}

} // namespace

StartTimeDialog::StartTimeDialog(const QDateTime &present, QWidget *parent)
    : QDialog(parent)
    , m_when(new QDateTimeEdit(this))
    , m_note(new QLabel(this))
{
    setWindowTitle(tr("Start at a time"));
    const bool isAhead = present.isValid() && present > QDateTime::currentDateTimeUtc();
    m_when->setDateTime(isAhead ? present.toLocalTime() : nextFullHour());
    m_when->setCalendarPopup(true);
    m_when->setDisplayFormat(format());
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
    m_note->setText(m_when->dateTime() > QDateTime::currentDateTime()
                        ? tr("What is paused goes on then, too; what runs already is not stopped.")
                        : tr("This time is over: they start when the queue comes to them."));
}

} // namespace waybill
