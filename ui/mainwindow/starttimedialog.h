// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QDialog>

class QLabel;

namespace waybill
{

class StartTimeEdit;

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

    StartTimeEdit *m_when;
    QLabel *m_note;
    bool m_isAtOnce = false;
};

} // namespace waybill
