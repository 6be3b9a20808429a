// SPDX-License-Identifier: MIT
#include "core/archive/zipend.h"

#include "core/archive/zipbytes.h"

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kEndBytes = 22;
constexpr qint64 kEnd64Bytes = 56;
constexpr qint64 kLocatorBytes = 20;
constexpr qint64 kLongestComment = 65'535;
constexpr qint64 kIn64 = 0xffffffff; ///< stands for "see the zip64 record"

std::unexpected<Error> damaged(const QString &what)
{
    return fail(ErrorKind::ArchiveDamaged, what);
}

class EndFinder
{
public:
    explicit EndFinder(File *file)
        : m_file(file)
    {
    }

    Result<ZipEnd> find()
    {
        const auto facts = m_file->facts();
        if (!facts)
            return fail(facts.error());
        const qint64 fileSize = facts->size;
        const qint64 tailBytes = std::min(fileSize, kLocatorBytes + kEndBytes + kLongestComment);
        const auto tail = bytesAt(m_file, fileSize - tailBytes, tailBytes, u"no directory"_s);
        if (!tail)
            return fail(tail.error());
        const qsizetype end =
            tailBytes < kEndBytes ? -1 : tail->lastIndexOf("PK\5\6", tailBytes - kEndBytes);
        if (end < 0)
            return damaged(u"no directory"_s);
        const qint64 commentBytes = twoBytes(*tail, end + 20);
        if (end + kEndBytes + commentBytes != tailBytes)
            return damaged(u"more behind its end"_s);
        const QByteArray locator =
            end < kLocatorBytes ? QByteArray() : tail->mid(end - kLocatorBytes, kLocatorBytes);
        const Status read = readEnd(tail->mid(end, kEndBytes), locator, fileSize - tailBytes + end);
        if (!read)
            return fail(read.error());
        return ZipEnd{m_count, m_end - m_size, m_size, m_shift, commentBytes != 0};
    }

private:
    Status readEnd(const QByteArray &end, const QByteArray &locator, qint64 position)
    {
        m_count = twoBytes(end, 10);
        m_size = fourBytes(end, 12);
        m_offset = fourBytes(end, 16);
        if (locator.startsWith("PK\6\7"))
            return readEnd64(eightBytes(locator, 8));
        if (twoBytes(end, 4) != 0 || twoBytes(end, 6) != 0 || twoBytes(end, 8) != m_count)
            return fail(ErrorKind::ArchiveUnsupported, u"a zip of several parts"_s);
        m_end = position;
        m_shift = m_end - m_size - m_offset; // a program may stand before the zip
        return m_shift < 0 ? damaged(u"directory"_s) : Status();
    }

    Status readEnd64(qint64 position)
    {
        const auto record = bytesAt(m_file, position, kEnd64Bytes, u"zip64 directory"_s);
        if (!record)
            return fail(record.error());
        if (!record->startsWith("PK\6\6"))
            return damaged(u"zip64 directory"_s);
        const bool agrees = (m_count == 0xffff || m_count == eightBytes(*record, 32)) &&
                            (m_size == kIn64 || m_size == eightBytes(*record, 40)) &&
                            (m_offset == kIn64 || m_offset == eightBytes(*record, 48));
        if (!agrees)
            return fail(ErrorKind::ArchiveHostile, u"two directories"_s);
        m_count = eightBytes(*record, 32);
        m_size = eightBytes(*record, 40);
        m_offset = eightBytes(*record, 48);
        m_end = position;
        if (m_count < 0 || m_size < 0 || m_size > position || m_offset != position - m_size)
            return damaged(u"zip64 directory"_s);
        return {};
    }

    File *m_file;
    qint64 m_count = 0;
    qint64 m_size = 0;
    qint64 m_offset = 0;
    qint64 m_end = 0; ///< of the directory
    qint64 m_shift = 0;
};

} // namespace

Result<ZipEnd> findZipEnd(File *file)
{
    return EndFinder(file).find();
}

} // namespace waybill
