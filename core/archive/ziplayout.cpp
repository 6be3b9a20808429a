// SPDX-License-Identifier: MIT
#include "core/archive/ziplayout.h"

#include "core/archive/zipbytes.h"
#include "core/archive/zipend.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kCentralBytes = 46;
constexpr qint64 kLocalBytes = 30;
constexpr qint64 kMostDirectoryBytes = 256 * 1024 * 1024;
constexpr quint16 kSizesBehind = 1 << 3; ///< flag: CRC and sizes follow the data
constexpr qint64 kIn64 = 0xffffffff;     ///< stands for "see the zip64 field"

std::unexpected<Error> damaged(const QString &what)
{
    return fail(ErrorKind::ArchiveDamaged, what);
}
std::unexpected<Error> hostile(const QString &what)
{
    return fail(ErrorKind::ArchiveHostile, what);
}

class LayoutReader
{
public:
    LayoutReader(File *file, qint64 mostEntries)
        : m_file(file)
        , m_mostEntries(mostEntries)
    {
    }

    Result<QList<ZipEntry>> read()
    {
        const auto end = findZipEnd(m_file);
        if (!end)
            return fail(end.error());
        m_end = *end;
        if (m_end.count > m_mostEntries || m_end.size > kMostDirectoryBytes)
            return fail(ErrorKind::ArchiveTooLarge, u"entries"_s);
        if (const Status parsed = parseEntries(); !parsed)
            return fail(parsed.error());
        std::ranges::sort(m_entries, {}, &ZipEntry::offset);
        if (const Status apart = checkLocalHeaders(); !apart)
            return fail(apart.error());
        return std::move(m_entries);
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
            const QByteArray head = bytes->mid(at, kCentralBytes);
            const Status added = addEntry(head, bytes->mid(at + kCentralBytes, nameBytes),
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

    Status addEntry(const QByteArray &head, const QByteArray &name, const QByteArray &extra)
    {
        ZipEntry entry{name, fourBytes(head, 42), fourBytes(head, 20), fourBytes(head, 24),
            fourBytes(head, 16), twoBytes(head, 8), twoBytes(head, 10)};
        if (const Status widened = widen(&entry, extra); !widened)
            return widened;
        entry.offset += m_end.shift;
        m_entries.append(entry);
        return {};
    }

    /// Takes from the zip64 field what the header had no room for.
    static Status widen(ZipEntry *entry, const QByteArray &extra)
    {
        for (qint64 at = 0; at + 4 <= extra.size();) {
            const QByteArray field = extra.mid(at + 4, twoBytes(extra, at + 2));
            const bool is64 = twoBytes(extra, at) == 1;
            at += 4 + twoBytes(extra, at + 2);
            if (!is64)
                continue;
            qint64 inField = 0;
            for (qint64 *const value : {&entry->size, &entry->compressedSize, &entry->offset}) {
                if (*value != kIn64)
                    continue;
                if (inField + 8 > field.size())
                    break; // exactly 4 GiB less a byte, perhaps
                *value = eightBytes(field, inField);
                inField += 8;
            }
        }
        constexpr qint64 kMost = 1LL << 60;
        if (std::max({entry->size, entry->compressedSize, entry->offset}) > kMost ||
            std::min({entry->size, entry->compressedSize, entry->offset}) < 0)
            return damaged(QString::fromUtf8(entry->name));
        return {};
    }

    Status checkLocalHeaders()
    {
        qint64 free = 0; // behind the entry before
        for (const ZipEntry &entry : std::as_const(m_entries)) {
            const QString name = QString::fromUtf8(entry.name);
            const auto local = bytesAt(m_file, entry.offset, kLocalBytes + entry.name.size(), name);
            if (!local)
                return fail(local.error());
            if (!local->startsWith("PK\3\4"))
                return damaged(name);
            if (twoBytes(*local, 26) != entry.name.size() || local->mid(kLocalBytes) != entry.name)
                return hostile(u"two names: "_s + name);
            if (twoBytes(*local, 6) != entry.flags || twoBytes(*local, 8) != entry.method)
                return damaged(name);
            const bool isTold = (entry.flags & kSizesBehind) == 0;
            if (isTold && (fourBytes(*local, 14) != entry.crc ||
                              !fits(fourBytes(*local, 18), entry.compressedSize) ||
                              !fits(fourBytes(*local, 22), entry.size)))
                return damaged(name);
            if (entry.offset < free)
                return hostile(u"shares bytes with another: "_s + name);
            free = entry.offset + kLocalBytes + entry.name.size() + twoBytes(*local, 28) +
                   entry.compressedSize;
        }
        return free > m_end.directory ? hostile(u"shares bytes with the directory"_s) : Status();
    }

    static bool fits(qint64 local, qint64 central) { return local == kIn64 || local == central; }

    File *m_file;
    const qint64 m_mostEntries;
    ZipEnd m_end;
    QList<ZipEntry> m_entries;
};

} // namespace

Result<QList<ZipEntry>> readZipLayout(File *file, qint64 mostEntries)
{
    return LayoutReader(file, mostEntries).read();
}

} // namespace waybill
