// SPDX-License-Identifier: MIT
#include "core/queue/recordcodec.h"

#include "core/queue/jsonvalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace jsonvalues;

template <>
struct EnumNames<Error::Untold>
{
    static constexpr std::array names = {"nothing", "age", "size"};
};

namespace
{

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QJsonObject progressToJson(const TransferRecord &record)
{
    return {{u"waitReason"_s, nameOf(record.waitReason)}, {u"bytesDone"_s, record.bytesDone},
        {u"bytesTotal"_s, record.bytesTotal}, {u"bytesOnWire"_s, record.bytesOnWire},
        {u"resumedFrom"_s, record.resumedFrom}, {u"activeMs"_s, record.activeMs},
        {u"attempts"_s, record.attempts}, {u"requests"_s, record.requests},
        {u"isExpanded"_s, record.isExpanded}};
}

void progressFromJson(const QJsonObject &json, TransferRecord &record)
{
    record.waitReason =
        valueOf<WaitReason>(json[u"waitReason"_s].toString()).value_or(WaitReason::None);
    record.bytesDone = json[u"bytesDone"_s].toInteger();
    record.bytesTotal = json[u"bytesTotal"_s].toInteger(-1);
    record.bytesOnWire = json[u"bytesOnWire"_s].toInteger();
    record.resumedFrom = json[u"resumedFrom"_s].toInteger();
    record.activeMs = json[u"activeMs"_s].toInteger();
    record.attempts = json[u"attempts"_s].toInt();
    record.requests = json[u"requests"_s].toInt();
    record.isExpanded = json[u"isExpanded"_s].toBool();
}

QJsonObject downloadToJson(const DownloadState &state)
{
    if (state == DownloadState())
        return {};
    QJsonObject json{{u"part"_s, state.partPath}, {u"target"_s, state.targetPath},
        {u"total"_s, state.total}, {u"etag"_s, QString::fromLatin1(state.validators.etag)},
        {u"lastModified"_s, QString::fromLatin1(state.validators.lastModified)},
        {u"date"_s, QString::fromLatin1(state.validators.date)},
        {u"encoding"_s, QString::fromLatin1(state.contentEncoding)},
        {u"wasJoined"_s, state.wasJoined}, {u"onFaith"_s, state.wasJoinedOnFaith},
        {u"provenLength"_s, state.hasProvenLength}};
    if (!state.source.isEmpty())
        json[u"source"_s] = fullUrl(state.source);
    if (state.serverDigest)
        json[u"serverDigest"_s] = toString(*state.serverDigest);
    if (state.isFinalising) {
        json[u"isFinalising"_s] = true;
        json[u"entries"_s] = state.entries;
        json[u"sha256"_s] = hex(state.sha256);
        json[u"inode"_s] = number(state.inode);
    }
    return json;
}

DownloadState downloadFromJson(const QJsonObject &json)
{
    DownloadState state;
    if (json.isEmpty())
        return state;
    state.partPath = json[u"part"_s].toString();
    state.targetPath = json[u"target"_s].toString();
    state.total = json[u"total"_s].toInteger(-1);
    state.source = urlFrom(json[u"source"_s]);
    state.validators = {
        latin1(json[u"etag"_s]), latin1(json[u"lastModified"_s]), latin1(json[u"date"_s])};
    state.contentEncoding = latin1(json[u"encoding"_s]);
    state.wasJoined = json[u"wasJoined"_s].toBool();
    state.wasJoinedOnFaith = json[u"onFaith"_s].toBool();
    state.hasProvenLength = json[u"provenLength"_s].toBool(true);
    state.serverDigest = digestFrom(json[u"serverDigest"_s]);
    state.sha256 = fromHex(json[u"sha256"_s]);
    state.isFinalising = json[u"isFinalising"_s].toBool(!state.sha256.isEmpty());
    state.entries = json[u"entries"_s].toInteger();
    state.inode = static_cast<quint64>(toNumber(json[u"inode"_s]));
    return state;
}

QJsonArray partsToJson(const QList<TusPart> &parts)
{
    QJsonArray json;
    for (const TusPart &part : parts)
        json.append(QJsonObject{{u"url"_s, fullUrl(part.url)}, {u"begin"_s, part.range.begin},
            {u"end"_s, part.range.end}});
    return json;
}

QList<TusPart> partsFromJson(const QJsonArray &json)
{
    QList<TusPart> parts;
    qint64 end = 0;
    for (const QJsonValue &value : json) {
        const ByteRange range{value[u"begin"_s].toInteger(-1), value[u"end"_s].toInteger(-1)};
        if (range.begin != end || range.end <= range.begin)
            return {}; // they would leave a gap, or overlap
        end = range.end;
        parts.append({urlFrom(value[u"url"_s]), range});
    }
    return parts;
}

QJsonObject uploadToJson(const UploadState &state)
{
    if (state == UploadState())
        return {};
    return {{u"via"_s, nameOf(state.via)}, {u"phase"_s, nameOf(state.phase)},
        {u"target"_s, fullUrl(state.target)}, {u"temporary"_s, fullUrl(state.temporary)},
        {u"tusUrl"_s, fullUrl(state.tusUrl)}, {u"tusParts"_s, partsToJson(state.tusParts)},
        {u"etagBefore"_s, QString::fromLatin1(state.etagBefore)},
        {u"sourceSize"_s, state.sourceSize},
        {u"sourceModified"_s, number(static_cast<quint64>(state.sourceModifiedNs))},
        {u"sourceInode"_s, number(state.sourceInode)}, {u"manifest"_s, hex(state.manifest)},
        {u"compressor"_s, state.compressor}};
}

UploadState uploadFromJson(const QJsonObject &json)
{
    UploadState state;
    if (json.isEmpty() || !json.contains(u"via"_s))
        return state;
    state.via = valueOf<UploadVia>(json[u"via"_s].toString()).value_or(UploadVia::Auto);
    state.phase = valueOf<UploadState::Phase>(json[u"phase"_s].toString())
                      .value_or(UploadState::Phase::Fresh);
    state.target = urlFrom(json[u"target"_s]);
    state.temporary = urlFrom(json[u"temporary"_s]);
    state.tusUrl = urlFrom(json[u"tusUrl"_s]);
    state.tusParts = partsFromJson(json[u"tusParts"_s].toArray());
    state.etagBefore = latin1(json[u"etagBefore"_s]);
    state.sourceSize = json[u"sourceSize"_s].toInteger(-1);
    state.sourceModifiedNs = toNumber(json[u"sourceModified"_s]);
    state.sourceInode = static_cast<quint64>(toNumber(json[u"sourceInode"_s]));
    state.manifest = fromHex(json[u"manifest"_s]);
    state.compressor = json[u"compressor"_s].toString();
    return state;
}

QJsonObject resumeToJson(const TransferRecord &record)
{
    if (record.spec.kind != TransferKind::Upload)
        return downloadToJson(record.download);
    QJsonObject json = uploadToJson(record.upload);
    if (record.download != DownloadState()) // what is packed here before it is sent
        json[u"archive"_s] = downloadToJson(record.download);
    return json;
}

} // namespace

