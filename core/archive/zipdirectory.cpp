// SPDX-License-Identifier: MIT
#include "core/archive/zipdirectory.h"

#include <QtEndian>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qsizetype kHeaderBytes = 30;
constexpr qsizetype kRecordBytes = 46;
constexpr qsizetype kEndBytes = 22;
constexpr qsizetype kLocatorBytes = 20;
constexpr qsizetype kEnd64Bytes = 56;
constexpr quint32 kInEnd64 = 0xffffffff;
constexpr quint8 kUnix = 3;
constexpr quint32 kDosFolder = 0x10;
constexpr quint16 kNewest = 45; // of the versions that reading may take: zip64
constexpr quint16 kZip64Field = 0x0001;
constexpr quint16 kTimesField = 0x5455; // "UT"

std::unexpected<Error> damaged(const QByteArray &path = {})
{
    return fail(ErrorKind::ArchiveDamaged, u"its directory: "_s + QString::fromUtf8(path));
}

/// Numbers and text from front to end; zeros where there are no more bytes.
class Fields
{
public:
    explicit Fields(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }

    QByteArray bytes(qint64 size)
    {
        const QByteArray taken = m_bytes.mid(m_at, size);
        m_isShort = m_isShort || taken.size() != size;
        m_at += taken.size();
        return taken;
    }
    template <typename Number>
    Number number()
    {
        const QByteArray taken = bytes(sizeof(Number));
        return m_isShort ? Number(0) : qFromLittleEndian<Number>(taken.constData());
    }
    bool isAtEnd() const { return m_at == m_bytes.size(); }
    bool isShort() const { return m_isShort; }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
    bool m_isShort = false;
};

Result<QByteArray> readAt(File *file, qint64 offset, qint64 size)
{
    if (offset < 0 || size < 0)
        return damaged();
    QByteArray bytes(size, Qt::Uninitialized);
    const auto got = file->read(offset, {bytes.data(), static_cast<size_t>(size)});
    if (!got)
        return fail(got.error());
    if (*got != size)
        return damaged();
    return bytes;
}

/// Where the records lie.
struct Extent
{
    qint64 offset = 0;
    qint64 size = 0;
    qint64 count = 0;
};

Result<Extent> extentIn64(File *file, const QByteArray &locatorBytes)
{
    Fields locator(locatorBytes.mid(8));
    const auto end = locator.number<qint64>();
    const auto bytes = readAt(file, end, kEnd64Bytes);
    if (!bytes)
        return fail(bytes.error());
    Fields fields(*bytes);
    const bool isEnd = fields.bytes(4) == "PK\6\6";
    fields.bytes(28);
    Extent extent;
    extent.count = fields.number<qint64>();
    extent.size = fields.number<qint64>();
    extent.offset = fields.number<qint64>();
    if (!isEnd || extent.size > end || extent.offset != end - extent.size)
        return damaged();
    return extent;
}

Result<Extent> findExtent(File *file)
{
    const auto facts = file->facts();
    if (!facts)
        return fail(facts.error());
    const qint64 end = facts->size - kEndBytes;
    const auto bytes = readAt(file, end, kEndBytes);
    if (!bytes)
        return fail(bytes.error());
    if (end >= kLocatorBytes) {
        const auto locator = readAt(file, end - kLocatorBytes, kLocatorBytes);
        if (!locator)
            return fail(locator.error());
        if (locator->startsWith("PK\6\7"))
            return extentIn64(file, *locator);
    }
    Fields fields(*bytes);
    const bool isEnd = fields.bytes(8) == QByteArray("PK\5\6\0\0\0\0", 8);
    const auto countHere = fields.number<quint16>();
    Extent extent;
    extent.count = fields.number<quint16>();
    extent.size = fields.number<quint32>();
    extent.offset = fields.number<quint32>();
    const bool hasComment = fields.number<quint16>() != 0;
    if (!isEnd || hasComment || countHere != extent.count || extent.offset != end - extent.size)
        return damaged();
    return extent;
}

