// SPDX-License-Identifier: MIT
#include "ui/details/logtab.h"

#include "ui/format/statetext.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace waybill
{

using namespace Qt::StringLiterals;

LogTab::LogTab(QWidget *parent)
    : QWidget(parent)
    , m_filter(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
{
    m_filter->setPlaceholderText(tr("Show lines with…"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter of the log"));
    m_text->setReadOnly(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Log of the transfer"));
    auto *copy = new QPushButton(tr("&Copy"), this);
    auto *line = new QHBoxLayout;
    line->addWidget(m_filter, 1);
    line->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(line);
    layout->addWidget(m_text);
    connect(m_filter, &QLineEdit::textChanged, this, &LogTab::showLines);
    connect(copy, &QPushButton::clicked, this,
        [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
}

void LogTab::show(const QList<TimelineEntry> &entries)
{
    m_lines.clear();
    for (const TimelineEntry &entry : entries)
        m_lines.append(entry.time.toLocalTime().toString(u"yyyy-MM-dd hh:mm:ss.zzz  "_s) +
                       timelineText(entry));
    showLines();
}

void LogTab::clear()
{
    m_lines.clear();
    m_text->clear();
}

void LogTab::showLines()
{
    const QScrollBar *const bar = m_text->verticalScrollBar();
    const bool wasAtEnd = bar->value() >= bar->maximum() - 2;
    m_text->setPlainText(m_lines.filter(m_filter->text(), Qt::CaseInsensitive).join(u'\n'));
    if (wasAtEnd)
        m_text->verticalScrollBar()->setValue(m_text->verticalScrollBar()->maximum());
}

} // namespace waybill
