// SPDX-License-Identifier: MIT
#pragma once

#include "core/http/access.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace waybill
{

/// Asks for a user name and password for one server; they are kept for this session only, or, where
/// there is a keychain, in that.
class SignInDialog : public QDialog
{
    Q_OBJECT

public:
    SignInDialog(const QString &server, QWidget *parent);
    /// Until this is called nothing is said of the keychain.
    void setHasKeychain(bool hasKeychain);
    Credentials credentials() const;
    bool isRemembered() const;

private:
    QLineEdit *m_user;
    QLineEdit *m_password;
    QCheckBox *m_remember;
    QLabel *m_note;
};

} // namespace waybill
