// SPDX-License-Identifier: MIT
// What somebody asked for, as the journal and other processes get it.
#include "core/queue/jsonvalues.h"
#include "core/queue/recordcodec.h"

#include <QJsonArray>
#include <QJsonObject>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace jsonvalues;

namespace
{

QJsonObject packingToJson(const ArchiveOptions &packing)
{
    QJsonObject json{{u"sources"_s, QJsonArray::fromStringList(packing.sources)},
        {u"level"_s, packing.level}, {u"excludes"_s, QJsonArray::fromStringList(packing.excludes)},
        {u"skipsUnreadable"_s, packing.skipsUnreadable}};
    if (packing.format)
        json[u"format"_s] = nameOf(*packing.format);
    return json;
}

ArchiveOptions packingFromJson(const QJsonObject &json)
{
    ArchiveOptions packing;
    packing.sources = textsFrom(json[u"sources"_s]);
    packing.format = valueOf<ArchiveFormat>(json[u"format"_s].toString());
    packing.level = json[u"level"_s].toInt();
    packing.excludes = textsFrom(json[u"excludes"_s]);
    packing.skipsUnreadable = json[u"skipsUnreadable"_s].toBool();
    return packing;
}

/// One text for all digests: there may be tens of thousands.
QJsonObject piecesToJson(const PieceDigests &pieces)
{
    return {{u"algorithm"_s, toString(pieces.algorithm)}, {u"length"_s, pieces.length},
        {u"digests"_s, QString::fromLatin1(pieces.digests.join().toBase64())}};
}

std::optional<PieceDigests> piecesFromJson(const QJsonObject &json, qint64 size)
{
    const auto algorithm = digestAlgorithmFromName(json[u"algorithm"_s].toString());
    if (!algorithm)
        return std::nullopt;
    PieceDigests pieces{*algorithm, json[u"length"_s].toInteger(), {}};
    const QByteArray all = QByteArray::fromBase64(latin1(json[u"digests"_s]));
    const qsizetype bytes = Digest(*algorithm).result().size();
    for (qsizetype at = 0; at < all.size(); at += bytes)
        pieces.digests.append(all.mid(at, bytes));
    return fits(pieces, size) ? std::optional(pieces) : std::nullopt;
}

QJsonArray urlsToJson(const QList<QUrl> &urls)
{
    QJsonArray json;
    for (const QUrl &url : urls)
        json.append(fullUrl(url));
    return json;
}

QList<QUrl> urlsFrom(const QJsonValue &value)
{
    QList<QUrl> urls;
    for (const auto &text : value.toArray()) {
        if (const QUrl url = urlFrom(text); !url.isEmpty())
            urls.append(url);
    }
    return urls;
}

} // namespace

QJsonObject toJson(const TransferSpec &spec)
{
    QJsonObject json{{u"url"_s, fullUrl(spec.url)}, {u"path"_s, spec.path}, {u"name"_s, spec.name},
        {u"onConflict"_s, nameOf(spec.onConflict)}, {u"via"_s, nameOf(spec.via)},
        {u"verify"_s, nameOf(spec.verify)}, {u"connections"_s, spec.connections},
        {u"isFolder"_s, spec.isFolder}, {u"isExactUrl"_s, spec.isExactUrl}};
    if (spec.checksum)
        json[u"checksum"_s] = toString(*spec.checksum);
    if (!spec.archive.isEmpty())
        json[u"archive"_s] = spec.archive;
    if (!spec.unpackInto.isEmpty())
        json[u"unpackInto"_s] = spec.unpackInto;
    if (spec.removesArchive)
        json[u"removesArchive"_s] = true;
    if (spec.mostUnpacked != 0)
        json[u"mostUnpacked"_s] = spec.mostUnpacked;
    if (spec.asks)
        json[u"asks"_s] = true;
    if (spec.followsSite)
        json[u"followsSite"_s] = true;
    if (!spec.category.isEmpty())
        json[u"category"_s] = spec.category;
    if (spec.after != 0)
        json[u"after"_s] = spec.after;
    if (spec.bytesPerSecond > 0)
        json[u"bytesPerSecond"_s] = spec.bytesPerSecond;
    if (spec.priority != Priority::Normal)
        json[u"priority"_s] = nameOf(spec.priority);
    if (spec.startAt.isValid())
        json[u"startAt"_s] = spec.startAt.toMSecsSinceEpoch();
    if (spec.packing != ArchiveOptions())
        json[u"packing"_s] = packingToJson(spec.packing);
    if (spec.isNamedByDocument)
        json[u"isNamedByDocument"_s] = true;
    if (!spec.mirrors.isEmpty())
        json[u"mirrors"_s] = urlsToJson(spec.mirrors);
    if (spec.size >= 0)
        json[u"size"_s] = spec.size;
    if (spec.pieces)
        json[u"pieces"_s] = piecesToJson(*spec.pieces);
    return json;
}

std::optional<TransferSpec> specFromJson(const QJsonObject &json, TransferKind kind)
{
    TransferSpec spec;
    spec.kind = kind;
    spec.url = urlFrom(json[u"url"_s]);
    spec.path = json[u"path"_s].toString();
    spec.name = json[u"name"_s].toString();
    spec.onConflict =
        valueOf<ConflictPolicy>(json[u"onConflict"_s].toString()).value_or(ConflictPolicy::Fail);
    spec.via = valueOf<UploadVia>(json[u"via"_s].toString()).value_or(UploadVia::Auto);
    spec.connections = json[u"connections"_s].toInt();
    spec.verify =
        valueOf<Verification>(json[u"verify"_s].toString()).value_or(Verification::Length);
    spec.isFolder = json[u"isFolder"_s].toBool();
    spec.isExactUrl = json[u"isExactUrl"_s].toBool();
    spec.checksum = digestFrom(json[u"checksum"_s]);
    spec.archive = json[u"archive"_s].toString();
    spec.unpackInto = json[u"unpackInto"_s].toString();
    spec.removesArchive = json[u"removesArchive"_s].toBool();
    spec.mostUnpacked = json[u"mostUnpacked"_s].toInteger();
    spec.asks = json[u"asks"_s].toBool();
    spec.followsSite = json[u"followsSite"_s].toBool();
    spec.category = json[u"category"_s].toString();
    spec.after = json[u"after"_s].toInteger();
    spec.bytesPerSecond = std::max<qint64>(0, json[u"bytesPerSecond"_s].toInteger());
    spec.priority = valueOf<Priority>(json[u"priority"_s].toString()).value_or(Priority::Normal);
    if (const qint64 startMs = json[u"startAt"_s].toInteger(); startMs > 0)
        spec.startAt = QDateTime::fromMSecsSinceEpoch(startMs, Qt::UTC);
    spec.packing = packingFromJson(json[u"packing"_s].toObject());
    spec.isNamedByDocument = json[u"isNamedByDocument"_s].toBool();
    spec.mirrors = urlsFrom(json[u"mirrors"_s]);
    spec.size = std::max<qint64>(-1, json[u"size"_s].toInteger(-1));
    spec.pieces = piecesFromJson(json[u"pieces"_s].toObject(), spec.size);
    if ((isWithServer(kind) && spec.url.isEmpty()) || spec.path.isEmpty())
        return std::nullopt;
    return spec;
}

} // namespace waybill
