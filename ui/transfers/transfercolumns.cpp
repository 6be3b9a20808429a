// SPDX-License-Identifier: MIT
#include "ui/transfers/transfercolumns.h"

#include "ui/format/statetext.h"
#include "ui/format/units.h"

#include <QCoreApplication>
#include <QLocale>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr TransferColumnFace kFaces[TransferModel::ColumnCount] = {
    //: Column: the place in the queue
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "#"), 36, false, true, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Name"), 200, false, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Server"), 130, false, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Direction"), 88, false, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Size"), 75, false, true, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Progress"), 95, false, false, true},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Status"), 245, false, false, true},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Speed"), 80, false, true, true},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Time left"), 90, false, true, true},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Added"), 135, false, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Done at"), 135, true, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Category"), 100, true, false, false},
    //: Column: bytes on the wire for each byte of the file
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Ratio"), 70, true, true, true},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Checked"), 130, true, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Path"), 280, true, false, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Attempts"), 75, true, true, false},
    {QT_TRANSLATE_NOOP("waybill::TransferModel", "Priority"), 80, true, false, false},
};

QString timeText(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat)
                          : QString();
}

/// Bytes on the wire for each byte done; below 0 where there is nothing to compare.
double ratioOf(const TransferSnapshot &transfer)
{
    if (transfer.bytesDone <= 0 || !isWithServer(transfer.kind))
        return -1;
    return static_cast<double>(transfer.bytesOnWire) / static_cast<double>(transfer.bytesDone);
}

double secondsLeft(const TransferSnapshot &transfer)
{
    if (transfer.bytesPerSecond < 1)
        return -1;
    return static_cast<double>(transfer.bytesTotal - transfer.bytesDone) / transfer.bytesPerSecond;
}

QString spokenKind(TransferKind kind)
{
    switch (kind) {
    case TransferKind::Download:
        return TransferModel::tr("download");
    case TransferKind::Upload:
        return TransferModel::tr("upload");
    case TransferKind::Pack:
        return TransferModel::tr("packing");
    case TransferKind::Unpack:
        return TransferModel::tr("unpacking");
    }
    return {};
}

/// In one unit, as people say it; nothing where nobody knows.
QString spokenTimeLeft(const TransferSnapshot &transfer)
{
    constexpr int kSecondsPerMinute = 60;
    constexpr int kMinutesPerHour = 60;
    constexpr int kHoursWorthSaying = 99;
    const double seconds = secondsLeft(transfer);
    if (transfer.bytesTotal < 0 || seconds < 0)
        return {};
    const double minutes = seconds / kSecondsPerMinute;
    const double hours = minutes / kMinutesPerHour;
    if (minutes < 1)
        return TransferModel::tr("less than a minute left");
    if (qRound(minutes) == 1)
        return TransferModel::tr("one minute left");
    if (hours < 2)
        return TransferModel::tr("%n minutes left", nullptr, qRound(minutes));
    return hours > kHoursWorthSaying ? QString()
                                     : TransferModel::tr("%n hours left", nullptr, qRound(hours));
}

} // namespace

const TransferColumnFace &faceOf(TransferModel::Column column)
{
    return kFaces[static_cast<size_t>(column)];
}

QString columnTitle(TransferModel::Column column)
{
    return TransferModel::tr(faceOf(column).title);
}

int percentOf(const TransferSnapshot &transfer)
{
    if (transfer.state == TransferState::Done)
        return 100;
    // Nobody knows how long a tree gets that is packed on its way; its entries are known.
    const bool isSized = transfer.bytesTotal > 0;
    const qint64 done = isSized ? transfer.bytesDone : transfer.entriesDone;
    const qint64 total = isSized ? transfer.bytesTotal : transfer.entriesTotal;
    if (total <= 0)
        return -1;
    return static_cast<int>(std::min<qint64>(100, done * 100 / total));
}

QString columnText(const TransferSnapshot &transfer, TransferModel::Column column)
{
    switch (column) {
    case TransferModel::Number:
        return transfer.parent ? QString() : QLocale().toString(transfer.position);
    case TransferModel::Name:
        return transfer.name;
    case TransferModel::Server:
        return transfer.server;
    case TransferModel::Direction:
        return directionText(transfer.kind);
    case TransferModel::Size:
        return formatBytes(transfer.bytesTotal);
    case TransferModel::Progress:
        return percentOf(transfer) < 0 ? formatBytes(transfer.bytesDone)
                                       : TransferModel::tr("%1 %").arg(percentOf(transfer));
    case TransferModel::State:
        return stateText(transfer);
    case TransferModel::Speed:
        return formatRate(transfer.bytesPerSecond);
    case TransferModel::TimeLeft:
        return formatTimeLeft(transfer.bytesDone, transfer.bytesTotal, transfer.bytesPerSecond);
    case TransferModel::Added:
        return timeText(transfer.added);
    case TransferModel::Finished:
        return timeText(transfer.finished);
    case TransferModel::Category:
        return transfer.category;
    case TransferModel::Ratio:
        return ratioOf(transfer) < 0 ? QString() : QLocale().toString(ratioOf(transfer), 'f', 2);
    case TransferModel::Checked:
        return transfer.state == TransferState::Done ? verificationText(transfer.receipt.verified)
                                                     : QString();
    case TransferModel::Path:
        return transfer.localPath.isEmpty() ? QString() : leftToRight(transfer.localPath);
    case TransferModel::Attempts:
        return transfer.attempts > 0 ? QLocale().toString(transfer.attempts) : QString();
    case TransferModel::Priority:
        return priorityText(transfer.priority);
    case TransferModel::ColumnCount:
        break;
    }
    return {};
}

QVariant columnValue(const TransferSnapshot &transfer, TransferModel::Column column)
{
    switch (column) {
    case TransferModel::Number:
        return transfer.position;
    case TransferModel::Size:
        return transfer.bytesTotal;
    case TransferModel::Progress:
        return percentOf(transfer);
    case TransferModel::State:
        return static_cast<int>(transfer.state);
    case TransferModel::Speed:
        return transfer.bytesPerSecond;
    case TransferModel::TimeLeft:
        return secondsLeft(transfer);
    case TransferModel::Added:
        return transfer.added;
    case TransferModel::Finished:
        return transfer.finished;
    case TransferModel::Ratio:
        return ratioOf(transfer);
    case TransferModel::Attempts:
        return transfer.attempts;
    case TransferModel::Priority:
        return static_cast<int>(transfer.priority);
    case TransferModel::Name:
    case TransferModel::Server:
    case TransferModel::Direction:
    case TransferModel::Category:
    case TransferModel::Checked:
    case TransferModel::Path:
    case TransferModel::ColumnCount:
        break;
    }
    return columnText(transfer, column);
}

QString spokenText(const TransferSnapshot &transfer)
{
    QStringList parts = {transfer.name, spokenKind(transfer.kind)};
    const int percent = percentOf(transfer);
    if (percent >= 0 && !hasEnded(transfer.state))
        parts.append(TransferModel::tr("%1 percent").arg(percent));
    if (transfer.state != TransferState::Running)
        parts.append(stateText(transfer));
    if (const QString left = spokenTimeLeft(transfer); !left.isEmpty() && isActive(transfer.state))
        parts.append(left);
    return parts.join(u", "_s);
}

} // namespace waybill