QJsonObject toJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, toString(error.kind)}, {u"detail"_s, error.detail},
        {u"httpStatus"_s, error.httpStatus}, {u"systemError"_s, error.systemError},
        {u"retryable"_s, error.retryable}};
    if (error.retryAfter)
        json[u"retryAfter"_s] = qint64(error.retryAfter->count());
    if (!error.certificate.isEmpty())
        json[u"certificate"_s] = hex(error.certificate);
    if (error.untold != Error::Untold::Nothing)
        json[u"untold"_s] = nameOf(error.untold);
    return json;
}

Error errorFromJson(const QJsonObject &json)
{
    Error error;
    error.kind = errorKindFromString(json[u"kind"_s].toString());
    error.detail = json[u"detail"_s].toString();
    error.httpStatus = json[u"httpStatus"_s].toInt();
    error.systemError = json[u"systemError"_s].toInt();
    error.retryable = json[u"retryable"_s].toBool();
    if (json.contains(u"retryAfter"_s))
        error.retryAfter = std::chrono::seconds(json[u"retryAfter"_s].toInteger());
    error.certificate = fromHex(json[u"certificate"_s]);
    error.untold =
        valueOf<Error::Untold>(json[u"untold"_s].toString()).value_or(Error::Untold::Nothing);
    return error;
}

