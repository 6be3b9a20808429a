// SPDX-License-Identifier: MIT
#include "ui/settings/timetablerow.h"

#include "ui/format/limittext.h"
#include "ui/settings/timetableeditor.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTreeWidget>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int kListRows = 5;

QString timesText(const TimetableRule &rule)
{
    const auto text = [](int minute) {
        return QLocale().toString(QTime(minute / 60, minute % 60), QLocale::ShortFormat);
    };
    return u"%1 \u2013 %2"_s.arg(text(rule.fromMinute), text(rule.toMinute));
}

/// As good a guess as any: the hours in which people work.
TimetableRule usualRule()
{
    TimetableRule rule;
    rule.days = 0b0011111;
    rule.fromMinute = 8 * 60;
    rule.toMinute = 18 * 60;
    rule.limits = {1024 * 1024, 256 * 1024};
    return rule;
}

} // namespace

TimetableRow::TimetableRow(Preferences *preferences, SettingFace face, QWidget *parent)
    : SettingField(preferences, std::move(face), parent)
    , m_list(new QTreeWidget(this))
    , m_editor(new TimetableEditor(this))
{
    m_list->setHeaderLabels({tr("Days"), tr("Time"), tr("What holds")});
    m_list->setRootIsDecorated(false);
    m_list->setFixedHeight(m_list->fontMetrics().height() * 2 * kListRows);
    m_list->header()->setStretchLastSection(true);
    auto *const all = new QWidget(this);
    auto *const column = new QVBoxLayout(all);
    column->setContentsMargins({});
    column->addWidget(m_list);
    column->addWidget(m_editor);
    column->addWidget(makeButtons());
    place(all, m_list);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &TimetableRow::showChosen);
    connect(m_editor, &TimetableEditor::changed, this, &TimetableRow::change);
    refresh();
}

QWidget *TimetableRow::makeButtons()
{
    auto *const buttons = new QWidget(this);
    auto *const line = new QHBoxLayout(buttons);
    line->setContentsMargins({});
    const auto button = [this, line](const QString &text, auto command) {
        auto *const made = new QPushButton(text, this);
        made->setAutoDefault(false);
        connect(made, &QPushButton::clicked, this, command);
        line->addWidget(made);
        return made;
    };
    //: A rule of the timetable, as are those that follow.
    button(tr("&Add a rule"), &TimetableRow::add);
    m_remove = button(tr("Re&move it"), &TimetableRow::removeChosen);
    m_up = button(tr("Further u&p"), [this] { move(-1); });
    m_down = button(tr("Further do&wn"), [this] { move(1); });
    line->addStretch();
    return buttons;
}

qsizetype TimetableRow::chosen() const
{
    return m_list->indexOfTopLevelItem(m_list->currentItem());
}

void TimetableRow::showValue(const QVariant &value)
{
    const qsizetype before = chosen();
    {
        const QScopedValueRollback filling(m_isFilling, true);
        m_rules = Timetable::fromJson(value.toString().toUtf8()).rules();
        m_list->clear();
        for (const TimetableRule &rule : std::as_const(m_rules))
            new QTreeWidgetItem(m_list, {daysText(rule.days), timesText(rule), ruleText(rule)});
        m_list->resizeColumnToContents(0);
        m_list->resizeColumnToContents(1);
        const int row =
            static_cast<int>(std::min(std::max<qsizetype>(before, 0), m_rules.size() - 1));
        m_list->setCurrentItem(m_list->topLevelItem(row));
    }
    showChosen();
}

void TimetableRow::showChosen()
{
    if (m_isFilling)
        return;
    const qsizetype row = chosen();
    m_editor->setVisible(row >= 0);
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_rules.size());
    if (row >= 0 && m_editor->rule() != m_rules.at(row))
        m_editor->setRule(m_rules.at(row));
}

/// Stores the rules; that one is chosen then.
void TimetableRow::take(qsizetype chosen)
{
    const Timetable timetable(m_rules);
    store(timetable.isEmpty() ? QString() : QString::fromUtf8(timetable.toJson()));
    m_list->setCurrentItem(m_list->topLevelItem(static_cast<int>(chosen)));
}

void TimetableRow::add()
{
    m_rules.append(usualRule());
    take(m_rules.size() - 1);
}

void TimetableRow::removeChosen()
{
    const qsizetype row = chosen();
    m_rules.removeAt(row);
    take(std::min(row, m_rules.size() - 1));
}

void TimetableRow::move(int by)
{
    const qsizetype row = chosen();
    m_rules.swapItemsAt(row, row + by);
    take(row + by);
}

void TimetableRow::change(const TimetableRule &rule)
{
    const qsizetype row = chosen();
    if (row < 0)
        return;
    m_rules[row] = rule;
    take(row);
}

} // namespace waybill
