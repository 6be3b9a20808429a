// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QDialog>

class QDateTimeEdit;
class QLabel;

namespace waybill
{

/// Asks when transfers are to begin.
class StartTimeDialog : public QDialog
{
    Q_OBJECT

public:
    /// `present` is proposed; where it is invalid or over, the next full hour.
    StartTimeDialog(const QDateTime &present, QWidget *parent);

    /// Invalid: at once.
    QDateTime time() const;

private:
    void check();

    QDateTimeEdit *m_when;
    QLabel *m_note;
    bool m_isAtOnce = false;
};

} // namespace waybill
