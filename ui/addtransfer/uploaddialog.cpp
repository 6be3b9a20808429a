// SPDX-License-Identifier: MIT
#include "ui/addtransfer/uploaddialog.h"

#include "core/http/url.h"
#include "ui/addtransfer/optionssection.h"
#include "ui/addtransfer/packoptions.h"
#include "ui/addtransfer/surveytext.h"
#include "ui/addtransfer/surveytree.h"
#include "ui/format/conflicttext.h"
#include "ui/format/errortext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QStringList cleaned(QStringList paths)
{
    for (QString &path : paths)
        path = QDir::cleanPath(path);
    return paths;
}

} // namespace

UploadDialog::UploadDialog(
    const QStringList &paths, const QStringList &recentServers, int offerPackAbove, QWidget *parent)
    : QDialog(parent)
    , m_paths(cleaned(paths))
    , m_offerPackAbove(offerPackAbove)
    , m_tree(new SurveyTree(m_paths, this))
    , m_survey(new QLabel(tr("Counting…"), this))
    , m_url(new QComboBox(this))
    , m_conflict(new QComboBox(this))
    , m_readBack(new QCheckBox(tr("Read back and compare"), this))
    , m_isPacked(new QCheckBox(tr("&Pack and upload: send all of it as one archive"), this))
    , m_packing(new PackOptions(this))
    , m_section(new OptionsSection(this))
    , m_order(new OrderOptions(m_section->form(), m_section->fields()))
    , m_problem(new QLabel(this))
{
    m_tree->setLayoutDirection(Qt::LeftToRight); // as paths are read
    setWindowTitle(tr("Upload"));
    m_url->setEditable(true);
    m_url->addItems(recentServers);
    m_url->setMinimumContentsLength(40);
    m_conflict->addItem(conflictText(ConflictPolicy::Fail), static_cast<int>(ConflictPolicy::Fail));
    for (const ConflictPolicy policy : kConflictChoices)
        m_conflict->addItem(conflictText(policy), static_cast<int>(policy));
    m_survey->setTextFormat(Qt::PlainText);
    m_survey->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Upload"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout(this);
    form->addRow(tr("Files:"), m_tree);
    form->addRow(QString(), m_survey);
    form->addRow(tr("&Server:"), m_url);
    form->addRow(tr("If it &exists:"), m_conflict);
    form->addRow(QString(), m_readBack);
    form->addRow(m_isPacked);
    form->addRow(m_packing);
    form->addRow(m_section);
    form->addRow(m_problem);
    form->addRow(buttons);
    resize(620, 440);
    m_packing->setEnabled(false);
    connect(m_isPacked, &QCheckBox::toggled, m_packing, &QWidget::setEnabled);
    connect(m_isPacked, &QCheckBox::toggled, this, &UploadDialog::check);
    connect(m_url, &QComboBox::editTextChanged, this, &UploadDialog::check);
    connect(m_url, &QComboBox::editTextChanged, this, &UploadDialog::followSite);
    connect(m_conflict, &QComboBox::activated, this, [this] { m_isConflictChosen = true; });
    connect(m_conflict, &QComboBox::currentIndexChanged, this, &UploadDialog::check);
    connect(m_order, &OrderOptions::changed, this, &UploadDialog::check);
    check();
}

void UploadDialog::showOptions(bool isShown)
{
    m_section->open(isShown);
}

bool UploadDialog::areOptionsShown() const
{
    return m_section->isOpen();
}

void UploadDialog::showSurvey(const TreeSurvey &survey)
{
    QString text = surveyText(survey);
    if (survey.files > m_offerPackAbove && !m_isPacked->isChecked())
        text += u' ' + tr("So many files arrive sooner as one archive: choose Pack and upload.");
    m_tree->showSurvey(survey);
    m_survey->setText(text);
}

void UploadDialog::offerFormat(ArchiveFormat format)
{
    m_packing->setFormat(format);
}

void UploadDialog::setSites(QList<Site> sites)
{
    m_sites = std::move(sites);
    const QString entered = m_url->currentText();
    for (const Site &site : std::as_const(m_sites)) {
        if (m_url->findText(site.url.toString()) < 0)
            m_url->addItem(site.url.toString());
    }
    if (entered != m_url->currentText())
        m_url->setEditText(entered); // the first item of an empty list is chosen by itself
    followSite();
}

void UploadDialog::followSite()
{
    const auto url = parseHttpUrl(serverUrl());
    const auto site = url ? siteFor(m_sites, *url) : std::nullopt;
    if (m_isConflictChosen)
        return;
    const ConflictPolicy policy =
        site ? site->onConflict.value_or(ConflictPolicy::Fail) : ConflictPolicy::Fail;
    m_conflict->setCurrentIndex(m_conflict->findData(static_cast<int>(policy)));
}

QString UploadDialog::serverUrl() const
{
    return m_url->currentText().trimmed();
}

ConflictPolicy UploadDialog::conflictPolicy() const
{
    return static_cast<ConflictPolicy>(m_conflict->currentData().toInt());
}

void UploadDialog::check()
{
    const auto url = parseHttpUrl(serverUrl());
    QString problem;
    if (serverUrl().isEmpty())
        problem = tr("Give the URL of a WebDAV folder, a tus endpoint, or of the file itself.");
    else if (!url)
        problem = errorText(url.error()).message;
    else if (m_paths.size() > 1 && !m_isPacked->isChecked() && !url->path().isEmpty() &&
             !url->path().endsWith(u'/'))
        problem = tr("Several files need the URL of a folder, one that ends in '/'.");
    else if (m_isPacked->isChecked() && isComparing(conflictPolicy()))
        problem = tr("What is packed on the way has neither a time nor a size to compare. Choose "
                     "something else for a file that exists.");
    if (problem.isEmpty())
        problem = m_order->problem();
    m_problem->setText(problem);
    m_accept->setEnabled(problem.isEmpty());
}

QList<TransferSpec> UploadDialog::specs() const
{
    QList<TransferSpec> specs;
    const auto url = parseHttpUrl(serverUrl());
    if (!url)
        return specs;
    for (const QString &path : m_isPacked->isChecked() ? m_paths.first(1) : m_paths) {
        TransferSpec spec;
        spec.kind = TransferKind::Upload;
        spec.url = *url;
        spec.path = path;
        spec.onConflict = conflictPolicy();
        spec.verify = m_readBack->isChecked() ? Verification::Digest : Verification::Length;
        if (m_isPacked->isChecked())
            spec.packing = m_packing->options(m_paths);
        m_order->applyTo(spec);
        specs.append(spec);
    }
    return specs;
}

} // namespace waybill
