// SPDX-License-Identifier: MIT
// What is packed comes out of other programs as it went in.
#include "core/archive/pack.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/hardtree.h"
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QRegularExpression>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Bench;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;

/// A program that unpacks %1 into the folder where it runs.
struct Unpacker
{
    const char *program;
    QStringList arguments;
    qint64 grainNs; ///< of the times that it restores
    /// What it changes on purpose: 7z links that leave the folder, libarchive names in a zip that
    /// are not composed.
    const char *leftOut;
};

const Unpacker kTar{"tar", {u"-xpf"_s, u"%1"_s}, 1, "^$"};
const Unpacker kBsdTar{"bsdtar", {u"-xpf"_s, u"%1"_s}, 1, "^$"};
const Unpacker kBsdTarOfZip{
    "bsdtar", {u"-xpf"_s, u"%1"_s}, kNsPerSecond, "^names/(e\u0301|\u00e9)"};
const Unpacker kUnzip{"unzip", {u"-q"_s, u"-^"_s, u"%1"_s}, kNsPerSecond, "^$"};
const Unpacker kSevenZip{"7z", {u"x"_s, u"-snld20"_s, u"%1"_s}, kNsPerSecond, "^links/absolute"};

struct Row
{
    ArchiveFormat format;
    const Unpacker *unpacker;
};
const Row kTrees[] = {
    {ArchiveFormat::Zip, &kUnzip},
    {ArchiveFormat::Zip, &kBsdTarOfZip},
    {ArchiveFormat::Zip, &kSevenZip},
    {ArchiveFormat::Tar, &kTar},
    {ArchiveFormat::Tar, &kBsdTar},
    {ArchiveFormat::Tar, &kSevenZip},
    {ArchiveFormat::TarGz, &kTar},
    {ArchiveFormat::TarGz, &kBsdTar},
    {ArchiveFormat::TarZst, &kTar},
    {ArchiveFormat::TarZst, &kBsdTar},
    {ArchiveFormat::TarXz, &kTar},
    {ArchiveFormat::TarXz, &kBsdTar},
    {ArchiveFormat::TarBz2, &kTar},
    {ArchiveFormat::TarBz2, &kBsdTar},
};

/// What differs between two lists of lines.
QString difference(const QStringList &actual, const QStringList &expected)
{
    QStringList lines;
    for (const QString &line : expected) {
        if (!actual.contains(line))
            lines.append(u"missing: "_s + line);
    }
    for (const QString &line : actual) {
        if (!expected.contains(line))
            lines.append(u"instead: "_s + line);
    }
    return lines.join(u'\n');
}

} // namespace

class PackFormatsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { test::makeHardTree(m_folder.filePath(u"tree"_s)); }

    void everythingComesOutAsItWentIn_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : kTrees)
            QTest::addRow("%s by %s", EnumNames<ArchiveFormat>::names[size_t(row.format)],
                row.unpacker->program)
                << &row;
    }

    void everythingComesOutAsItWentIn()
    {
        QFETCH(const Row *, row);
        const QTemporaryDir out;
        const QString archive = m_folder.filePath(u"tree"_s + suffixOf(row->format));
        SystemFileSystem files;
        if (!QFile::exists(archive)) {
            Bench bench;
            const auto packed =
                pack(&files, m_folder.filePath(u"tree"_s), row->format, archive, &bench);
            QVERIFY2(packed, packed ? "" : qPrintable(packed.error().detail));
            QCOMPARE(packed->tree.skipped, QStringList());
            const Status verified = verify(archive, row->format, *packed);
            QVERIFY2(verified, verified ? "" : qPrintable(verified.error().detail));
        }

        QStringList arguments = row->unpacker->arguments;
        arguments.replaceInStrings(u"%1"_s, archive);
        QCOMPARE(test::run(QString::fromLatin1(row->unpacker->program), arguments, out.path()),
            QString());

        const auto content = [unpacker = row->unpacker](const QTemporaryDir &folder) {
            const QRegularExpression leftOut(QString::fromUtf8(unpacker->leftOut));
            QStringList lines = test::snapshot(folder.filePath(u"tree"_s), unpacker->grainNs);
            lines.removeIf([&](const QString &line) { return line.contains(leftOut); });
            return lines;
        };
        const QString differs = difference(content(out), content(m_folder));
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
    }

    void aSingleFileComesOutAsItWentIn_data()
    {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("content");
        for (const auto *const content : {"prose", "noise, then prose", "1", "0"}) {
            const auto row = [content](ArchiveFormat format, const char *program) {
                QTest::addRow("%s by %s: %s", EnumNames<ArchiveFormat>::names[size_t(format)],
                    program, content)
                    << int(format) << QString::fromLatin1(program) << QString::fromLatin1(content);
            };
            row(ArchiveFormat::Gz, "gzip");
            row(ArchiveFormat::Zst, "zstd");
            row(ArchiveFormat::Xz, "xz");
            row(ArchiveFormat::Bz2, "bzip2");
        }
    }

    void aSingleFileComesOutAsItWentIn()
    {
        QFETCH(int, format);
        QFETCH(QString, program);
        QFETCH(QString, content);
        const auto kind = static_cast<ArchiveFormat>(format);
        const QTemporaryDir out;
        const QString source = m_folder.filePath(u"tree/contents/"_s + content);
        const QString archive = out.filePath(u"single"_s + suffixOf(kind));
        SystemFileSystem files;
        Bench bench;

        const auto packed = pack(&files, source, kind, archive, &bench);
        QVERIFY2(packed, packed ? "" : qPrintable(packed.error().detail));
        QVERIFY(verify(archive, kind, *packed));
        QCOMPARE(test::run(u"7z"_s, {u"t"_s, archive}), QString());
        QCOMPARE(test::run(program, {u"-d"_s, archive}), QString());

        QCOMPARE(test::readFile(out.filePath(u"single"_s)), test::readFile(source));
    }

    void anEmptyFolderComesOutAsItWentIn()
    {
        const QTemporaryDir source;
        for (const auto &[format, program] : {std::pair{ArchiveFormat::Zip, u"bsdtar"_s},
                 std::pair{ArchiveFormat::TarZst, u"tar"_s}}) {
            const QTemporaryDir out;
            const QString archive = out.filePath(u"a"_s + suffixOf(format));
            SystemFileSystem files;
            Bench bench;

            const auto packed = pack(&files, source.path(), format, archive, &bench);

            QVERIFY(packed);
            QVERIFY(verify(archive, format, *packed));
            QCOMPARE(test::run(program, {u"-xf"_s, archive}, out.path()), QString());
            QVERIFY(QFileInfo(out.filePath(QFileInfo(source.path()).fileName())).isDir());
        }
    }

private:
    QTemporaryDir m_folder;
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PackFormatsTest)
#include "tst_packformats.moc"
