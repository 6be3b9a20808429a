// SPDX-License-Identifier: MIT
#include "ui/addtransfer/downloaddialog.h"

#include "core/base/filename.h"
#include "core/http/url.h"
#include "ui/format/errortext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QStringList linesOf(const QPlainTextEdit *edit)
{
    QStringList lines;
    for (const QString &line : edit->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

/// Where an archive is unpacked: a folder of its name.
QString folderFor(const QUrl &url)
{
    const QString name = safeFileName(nameFromUrl(url));
    const QString plain = nameWithoutSuffix(name);
    return plain == name ? name + u" unpacked"_s : plain;
}

} // namespace

DownloadDialog::DownloadDialog(const QString &urls, const QString &folder, QWidget *parent)
    : QDialog(parent)
    , m_urls(new QPlainTextEdit(urls, this))
    , m_folder(new QLineEdit(folder, this))
    , m_checksum(new QLineEdit(this))
    , m_isUnpacked(new QCheckBox(tr("&Unpack when done"), this))
    , m_problem(new QLabel(this))
{
    setWindowTitle(tr("Add download"));
    m_urls->setPlaceholderText(tr("https://… (one link a line)"));
    m_urls->setTabChangesFocus(true);
    m_urls->setAccessibleName(tr("Links"));
    m_checksum->setPlaceholderText(tr("optional, for one link: sha256:…"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);

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
    auto *folderLabel = new QLabel(tr("&Folder:"), this);
    folderLabel->setBuddy(m_folder); // a row of several widgets has none by itself
    form->addRow(folderLabel, folderRow);
    form->addRow(tr("&Checksum:"), m_checksum);
    form->addRow(QString(), m_isUnpacked);
    form->addRow(m_problem);
    form->addRow(buttons);
    resize(620, 320);
    connect(m_urls, &QPlainTextEdit::textChanged, this, &DownloadDialog::check);
    connect(m_folder, &QLineEdit::textChanged, this, &DownloadDialog::check);
    connect(m_checksum, &QLineEdit::textChanged, this, &DownloadDialog::check);
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
    QString problem;
    const QStringList lines = linesOf(m_urls);
    for (const QString &line : lines) {
        const auto url = parseHttpUrl(line);
        if (!url && problem.isEmpty())
            problem = line.left(80) + u": "_s + errorText(url.error()).message;
    }
    if (!m_checksum->text().isEmpty()) {
        const auto checksum = parseExpectedDigest(m_checksum->text());
        if (!checksum)
            problem = errorText(checksum.error()).nextStep;
        else if (lines.size() > 1)
            problem = tr("A checksum goes with one link.");
    }
    m_problem->setText(problem);
    m_accept->setEnabled(problem.isEmpty() && !lines.isEmpty() && !m_folder->text().isEmpty());
}

QString DownloadDialog::folder() const
{
    return QDir(m_folder->text()).absolutePath();
}

QList<TransferSpec> DownloadDialog::specs() const
{
    QList<TransferSpec> specs;
    for (const QString &line : linesOf(m_urls)) {
        const auto url = parseHttpUrl(line);
        if (!url)
            continue;
        TransferSpec spec;
        spec.kind = TransferKind::Download;
        spec.url = *url;
        spec.path = folder();
        if (m_isUnpacked->isChecked())
            spec.unpackInto = QDir(folder()).filePath(folderFor(*url));
        if (const auto checksum = parseExpectedDigest(m_checksum->text()))
            spec.checksum = *checksum;
        specs.append(spec);
    }
    return specs;
}

} // namespace waybill
