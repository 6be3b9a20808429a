// SPDX-License-Identifier: MIT
// What the window's commands do with the transfers that are selected, or with all.
#include "core/http/url.h"
#include "ui/engine/enginehost.h"
#include "ui/files/onworker.h"
#include "ui/files/wholefile.h"
#include "ui/format/statetext.h"
#include "ui/language/mnemonics.h"
#include "ui/mainwindow/actions.h"
#include "ui/mainwindow/attentiondesk.h"
#include "ui/mainwindow/limitsmenu.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/offers.h"
#include "ui/mainwindow/receipt.h"
#include "ui/mainwindow/removals.h"
#include "ui/mainwindow/sidewindows.h"
#include "ui/mainwindow/starttimedialog.h"
#include "ui/transfers/selectedtransfers.h"
#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>

namespace waybill
{

using namespace Qt::StringLiterals;

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto command) {
        connect(action, &QAction::triggered, this, command);
    };
    on(m_actions->addDownload, [this] { m_offers->download(); });
    on(m_actions->openMetalink, [this] { m_offers->downloadMetalinks(); });
    on(m_actions->addUpload, [this] { m_offers->upload(); });
    on(m_actions->pack, [this] { m_offers->pack(); });
    on(m_actions->paste, [this] { m_offers->paste(); });
    on(m_actions->unpack, [this] {
        // A finished download that is selected is what is meant; else one is chosen.
        QString archive;
        for (const TransferSnapshot &transfer : m_view->selected()) {
            if (transfer.state == TransferState::Done && archiveFormatOf(transfer.localPath))
                archive = transfer.localPath;
        }
        m_offers->unpack(archive);
    });
    on(m_actions->undo, [this] { m_removals->undo(); });
    on(m_actions->find, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    on(m_actions->selectAll, [this] { m_view->selectAll(); });
    on(m_actions->resumeAll, [this] {
        m_host->resume(
            idsWhere([](const auto &transfer) { return transfer.state == TransferState::Paused; }));
    });
    on(m_actions->pauseAll, [this] {
        m_host->pause(idsWhere([](const auto &transfer) { return !hasEnded(transfer.state); }));
    });
    on(m_actions->retryAll, &MainWindow::retryFailed);
    on(m_actions->clearDone, &MainWindow::clearDone);
    on(m_actions->browse, [this] { m_windows->showBrowser(); });
    on(m_actions->sites, [this] { m_windows->showSites(); });
    on(m_actions->statistics, [this] { m_windows->showStatistics(); });
    on(m_actions->shortcuts, &MainWindow::showShortcuts);
    on(m_actions->about, &MainWindow::showAbout);
    on(m_actions->quit, [this] {
        if (mayQuit())
            emit quitRequested();
    });
}

void MainWindow::connectSelectionActions()
{
    const auto on = [this](QAction *action, auto command) {
        connect(action, &QAction::triggered, this, command);
    };
    on(m_actions->pause, [this] { m_host->pause(selectedIds()); });
    on(m_actions->resume, [this] { m_host->resume(selectedIds()); });
    on(m_actions->cancel, [this] { m_host->cancel(selectedIds()); });
    on(m_actions->retry, [this] { m_host->retry(selectedIds()); });
    on(m_actions->signIn, [this] { carryOut(Remedy::SignIn, false); });
    on(m_actions->remove,
        [this] { m_removals->remove(m_view->selected(), Removals::Files::Keep); });
    on(m_actions->removeWithFiles,
        [this] { m_removals->remove(m_view->selected(), Removals::Files::ToTrash); });
    on(m_actions->openFile, [this] { openSelected(false); });
    on(m_actions->openFolder, [this] { openSelected(true); });
    on(m_actions->copyLink, &MainWindow::copyLinks);
    on(m_actions->exportReceipt, &MainWindow::exportReceipt);
    on(m_actions->setCategory, &MainWindow::askCategory);
    on(m_actions->limitSpeed, &MainWindow::askLimit);
    on(m_actions->startNow, [this] { m_host->startNow(selectedIds()); });
    on(m_actions->startAt, &MainWindow::askStartTime);
    on(m_actions->priorityHigh, [this] { m_host->setPriority(selectedIds(), Priority::High); });
    on(m_actions->priorityNormal, [this] { m_host->setPriority(selectedIds(), Priority::Normal); });
    on(m_actions->priorityLow, [this] { m_host->setPriority(selectedIds(), Priority::Low); });
    on(m_actions->moveUp, [this] { moveSelected(-1, false); });
    on(m_actions->moveDown, [this] { moveSelected(1, false); });
    on(m_actions->moveTop, [this] { moveSelected(-1, true); });
    on(m_actions->moveBottom, [this] { moveSelected(1, true); });
}

/// Of the list's own rows, not of what lies in folders.
QList<TransferId> MainWindow::idsWhere(bool (*test)(const TransferSnapshot &)) const
{
    QList<TransferId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const auto transfer = m_model->transfer(m_model->index(row, 0));
        if (transfer && test(*transfer))
            ids.append(transfer->id);
    }
    return ids;
}

void MainWindow::retryFailed()
{
    m_host->retry(idsWhere(
        [](const TransferSnapshot &transfer) { return transfer.state == TransferState::Failed; }));
}

