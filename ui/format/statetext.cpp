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

/// Gives the functions below a tr() with a context of their own.
class StateText
{
    Q_DECLARE_TR_FUNCTIONS(waybill::StateText)
};

constexpr const char *kStates[] = {
    //: The states of a transfer; they stand alone in a column, and at the head of a line.
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
    //: Why a transfer waits; stands after "Waiting: ".
    QT_TRANSLATE_NOOP("waybill::StateText", "next attempt"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the server is busy"),
    QT_TRANSLATE_NOOP("waybill::StateText", "needs sign-in"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the disk is full"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the target folder is not there"),
    QT_TRANSLATE_NOOP("waybill::StateText", "its files"),
    QT_TRANSLATE_NOOP("waybill::StateText", "your decision"),
    QT_TRANSLATE_NOOP("waybill::StateText", "outside the timetable"),
    QT_TRANSLATE_NOOP("waybill::StateText", "its start time"),
    QT_TRANSLATE_NOOP("waybill::StateText", "no network"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the network wants you to sign in with a browser"),
    QT_TRANSLATE_NOOP("waybill::StateText", "the network is metered"),
    QT_TRANSLATE_NOOP("waybill::StateText", "running on battery"),
};

constexpr const char *kTimelineKinds[] = {
    //: A line of a transfer's log, as are the texts below it: what happened. %1 is a number, %2 an
    //: amount like 3 MiB.
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

QString withColon(const QString &what, const QString &more)
{
    //: Joins a state or an event with its details. "Waiting: the disk is full"
    return StateText::tr("%1: %2").arg(what, more);
}

QString startText(const QDateTime &when)
{
    const QDateTime local = when.toLocalTime();
    if (local.date() == QDate::currentDate())
        //: A transfer's state; %1 is a time of today. "Starts at 21:00"
        return StateText::tr("Starts at %1")
            .arg(QLocale().toString(local.time(), QLocale::ShortFormat));
    //: A transfer's state; %1 is a date with a time.
    return StateText::tr("Starts on %1").arg(QLocale().toString(local, QLocale::ShortFormat));
}

} // namespace

QString stateText(const TransferSnapshot &transfer)
{
    QString state = StateText::tr(kStates[static_cast<size_t>(transfer.state)]);
    switch (transfer.state) {
    case TransferState::Waiting: {
        if (transfer.waitReason == WaitReason::StartTime && transfer.startAt.isValid())
            return startText(transfer.startAt);
        const QString reason = StateText::tr(kReasons[static_cast<size_t>(transfer.waitReason)]);
        if (!transfer.waitsUntil.isValid())
            return withColon(state, reason);
        const QString until =
            QLocale().toString(transfer.waitsUntil.toLocalTime().time(), QLocale::ShortFormat);
        //: Why a transfer waits, and the time of day until which. "the server is busy, until 14:05"
        return withColon(state, StateText::tr("%1, until %2").arg(reason, until));
    }
    case TransferState::Failed:
        return transfer.error ? withColon(state, errorText(*transfer.error).message) : state;
    case TransferState::Done:
        //: %1 is "Done", %2 how it was checked. "Done, verified"
        return StateText::tr("%1, %2").arg(state, verificationText(transfer.receipt.verified));
    case TransferState::Running:
    case TransferState::Verifying:
        return transfer.currentEntry.isEmpty()
                   ? state
                   //: A state, how many files are done of how many, and the name of this one.
                   : StateText::tr("%1 (%2 of %3): %4")
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
        return StateText::tr("not checked");
    case Verification::Length:
        //: How a finished transfer was checked.
        return StateText::tr("length checked");
    case Verification::Validator:
        return StateText::tr("length and version checked");
    case Verification::Digest:
        return StateText::tr("verified");
    }
    return {};
}

QString machineText(const MachineState &machine)
{
    using Network = MachineState::Network;
    switch (machine.network) {
    case Network::Offline:
        //: In the status bar: what is wrong with the network, as are the texts below.
        return StateText::tr("Offline");
    case Network::Limited:
        return StateText::tr("No internet");
    case Network::CaptivePortal:
        return StateText::tr("The network wants a sign-in");
    case Network::Unknown:
    case Network::Online:
        break;
    }
    return machine.isMetered ? StateText::tr("Metered network") : QString();
}

QString directionText(TransferKind kind)
{
    switch (kind) {
    case TransferKind::Download:
        //: What a transfer does; a noun.
        return StateText::tr("Download");
    case TransferKind::Upload:
        //: What a transfer does; a noun.
        return StateText::tr("Upload");
    case TransferKind::Pack:
        //: What a transfer does: makes an archive.
        return StateText::tr("Pack");
    case TransferKind::Unpack:
        //: What a transfer does: extracts an archive.
        return StateText::tr("Unpack");
    }
    return {};
}

QString priorityText(Priority priority)
{
    switch (priority) {
    case Priority::High:
        //: A transfer's priority in the queue, as the next two.
        return StateText::tr("High");
    case Priority::Normal:
        return StateText::tr("Normal");
    case Priority::Low:
        return StateText::tr("Low");
    }
    return {};
}

QString timelineText(const TimelineEntry &entry)
{
    QString text = StateText::tr(kTimelineKinds[static_cast<size_t>(entry.kind)]);
    text.replace("%1"_L1, QString::number(entry.number));
    text.replace("%2"_L1, formatBytes(entry.number));
    return entry.text.isEmpty() ? text : withColon(text, entry.text);
}

} // namespace waybill
