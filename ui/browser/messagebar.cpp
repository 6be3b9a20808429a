// SPDX-License-Identifier: MIT
#include "ui/browser/messagebar.h"

#include "ui/format/errortext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace waybill
{

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
    , m_text(new QLabel(this))
    , m_retry(new QPushButton(tr("&Retry"), this))
    , m_signIn(new QPushButton(tr("Sign &in…"), this))
    , m_close(new QPushButton(tr("&Dismiss"), this))
{
    setFrameShape(StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    const int size = style()->pixelMetric(QStyle::PM_LargeIconSize);
    m_icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(size));
    m_text->setTextFormat(Qt::PlainText); // it may quote a server
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QPushButton *button : {m_signIn, m_retry, m_close})
        row->addWidget(button);
    connect(m_retry, &QPushButton::clicked, this, &MessageBar::retryRequested);
    connect(m_signIn, &QPushButton::clicked, this, &MessageBar::signInRequested);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void MessageBar::tell(const ErrorText &text, Remedy remedy)
{
    m_text->setText(text.message + u'\n' + text.nextStep);
    m_retry->setVisible(remedy != Remedy::None);
    m_signIn->setVisible(remedy == Remedy::SignIn);
    show();
}

} // namespace waybill
