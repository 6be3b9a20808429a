// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLineEdit;

namespace waybill
{

/// A field for the path of a file, with a button to choose one.
class FileEdit : public QWidget
{
    Q_OBJECT

public:
    /// `title`: of the dialog that chooses.
    FileEdit(const QString &title, QWidget *parent);

    QString path() const;
    void setPath(const QString &path);
    QLineEdit *edit() const { return m_edit; }

signals:
    void changed();

private:
    void choose();

    QString m_title;
    QLineEdit *m_edit;
};

} // namespace waybill
