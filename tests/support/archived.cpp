// SPDX-License-Identifier: MIT
#include "tests/support/archived.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>

namespace waybill::test
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;

} // namespace

Archived::Archived(ArchiveFormat kind)
    : format(kind)
    , archive(folder.filePath(u"archive"_s + suffixOf(kind)))
    , source(folder.filePath(isSingleFile(kind) ? u"tree/noise"_s : u"tree"_s))
{
    const QString tree = folder.filePath(u"tree"_s);
    QDir().mkpath(tree + u"/folder/empty"_s);
    writeFile(tree + u"/folder/prose"_s, prose(20'000));
    writeFile(tree + u"/noise"_s, noise(9'000));
    writeFile(tree + u"/nothing"_s, {});
    writeFile(tree + u'/' + QString(150, u'n'), "a long name");
    QFile::link(u"folder/prose"_s, tree + u"/link"_s);
    setModified(tree + u"/folder/prose"_s, 1'600'000'000'123'456'789);
    pack();
}

void Archived::pack()
{
    SystemFileSystem files;
    Bench bench;
    QFile::remove(archive);
    auto made = test::pack(&files, source, format, archive, &bench);
    if (!made)
        qFatal("does not pack: %s", qPrintable(made.error().detail));
    packed = std::move(*made);
    bytes = test::readFile(archive);
}

Status Archived::verify() const
{
    return test::verify(archive, format, packed);
}

Status Archived::verify(const QByteArray &other) const
{
    writeFile(archive, other);
    return verify();
}

bool Archived::comesOutAsItWentIn() const
{
    const QTemporaryDir out;
    if (isSingleFile(format)) {
        const QString copy = out.filePath(u"copy"_s + suffixOf(format));
        const QString tool = format == ArchiveFormat::Gz    ? u"gzip"_s
                             : format == ArchiveFormat::Zst ? u"zstd"_s
                             : format == ArchiveFormat::Xz  ? u"xz"_s
                                                            : u"bzip2"_s;
        QFile::copy(archive, copy);
        return run(tool, {u"-d"_s, copy}).isEmpty() &&
               readFile(out.filePath(u"copy"_s)) == readFile(source);
    }
    const bool isZip = format == ArchiveFormat::Zip;
    const QStringList arguments{isZip ? u"-q"_s : u"-xpf"_s, archive};
    const qint64 grain = isZip ? kNsPerSecond : 1;
    run(isZip ? u"unzip"_s : u"tar"_s, arguments, out.path());
    return snapshot(out.path() + u"/tree"_s, grain) == snapshot(source, grain);
}

} // namespace waybill::test
