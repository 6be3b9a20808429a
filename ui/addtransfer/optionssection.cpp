// SPDX-License-Identifier: MIT
#include "ui/addtransfer/optionssection.h"

#include <QFormLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace waybill
{

OptionsSection::OptionsSection(QWidget *dialog)
    : QWidget(dialog)
    , m_button(new QToolButton(this))
    , m_fields(new QWidget(this))
    , m_form(new QFormLayout(m_fields))
{
    //: A button: shows the fields that few need.
    m_button->setText(tr("Opt&ions"));
    m_button->setCheckable(true);
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setFocusPolicy(Qt::StrongFocus);
    m_button->setArrowType(Qt::RightArrow);
    m_form->setContentsMargins({});
    m_fields->hide();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_button);
    column->addWidget(m_fields);
    connect(m_button, &QToolButton::toggled, this, &OptionsSection::show);
}

bool OptionsSection::isOpen() const
{
    return m_button->isChecked();
}

void OptionsSection::open(bool isOpen)
{
    m_button->setChecked(isOpen);
}

/// The dialog grows and shrinks by them: its other fields stay as they are.
void OptionsSection::show(bool isOpen)
{
    m_button->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    const QSize dialog = window()->size();
    const int before = sizeHint().height();
    m_fields->setVisible(isOpen);
    layout()->activate();
    if (window()->layout())
        window()->layout()->activate(); // else it is kept as large as it has been
    if (window()->isVisible())
        window()->resize(dialog.width(), dialog.height() + sizeHint().height() - before);
}

} // namespace waybill
