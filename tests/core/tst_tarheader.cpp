// SPDX-License-Identifier: MIT
#include "core/archive/tarheader.h"

#include "core/archive/archivereader.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/packing.h"
#include "tests/support/scratchengine.h"

#include <QProcess>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 kNsPerSecond = 1'000'000'000;
constexpr qint64 kGiB = 1024LL * 1024 * 1024;

TreeEntry fileEntry(const QString &path, qint64 size = 0, qint64 modifiedNs = kNsPerSecond)
{
    TreeEntry entry;
    entry.path = path;
    entry.facts.type = FileFacts::Type::Regular;
    entry.facts.size = size;
    entry.facts.modifiedNs = modifiedNs;
    entry.facts.mode = 0640;
    return entry;
}

TreeEntry linkEntry(const QString &path, const QString &target)
{
    TreeEntry entry = fileEntry(path);
    entry.facts.type = FileFacts::Type::SymbolicLink;
    entry.facts.mode = 0777;
    entry.linkTarget = target;
    return entry;
}

/// Of the first block.
bool hasRightChecksum(QByteArray header)
{
    const QByteArray told = header.mid(148, 8);
    header.replace(148, 8, "        ");
    uint sum = 0;
    for (const char byte : header.first(kTarBlock))
        sum += static_cast<uchar>(byte);
    return told.first(6).toUInt(nullptr, 8) == sum && told.at(6) == 0;
}

/// The header in a file, with all of an empty file's tar behind it.
struct Tar
{
    explicit Tar(const QByteArray &header) { test::writeFile(path, header + tarTrailer()); }

    ArchivedEntry read() const
    {
        SystemFileSystem files;
        const auto file = files.open(path, OpenMode::Read);
        const auto reader = ArchiveReader::open(file->get(), ArchiveFormat::Tar);
        if (!reader || !(*reader)->next().value_or(false))
            return {};
        return (*reader)->entry();
    }

    /// GNU tar's verbose listing.
    QString list() const
    {
        QProcess tar;
        tar.setEnvironment(
            QProcess::systemEnvironment() + QStringList{u"TZ=UTC"_s, u"LC_ALL=C.UTF-8"_s});
        tar.start(u"tar"_s, {u"--full-time"_s, u"-tvf"_s, path});
        tar.waitForFinished();
        return QString::fromUtf8(tar.readAllStandardOutput());
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"a.tar"_s);
};

} // namespace

class TarHeaderTest final : public QObject
{
    Q_OBJECT

private slots:
    void isOnePlainBlockWhereThatSuffices()
    {
        const QByteArray header = tarHeader(fileEntry(u"folder/name"_s));

        QCOMPARE(header.size(), kTarBlock);
        QCOMPARE(header.first(12), QByteArray("folder/name\0", 12));
        QCOMPARE(header.mid(257, 8), QByteArray("ustar\00000", 8));
        QCOMPARE(header.at(156), '0');
        QVERIFY(hasRightChecksum(header));
        QVERIFY(Tar(header).list().contains(u"-rw-r----- 0/0"_s));
    }

