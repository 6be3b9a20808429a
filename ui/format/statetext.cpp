// SPDX-License-Identifier: MIT
#include "ui/format/statetext.h"

#include "ui/format/errortext.h"
#include "ui/format/units.h"

#include <QCoreApplication>
#include <QLocale>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("waybill::StateText", text);
}

constexpr const char *kStates[] = {
    QT_TRANSLATE_NOOP("waybill::StateText", "Queued"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Waiting"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Running"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Checking"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Finishing"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Paused"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Done"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Failed"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Cancelled"),
};

constexpr const char *kReasons[] = {
    "",
    QT_TRANSLATE_NOOP("waybill::StateText", "next attempt"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the server is busy"),
    QT_TRANSLATE_NOOP("waybill::StateText", "needs sign-in"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the disk is full"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the target folder is not there"),
    QT_TRANSLATE_NOOP("waybill::StateText", "its files"),
    QT_TRANSLATE_NOOP("waybill::StateText", "your decision"),
};

constexpr const char *kTimelineKinds[] = {
    QT_TRANSLATE_NOOP("waybill::StateText", "Added"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Started, attempt %1"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Request"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Answer %1"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Redirected"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Signed in"),
    QT_TRANSLATE_NOOP("waybill::StateText", "On the disk: %2"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Resumed at %2"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Started over"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Checked"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Waiting %1 s"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Trying again in %1 s"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Note"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Paused at %2"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Failed"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Cancelled"),
    QT_TRANSLATE_NOOP("waybill::StateText", "Done, %2"),
};

} // namespace

QString stateText(const TransferSnapshot &transfer)
{
    QString state = tr(kStates[static_cast<size_t>(transfer.state)]);
    switch (transfer.state) {
    case TransferState::Waiting: {
        QString text = state + u": "_s + tr(kReasons[static_cast<size_t>(transfer.waitReason)]);
        if (transfer.waitsUntil.isValid())
            text += tr(", until %1")
                        .arg(QLocale().toString(
                            transfer.waitsUntil.toLocalTime().time(), QLocale::ShortFormat));
        return text;
    }
    case TransferState::Failed:
        return transfer.error ? state + u": "_s + errorText(*transfer.error).message : state;
    case TransferState::Done:
        return state + u", "_s + verificationText(transfer.receipt.verified);
    case TransferState::Running:
    case TransferState::Verifying:
        return transfer.currentEntry.isEmpty()
                   ? state
                   : tr("%1 (%2 of %3): %4")
                         .arg(state, QLocale().toString(transfer.entriesDone),
                             QLocale().toString(transfer.entriesTotal), transfer.currentEntry);
    default:
        return state;
    }
}

QString verificationText(Verification verification)
{
    switch (verification) {
    case Verification::None:
        return tr("not checked");
    case Verification::Length:
        return tr("length checked");
    case Verification::Validator:
        return tr("length and version checked");
    case Verification::Digest:
        return tr("verified");
    }
    return {};
}

QString directionText(TransferKind kind)
{
    switch (kind) {
    case TransferKind::Download:
        return tr("Download");
    case TransferKind::Upload:
        return tr("Upload");
    case TransferKind::Pack:
        return tr("Pack");
    case TransferKind::Unpack:
        return tr("Unpack");
    }
    return {};
}

QString timelineText(const TimelineEntry &entry)
{
    QString text = tr(kTimelineKinds[static_cast<size_t>(entry.kind)]);
    text.replace("%1"_L1, QString::number(entry.number));
    text.replace("%2"_L1, formatBytes(entry.number));
    return entry.text.isEmpty() ? text : text + u": "_s + entry.text;
}

} // namespace waybill
