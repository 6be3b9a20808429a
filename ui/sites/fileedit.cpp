// SPDX-License-Identifier: MIT
#include "ui/sites/fileedit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace waybill
{

FileEdit::FileEdit(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_edit(new QLineEdit(this))
{
    auto *button = new QPushButton(tr("Choose…"), this);
    button->setAccessibleName(title);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins({});
    row->addWidget(m_edit);
    row->addWidget(button);
    setFocusProxy(m_edit);
    connect(button, &QPushButton::clicked, this, &FileEdit::choose);
    connect(m_edit, &QLineEdit::textChanged, this, &FileEdit::changed);
}

QString FileEdit::path() const
{
    return m_edit->text().trimmed();
}

void FileEdit::setPath(const QString &path)
{
    m_edit->setText(path);
}

void FileEdit::choose()
{
    const QString chosen = QFileDialog::getOpenFileName(
        this, m_title, path(), tr("PEM files (*.pem *.crt *.cer *.key);;All files (*)"));
    if (!chosen.isEmpty())
        setPath(chosen);
}

} // namespace waybill
