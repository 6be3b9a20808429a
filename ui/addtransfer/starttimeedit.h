// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTimeEdit>

namespace waybill
{

/// A time at which transfers begin.
class StartTimeEdit : public QDateTimeEdit
{
    Q_OBJECT

public:
    /// `present` is proposed; where it is invalid or over, the next full hour.
    StartTimeEdit(const QDateTime &present, QWidget *parent);

    bool isOver() const;
};

} // namespace waybill
