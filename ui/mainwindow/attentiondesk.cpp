// SPDX-License-Identifier: MIT
#include "ui/mainwindow/attentiondesk.h"

#include "core/http/url.h"
#include "ui/addtransfer/signindialog.h"
#include "ui/engine/enginehost.h"
#include "ui/format/errortext.h"
#include "ui/sites/knownsites.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>

namespace waybill
{
namespace
{

QList<TransferId> idsOf(const QList<TransferSnapshot> &transfers)
{
    QList<TransferId> ids;
    for (const TransferSnapshot &transfer : transfers)
        ids.append(transfer.id);
    return ids;
}

QString serverUrlOf(const TransferSnapshot &transfer)
{
    return transfer.kind == TransferKind::Download ? transfer.source : transfer.destination;
}

} // namespace

AttentionDesk::AttentionDesk(EngineHost *host, const KnownSites *sites, QWidget *window)
    : QObject(window)
    , m_host(host)
    , m_sites(sites)
    , m_window(window)
{
}

void AttentionDesk::carryOut(Remedy remedy, const QList<TransferSnapshot> &transfers)
{
    if (transfers.isEmpty())
        return;
    const QList<TransferId> ids = idsOf(transfers);
    switch (remedy) {
    case Remedy::Retry:
        m_host->retry(ids);
        m_host->resume(ids);
        return;
    case Remedy::GoOnAnyway:
        m_host->resume(ids);
        return;
    case Remedy::SignIn:
        signIn(transfers);
        return;
    case Remedy::Overwrite:
    case Remedy::OverwriteOlder:
    case Remedy::OverwriteOtherSize:
    case Remedy::Rename:
    case Remedy::Skip:
        m_host->decide(ids, *policyOf(remedy));
        return;
    case Remedy::Allow:
        m_host->allowLargeArchives(ids);
        return;
    case Remedy::Trust:
        trust(transfers.constFirst(), ids);
        return;
    case Remedy::OtherFolder:
        chooseFolder(transfers);
        return;
    case Remedy::NewLink:
        askForLink(transfers.constFirst());
        return;
    }
}

/// Once for all that wait for the same server.
void AttentionDesk::signIn(const QList<TransferSnapshot> &transfers)
{
    const TransferSnapshot &first = transfers.constFirst();
    if (first.kind == TransferKind::Unpack) {
        bool isGiven = false;
        const QString password = QInputDialog::getText(m_window, tr("Encrypted archive"),
            tr("Password of %1:").arg(first.source), QLineEdit::Password, {}, &isGiven);
        if (isGiven)
            m_host->unlock(first.source, password.toUtf8(), {first.id});
        return;
    }
    SignInDialog dialog(first.server, m_window);
    dialog.setHasKeychain(m_sites->hasKeychain());
    if (dialog.exec() != QDialog::Accepted)
        return;
    QList<TransferId> ids;
    for (const TransferSnapshot &transfer : transfers) {
        if (transfer.server == first.server)
            ids.append(transfer.id);
    }
    m_host->signIn(serverUrlOf(first), dialog.credentials(), ids, dialog.isRemembered());
    m_host->retry(ids);
}

bool AttentionDesk::signInTo(const QUrl &server, QWidget *parent)
{
    SignInDialog dialog(server.host(), parent);
    dialog.setHasKeychain(m_sites->hasKeychain());
    if (dialog.exec() != QDialog::Accepted)
        return false;
    m_host->signIn(server.toString(), dialog.credentials(), {}, dialog.isRemembered());
    return true;
}

void AttentionDesk::chooseFolder(const QList<TransferSnapshot> &transfers)
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Another folder"));
    if (!folder.isEmpty())
        m_host->setFolder(idsOf(transfers), folder);
}

void AttentionDesk::askForLink(const TransferSnapshot &transfer)
{
    const QString text = QInputDialog::getText(m_window, tr("New link"),
        tr("Another link to %1:").arg(transfer.name), QLineEdit::Normal, transfer.source);
    if (text.isEmpty())
        return;
    const auto url = parseHttpUrl(text.trimmed());
    if (url)
        m_host->setLink(transfer.id, *url);
    else
        QMessageBox::warning(m_window, tr("New link"), errorText(url.error()).message);
}

void AttentionDesk::trust(const TransferSnapshot &transfer, const QList<TransferId> &ids)
{
    const QByteArray certificate = transfer.error ? transfer.error->certificate : QByteArray();
    if (certificate.isEmpty())
        return;
    QMessageBox box(QMessageBox::Warning, tr("Trust this certificate?"),
        errorText(*transfer.error).message + u'\n' +
            tr("Its fingerprint (SHA-256) is:\n%1\n\nTrust it only if you know it: compare it with "
               "what the server's owner tells you. It is trusted until Waybill quits.")
                .arg(fingerprintText(certificate)),
        QMessageBox::NoButton, m_window);
    box.setTextFormat(Qt::PlainText);
    const QAbstractButton *const yes = box.addButton(tr("&Trust it"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Cancel);
    box.exec();
    if (box.clickedButton() == yes)
        m_host->trust(serverUrlOf(transfer), certificate, ids);
}

} // namespace waybill
