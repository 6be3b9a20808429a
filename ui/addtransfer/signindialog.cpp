// SPDX-License-Identifier: MIT
#include "ui/addtransfer/signindialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace waybill
{

SignInDialog::SignInDialog(const QString &server, QWidget *parent)
    : QDialog(parent)
    , m_user(new QLineEdit(this))
    , m_password(new QLineEdit(this))
{
    setWindowTitle(tr("Sign in"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *text = new QLabel(
        tr("%1 wants you to sign in. What you enter is kept until Waybill ends.").arg(server),
        this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout(this);
    form->addRow(text);
    form->addRow(tr("&User name:"), m_user);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(buttons);
}

Credentials SignInDialog::credentials() const
{
    return {m_user->text(), m_password->text()};
}

} // namespace waybill
