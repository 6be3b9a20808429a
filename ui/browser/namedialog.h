// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace waybill
{

/// Asks for a name in a folder, and says why one will not do before it is sent.
class NameDialog : public QDialog
{
    Q_OBJECT

public:
    /// `isTaken` is asked for each name that is typed.
    NameDialog(const QString &title, const QString &label, const QString &name,
        std::function<bool(const QString &)> isTaken, QWidget *parent);

    QString name() const;

private:
    void check();

    std::function<bool(const QString &)> m_isTaken;
    QString m_original;
    QLineEdit *m_name;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace waybill
