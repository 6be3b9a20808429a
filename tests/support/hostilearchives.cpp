// SPDX-License-Identifier: MIT
#include "tests/support/hostilearchives.h"

#include "core/archive/blockcompressor.h"

#include <QtEndian>

namespace waybill::test
{
namespace
{

constexpr qsizetype kBlock = 512;
constexpr quint32 kSaturated = 0xffffffff;

QByteArray padded(QByteArray bytes)
{
    return bytes.append((kBlock - bytes.size() % kBlock) % kBlock, '\0');
}

/// Octal where it fits, else base 256, as GNU tar writes it.
QByteArray tarNumber(qint64 number, qsizetype length)
{
    const QByteArray octal = QByteArray::number(number, 8);
    if (number >= 0 && octal.size() < length)
        return octal.rightJustified(length - 1, '0') + '\0';
    QByteArray bytes(length, number < 0 ? '\xff' : '\0');
    for (qsizetype i = length - 1; i > length - 9 && i >= 0; --i, number >>= 8)
        bytes[i] = static_cast<char>(number & 0xff);
    bytes[0] = static_cast<char>(bytes[0] | 0x80);
    return bytes;
}

template <typename Number>
QByteArray little(Number number)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToLittleEndian(number, bytes.data());
    return bytes;
}
QByteArray two(qint64 number)
{
    return little(static_cast<quint16>(number));
}
QByteArray four(qint64 number)
{
    return little(static_cast<quint32>(number));
}
QByteArray eight(qint64 number)
{
    return little(static_cast<quint64>(number));
}

/// What stands in an entry's headers.
struct ZipFields
{
    QByteArray data;
    QByteArray middle; ///< what both headers have between the version and the name's length
    QByteArray localMiddle;
    QByteArray extra;
};

QByteArray deflated(const QByteArray &bytes)
{
    const QByteArray zlib = qCompress(bytes, 9); // length, zlib's header, the stream, a checksum
    return zlib.mid(6, zlib.size() - 10);
}

ZipFields fieldsOf(const ForgedZipEntry &entry)
{
    ZipFields fields;
    fields.data = entry.isDeflated ? deflated(entry.content) : entry.content;
    const qint64 size = entry.size.value_or(entry.content.size());
    const qint64 compressedSize = entry.compressedSize.value_or(fields.data.size());
    const quint32 crc = entry.crc.value_or(crc32Of(entry.content));
    // 2001-09-09
    const QByteArray head =
        two(entry.flags) + two(entry.isDeflated ? 8 : 0) + two(0) + two(21 << 9 | 9 << 5 | 9);
    const QByteArray sizes =
        entry.isZip64 ? four(kSaturated) + four(kSaturated) : four(compressedSize) + four(size);
    fields.middle = head + four(crc) + sizes;
    fields.localMiddle = head + four(entry.localCrc.value_or(crc)) + sizes;
    if (entry.isZip64)
        fields.extra = two(1) + two(16) + eight(size) + eight(compressedSize);
    return fields;
}

QByteArray localEntry(const ForgedZipEntry &entry)
{
    const ZipFields fields = fieldsOf(entry);
    const QByteArray name = entry.localName.value_or(entry.name);
    return "PK\3\4" + two(45) + fields.localMiddle + two(name.size()) + two(fields.extra.size()) +
           name + fields.extra + fields.data;
}

QByteArray centralEntry(const ForgedZipEntry &entry, qint64 offset)
{
    const ZipFields fields = fieldsOf(entry);
    const QByteArray extra = fields.extra + entry.centralExtra;
    return "PK\1\2" + two(entry.system << 8 | 45) + two(45) + fields.middle +
           two(entry.name.size()) + two(extra.size()) + two(0) + two(0) + two(0) +
           four(static_cast<qint64>(entry.mode) << 16) + four(entry.offset.value_or(offset)) +
           entry.name + extra;
}

} // namespace

