// SPDX-License-Identifier: MIT
#include "ui/addtransfer/downloaddialog.h"

#include "core/base/filename.h"
#include "core/http/curlcommand.h"
#include "core/http/offeredlinks.h"
#include "ui/addtransfer/linklookup.h"
#include "ui/addtransfer/linksedit.h"
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

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Where an archive is unpacked: a folder of its name.
QString folderFor(const QUrl &url)
{
    const QString name = safeFileName(nameFromUrl(url));
    const QString plain = nameWithoutSuffix(name);
    //: The name of a folder: what came out of the archive %1.
    return plain == name ? DownloadDialog::tr("%1 unpacked").arg(name) : plain;
}

bool mayBeFolder(const QUrl &url)
{
    return url.path().endsWith(u'/');
}

} // namespace

DownloadDialog::DownloadDialog(
    const QString &urls, const QString &folder, EngineHost *host, QWidget *parent)
    : QDialog(parent)
    , m_urls(new LinksEdit(urls, this))
    , m_lookup(new LinkLookup(host, this))
    , m_name(new QLineEdit(this))
    , m_folder(new QLineEdit(folder, this))
    , m_category(new QComboBox(this))
    , m_conflict(new QComboBox(this))
    , m_checksum(new QLineEdit(this))
    , m_isWholeFolder(new QCheckBox(tr("&Whole folder, with all that lies in it"), this))
    , m_isUnpacked(new QCheckBox(tr("&Unpack when done"), this))
    , m_startsNow(new QCheckBox(tr("&Start now"), this))
    , m_note(new QLabel(this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Add download"));
    m_urls->setPlaceholderText(tr("https://… (one link a line)"));
    m_urls->setTabChangesFocus(true);
    m_urls->setAccessibleName(tr("Links"));
    m_checksum->setPlaceholderText(tr("optional, for one link: sha256:…"));
    for (QLabel *const label : {m_note, m_problem}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }

    m_name->setPlaceholderText(tr("optional, for one link: another name"));
    m_category->setEditable(true);
    m_conflict->addItem(conflictText(ConflictPolicy::Fail), static_cast<int>(ConflictPolicy::Fail));
    for (const ConflictPolicy policy : kConflictChoices)
        m_conflict->addItem(conflictText(policy), static_cast<int>(policy));
    m_startsNow->setChecked(true);
    auto *browse = new QPushButton(tr("Choose…"), this);
    connect(browse, &QPushButton::clicked, this, &DownloadDialog::chooseFolder);
    auto *folderRow = new QHBoxLayout;
    folderRow->addWidget(m_folder);
    folderRow->addWidget(browse);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_accept = buttons->addButton(tr("Download"), QDialogButtonBox::AcceptRole);
    m_accept->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *form = new QFormLayout(this);
    form->addRow(tr("&Links:"), m_urls);
    form->addRow(QString(), m_lookup);
    form->addRow(tr("&Name:"), m_name);
    auto *folderLabel = new QLabel(tr("&Folder:"), this);
    folderLabel->setBuddy(m_folder); // a row of several widgets has none by itself
    form->addRow(folderLabel, folderRow);
    form->addRow(tr("C&ategory:"), m_category);
    form->addRow(tr("&Checksum:"), m_checksum);
    form->addRow(tr("If it &exists:"), m_conflict);
    form->addRow(QString(), m_isWholeFolder);
    form->addRow(QString(), m_isUnpacked);
    form->addRow(QString(), m_startsNow);
    form->addRow(m_note);
    form->addRow(m_problem);
    form->addRow(buttons);
    resize(640, 420);
    connect(m_urls, &LinksEdit::textChanged, this, &DownloadDialog::check);
    connect(m_urls, &LinksEdit::textChanged, this, &DownloadDialog::followSites);
    connect(m_conflict, &QComboBox::activated, this, [this] { m_isConflictChosen = true; });
    connect(m_folder, &QLineEdit::textChanged, this, &DownloadDialog::check);
    connect(m_checksum, &QLineEdit::textChanged, this, &DownloadDialog::check);
    connect(m_name, &QLineEdit::textChanged, this, &DownloadDialog::check);
    connect(m_isUnpacked, &QCheckBox::toggled, this, &DownloadDialog::check);
    connect(m_isWholeFolder, &QCheckBox::toggled, this, &DownloadDialog::check);
    check();
}

void DownloadDialog::chooseFolder()
{
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder for downloads"), m_folder->text());
    if (!chosen.isEmpty())
        m_folder->setText(chosen);
}

void DownloadDialog::check()
{
    const QString text = m_urls->toPlainText();
    const auto offered = readOfferedLinks(text);
    QString problem;
    if (!offered && isCurlCommand(text))
        problem = tr("A curl command becomes a download only if it does nothing else. Waybill "
                     "stops at: %1")
                      .arg(offered.error().detail);
    else if (!offered)
        //: A line that was typed, and what is wrong with it.
        problem = tr("%1: %2").arg(offered.error().detail, errorText(offered.error()).message);
    const QStringList ignored = m_urls->ignored() + (offered ? offered->ignored : QStringList());
    m_note->setText(ignored.isEmpty()
                        ? QString()
                        : tr("Left out of the curl command: %1.").arg(ignored.join(u", "_s)));
    m_note->setVisible(!ignored.isEmpty());
    if (!m_checksum->text().isEmpty()) {
        const auto checksum = parseExpectedDigest(m_checksum->text());
        if (!checksum)
            problem = errorText(checksum.error()).nextStep;
        else if (offered && offered->urls.size() > 1)
            problem = tr("A checksum goes with one link.");
    }
    if (!m_name->text().isEmpty()) {
        if (offered && offered->urls.size() > 1)
            problem = tr("A name goes with one link.");
        else if (!isSafeTreeName(m_name->text()))
            problem = tr("This is no plain file name.");
    }
    const bool hasFolder = offered && std::ranges::any_of(offered->urls, mayBeFolder);
    m_isWholeFolder->setVisible(hasFolder);
    const bool isWholeFolder = hasFolder && m_isWholeFolder->isChecked();
    if (isWholeFolder && (!m_checksum->text().isEmpty() || m_isUnpacked->isChecked()))
        problem = tr("A whole folder has no checksum and is not unpacked.");
    m_lookup->setUrls(offered ? offered->urls : QList<QUrl>());
    m_problem->setText(problem);
    m_accept->setEnabled(
        problem.isEmpty() && offered && !offered->urls.isEmpty() && !m_folder->text().isEmpty());
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
    const auto offered = readOfferedLinks(m_urls->toPlainText());
    std::optional<ConflictPolicy> common;
    bool isCommon = true;
    for (const QUrl &url : offered ? offered->urls : QList<QUrl>()) {
        const auto site = siteFor(m_sites, url);
        const auto policy = site ? site->onConflict.value_or(m_usualPolicy) : m_usualPolicy;
        isCommon = isCommon && common.value_or(policy) == policy;
        common = policy;
    }
    const ConflictPolicy shown = isCommon ? common.value_or(m_usualPolicy) : m_usualPolicy;
    m_conflict->setCurrentIndex(m_conflict->findData(static_cast<int>(shown)));
}

bool DownloadDialog::startsNow() const
{
    return m_startsNow->isChecked();
}

QString DownloadDialog::folder() const
{
    return QDir(m_folder->text()).absolutePath();
}

QList<TransferSpec> DownloadDialog::specs() const
{
    QList<TransferSpec> specs;
    const auto offered = readOfferedLinks(m_urls->toPlainText());
    for (const QUrl &url : offered ? offered->urls : QList<QUrl>()) {
        TransferSpec spec;
        spec.kind = TransferKind::Download;
        spec.url = url;
        spec.isFolder = m_isWholeFolder->isChecked() && mayBeFolder(url);
        spec.path = folder();
        spec.name = m_name->text();
        spec.category = m_category->currentText().trimmed();
        spec.onConflict = static_cast<ConflictPolicy>(m_conflict->currentData().toInt());
        if (m_isUnpacked->isChecked() && !spec.isFolder)
            spec.unpackInto = QDir(folder()).filePath(folderFor(url));
        if (const auto checksum = parseExpectedDigest(m_checksum->text()))
            spec.checksum = *checksum;
        specs.append(spec);
    }
    return specs;
}

} // namespace waybill
