// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/archiveformat.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace waybill::test
{

/// A tar is what these return, one after the other. Nothing in it needs to be true.
struct ForgedTarHeader
{
    QByteArray name = {};
    char type = '0';
    QByteArray link = {};
    quint32 mode = 0644;
    qint64 size = -1; ///< -1: of the content
    qint64 seconds = 1'000'000'000;
};

QByteArray tarEntry(const ForgedTarHeader &header, const QByteArray &content = {});
QByteArray tarFile(const QByteArray &name, const QByteArray &content = "content");
QByteArray tarFolder(const QByteArray &name, quint32 mode = 0755);
QByteArray tarLink(const QByteArray &name, const QByteArray &target);
QByteArray tarHardLink(const QByteArray &name, const QByteArray &target);
/// For the entry behind it.
QByteArray paxRecords(const QList<std::pair<QByteArray, QByteArray>> &records);
/// GNU's: type 'L' is the next name, 'K' the next link target.
QByteArray gnuLong(char type, const QByteArray &text);
QByteArray tarEnd();

/// One entry of a zip and what to say of it that is not so.
struct ForgedZipEntry
{
    QByteArray name = {};
    QByteArray content = {};
    bool isDeflated = false;
    quint32 mode = 0100644; ///< with the type's bits
    quint16 flags = 0x800;  ///< UTF-8
    quint8 system = 3;      ///< Unix
    bool isZip64 = false;
    std::optional<QByteArray> localName = {};
    std::optional<quint32> crc = {};
    std::optional<quint32> localCrc = {};
    std::optional<qint64> size = {};
    std::optional<qint64> compressedSize = {};
    std::optional<qint64> offset = {}; ///< of another local header: gets none of its own
    QByteArray centralExtra = {};      ///< fields that only the directory has
};

struct ForgedZipEnd
{
    std::optional<quint16> count = {};
    std::optional<qint64> directorySize = {};
    std::optional<qint64> directoryOffset = {};
    bool isZip64 = false;
    std::optional<qint64> count64 = {};
    QByteArray comment = {};
    QByteArray behind = {};
    QByteArray before = {};
};

QByteArray forgeZip(const QList<ForgedZipEntry> &entries, const ForgedZipEnd &end = {});
/// Where forgeZip() puts the second local header when the first entry is stored.
qint64 localBytes(const ForgedZipEntry &entry);
/// With these bits of one of its bytes the other way round.
QByteArray flagged(QByteArray zip, qsizetype at, char bits);
ForgedZipEntry zipFile(const QByteArray &name, const QByteArray &content = "content");
ForgedZipEntry zipLink(const QByteArray &name, const QByteArray &target);

QByteArray compressed(const QByteArray &bytes, Codec codec);
quint32 crc32Of(const QByteArray &bytes);

} // namespace waybill::test
