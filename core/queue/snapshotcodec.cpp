// SPDX-License-Identifier: MIT
#include "core/queue/snapshotcodec.h"

#include "core/queue/recordcodec.h"

#include <QJsonArray>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kLongestText = 8 * 1024;
constexpr qsizetype kLongestNotes = 64 * 1024;

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

QDateTime fromMs(const QJsonValue &value)
{
    const qint64 ms = value.toInteger();
    return ms == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

QString shortened(const QString &text)
{
    return text.size() <= kLongestText ? text : text.left(kLongestText) + u'…';
}

QJsonArray notesToJson(const QStringList &notes)
{
    QJsonArray shown;
    qsizetype length = 0;
    for (const QString &note : notes) {
        length += note.size();
        if (length > kLongestNotes) {
            shown.append(u"…"_s);
            break;
        }
        shown.append(note);
    }
    return shown;
}

} // namespace

QJsonObject toJson(const TransferSnapshot &snapshot)
{
    QJsonObject json{{u"id"_s, snapshot.id}, {u"after"_s, snapshot.after},
        {u"position"_s, snapshot.position}, {u"kind"_s, nameOf(snapshot.kind)},
        {u"isFolder"_s, snapshot.isFolder}, {u"name"_s, shortened(snapshot.name)},
        {u"server"_s, snapshot.server}, {u"source"_s, shortened(snapshot.source)},
        {u"destination"_s, shortened(snapshot.destination)},
        {u"localPath"_s, shortened(snapshot.localPath)}, {u"state"_s, nameOf(snapshot.state)},
        {u"waitReason"_s, nameOf(snapshot.waitReason)},
        {u"waitsUntil"_s, toMs(snapshot.waitsUntil)}, {u"bytesDone"_s, snapshot.bytesDone},
        {u"bytesTotal"_s, snapshot.bytesTotal}, {u"bytesPerSecond"_s, snapshot.bytesPerSecond},
        {u"mostBytesPerSecond"_s, snapshot.mostBytesPerSecond},
        {u"startAt"_s, toMs(snapshot.startAt)}, {u"priority"_s, nameOf(snapshot.priority)},
        {u"entriesDone"_s, snapshot.entriesDone}, {u"entriesTotal"_s, snapshot.entriesTotal},
        {u"currentEntry"_s, shortened(snapshot.currentEntry)}, {u"added"_s, toMs(snapshot.added)},
        {u"finished"_s, toMs(snapshot.finished)}, {u"receipt"_s, toJson(snapshot.receipt)},
        {u"notes"_s, notesToJson(snapshot.notes)}, {u"bytesOnWire"_s, snapshot.bytesOnWire},
        {u"resumedFrom"_s, snapshot.resumedFrom}, {u"activeMs"_s, snapshot.activeMs},
        {u"attempts"_s, snapshot.attempts}, {u"requests"_s, snapshot.requests}};
    if (snapshot.parent)
        json[u"parent"_s] = *snapshot.parent;
    if (snapshot.error)
        json[u"error"_s] = toJson(*snapshot.error);
    return json;
}

std::optional<TransferSnapshot> snapshotFromJson(const QJsonObject &json)
{
    const auto kind = valueOf<TransferKind>(json[u"kind"_s].toString());
    const auto state = valueOf<TransferState>(json[u"state"_s].toString());
    TransferSnapshot snapshot;
    snapshot.id = json[u"id"_s].toInteger();
    if (!kind || !state || snapshot.id <= 0)
        return std::nullopt;
    if (json.contains(u"parent"_s))
        snapshot.parent = json[u"parent"_s].toInteger();
    snapshot.after = json[u"after"_s].toInteger();
    snapshot.position = json[u"position"_s].toInteger();
    snapshot.kind = *kind;
    snapshot.isFolder = json[u"isFolder"_s].toBool();
    snapshot.name = json[u"name"_s].toString();
    snapshot.server = json[u"server"_s].toString();
    snapshot.source = json[u"source"_s].toString();
    snapshot.destination = json[u"destination"_s].toString();
    snapshot.localPath = json[u"localPath"_s].toString();
    snapshot.state = *state;
    snapshot.waitReason =
        valueOf<WaitReason>(json[u"waitReason"_s].toString()).value_or(WaitReason::None);
    snapshot.waitsUntil = fromMs(json[u"waitsUntil"_s]);
    snapshot.bytesDone = json[u"bytesDone"_s].toInteger();
    snapshot.bytesTotal = json[u"bytesTotal"_s].toInteger(-1);
    snapshot.bytesPerSecond = json[u"bytesPerSecond"_s].toDouble();
    snapshot.mostBytesPerSecond = json[u"mostBytesPerSecond"_s].toInteger();
    snapshot.startAt = fromMs(json[u"startAt"_s]);
    snapshot.priority =
        valueOf<Priority>(json[u"priority"_s].toString()).value_or(Priority::Normal);
    snapshot.entriesDone = json[u"entriesDone"_s].toInteger();
    snapshot.entriesTotal = json[u"entriesTotal"_s].toInteger(-1);
    snapshot.currentEntry = json[u"currentEntry"_s].toString();
    snapshot.added = fromMs(json[u"added"_s]);
    snapshot.finished = fromMs(json[u"finished"_s]);
    if (json.contains(u"error"_s))
        snapshot.error = errorFromJson(json[u"error"_s].toObject());
    snapshot.receipt = receiptFromJson(json[u"receipt"_s].toObject());
    for (const auto &note : json[u"notes"_s].toArray())
        snapshot.notes.append(note.toString());
    snapshot.bytesOnWire = json[u"bytesOnWire"_s].toInteger();
    snapshot.resumedFrom = json[u"resumedFrom"_s].toInteger();
    snapshot.activeMs = json[u"activeMs"_s].toInteger();
    snapshot.attempts = json[u"attempts"_s].toInt();
    snapshot.requests = json[u"requests"_s].toInt();
    return snapshot;
}

QJsonObject toJson(const TimelineEntry &entry)
{
    return {{u"time"_s, toMs(entry.time)}, {u"kind"_s, nameOf(entry.kind)},
        {u"text"_s, shortened(entry.text)}, {u"number"_s, entry.number}};
}

TimelineEntry timelineEntryFromJson(const QJsonObject &json)
{
    return {fromMs(json[u"time"_s]),
        valueOf<TimelineEntry::Kind>(json[u"kind"_s].toString())
            .value_or(TimelineEntry::Kind::Note),
        json[u"text"_s].toString(), json[u"number"_s].toInteger()};
}

} // namespace waybill
