// SPDX-License-Identifier: MIT
#include "ui/addtransfer/unpackdialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waybill
{

UnpackDialog::UnpackDialog(const QString &archive, QWidget *parent)
    : QDialog(parent)
    , m_archive(new QLineEdit(archive, this))
    , m_folder(new QLineEdit(nameWithoutSuffix(archive), this))
    , m_removesArchive(new QCheckBox(tr("Remove the archive afterwards"), this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Unpack"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *browse = new QPushButton(tr("Choose…"), this);
    connect(browse, &QPushButton::clicked, this, [this] {
        const QString chosen =
            QFileDialog::getExistingDirectory(this, tr("Folder"), m_folder->text());
        if (!chosen.isEmpty())
            m_folder->setText(chosen);
    });
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder);
    folderRow->addWidget(browse);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Unpack"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout(this);
    form->addRow(tr("&Archive:"), m_archive);
    //: The folder into which an archive is unpacked.
    auto *folderLabel = new QLabel(tr("&Into:"), this);
    folderLabel->setBuddy(m_folder); // a row of several widgets has none by itself
    form->addRow(folderLabel, folderRow);
    form->addRow(QString(), m_removesArchive);
    form->addRow(m_problem);
    form->addRow(buttons);
    resize(620, 200);
    for (QLineEdit *edit : {m_archive, m_folder})
        connect(edit, &QLineEdit::textChanged, this, &UnpackDialog::check);
    check();
}

void UnpackDialog::check()
{
    QString problem;
    if (!archiveFormatOf(m_archive->text()))
        problem = tr("The name tells no archive that Waybill can read.");
    else if (!QDir::isAbsolutePath(m_archive->text()) || !QDir::isAbsolutePath(m_folder->text()))
        problem = tr("Give whole paths.");
    m_problem->setText(problem);
    m_accept->setEnabled(problem.isEmpty());
}

TransferSpec UnpackDialog::spec() const
{
    TransferSpec spec;
    spec.kind = TransferKind::Unpack;
    spec.archive = QDir::cleanPath(m_archive->text());
    spec.path = QDir::cleanPath(m_folder->text());
    spec.onConflict = ConflictPolicy::Rename;
    spec.removesArchive = m_removesArchive->isChecked();
    return spec;
}

} // namespace waybill
