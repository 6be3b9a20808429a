// SPDX-License-Identifier: MIT
#include "ui/addtransfer/signindialog.h"

#include <QCheckBox>
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
    , m_remember(new QCheckBox(tr("&Remember in the keychain"), this))
{
    setWindowTitle(tr("Sign in"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *text = new QLabel(tr("%1 wants you to sign in.").arg(server), this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    m_note = new QLabel(tr("What you enter is kept until Waybill ends."), this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *form = new QFormLayout(this);
    form->addRow(text);
    form->addRow(tr("&User name:"), m_user);
    form->addRow(tr("&Password:"), m_password);
    form->addRow(QString(), m_remember);
    form->addRow(m_note);
    form->addRow(buttons);
    m_remember->hide();
}

void SignInDialog::setHasKeychain(bool hasKeychain)
{
    m_remember->show();
    m_remember->setEnabled(hasKeychain);
    m_remember->setChecked(m_remember->isChecked() && hasKeychain);
    m_note->setText(hasKeychain ? tr("Else what you enter is kept until Waybill ends.")
                                : tr("There is no keychain here that could remember it: what you "
                                     "enter is kept until Waybill ends."));
}

bool SignInDialog::isRemembered() const
{
    return m_remember->isChecked();
}

Credentials SignInDialog::credentials() const
{
    return {m_user->text(), m_password->text()};
}

} // namespace waybill
