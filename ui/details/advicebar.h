// SPDX-License-Identifier: MIT
#pragma once

#include "ui/details/remedies.h"

#include <QFrame>

class QCheckBox;
class QHBoxLayout;
class QLabel;

namespace waybill
{

/// What happened to the selected transfer, what to do, and a button for each thing that can be
/// done. Hidden where no help is needed.
class AdviceBar : public QFrame
{
    Q_OBJECT

public:
    explicit AdviceBar(QWidget *parent);
    void show(const std::optional<TransferSnapshot> &transfer);

signals:
    /// `forAll`: the same answer for all that asks, now and later.
    void chosen(waybill::Remedy remedy, bool forAll);

private:
    void showButtons(const QList<Remedy> &remedies);

    QLabel *m_icon;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QCheckBox *m_forAll;
    QList<Remedy> m_remedies;
};

} // namespace waybill
