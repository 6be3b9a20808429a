// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QObject>

class QComboBox;
class QFormLayout;
class QWidget;

namespace waybill
{

class StartTimeEdit;

/// The rows of a dialog that say who goes first, and when what is added begins.
class OrderOptions : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        InTurn,
        Now,    ///< beyond the limits of how many run at once
        AtTime, ///< as the spec says
        Later   ///< when somebody resumes it
    };
    Q_ENUM(Start)

    /// Adds its rows to `form`, whose widgets are children of `parent`.
    OrderOptions(QFormLayout *form, QWidget *parent);

    Start start() const;
    /// What is wrong, or nothing.
    QString problem() const;
    void applyTo(TransferSpec &spec) const;

signals:
    void changed();

private:
    QComboBox *m_priority;
    QComboBox *m_start;
    StartTimeEdit *m_time;
};

} // namespace waybill