QByteArray tarEntry(const ForgedTarHeader &header, const QByteArray &content)
{
    const qint64 size = header.size < 0 ? content.size() : header.size;
    QByteArray block = header.name.left(100).leftJustified(100, '\0');
    block += tarNumber(header.mode, 8) + tarNumber(0, 8) + tarNumber(0, 8);
    block += tarNumber(size, 12) + tarNumber(header.seconds, 12) + "        ";
    block += header.type + header.link.left(100).leftJustified(100, '\0');
    block += QByteArrayLiteral("ustar\00000");
    block = block.leftJustified(kBlock, '\0');
    unsigned sum = 0;
    for (const char byte : std::as_const(block))
        sum += static_cast<unsigned char>(byte);
    block.replace(148, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    return block + padded(content);
}

QByteArray tarFile(const QByteArray &name, const QByteArray &content)
{
    return tarEntry({.name = name}, content);
}

QByteArray tarFolder(const QByteArray &name, quint32 mode)
{
    return tarEntry({.name = name, .type = '5', .mode = mode});
}

QByteArray tarLink(const QByteArray &name, const QByteArray &target)
{
    return tarEntry({.name = name, .type = '2', .link = target, .mode = 0777});
}

QByteArray tarHardLink(const QByteArray &name, const QByteArray &target)
{
    return tarEntry({.name = name, .type = '1', .link = target});
}

QByteArray paxRecords(const QList<std::pair<QByteArray, QByteArray>> &records)
{
    QByteArray text;
    for (const auto &[key, value] : records) {
        const qsizetype rest = key.size() + value.size() + 3;
        qsizetype length = rest + 1;
        while (QByteArray::number(length).size() + rest != length)
            length = QByteArray::number(length).size() + rest;
        text += QByteArray::number(length) + ' ' + key + '=' + value + '\n';
    }
    return tarEntry({.name = "PaxHeaders/x", .type = 'x'}, text);
}

QByteArray gnuLong(char type, const QByteArray &text)
{
    return tarEntry({.name = "././@LongLink", .type = type}, text + '\0');
}

QByteArray tarEnd()
{
    return QByteArray(2 * kBlock, '\0');
}

qint64 localBytes(const ForgedZipEntry &entry)
{
    return localEntry(entry).size();
}

QByteArray forgeZip(const QList<ForgedZipEntry> &entries, const ForgedZipEnd &end)
{
    QByteArray bytes;
    QByteArray directory;
    for (const ForgedZipEntry &entry : entries) {
        directory += centralEntry(entry, bytes.size());
        if (!entry.offset)
            bytes += localEntry(entry);
    }
    const qint64 offset = end.directoryOffset.value_or(bytes.size());
    const qint64 size = end.directorySize.value_or(directory.size());
    bytes += directory;
    const qint64 count64 = end.count64.value_or(entries.size());
    const qint64 record = bytes.size();
    if (end.isZip64) {
        bytes += "PK\6\6" + eight(44) + two(45) + two(45) + four(0) + four(0) + eight(count64) +
                 eight(count64) + eight(size) + eight(offset);
        bytes += "PK\6\7" + four(0) + eight(record) + four(1);
    }
    const quint16 count = end.count.value_or(end.isZip64 ? 0xffff : entries.size());
    bytes += "PK\5\6" + two(0) + two(0) + two(count) + two(count);
    bytes += four(end.isZip64 ? kSaturated : size) + four(end.isZip64 ? kSaturated : offset);
    return end.before + bytes + two(end.comment.size()) + end.comment + end.behind;
}

QByteArray flagged(QByteArray zip, qsizetype at, char bits)
{
    zip[at] = static_cast<char>(zip.at(at) ^ bits);
    return zip;
}

ForgedZipEntry zipFile(const QByteArray &name, const QByteArray &content)
{
    return {.name = name, .content = content};
}

ForgedZipEntry zipLink(const QByteArray &name, const QByteArray &target)
{
    return {.name = name, .content = target, .mode = 0120777};
}

QByteArray compressed(const QByteArray &bytes, Codec codec)
{
    std::vector<char> out;
    const auto compressor = BlockCompressor::create(codec, 3);
    if (!compressor->compress({bytes.constData(), static_cast<size_t>(bytes.size())}, out, false))
        qFatal("cannot compress");
    return {out.data(), std::ssize(out)};
}

quint32 crc32Of(const QByteArray &bytes)
{
    quint32 crc = kSaturated;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    }
    return ~crc;
}

} // namespace waybill::test
