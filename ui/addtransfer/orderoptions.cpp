// SPDX-License-Identifier: MIT
#include "ui/addtransfer/orderoptions.h"

#include "ui/addtransfer/starttimeedit.h"
#include "ui/format/statetext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace waybill
{
namespace
{

struct StartRow
{
    OrderOptions::Start start;
    const char *text;
};

constexpr StartRow kStarts[] = {
    {OrderOptions::Start::InTurn,
        QT_TRANSLATE_NOOP("waybill::OrderOptions", "When its turn comes")},
    {OrderOptions::Start::Now, QT_TRANSLATE_NOOP("waybill::OrderOptions", "Now, whatever runs")},
    {OrderOptions::Start::AtTime, QT_TRANSLATE_NOOP("waybill::OrderOptions", "At a time:")},
    {OrderOptions::Start::Later, QT_TRANSLATE_NOOP("waybill::OrderOptions", "When I resume it")},
};

} // namespace

OrderOptions::OrderOptions(QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_priority(new QComboBox(parent))
    , m_start(new QComboBox(parent))
    , m_time(new StartTimeEdit({}, parent))
{
    for (const Priority priority : {Priority::High, Priority::Normal, Priority::Low})
        m_priority->addItem(priorityText(priority), static_cast<int>(priority));
    m_priority->setCurrentIndex(m_priority->findData(static_cast<int>(Priority::Normal)));
    for (const StartRow &row : kStarts)
        m_start->addItem(tr(row.text), static_cast<int>(row.start));
    m_time->setAccessibleName(tr("Start time"));
    m_time->setEnabled(false);
    form->addRow(tr("P&riority:"), m_priority);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_start);
    row->addWidget(m_time, 1);
    auto *const label = new QLabel(tr("S&tart:"), parent);
    label->setBuddy(m_start); // a row of several widgets has none by itself
    form->addRow(label, row);
    connect(m_start, &QComboBox::currentIndexChanged, this, [this] {
        m_time->setEnabled(start() == Start::AtTime);
        emit changed();
    });
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, &OrderOptions::changed);
}

OrderOptions::Start OrderOptions::start() const
{
    return static_cast<Start>(m_start->currentData().toInt());
}

QString OrderOptions::problem() const
{
    return start() == Start::AtTime && m_time->isOver() ? tr("The start time is over.") : QString();
}

void OrderOptions::applyTo(TransferSpec &spec) const
{
    spec.priority = static_cast<Priority>(m_priority->currentData().toInt());
    spec.startAt = start() == Start::AtTime ? m_time->dateTime().toUTC() : QDateTime();
}

} // namespace waybill
