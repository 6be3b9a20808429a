// SPDX-License-Identifier: MIT
#pragma once

#include "core/transfer/transfertypes.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;

namespace waybill
{

/// A transfer's timeline as text: filtered by words, copied as a whole.
class LogTab : public QWidget
{
    Q_OBJECT

public:
    explicit LogTab(QWidget *parent);
    void show(const QList<TimelineEntry> &entries);
    void clear();

private:
    void showLines();

    QLineEdit *m_filter;
    QPlainTextEdit *m_text;
    QStringList m_lines;
};

} // namespace waybill
