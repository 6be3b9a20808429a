// SPDX-License-Identifier: MIT
#include "ui/settings/timetableeditor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QTimeEdit>
#include <QToolButton>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kKibibyte = 1024;
constexpr int kMostKib = 100'000'000;

QTime timeOf(int minute)
{
    return {minute / 60, minute % 60};
}

int minuteOf(const QTimeEdit *edit)
{
    return edit->time().hour() * 60 + edit->time().minute();
}

QSpinBox *makeRate(const QString &name, QWidget *parent)
{
    auto *const rate = new QSpinBox(parent);
    rate->setRange(0, kMostKib);
    rate->setSuffix(TimetableEditor::tr(" KiB/s"));
    rate->setSpecialValueText(TimetableEditor::tr("no limit"));
    rate->setGroupSeparatorShown(true);
    rate->setKeyboardTracking(false);
    rate->setAccessibleName(name);
    rate->setFocusPolicy(Qt::StrongFocus);
    return rate;
}

} // namespace

TimetableEditor::TimetableEditor(QWidget *parent)
    : QWidget(parent)
    , m_from(new QTimeEdit(this))
    , m_to(new QTimeEdit(this))
    , m_kind(new QComboBox(this))
    , m_down(makeRate(tr("Downloads in this time, at most"), this))
    , m_up(makeRate(tr("Uploads in this time, at most"), this))
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    auto *const when = new QHBoxLayout;
    addDays(when);
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("To"));
    when->addWidget(m_from);
    //: Between two times of day.
    when->addWidget(new QLabel(tr("to"), this));
    when->addWidget(m_to);
    when->addStretch();
    auto *const what = new QHBoxLayout;
    m_kind->addItem(tr("these limits"), false);
    m_kind->addItem(tr("no transfers"), true);
    m_kind->setAccessibleName(tr("What holds in this time"));
    what->addWidget(m_kind);
    what->addWidget(new QLabel(u"\u2193"_s, this));
    what->addWidget(m_down);
    what->addWidget(new QLabel(u"\u2191"_s, this));
    what->addWidget(m_up);
    what->addStretch();
    column->addLayout(when);
    column->addLayout(what);
    for (QTimeEdit *const edit : {m_from, m_to}) {
        edit->setKeyboardTracking(false);
        connect(edit, &QTimeEdit::timeChanged, this, &TimetableEditor::tell);
    }
    for (QSpinBox *const rate : {m_down, m_up})
        connect(rate, &QSpinBox::valueChanged, this, &TimetableEditor::tell);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TimetableEditor::tell);
}

void TimetableEditor::addDays(QHBoxLayout *line)
{
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        auto *const button = new QToolButton(this);
        button->setText(QLocale().dayName(day, QLocale::ShortFormat));
        button->setAccessibleName(QLocale().dayName(day));
        button->setToolTip(QLocale().dayName(day));
        button->setCheckable(true);
        button->setFocusPolicy(Qt::StrongFocus);
        line->addWidget(button);
        m_days.append(button);
        connect(button, &QToolButton::toggled, this, [this, button] {
            // A rule of no day would be none.
            const bool isAny =
                std::ranges::any_of(m_days, [](const QToolButton *of) { return of->isChecked(); });
            if (isAny)
                tell();
            else
                button->setChecked(true);
        });
    }
}

void TimetableEditor::setRule(const TimetableRule &rule)
{
    const QScopedValueRollback filling(m_isFilling, true);
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day) {
        if (rule.beginsOn(day))
            m_days.at(day - 1)->setChecked(true);
    }
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        m_days.at(day - 1)->setChecked(rule.beginsOn(day));
    m_from->setTime(timeOf(rule.fromMinute));
    m_to->setTime(timeOf(rule.toMinute));
    m_kind->setCurrentIndex(rule.rests ? 1 : 0);
    m_down->setValue(static_cast<int>(rule.limits.down / kKibibyte));
    m_up->setValue(static_cast<int>(rule.limits.up / kKibibyte));
    m_down->setEnabled(!rule.rests);
    m_up->setEnabled(!rule.rests);
}

TimetableRule TimetableEditor::rule() const
{
    TimetableRule rule;
    rule.days = 0;
    for (int day = 0; day < m_days.size(); ++day)
        rule.days |= m_days.at(day)->isChecked() ? 1 << day : 0;
    rule.fromMinute = minuteOf(m_from);
    rule.toMinute = minuteOf(m_to);
    rule.rests = m_kind->currentData().toBool();
    rule.limits = {m_down->value() * kKibibyte, m_up->value() * kKibibyte};
    return rule;
}

void TimetableEditor::tell()
{
    const TimetableRule now = rule();
    m_down->setEnabled(!now.rests);
    m_up->setEnabled(!now.rests);
    if (!m_isFilling)
        emit changed(now);
}

} // namespace waybill
