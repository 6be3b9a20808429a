// SPDX-License-Identifier: MIT
#include "core/archive/ziplayout.h"

#include "core/archive/zipbytes.h"
#include "core/archive/zipend.h"

#include <array>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kCentralBytes = 46;
constexpr qint64 kLocalBytes = 30;
constexpr quint16 kSizesBehind = 1 << 3; ///< flag: CRC and sizes follow the data
constexpr qint64 kIn64 = 0xffffffff;     ///< stands for "see the zip64 field"
constexpr quint16 kZip64Field = 0x0001;
constexpr quint16 kTimesField = 0x5455; ///< "UT"
constexpr quint16 kNewest = 45;         ///< of the versions that plain reading takes: zip64

std::unexpected<Error> damaged(const QString &what)
{
    return fail(ErrorKind::ArchiveDamaged, what);
}
std::unexpected<Error> hostile(const QString &what)
{
    return fail(ErrorKind::ArchiveHostile, what);
}

bool isPlainRecord(const QByteArray &record)
{
    constexpr char kUnix = 3;
    constexpr quint16 kDosFolder = 0x10;
    const bool hasComment = twoBytes(record, 32) != 0;
    const bool isOnFirstDisk = twoBytes(record, 34) == 0;
    const bool isBinary = twoBytes(record, 36) == 0;
    const bool isDosPlain = (twoBytes(record, 38) & ~kDosFolder) == 0;
    return record.at(5) == kUnix && twoBytes(record, 6) <= kNewest && !hasComment &&
           isOnFirstDisk && isBinary && isDosPlain;
}

/// Takes from the zip64 field what the record had no room for.
void widen(ZipEntry *entry, const QByteArray &field)
{
    const std::array values{&entry->size, &entry->compressedSize, &entry->offset};
    const auto missing =
        std::ranges::count(values, kIn64, [](const qint64 *value) { return *value; });
    entry->isPlain = entry->isPlain && missing > 0 && field.size() == 8 * missing;
    qint64 inField = 0;
    for (qint64 *const value : values) {
        if (*value != kIn64)
            continue;
        if (inField + 8 > field.size())
            break; // exactly 4 GiB less a byte, perhaps
        *value = eightBytes(field, inField);
        inField += 8;
    }
}

void readTimes(ZipEntry *entry, const QByteArray &field)
{
    const bool isWhole = field.size() >= 5;
    entry->isPlain = entry->isPlain && isWhole;
    if (isWhole && (field.at(0) & 1) != 0)
        entry->modified = fourBytes(field, 1);
}

void readExtras(ZipEntry *entry, const QByteArray &extra)
{
    qint64 at = 0;
    while (at + 4 <= extra.size()) {
        const quint16 id = twoBytes(extra, at);
        const quint16 size = twoBytes(extra, at + 2);
        const QByteArray field = extra.mid(at + 4, size);
        at += 4 + size;
        if (id == kZip64Field)
            widen(entry, field);
        if (id == kTimesField)
            readTimes(entry, field);
    }
    entry->isPlain = entry->isPlain && at == extra.size();
}

bool fits(qint64 local, qint64 central)
{
    return local == kIn64 || local == central;
}

Status compareLocal(ZipEntry *entry, const QByteArray &local)
{
    const QString name = QString::fromUtf8(entry->name);
    if (!local.startsWith("PK\3\4"))
        return damaged(name);
    if (twoBytes(local, 26) != entry->name.size() || local.mid(kLocalBytes) != entry->name)
        return hostile(u"two names: "_s + name);
    if (twoBytes(local, 6) != entry->flags || twoBytes(local, 8) != entry->method)
        return damaged(name);
    const bool isTold = (entry->flags & kSizesBehind) == 0;
    if (isTold &&
        (fourBytes(local, 14) != entry->crc || !fits(fourBytes(local, 18), entry->compressedSize) ||
            !fits(fourBytes(local, 22), entry->size)))
        return damaged(name);
    entry->isPlain =
        entry->isPlain && twoBytes(local, 4) <= kNewest && fourBytes(local, 10) == entry->dosTime;
    return {};
}

class LayoutReader
{
public:
    LayoutReader(File *file, ZipLimits limits)
        : m_file(file)
        , m_limits(limits)
    {
    }