QJsonObject toJson(const Receipt &receipt)
{
    return {{u"path"_s, receipt.path}, {u"bytes"_s, receipt.bytes}, {u"entries"_s, receipt.entries},
        {u"sha256"_s, hex(receipt.sha256)}, {u"verified"_s, nameOf(receipt.verified)}};
}

Receipt receiptFromJson(const QJsonObject &json)
{
    Receipt receipt;
    receipt.path = json[u"path"_s].toString();
    receipt.bytes = json[u"bytes"_s].toInteger();
    receipt.entries = json[u"entries"_s].toInteger();
    receipt.sha256 = fromHex(json[u"sha256"_s]);
    receipt.verified =
        valueOf<Verification>(json[u"verified"_s].toString()).value_or(Verification::None);
    return receipt;
}

namespace
{

QJsonObject outcomeToJson(const TransferRecord &record)
{
    QJsonObject json;
    if (!record.receipt->path.isEmpty())
        json = toJson(*record.receipt);
    if (!record.notes.isEmpty())
        json[u"notes"_s] = QJsonArray::fromStringList(record.notes);
    if (record.error)
        json[u"error"_s] = toJson(*record.error);
    return json;
}

void outcomeFromJson(const QJsonObject &json, TransferRecord &record)
{
    record.notes = textsFrom(json[u"notes"_s]);
    if (json.contains(u"error"_s))
        record.error = std::make_shared<const Error>(errorFromJson(json[u"error"_s].toObject()));
    record.receipt = receiptFromJson(json);
}

} // namespace

QByteArray encoded(const TransferSpec &spec)
{
    return bytesOf(toJson(spec));
}

TransferRow toRow(const TransferRecord &record)
{
    return toRow(record, encoded(record.spec));
}

TransferRow toRow(const TransferRecord &record, QByteArray encodedSpec)
{
    TransferRow row;
    row.id = record.id;
    row.parent = record.parent;
    row.position = record.position;
    row.kind = nameOf(record.spec.kind);
    row.state = nameOf(record.state);
    row.addedMs = record.added.toMSecsSinceEpoch();
    row.finishedMs = record.finished.isValid() ? record.finished.toMSecsSinceEpoch() : 0;
    row.spec = std::move(encodedSpec);
    row.progress = bytesOf(progressToJson(record));
    row.resume = bytesOf(resumeToJson(record));
    row.outcome = bytesOf(outcomeToJson(record));
    return row;
}

std::optional<TransferRecord> fromRow(const TransferRow &row)
{
    const auto kind = valueOf<TransferKind>(row.kind);
    const auto state = valueOf<TransferState>(row.state);
    if (!kind || !state)
        return std::nullopt;
    TransferRecord record;
    record.id = row.id;
    record.parent = row.parent;
    record.position = row.position;
    auto spec = specFromJson(objectOf(row.spec), *kind);
    if (!spec)
        return std::nullopt;
    record.spec = std::move(*spec);
    record.state = *state;
    record.added = QDateTime::fromMSecsSinceEpoch(row.addedMs, Qt::UTC);
    if (row.finishedMs != 0)
        record.finished = QDateTime::fromMSecsSinceEpoch(row.finishedMs, Qt::UTC);
    progressFromJson(objectOf(row.progress), record);
    const QJsonObject resume = objectOf(row.resume);
    if (*kind == TransferKind::Upload) {
        record.upload = uploadFromJson(resume);
        record.download = downloadFromJson(resume[u"archive"_s].toObject());
    } else {
        record.download = downloadFromJson(resume);
    }
    outcomeFromJson(objectOf(row.outcome), record);
    return record;
}

} // namespace waybill
