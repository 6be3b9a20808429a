// SPDX-License-Identifier: MIT
#include "core/base/archiveformat.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kCount = EnumNames<ArchiveFormat>::names.size();

} // namespace

class ArchiveFormatTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsAFormatByItsSuffix_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("format"); ///< empty: none
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *name, const char *format, const char *rest) {
            QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(format)
                                << QString::fromUtf8(rest);
        };
        row("a.zip", "zip", "a");
        row("a.tar", "tar", "a");
        row("a.tar.gz", "tar.gz", "a");
        row("a.tgz", "tar.gz", "a");
        row("a.tar.zst", "tar.zst", "a");
        row("a.tzst", "tar.zst", "a");
        row("a.tar.xz", "tar.xz", "a");
        row("a.txz", "tar.xz", "a");
        row("a.tar.bz2", "tar.bz2", "a");
        row("a.tbz2", "tar.bz2", "a");
        row("a.tbz", "tar.bz2", "a");
        row("a.7z", "7z", "a");
        row("a.txt.gz", "gz", "a.txt");
        row("a.zst", "zst", "a");
        row("a.xz", "xz", "a");
        row("a.bz2", "bz2", "a");
        row("A.TAR.GZ", "tar.gz", "A");
        row("a.tar.zip", "zip", "a.tar");
        row("a.b.tar.xz", "tar.xz", "a.b");
        row("\u00e9.zip", "zip", "\u00e9");
        row(".zip", "zip", "");
        row("a.zip.txt", "", "a.zip.txt");
        row("azip", "", "azip");
        row("a", "", "a");
        row("", "", "");
    }

    void knowsAFormatByItsSuffix()
    {
        QFETCH(QString, name);
        QFETCH(QString, format);
        QFETCH(QString, rest);

        const auto found = archiveFormatOf(name);

        QCOMPARE(found ? nameOf(*found) : QString(), format);
        QCOMPARE(nameWithoutSuffix(name), rest);
    }

    void findsEachFormatByItsOwnSuffix()
    {
        for (size_t i = 0; i < kCount; ++i) {
            const auto format = static_cast<ArchiveFormat>(i);
            QVERIFY2(archiveFormatOf(u"a"_s + suffixOf(format)) == format,
                EnumNames<ArchiveFormat>::names[i]);
        }
    }

    void eachFormatIsOfOneKind()
    {
        for (size_t i = 0; i < kCount; ++i) {
            const auto format = static_cast<ArchiveFormat>(i);
            const char *const name = EnumNames<ArchiveFormat>::names[i];
            const bool isOther = format == ArchiveFormat::Zip || format == ArchiveFormat::SevenZip;
            QVERIFY2(int(isTar(format)) + int(isSingleFile(format)) + int(isOther) == 1, name);
            QVERIFY2(canPack(format) == (format != ArchiveFormat::SevenZip), name);
        }
    }

    void itsLevelsAreInOrder()
    {
        for (size_t i = 0; i < kCount; ++i) {
            const auto format = static_cast<ArchiveFormat>(i);
            const LevelRange levels = levelsOf(format);
            const bool isPlain = format == ArchiveFormat::Tar || format == ArchiveFormat::SevenZip;
            QCOMPARE(levels.most == 0, isPlain);
            QVERIFY(levels.least <= levels.usual && levels.usual <= levels.most);
            QVERIFY(isPlain || levels.least > 0); // 0 asks for the usual one
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ArchiveFormatTest)
#include "tst_archiveformat.moc"
