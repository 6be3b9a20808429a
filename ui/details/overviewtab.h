// SPDX-License-Identifier: MIT
#pragma once

#include "core/queue/transferrecord.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace waybill
{

/// Both ends, sizes, digest, how it was checked, and what went wrong, as text that can be copied.
class OverviewTab : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewTab(QWidget *parent);
    void show(const std::optional<TransferSnapshot> &transfer);

private:
    enum Line {
        Source,
        Destination,
        State,
        WhatHappened,
        Size,
        Checked,
        Digest,
        Wire,
        Times,
        Notes,
        LineCount
    };
    void setLine(Line line, const QString &text);

    QFormLayout *m_form;
    QLabel *m_values[LineCount] = {};
};

} // namespace waybill
