// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/filesystem.h"

namespace waybill
{

/// The little-endian numbers that zips are made of; `at` lies within the bytes.
quint16 twoBytes(const QByteArray &bytes, qint64 at);
quint32 fourBytes(const QByteArray &bytes, qint64 at);
/// Negative where it is more than any file has.
qint64 eightBytes(const QByteArray &bytes, qint64 at);

/// Exactly these bytes of a file; ArchiveDamaged, with `what` they are, where it has none.
Result<QByteArray> bytesAt(File *file, qint64 offset, qint64 size, const QString &what);

} // namespace waybill
