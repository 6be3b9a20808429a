// SPDX-License-Identifier: MIT
#include "ui/tray/trayicon.h"

#include "ui/format/units.h"

#include <QApplication>
#include <QMenu>

namespace waybill
{

using namespace Qt::StringLiterals;

Totals totalsOf(const QList<TransferSnapshot> &transfers)
{
    Totals totals;
    for (const TransferSnapshot &transfer : transfers) {
        const bool isAtWork =
            isActive(transfer.state) || transfer.waitReason == WaitReason::Children;
        totals.active += isAtWork ? 1 : 0;
        totals.left += hasEnded(transfer.state) ? 0 : 1;
        const bool waitsForPerson = transfer.state == TransferState::Waiting &&
                                    (transfer.waitReason == WaitReason::SignIn ||
                                        transfer.waitReason == WaitReason::DiskFull ||
                                        transfer.waitReason == WaitReason::TargetFolder);
        totals.attention += transfer.state == TransferState::Failed || waitsForPerson ? 1 : 0;
        if (transfer.kind == TransferKind::Download)
            totals.downRate += transfer.bytesPerSecond;
        else if (transfer.kind == TransferKind::Upload)
            totals.upRate += transfer.bytesPerSecond;
    }
    return totals;
}

QString totalsText(const Totals &totals)
{
    QStringList parts = {QApplication::translate("waybill::Totals", "%1 active, %2 left")
            .arg(totals.active)
            .arg(totals.left)};
    if (totals.attention > 0)
        parts.append(QApplication::translate("waybill::Totals", "%1 in need of attention")
                .arg(totals.attention));
    if (totals.downRate >= 1)
        parts.append(u"\u2193 "_s + formatRate(totals.downRate));
    if (totals.upRate >= 1)
        parts.append(u"\u2191 "_s + formatRate(totals.upRate));
    return parts.join(u", "_s);
}

TrayIcon::TrayIcon(QWidget *window)
    : QSystemTrayIcon(window->windowIcon(), window)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->addAction(tr("&Show or hide the window"), this, &TrayIcon::toggleRequested);
    m_menu->addSeparator();
    m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitRequested);
    setContextMenu(m_menu.get());
    connect(this, &QSystemTrayIcon::activated, this, [this](ActivationReason reason) {
        if (reason == Trigger)
            emit toggleRequested();
    });
    showTotals({});
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::showTotals(const Totals &totals)
{
    setToolTip(u"Waybill\n"_s + totalsText(totals));
}

} // namespace waybill
