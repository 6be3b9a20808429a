// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/access.h"

#include <QDialog>

class QLineEdit;

namespace waybill
{

/// Asks for a user name and password for one server; they are kept for this session only.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(const QString &server, QWidget *parent);
    Credentials credentials() const;

private:
    QLineEdit *m_user;
    QLineEdit *m_password;
};

} // namespace waybill