void MainWindow::clearDone()
{
    QList<TransferSnapshot> done;
    for (const TransferId id : idsWhere([](const TransferSnapshot &transfer) {
             return transfer.state == TransferState::Done;
         }))
        done.append(*m_model->transfer(id));
    m_removals->remove(done, Removals::Files::Keep);
}

/// What is chosen goes to all selected that it helps.
void MainWindow::carryOut(Remedy remedy, bool forAll)
{
    QList<TransferSnapshot> helped;
    for (const TransferSnapshot &transfer : m_view->selected()) {
        if (remediesFor(transfer).contains(remedy))
            helped.append(transfer);
    }
    if (const auto policy = policyOf(remedy); forAll && policy) {
        m_host->decide(
            idsWhere([](const TransferSnapshot &transfer) { return !hasEnded(transfer.state); }),
            *policy);
        return;
    }
    m_desk->carryOut(remedy, helped);
}

void MainWindow::openSelected(bool isFolderWanted)
{
    const auto transfer = m_view->selection()->only();
    if (!transfer)
        return;
    const bool isThere = transfer->state == TransferState::Done && !isFolderWanted;
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(isThere ? transfer->localPath : QFileInfo(transfer->localPath).path()));
}

void MainWindow::copyLinks()
{
    QStringList links;
    for (const TransferSnapshot &transfer : m_view->selected())
        links.append(
            transfer.kind == TransferKind::Upload ? transfer.destination : transfer.source);
    QApplication::clipboard()->setText(links.join(u'\n'));
}

void MainWindow::exportReceipt()
{
    const auto transfer = m_view->selection()->only();
    if (!transfer)
        return;
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the receipt"),
        transfer->name + u".receipt.json"_s, tr("JSON (*.json);;Text (*.txt)"));
    if (path.isEmpty())
        return;
    const bool isText = path.endsWith(".txt"_L1, Qt::CaseInsensitive);
    const QByteArray bytes = isText ? receiptText(*transfer).toUtf8() : receiptJson(*transfer);
    onWorker(
        this, [path, bytes] { return writeWhole(path, bytes); },
        [this](const QString &problem) {
            if (!problem.isEmpty())
                QMessageBox::warning(this, tr("Export the receipt"),
                    tr("The receipt could not be written: %1").arg(problem));
        });
}

void MainWindow::askCategory()
{
    const QList<TransferId> ids = selectedIds();
    if (ids.isEmpty())
        return;
    QStringList known = m_model->counts().categories().keys();
    const QString present = m_view->selected().constFirst().category;
    known.removeAll(present);
    known.prepend(present);
    bool isGiven = false;
    const QString chosen = QInputDialog::getItem(
        this, tr("Category"), tr("Category (empty for none):"), known, 0, true, &isGiven);
    if (isGiven)
        m_host->setCategory(ids, chosen.trimmed());
}

void MainWindow::askLimit()
{
    QList<TransferId> ids;
    qint64 present = 0;
    for (const TransferSnapshot &transfer : m_view->selected()) {
        if (!isWithServer(transfer.kind) || hasEnded(transfer.state))
            continue;
        ids.append(transfer.id);
        present = transfer.mostBytesPerSecond;
    }
    if (ids.isEmpty())
        return;
    const auto chosen =
        askRate(this, tr("Limit speed"), tr("Each selected transfer, at most:"), present);
    if (chosen)
        m_host->setTransferLimit(ids, *chosen);
}

void MainWindow::askStartTime()
{
    const QList<TransferId> ids = selectedIds();
    if (ids.isEmpty())
        return;
    StartTimeDialog dialog(m_view->selected().constFirst().startAt, this);
    if (dialog.exec() == QDialog::Accepted)
        m_host->setStartAt(ids, dialog.time());
}

/// Among all transfers in the order of the queue.
void MainWindow::moveSelected(int direction, bool isFar)
{
    const QList<TransferId> ids = selectedIds();
    QList<std::pair<qint64, TransferId>> order;
    for (const TransferId id : idsWhere([](const TransferSnapshot &) { return true; }))
        order.append({m_model->transfer(id)->position, id});
    std::ranges::sort(order);
    qsizetype first = -1;
    qsizetype last = -1;
    for (qsizetype i = 0; i < order.size(); ++i) {
        if (!ids.contains(order.at(i).second))
            continue;
        first = first < 0 ? i : first;
        last = i;
    }
    if (first < 0)
        return;
    qsizetype target = direction < 0 ? std::max<qsizetype>(0, first - 1) : last + 2;
    if (isFar)
        target = direction < 0 ? 0 : order.size();
    while (target < order.size() && ids.contains(order.at(target).second))
        ++target;
    m_host->moveBefore(ids, target < order.size() ? order.at(target).second : 0);
}

void MainWindow::showShortcuts()
{
    QString rows;
    for (const QAction *action : m_actions->all()) {
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            rows += u"<tr><td>%1</td><td>&nbsp;&nbsp;</td><td>%2</td></tr>"_s.arg(
                keys.toHtmlEscaped(), withoutMnemonic(action->text()).toHtmlEscaped());
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Keyboard shortcuts"),
        u"<table>"_s + rows + u"</table>"_s, QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Waybill"),
        tr("<b>Waybill %1</b><p>Moves files to and from HTTP(S) servers, packs and unpacks them "
           "on the way, and proves that they arrived.</p>")
            .arg(QApplication::applicationVersion().toHtmlEscaped()));
}

} // namespace waybill
