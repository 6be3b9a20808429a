// SPDX-License-Identifier: MIT
#include "ui/addtransfer/packdialog.h"

#include "ui/addtransfer/packoptions.h"
#include "ui/addtransfer/surveytext.h"
#include "ui/addtransfer/surveytree.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waybill
{

using namespace Qt::StringLiterals;

PackDialog::PackDialog(const QStringList &paths, QWidget *parent)
    : QDialog(parent)
    , m_paths(paths)
    , m_tree(new SurveyTree(m_paths, this))
    , m_survey(new QLabel(tr("Counting…"), this))
    , m_archive(new QLineEdit(this))
    , m_options(new PackOptions(this))
    , m_problem(new QLabel(this))
{
    m_tree->setLayoutDirection(Qt::LeftToRight); // as paths are read
    setWindowTitle(tr("Pack"));
    m_archive->setText(m_paths.value(0) + suffixOf(m_options->format()));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    auto *browse = new QPushButton(tr("Choose…"), this);
    connect(browse, &QPushButton::clicked, this, &PackDialog::chooseArchive);
    auto *archiveRow = new QHBoxLayout;
    archiveRow->addWidget(m_archive);
    archiveRow->addWidget(browse);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Pack"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout(this);
    form->addRow(tr("Files:"), m_tree);
    form->addRow(QString(), m_survey);
    auto *archiveLabel = new QLabel(tr("&Archive:"), this);
    archiveLabel->setBuddy(m_archive); // a row of several widgets has none by itself
    form->addRow(archiveLabel, archiveRow);
    form->addRow(m_options);
    form->addRow(m_problem);
    form->addRow(buttons);
    resize(620, 380);
    connect(m_options, &PackOptions::formatChanged, this, &PackDialog::changeSuffix);
    connect(m_archive, &QLineEdit::textChanged, this, &PackDialog::check);
    check();
}

void PackDialog::showSurvey(const TreeSurvey &survey)
{
    m_tree->showSurvey(survey);
    m_survey->setText(surveyText(survey));
}

void PackDialog::offerFormat(ArchiveFormat format)
{
    m_options->setFormat(format);
}

void PackDialog::chooseArchive()
{
    const QString chosen = QFileDialog::getSaveFileName(this, tr("Archive"), m_archive->text(),
        QString(), nullptr, QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty())
        m_archive->setText(chosen);
}

void PackDialog::changeSuffix(ArchiveFormat format)
{
    m_archive->setText(nameWithoutSuffix(m_archive->text()) + suffixOf(format));
}

void PackDialog::check()
{
    const auto format = archiveFormatOf(m_archive->text());
    QString problem;
    if (!format || *format != m_options->format())
        problem = tr("The archive's name must end in %1.").arg(suffixOf(m_options->format()));
    else if (QFileInfo(m_archive->text()).isRelative())
        problem = tr("Give the archive's whole path.");
    m_problem->setText(problem);
    m_accept->setEnabled(problem.isEmpty());
}

TransferSpec PackDialog::spec() const
{
    const QFileInfo archive(QDir::cleanPath(m_archive->text()));
    TransferSpec spec;
    spec.kind = TransferKind::Pack;
    spec.path = archive.path();
    spec.name = archive.fileName();
    spec.onConflict = ConflictPolicy::Rename;
    spec.packing = m_options->options(m_paths);
    return spec;
}

} // namespace waybill
