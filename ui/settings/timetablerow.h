// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/timetable.h"
#include "ui/settings/settingfield.h"

class QPushButton;
class QTreeWidget;

namespace waybill
{

class TimetableEditor;

/// The rules of the timetable, the upper ones first, and below them the fields of the one that is
/// chosen.
class TimetableRow final : public SettingField
{
    Q_OBJECT

public:
    TimetableRow(Preferences *preferences, SettingFace face, QWidget *parent);

private:
    void showValue(const QVariant &value) override;
    QWidget *makeButtons();
    void add();
    void removeChosen();
    void move(int by);
    void change(const TimetableRule &rule);
    void showChosen();
    void take(qsizetype chosen);
    qsizetype chosen() const;

    QList<TimetableRule> m_rules;
    QTreeWidget *m_list;
    TimetableEditor *m_editor;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    bool m_isFilling = false;
};

} // namespace waybill
