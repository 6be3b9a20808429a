// SPDX-License-Identifier: MIT
#include "core/archive/archivewriter.h"

#include "core/archive/tarheader.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QTest>

#include <cerrno>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::Bench;
using test::FaultyFileSystem;
using test::noise;
using test::writeFile;

namespace
{

TreeEntry hundredBytes()
{
    return {u"a"_s, {}, {FileFacts::Type::Regular, 100}, {}};
}

} // namespace

class ArchiveWriterTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsThatTheDiskIsFull_data()
    {
        QTest::addColumn<int>("format");
        for (const auto format : {ArchiveFormat::Zip, ArchiveFormat::Tar, ArchiveFormat::TarGz,
                 ArchiveFormat::TarZst, ArchiveFormat::TarXz, ArchiveFormat::TarBz2,
                 ArchiveFormat::Gz, ArchiveFormat::Zst, ArchiveFormat::Xz})
            QTest::newRow(EnumNames<ArchiveFormat>::names[size_t(format)]) << int(format);
    }

    void tellsThatTheDiskIsFull()
    {
        QFETCH(int, format);
        const auto kind = static_cast<ArchiveFormat>(format);
        const QTemporaryDir folder;
        const QString source = folder.filePath(u"source"_s);
        writeFile(source, noise(4'500'000));
        FaultyFileSystem files;
        Bench bench;
        int number = 1;
        for (; number <= 8; ++number) {
            const QString archive = folder.filePath(QString::number(number));
            files.failAt(FaultyFileSystem::Call::Write, number, ENOSPC);

            const auto packed = test::pack(&files, source, kind, archive, &bench);

            QCOMPARE(!packed, files.hasFailed());
            if (packed)
                break;
            QCOMPARE(toString(packed.error().kind), toString(ErrorKind::DiskFull));
            // Nothing is written behind the gap.
            QCOMPARE(files.calls(FaultyFileSystem::Call::Write), number * (number + 1) / 2);
        }
        QVERIFY(number > 2);
    }

    void aZipThatIsGivenUpWritesNoMore()
    {
        Bench bench;
        qsizetype outputs = 0;
        auto output = [&outputs](std::span<const char>) -> Status {
            ++outputs;
            return {};
        };
        {
            const auto writer =
                ArchiveWriter::create(ArchiveFormat::Zip, 1, {output, &bench.workers, &bench.gate});
            QVERIFY(writer->begin(hundredBytes()));
            QVERIFY(writer->write(std::span("some of it")));
        }

        QCOMPARE(outputs, 0);
    }

    void refusesOtherThanTheBytesThatWereAnnounced()
    {
        const QByteArray bytes(101, 'x');
        for (const auto format : {ArchiveFormat::Tar, ArchiveFormat::TarZst, ArchiveFormat::Zip}) {
            for (const size_t size : {size_t(0), size_t(99), size_t(101)}) {
                Bench bench;
                const auto writer = ArchiveWriter::create(format, 1,
                    {[](std::span<const char>) { return Status(); }, &bench.workers, &bench.gate});
                QVERIFY(writer->begin(hundredBytes()));

                const bool isWritten = writer->write({bytes.constData(), size}).has_value();

                QVERIFY2(
                    !isWritten || !writer->end(), EnumNames<ArchiveFormat>::names[size_t(format)]);
            }
        }
    }

    void takesFilesBeyondEightGiB()
    {
        constexpr qint64 kNineGiB = 9LL * 1024 * 1024 * 1024;
        const QTemporaryDir folder;
        const QString source = folder.filePath(u"sparse"_s);
        writeFile(source, {});
        if (!QFile::resize(source, kNineGiB))
            QSKIP("this disk holds no sparse file of 9 GiB");
        SystemFileSystem files;
        JobGate gate;

        const auto tree = walkTree(&files, {source}, {}, &gate);

        QVERIFY(tree);
        QCOMPARE(tree->bytes, kNineGiB);
        for (const auto format : {ArchiveFormat::Tar, ArchiveFormat::TarGz, ArchiveFormat::Zip})
            QVERIFY(checkLimits(*tree, format));
        const QString tar = folder.filePath(u"a.tar"_s);
        writeFile(tar, tarHeader(tree->entries.at(0)) + tarTrailer());
        QVERIFY(test::run(u"sh"_s, {u"-c"_s, u"tar -tvf %1; exit 1"_s.arg(tar)})
                .contains(u" 9663676416 "_s));
    }

    void namesAFormatThatHoldsTheTree()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(u"a"_s), "a");
        SystemFileSystem files;
        JobGate gate;
        const auto tree = walkTree(&files, {folder.path()}, {}, &gate);
        const auto file = walkTree(&files, {folder.filePath(u"a"_s)}, {}, &gate);

        for (const auto format : {ArchiveFormat::Gz, ArchiveFormat::Zst, ArchiveFormat::SevenZip}) {
            const Status fits = checkLimits(*tree, format);
            QVERIFY(!fits);
            QVERIFY(fits.error().kind == ErrorKind::FormatLimit);
            QVERIFY(fits.error().detail.contains(u"tar."_s));
            QCOMPARE(checkLimits(*file, format).has_value(), format != ArchiveFormat::SevenZip);
        }
        Tree longName = *file;
        longName.entries[0].path = QString(65'536, u'n');
        QVERIFY(!checkLimits(longName, ArchiveFormat::Zip));
        QVERIFY(checkLimits(longName, ArchiveFormat::TarZst));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ArchiveWriterTest)
#include "tst_archivewriter.moc"