    Result<ZipLayout> read()
    {
        const auto end = findZipEnd(m_file);
        if (!end)
            return fail(end.error());
        m_end = *end;
        if (m_end.count > m_limits.entries || m_end.size > m_limits.directoryBytes)
            return fail(ErrorKind::ArchiveTooLarge, u"entries"_s);
        if (const Status parsed = parseEntries(); !parsed)
            return fail(parsed.error());
        const bool isInOrder = std::ranges::is_sorted(m_entries, {}, &ZipEntry::offset);
        std::ranges::sort(m_entries, {}, &ZipEntry::offset);
        if (const Status apart = checkLocalHeaders(); !apart)
            return fail(apart.error());
        return ZipLayout{std::move(m_entries), isInOrder && m_end.shift == 0 && !m_end.hasComment};
    }

private:
    Status parseEntries()
    {
        const auto bytes = bytesAt(m_file, m_end.directory, m_end.size, u"directory"_s);
        if (!bytes)
            return fail(bytes.error());
        qint64 at = 0;
        while (at < m_end.size && m_entries.size() < m_end.count) {
            if (m_end.size - at < kCentralBytes || bytes->mid(at, 4) != "PK\1\2")
                return damaged(u"directory"_s);
            const qint64 nameBytes = twoBytes(*bytes, at + 28);
            const qint64 extraBytes = twoBytes(*bytes, at + 30);
            const qint64 all = kCentralBytes + nameBytes + extraBytes + twoBytes(*bytes, at + 32);
            if (m_end.size - at < all)
                return damaged(u"directory"_s);
            const QByteArray record = bytes->mid(at, kCentralBytes);
            const Status added = addEntry(record, bytes->mid(at + kCentralBytes, nameBytes),
                bytes->mid(at + kCentralBytes + nameBytes, extraBytes));
            if (!added)
                return added;
            at += all;
        }
        if (at != m_end.size || m_entries.size() != m_end.count)
            return hostile(
                u"%1 entries in a directory of %2"_s.arg(m_entries.size()).arg(m_end.count));
        return {};
    }

    Status addEntry(const QByteArray &record, const QByteArray &name, const QByteArray &extra)
    {
        ZipEntry entry;
        entry.name = name;
        entry.flags = twoBytes(record, 8);
        entry.method = twoBytes(record, 10);
        entry.dosTime = fourBytes(record, 12);
        entry.crc = fourBytes(record, 16);
        entry.compressedSize = fourBytes(record, 20);
        entry.size = fourBytes(record, 24);
        entry.mode = twoBytes(record, 40);
        entry.offset = fourBytes(record, 42);
        entry.isPlain = isPlainRecord(record);
        readExtras(&entry, extra);
        constexpr qint64 kMost = 1LL << 60;
        if (std::max({entry.size, entry.compressedSize, entry.offset}) > kMost ||
            std::min({entry.size, entry.compressedSize, entry.offset}) < 0)
            return damaged(QString::fromUtf8(name));
        entry.offset += m_end.shift;
        m_entries.append(std::move(entry));
        return {};
    }

    Status checkLocalHeaders()
    {
        qint64 free = 0; // behind the entry before
        for (ZipEntry &entry : m_entries) {
            const QString name = QString::fromUtf8(entry.name);
            const auto local = bytesAt(m_file, entry.offset, kLocalBytes + entry.name.size(), name);
            if (!local)
                return fail(local.error());
            if (const Status same = compareLocal(&entry, *local); !same)
                return same;
            if (entry.offset < free)
                return hostile(u"shares bytes with another: "_s + name);
            free = entry.offset + kLocalBytes + entry.name.size() + twoBytes(*local, 28) +
                   entry.compressedSize;
        }
        return free > m_end.directory ? hostile(u"shares bytes with the directory"_s) : Status();
    }

    File *m_file;
    const ZipLimits m_limits;
    ZipEnd m_end;
    QList<ZipEntry> m_entries;
};

} // namespace

Result<ZipLayout> readZipLayout(File *file, ZipLimits limits)
{
    return LayoutReader(file, limits).read();
}

} // namespace waybill
