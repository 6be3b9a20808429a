// SPDX-License-Identifier: MIT
#pragma once

#include "core/sites/secretstore.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

/// A field for a password that says in words where it is, or will be, kept. What is kept already is
/// never shown.
class PasswordEdit : public QWidget
{
    Q_OBJECT

public:
    explicit PasswordEdit(QWidget *parent);

    /// Of another site: what was entered is gone.
    void reset(SecretPlace place);
    /// Of the same site: what was entered stays.
    void setPlace(SecretPlace place);
    void setHasKeychain(bool hasKeychain);
    /// What is kept is the password of another server or user than what the other fields say now.
    void setIsOfAnother(bool isOfAnother);
    void enter(const QString &password);

    /// Nothing: leave it as it is; empty: forget it.
    std::optional<QString> change() const;
    QLineEdit *edit() const { return m_edit; }

signals:
    void changed();

private:
    void forget();
    void describe();
    QString note() const;

    QLineEdit *m_edit;
    QPushButton *m_forget;
    QLabel *m_note;
    SecretPlace m_place = SecretPlace::None;
    std::optional<bool> m_hasKeychain; ///< nothing: not known yet
    bool m_isForgotten = false;
    bool m_isOfAnother = false;
};

} // namespace waybill
