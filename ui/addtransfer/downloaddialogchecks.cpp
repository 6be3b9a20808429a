// SPDX-License-Identifier: MIT
// The part of the dialog that says what is wrong, and that waits for servers.
#include "core/base/filename.h"
#include "core/http/curlcommand.h"
#include "core/http/offeredlinks.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/downloadoptions.h"
#include "ui/addtransfer/linklookup.h"
#include "ui/addtransfer/linksedit.h"
#include "ui/addtransfer/metalinkfiles.h"
#include "ui/addtransfer/metalinkreader.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QString linksProblem(const QString &text, const Error &error)
{
    if (isCurlCommand(text))
        return DownloadDialog::tr("A curl command becomes a download only if it does nothing else. "
                                  "Waybill stops at: %1")
            .arg(error.detail);
    //: A line that was typed, and what is wrong with it.
    return DownloadDialog::tr("%1: %2").arg(error.detail, errorText(error).message);
}

/// Some sentences tell the detail already.
QString sentence(const Error &error)
{
    const QString message = errorText(error).message;
    return message.contains(error.detail) ? message : message + u" ("_s + error.detail + u')';
}

/// What is wrong with a Metalink. The detail names it, and the line.
QString metalinkProblem(const Error &error)
{
    if (error.kind == ErrorKind::MalformedResponse)
        return DownloadDialog::tr("This is no Metalink that can be used: %1").arg(error.detail);
    if (error.kind == ErrorKind::AnswerTooLarge)
        return DownloadDialog::tr("This Metalink is too large: %1").arg(error.detail);
    //: What went wrong, as a sentence.
    return DownloadDialog::tr("The Metalink could not be read. %1").arg(sentence(error));
}

QString searchProblem(const Error &error)
{
    if (error.kind == ErrorKind::InvalidChecksum)
        return DownloadDialog::tr("No checksum of the file was found: %1").arg(error.detail);
    //: What went wrong, as a sentence.
    return DownloadDialog::tr("No checksum could be looked up. %1").arg(sentence(error));
}

} // namespace

void DownloadDialog::check()
{
    if (m_search != 0)
        return;
    const QString text = m_urls->toPlainText();
    const auto offered = readOfferedLinks(text);
    QString problem;
    if (!offered && m_localMetalinks.isEmpty())
        problem = linksProblem(text, offered.error());
    const QStringList ignored = m_urls->ignored() + (offered ? offered->ignored : QStringList());
    m_note->setText(ignored.isEmpty()
                        ? QString()
                        : tr("Left out of the curl command: %1.").arg(ignored.join(u", "_s)));
    m_note->setVisible(!ignored.isEmpty());
    const QList<QUrl> all = links();
    m_lookup->setUrls(all);
    showMetalinks();
    m_isWholeFolder->setVisible(std::ranges::any_of(all, mayBeFolder));
    if (problem.isEmpty())
        problem = problemWith(all);
    if (problem.isEmpty())
        problem = problemWithMetalinks();
    m_problem->setText(problem);
    m_accept->setEnabled(problem.isEmpty() && !(all.isEmpty() && m_localMetalinks.isEmpty()) &&
                         !m_folder->text().isEmpty());
}

QString DownloadDialog::problemWith(const QList<QUrl> &links) const
{
    if (m_name->isEnabled() && !m_name->text().isEmpty()) {
        if (links.size() > 1)
            return tr("A name goes with one link.");
        if (!isSafeTreeName(m_name->text()))
            return tr("This is no plain file name.");
    }
    const bool isWholeFolder = !m_isWholeFolder->isHidden() && m_isWholeFolder->isChecked();
    if (isWholeFolder && (m_options->hasProof() || m_isUnpacked->isChecked()))
        return tr("A whole folder has no checksum and no mirrors, and is not unpacked.");
    return m_options->problem(links.size());
}

void DownloadDialog::showMetalinks()
{
    const QList<QUrl> sources = metalinks();
    m_reader->read(sources);
    QList<std::pair<QUrl, QList<MetalinkFile>>> read;
    for (const QUrl &source : sources) {
        const auto *const outcome = m_reader->outcomeOf(source);
        if (outcome && *outcome)
            read.append({source, **outcome});
    }
    m_files->setFiles(read);
    const QList<QUrl> all = links();
    m_isMetalink->setVisible(
        std::ranges::any_of(all, [this](const QUrl &link) { return mayBeMetalink(link); }));
    m_files->setVisible(!read.isEmpty());
    m_name->setEnabled(sources.isEmpty());
    m_options->setProofEnabled(sources.isEmpty());
}

QString DownloadDialog::problemWithMetalinks() const
{
    const QList<QUrl> sources = metalinks();
    for (const QUrl &source : sources) {
        const auto *const outcome = m_reader->outcomeOf(source);
        if (!outcome)
            return tr("Reading the Metalink…");
        if (!*outcome)
            return metalinkProblem(outcome->error());
    }
    return sources.isEmpty() || m_files->isAnyChosen()
               ? QString()
               : tr("Choose at least one file of the Metalink.");
}

void DownloadDialog::accept()
{
    const QString from = m_options->checksumsFrom();
    if (from.isEmpty()) {
        QDialog::accept();
        return;
    }
    if (!m_host || m_search != 0)
        return;
    m_search = m_host->findChecksums(specs(), from);
    rest();
    m_problem->setText(tr("Looking for the checksum…"));
}

void DownloadDialog::reject()
{
    if (m_search != 0)
        m_host->cancelBrowsing(m_search);
    m_search = 0;
    QDialog::reject();
}

void DownloadDialog::settleChecksums(quint64 request, const Result<QList<TransferSpec>> &outcome)
{
    if (m_search == 0 || request != m_search)
        return;
    m_search = 0;
    for (QWidget *const field : std::exchange(m_resting, {}))
        field->setEnabled(true);
    check();
    if (!outcome) {
        m_problem->setText(searchProblem(outcome.error()));
        m_accept->setFocus(); // it went to Cancel meanwhile
        return;
    }
    m_found = *outcome;
    QDialog::accept();
}

/// Until the checksums are there nothing may change, but all may be cancelled.
void DownloadDialog::rest()
{
    for (QWidget *const field : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        const bool isOut = qobject_cast<QDialogButtonBox *>(field) || qobject_cast<QLabel *>(field);
        if (!isOut && field->isEnabled())
            m_resting.append(field);
    }
    m_resting.append(m_accept);
    for (QWidget *const field : std::as_const(m_resting))
        field->setEnabled(false);
}

} // namespace waybill
