// SPDX-License-Identifier: MIT
#include "core/archive/tarheader.h"

#include <cstring>

namespace waybill
{
namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;
constexpr qint64 kLargestOctal = 077777777777; // 11 digits
constexpr qsizetype kNameBytes = 100;

/// The fields of a ustar block.
struct Field
{
    int offset;
    int length;
};
constexpr Field kName{0, 100};
constexpr Field kMode{100, 8};
constexpr Field kUser{108, 8};
constexpr Field kGroup{116, 8};
constexpr Field kSize{124, 12};
constexpr Field kTime{136, 12};
constexpr Field kChecksum{148, 8};
constexpr Field kType{156, 1};
constexpr Field kLink{157, 100};
constexpr Field kMagic{257, 8};

class Block
{
public:
    void put(Field field, const QByteArray &text)
    {
        std::memcpy(m_bytes.data() + field.offset, text.constData(),
            static_cast<size_t>(std::min<qsizetype>(text.size(), field.length)));
    }

    void putNumber(Field field, qint64 number)
    {
        if (number <= kLargestOctal || field.length < kSize.length) {
            put(field, QByteArray::number(number, 8).rightJustified(field.length - 1, '0'));
            return;
        }
        for (int i = field.length - 1; i > 0; --i, number >>= 8)
            m_bytes[field.offset + i] = static_cast<char>(number & 0xff);
        m_bytes[field.offset] = static_cast<char>(0x80);
    }

    QByteArray finished()
    {
        put(kMagic, QByteArrayLiteral("ustar\00000"));
        put(kChecksum, "        ");
        unsigned sum = 0;
        for (const char byte : std::as_const(m_bytes))
            sum += static_cast<unsigned char>(byte);
        put(kChecksum, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0');
        return m_bytes;
    }

private:
    QByteArray m_bytes = QByteArray(kTarBlock, '\0');
};

/// "30 mtime=1350244992.023960108\n": the length counts itself.
QByteArray paxRecord(const QByteArray &key, const QByteArray &value)
{
    const qsizetype rest = key.size() + value.size() + 3;
    qsizetype length = rest + 1;
    while (QByteArray::number(length).size() + rest != length)
        length = QByteArray::number(length).size() + rest;
    return QByteArray::number(length) + ' ' + key + '=' + value + '\n';
}

QByteArray decimalTime(qint64 ns)
{
    const qint64 magnitude = ns < 0 ? -ns : ns;
    return (ns < 0 ? "-" : "") + QByteArray::number(magnitude / kNsPerSecond) + '.' +
           QByteArray::number(magnitude % kNsPerSecond).rightJustified(9, '0');
}

char typeOf(FileFacts::Type type)
{
    switch (type) {
    case FileFacts::Type::Folder:
        return '5';
    case FileFacts::Type::SymbolicLink:
        return '2';
    case FileFacts::Type::Regular:
    case FileFacts::Type::Other:
        break;
    }
    return '0';
}

QByteArray padded(QByteArray bytes)
{
    const qsizetype rest = bytes.size() % kTarBlock;
    return rest == 0 ? bytes : bytes.append(kTarBlock - rest, '\0');
}

/// libarchive composes what it reads from a pax header: a letter and its accent become one.
bool isComposed(const QString &name)
{
    return name == name.normalized(QString::NormalizationForm_C);
}

QByteArray ustarBlock(const QByteArray &name, char type, qint64 size, qint64 seconds, quint32 mode,
    const QByteArray &link)
{
    Block block;
    block.put(kName, name);
    block.putNumber(kMode, mode);
    block.putNumber(kUser, 0);
    block.putNumber(kGroup, 0);
    block.putNumber(kSize, size);
    block.putNumber(kTime, seconds);
    block.put(kType, QByteArray(1, type));
    block.put(kLink, link);
    return block.finished();
}

} // namespace

QByteArray tarHeader(const TreeEntry &entry)
{
    const FileFacts &facts = entry.facts;
    const QByteArray slash = facts.type == FileFacts::Type::Folder ? "/" : "";
    const QByteArray name = entry.path.toUtf8() + slash;
    const QByteArray link = entry.linkTarget.toUtf8();
    const qint64 seconds = std::clamp<qint64>(facts.modifiedNs / kNsPerSecond, 0, kLargestOctal);

    const bool isLongName = name.size() > kNameBytes;
    const bool isLongLink = link.size() > kNameBytes;

    QByteArray pax;
    // To be read as the bytes that they are; GNU tar warns that it does not know this, and does so.
    if ((isLongName && !isComposed(entry.path)) || (isLongLink && !isComposed(entry.linkTarget)))
        pax += paxRecord("hdrcharset", "BINARY");
    if (isLongName)
        pax += paxRecord("path", name);
    if (isLongLink)
        pax += paxRecord("linkpath", link);
    if (facts.modifiedNs != seconds * kNsPerSecond)
        pax += paxRecord("mtime", decimalTime(facts.modifiedNs));

    QByteArray header;
    if (!pax.isEmpty()) {
        header = ustarBlock("PaxHeaders/" + name.right(80), 'x', pax.size(), seconds, 0644, {});
        header += padded(pax);
    }
    const qint64 size = facts.type == FileFacts::Type::Regular ? facts.size : 0;
    header += ustarBlock(name, typeOf(facts.type), size, seconds, facts.mode & 0777, link);
    return header;
}

QByteArray tarTrailer()
{
    return QByteArray(2 * kTarBlock, '\0');
}

} // namespace waybill
