// SPDX-License-Identifier: MIT
#include "ui/addtransfer/downloaddialog.h"

#include "core/base/filename.h"
#include "core/http/offeredlinks.h"
#include "ui/addtransfer/downloadoptions.h"
#include "ui/addtransfer/linklookup.h"
#include "ui/addtransfer/linksedit.h"
#include "ui/addtransfer/metalinkfiles.h"
#include "ui/addtransfer/metalinkreader.h"
#include "ui/addtransfer/optionssection.h"
#include "ui/engine/enginehost.h"
#include "ui/format/conflicttext.h"
#include "ui/format/errortext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Where an archive is unpacked: a folder of its name.
QString folderFor(const QString &name)
{
    const QString plain = nameWithoutSuffix(name);
    //: The name of a folder: what came out of the archive %1.
    return plain == name ? DownloadDialog::tr("%1 unpacked").arg(name) : plain;
}

} // namespace

DownloadDialog::DownloadDialog(
    const QString &urls, const QString &folder, EngineHost *host, QWidget *parent)
    : QDialog(parent)
    , m_host(host)
    , m_urls(new LinksEdit(urls, this))
    , m_lookup(new LinkLookup(host, this))
    , m_isMetalink(new QCheckBox(tr("&Metalink: download the files that it names"), this))
    , m_reader(new MetalinkReader(host, this))
    , m_files(new MetalinkFiles(this))
    , m_name(new QLineEdit(this))
    , m_folder(new QLineEdit(folder, this))
    , m_category(new QComboBox(this))
    , m_conflict(new QComboBox(this))
    , m_isWholeFolder(new QCheckBox(tr("&Whole folder, with all that lies in it"), this))
    , m_isUnpacked(new QCheckBox(tr("&Unpack when done"), this))
    , m_section(new OptionsSection(this))
    , m_options(new DownloadOptions(m_section->form(), m_section->fields()))
    , m_note(new QLabel(this))
    , m_problem(new QLabel(this))
    , m_form(new QFormLayout(this))
{
    setWindowTitle(tr("Add download"));
    m_urls->setPlaceholderText(tr("https://… (one link a line)"));
    m_urls->setTabChangesFocus(true);
    m_urls->setAccessibleName(tr("Links"));
    for (const auto &[field, stretch] : {std::pair<QWidget *, int>(m_urls, 1), {m_files, 3}}) {
        QSizePolicy policy = field->sizePolicy();
        policy.setVerticalStretch(stretch);
        field->setSizePolicy(policy);
    }
    m_isMetalink->setChecked(true);
    for (QLabel *const label : {m_note, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_name->setPlaceholderText(tr("optional, for one link: another name"));
    m_category->setEditable(true);
    m_conflict->addItem(conflictText(ConflictPolicy::Fail), static_cast<int>(ConflictPolicy::Fail));
    for (const ConflictPolicy policy : kConflictChoices)
        m_conflict->addItem(conflictText(policy), static_cast<int>(policy));
    addRows(m_form);
    resize(640, 420);
    connectFields();
    check();
}

void DownloadDialog::addRows(QFormLayout *form)
{
    auto *browse = new QPushButton(tr("Choose…"), this);
    connect(browse, &QPushButton::clicked, this, &DownloadDialog::chooseFolder);
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder);
    folderRow->addWidget(browse);
    form->addRow(tr("&Links:"), m_urls);
    form->addRow(QString(), m_lookup);
    form->addRow(QString(), m_isMetalink);
    form->addRow(m_files);
    form->addRow(tr("&Name:"), m_name);
    auto *folderLabel = new QLabel(tr("&Folder:"), this);
    folderLabel->setBuddy(m_folder); // a row of several widgets has none by itself
    form->addRow(folderLabel, folderRow);
    form->addRow(tr("C&ategory:"), m_category);
    form->addRow(tr("If it &exists:"), m_conflict);
    form->addRow(QString(), m_isWholeFolder);
    form->addRow(QString(), m_isUnpacked);
    form->addRow(m_section);
    form->addRow(m_note);
    form->addRow(m_problem);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Download"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &DownloadDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &DownloadDialog::reject);
    form->addRow(buttons);
}

void DownloadDialog::connectFields()
{
    connect(m_urls, &LinksEdit::textChanged, this, &DownloadDialog::check);
    connect(m_urls, &LinksEdit::textChanged, this, &DownloadDialog::followSites);
    connect(m_lookup, &LinkLookup::found, this, &DownloadDialog::check);
    connect(m_reader, &MetalinkReader::changed, this, &DownloadDialog::check);
    connect(m_files, &MetalinkFiles::chosenChanged, this, &DownloadDialog::check);
    connect(m_conflict, &QComboBox::activated, this, [this] { m_isConflictChosen = true; });
    for (QLineEdit *const field : {m_folder, m_name})
        connect(field, &QLineEdit::textChanged, this, &DownloadDialog::check);
    for (QCheckBox *const box : {m_isMetalink, m_isUnpacked, m_isWholeFolder})
        connect(box, &QCheckBox::toggled, this, &DownloadDialog::check);
    connect(m_options, &DownloadOptions::changed, this, &DownloadDialog::check);
    if (!m_host)
        return;
    connect(m_host, &EngineHost::checksumsFound, this, &DownloadDialog::settleChecksums);
    connect(m_host, &EngineHost::browsingFailed, this,
        [this](quint64 request, const Error &error) { settleChecksums(request, fail(error)); });
}

void DownloadDialog::chooseFolder()
{
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder for downloads"), m_folder->text());
    if (!chosen.isEmpty())
        m_folder->setText(chosen);
}

void DownloadDialog::setMetalinks(const QStringList &paths)
{
    m_localMetalinks.clear();
    for (const QString &path : paths)
        m_localMetalinks.append(QUrl::fromLocalFile(path));
    qobject_cast<QLabel *>(m_form->labelForField(m_urls))->setText(tr("Metalink:"));
    m_urls->setReadOnly(true);
    m_urls->setMaximumHeight(4 * m_urls->fontMetrics().lineSpacing());
    m_urls->setPlainText(paths.join(u'\n'));
    check();
}

void DownloadDialog::setCategories(const QStringList &known)
{
    m_category->addItems(known);
    m_category->setCurrentText(QString());
}

void DownloadDialog::setConflicts(ConflictPolicy usual, QList<Site> sites)
{
    m_usualPolicy = usual;
    m_sites = std::move(sites);
    followSites();
}

/// What is shown holds for all links: servers that differ leave it at the usual.
void DownloadDialog::followSites()
{
    if (m_isConflictChosen)
        return;
    std::optional<ConflictPolicy> common;
    bool isCommon = true;
    for (const QUrl &url : links()) {
        const auto site = siteFor(m_sites, url);
        const auto policy = site ? site->onConflict.value_or(m_usualPolicy) : m_usualPolicy;
        isCommon = isCommon && common.value_or(policy) == policy;
        common = policy;
    }
    const ConflictPolicy shown = isCommon ? common.value_or(m_usualPolicy) : m_usualPolicy;
    m_conflict->setCurrentIndex(m_conflict->findData(static_cast<int>(shown)));
}

void DownloadDialog::showOptions(bool isShown)
{
    m_section->open(isShown);
}

bool DownloadDialog::areOptionsShown() const
{
    return m_section->isOpen();
}

OrderOptions::Start DownloadDialog::start() const
{
    return m_options->start();
}

QString DownloadDialog::folder() const
{
    return QDir(m_folder->text()).absolutePath();
}

QList<QUrl> DownloadDialog::links() const
{
    if (!m_localMetalinks.isEmpty())
        return {};
    const auto offered = readOfferedLinks(m_urls->toPlainText());
    return offered ? offered->urls : QList<QUrl>();
}

bool DownloadDialog::mayBeMetalink(const QUrl &link) const
{
    return isMetalinkName(nameFromUrl(link)) || m_lookup->isMetalink(link);
}

QList<QUrl> DownloadDialog::metalinks() const
{
    QList<QUrl> metalinks = m_localMetalinks;
    for (const QUrl &link : links()) {
        if (m_isMetalink->isChecked() && mayBeMetalink(link))
            metalinks.append(link);
    }
    return metalinks;
}

TransferSpec DownloadDialog::usualSpec() const
{
    TransferSpec spec;
    spec.kind = TransferKind::Download;
    spec.path = folder();
    spec.category = m_category->currentText().trimmed();
    spec.onConflict = static_cast<ConflictPolicy>(m_conflict->currentData().toInt());
    m_options->applyTo(spec);
    return spec;
}

TransferSpec DownloadDialog::specOf(const QUrl &link) const
{
    TransferSpec spec = usualSpec();
    spec.url = link;
    spec.isFolder = m_isWholeFolder->isChecked() && mayBeFolder(link);
    if (m_name->isEnabled())
        spec.name = m_name->text();
    if (m_isUnpacked->isChecked() && !spec.isFolder)
        spec.unpackInto = QDir(folder()).filePath(folderFor(safeFileName(nameFromUrl(link))));
    return spec;
}

QList<TransferSpec> DownloadDialog::specsOf(const QUrl &metalink) const
{
    TransferSpec base = usualSpec();
    if (!metalink.isLocalFile())
        base.url = metalink;
    auto specs = specsOfMetalink(m_files->chosenOf(metalink), base);
    if (!specs)
        return {};
    for (TransferSpec &spec : *specs) {
        if (m_isUnpacked->isChecked())
            spec.unpackInto = QDir(folder()).filePath(folderFor(spec.name));
    }
    return *specs;
}

QList<TransferSpec> DownloadDialog::specs() const
{
    if (!m_found.isEmpty())
        return m_found;
    const QList<QUrl> documents = metalinks();
    QList<TransferSpec> specs;
    for (const QUrl &link : links()) {
        if (!documents.contains(link))
            specs.append(specOf(link));
    }
    for (const QUrl &metalink : documents)
        specs += specsOf(metalink);
    return specs;
}

} // namespace waybill