/// Both hold flags, method and the time of DOS, and the name.
Status compareHeader(File *file, qint64 offset, const QByteArray &same, const QByteArray &path)
{
    const auto header = readAt(file, offset, kHeaderBytes + path.size());
    if (!header)
        return fail(header.error());
    Fields fields(*header);
    const bool isHeader = fields.bytes(4) == "PK\3\4" && fields.number<quint16>() <= kNewest;
    const bool isSame = fields.bytes(same.size()) == same;
    fields.bytes(12);
    const bool isAsLong = fields.number<quint16>() == path.size();
    if (!isHeader || !isSame || !isAsLong || !header->endsWith(path))
        return damaged(path);
    return {};
}

struct Extras
{
    qint64 size = 0;
    qint64 offset = 0;
    qint64 modified = -1;
};

/// Fields that the 32 bits of a record do not hold.
Extras readExtras(const QByteArray &bytes, quint32 size, quint32 packed, quint32 offset)
{
    Extras extras{size, offset};
    Fields all(bytes);
    while (!all.isAtEnd()) {
        const auto id = all.number<quint16>();
        Fields field(all.bytes(all.number<quint16>()));
        if (all.isShort())
            break;
        if (id == kTimesField && (field.number<quint8>() & 1) != 0)
            extras.modified = field.number<quint32>();
        if (id != kZip64Field)
            continue;
        if (size == kInEnd64)
            extras.size = field.number<qint64>();
        if (packed == kInEnd64)
            field.number<qint64>();
        if (offset == kInEnd64)
            extras.offset = field.number<qint64>();
    }
    return extras;
}

Result<ZipRecord> readRecord(Fields *fields, File *file)
{
    const bool isRecord = fields->bytes(4) == "PK\1\2";
    fields->number<quint8>();
    const bool isUnix = fields->number<quint8>() == kUnix;
    const bool isReadable = fields->number<quint16>() <= kNewest;
    const QByteArray alsoInHeader = fields->bytes(8);
    fields->number<quint32>(); // the CRC, which libarchive compares with the bytes
    const auto packed = fields->number<quint32>();
    const auto size = fields->number<quint32>();
    const auto pathBytes = fields->number<quint16>();
    const auto extraBytes = fields->number<quint16>();
    const auto commentBytes = fields->number<quint16>();
    const auto disk = fields->number<quint16>();
    const bool isBinary = fields->number<quint16>() == 0;
    const auto attributes = fields->number<quint32>();
    const auto offset = fields->number<quint32>();
    ZipRecord record;
    record.path = fields->bytes(pathBytes);
    const Extras extras = readExtras(fields->bytes(extraBytes), size, packed, offset);
    record.mode = attributes >> 16;
    record.size = extras.size;
    record.modified = extras.modified;
    const bool isDosPlain = (attributes & 0xffff & ~kDosFolder) == 0;
    const bool isPlain =
        isUnix && isDosPlain && isBinary && isReadable && commentBytes == 0 && disk == 0;
    if (fields->isShort() || !isRecord || !isPlain)
        return damaged(record.path);
    if (const Status same = compareHeader(file, extras.offset, alsoInHeader, record.path); !same)
        return fail(same.error());
    return record;
}

} // namespace

Result<QList<ZipRecord>> readZipDirectory(File *file)
{
    const auto extent = findExtent(file);
    if (!extent)
        return fail(extent.error());
    if (extent->count < 0 || extent->count > extent->size / kRecordBytes)
        return damaged();
    const auto bytes = readAt(file, extent->offset, extent->size);
    if (!bytes)
        return fail(bytes.error());
    Fields fields(*bytes);
    QList<ZipRecord> records;
    records.reserve(extent->count);
    for (qint64 i = 0; i < extent->count; ++i) {
        auto record = readRecord(&fields, file);
        if (!record)
            return fail(record.error());
        records.append(std::move(*record));
    }
    if (!fields.isAtEnd())
        return damaged();
    return records;
}

} // namespace waybill
