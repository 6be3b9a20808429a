// SPDX-License-Identifier: MIT
#include "core/archive/zipbytes.h"

#include <QtEndian>

namespace waybill
{

quint16 twoBytes(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

quint32 fourBytes(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

qint64 eightBytes(const QByteArray &bytes, qint64 at)
{
    return qFromLittleEndian<qint64>(bytes.constData() + at);
}

Result<QByteArray> bytesAt(File *file, qint64 offset, qint64 size, const QString &what)
{
    const auto facts = file->facts();
    if (!facts)
        return fail(facts.error());
    if (offset < 0 || size < 0 || offset > facts->size || size > facts->size - offset)
        return fail(ErrorKind::ArchiveDamaged, what);
    QByteArray bytes(size, Qt::Uninitialized);
    const auto got = file->read(offset, {bytes.data(), static_cast<size_t>(size)});
    if (!got)
        return fail(got.error());
    if (*got != size)
        return fail(ErrorKind::ArchiveDamaged, what);
    return bytes;
}

} // namespace waybill
