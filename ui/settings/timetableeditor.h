// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/timetable.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QSpinBox;
class QTimeEdit;
class QToolButton;

namespace waybill
{

/// The fields of one rule of the timetable: its days, from when to when, and what holds then.
class TimetableEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit TimetableEditor(QWidget *parent);

    void setRule(const TimetableRule &rule);
    TimetableRule rule() const;

signals:
    void changed(const waybill::TimetableRule &rule);

private:
    void addDays(QHBoxLayout *line);
    void tell();

    QList<QToolButton *> m_days;
    QTimeEdit *m_from;
    QTimeEdit *m_to;
    QComboBox *m_kind;
    QSpinBox *m_down;
    QSpinBox *m_up;
    bool m_isFilling = false;
};

} // namespace waybill