    void keepsNamesOfAnyLength_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("isPax");
        for (const int size : {1, 99, 100, 101, 255, 256, 511, 512, 513, 1'000, 4'095})
            QTest::addRow("%d bytes", size) << QString(size, u'n') << (size > 100);
        QTest::newRow("not composed") << u"e\u0301"_s << false;
        QTest::newRow("not composed, long") << u"e\u0301"_s.repeated(40) << true;
        QTest::newRow("100 bytes of UTF-8") << QString(50, u'\u00e9') << false;
        QTest::newRow("101 bytes of UTF-8") << QString(50, u'\u00e9') + u'x' << true;
        QTest::newRow("the 100th byte within a letter") << u'x' + QString(50, u'\u00e9') << true;
        // A record's length counts itself: 99 and 100, 999 and 1,000 are the edges.
        for (const int size : {80, 89, 90, 91, 92, 987, 988, 989, 990})
            QTest::addRow("a record, %d bytes", size)
                << u"\u00e9"_s + QString(size, u'r') << (size > 98);
    }

    void keepsNamesOfAnyLength()
    {
        QFETCH(QString, path);
        QFETCH(bool, isPax);

        const QByteArray header = tarHeader(fileEntry(path));
        const Tar tar(header);

        QCOMPARE(header.size() > kTarBlock, isPax);
        QCOMPARE(header.size() % kTarBlock, 0);
        QVERIFY(hasRightChecksum(header));
        QVERIFY(hasRightChecksum(header.last(kTarBlock)));
        QCOMPARE(QString::fromUtf8(tar.read().path), path);
        QVERIFY(tar.list().remove(u'\n').endsWith(u' ' + path));
    }

    void keepsFolders()
    {
        for (const int size : {98, 99, 100, 101, 255}) {
            TreeEntry entry = fileEntry(QString(size, u'f'));
            entry.facts.type = FileFacts::Type::Folder;
            entry.facts.size = 4096;
            const Tar tar(tarHeader(entry));

            const ArchivedEntry there = tar.read();
            QVERIFY(there.type == ArchivedEntry::Type::Folder);
            QCOMPARE(QString::fromUtf8(there.path), entry.path + u'/');
            QCOMPARE(there.size, 0);
            QVERIFY(tar.list().contains(u' ' + entry.path + u"/\n"_s));
        }
    }

    void keepsLinkTargetsOfAnyLength()
    {
        for (const int size : {1, 99, 100, 101, 255, 4'000}) {
            const QString target(size, u't');
            const Tar tar(tarHeader(linkEntry(u"link"_s, target)));

            const ArchivedEntry there = tar.read();
            QVERIFY(there.type == ArchivedEntry::Type::SymbolicLink);
            QCOMPARE(QString::fromUtf8(there.linkTarget), target);
            QVERIFY(tar.list().contains(u"link -> "_s + target + u'\n'));
        }
    }

    void keepsSizesOfAnyMagnitude_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<char>("first");
        QTest::newRow("nothing") << qint64(0) << '0';
        QTest::newRow("8 GiB less a byte") << 8 * kGiB - 1 << '7';
        QTest::newRow("8 GiB") << 8 * kGiB << '\x80';
        QTest::newRow("9 GiB") << 9 * kGiB + 123 << '\x80';
        QTest::newRow("a tebibyte") << 1024 * kGiB << '\x80';
        QTest::newRow("all that fits") << std::numeric_limits<qint64>::max() / 2 << '\x80';
    }

    void keepsSizesOfAnyMagnitude()
    {
        QFETCH(qint64, size);
        QFETCH(char, first);

        const QByteArray header = tarHeader(fileEntry(u"large"_s, size));
        const Tar tar(header);

        QCOMPARE(header.size(), kTarBlock);
        QCOMPARE(header.at(124), first);
        QVERIFY(hasRightChecksum(header));
        QCOMPARE(tar.read().size, size);
        QVERIFY2(tar.list().contains(u"0/0 "_s) && tar.list().contains(QString::number(size)),
            qPrintable(tar.list()));
    }

    void keepsTimes_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("listed"); ///< by GNU tar
        QTest::addColumn<bool>("isPax");
        constexpr qint64 s = kNsPerSecond;
        QTest::newRow("the epoch") << qint64(0) << u"1970-01-01 00:00:00"_s << false;
        QTest::newRow("whole") << 1'600'000'000 * s << u"2020-09-13 12:26:40"_s << false;
        QTest::newRow("a fraction")
            << 1'600'000'000 * s + 5 << u"2020-09-13 12:26:40.000000005"_s << true;
        QTest::newRow("nearly a second")
            << 1'600'000'000 * s + 999'999'999 << u"2020-09-13 12:26:40.999999999"_s << true;
        QTest::newRow("2106") << 4'300'000'000 * s << u"2106-04-06 12:26:40"_s << false;
        QTest::newRow("2250") << 8'836'000'000 * s << u"2250-01-01"_s << true;
        QTest::newRow("1969") << -1 * s << u"1969-12-31 23:59:59"_s << true;
        QTest::newRow("1960") << -315'619'200 * s << u"1960-01-01 00:00:00"_s << true;
    }

    void keepsTimes()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, listed);
        QFETCH(bool, isPax);

        const QByteArray header = tarHeader(fileEntry(u"timed"_s, 0, ns));
        const Tar tar(header);

        QCOMPARE(header.size() > kTarBlock, isPax);
        QCOMPARE(tar.read().modifiedNs, ns);
        QVERIFY2(tar.list().contains(listed), qPrintable(tar.list()));
    }

    void keepsFractionsBeforeTheEpoch()
    {
        // As POSIX has it; libarchive takes the fraction for a positive one.
        for (const qint64 ns : {-kNsPerSecond / 2, -kNsPerSecond * 5 / 4, qint64(-1)}) {
            const Tar tar(tarHeader(fileEntry(u"early"_s, 0, ns)));
            SystemFileSystem files;
            const QString early = tar.folder.filePath(u"early"_s);

            // It warns of times that old.
            QCOMPARE(test::run(u"tar"_s, {u"-xf"_s, tar.path}, tar.folder.path()), QString());
            QCOMPARE(files.facts(early)->modifiedNs, ns);
            QCOMPARE(test::run(u"7z"_s, {u"x"_s, u"-y"_s, tar.path}, tar.folder.path()), QString());
            QCOMPARE(files.facts(early)->modifiedNs, ns);
        }
    }

    void keepsPermissionsOnly()
    {
        TreeEntry entry = fileEntry(u"mode"_s);
        entry.facts.mode = 07755;

        QCOMPARE(Tar(tarHeader(entry)).read().mode, 0755U);
    }

    void endsWithTwoBlocksOfZeros() { QCOMPARE(tarTrailer(), QByteArray(1'024, '\0')); }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::TarHeaderTest)
#include "tst_tarheader.moc"
