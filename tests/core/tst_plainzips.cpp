// SPDX-License-Identifier: MIT
// What readZipLayout() tells so that a zip of this program's can be told from any other.
#include "core/archive/ziplayout.h"
#include "core/platform/systemfilesystem.h"
#include "tests/support/hostilearchives.h"
#include "tests/support/scratchengine.h"

#include <QTemporaryDir>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

constexpr qsizetype kRecordBytes = 46 + 1; ///< of an entry with a name of one letter

Result<ZipLayout> read(const QByteArray &zip)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zip"_s);
    writeFile(path, zip);
    const auto file = SystemFileSystem().open(path, OpenMode::Read);
    return readZipLayout(file->get(), {});
}

} // namespace

class PlainZipsTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhetherAnEntryIsPlain_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<bool>("isPlain");
        const ForgedZipEntry plain = zipFile("a");
        const qsizetype record = localBytes(plain);
        const auto row = [](const char *name, const QByteArray &zip, bool isPlain = false) {
            QTest::newRow(name) << zip << isPlain;
        };
        const auto extra = [](const QByteArray &bytes, bool isZip64 = false) {
            return forgeZip(
                {{.name = "a", .content = "content", .isZip64 = isZip64, .centralExtra = bytes}});
        };
        row("plain", forgeZip({plain}), true);
        row("folder of DOS", flagged(forgeZip({plain}), record + 38, 0x10), true);
        row("zip64", extra({}, true), true);
        row("time", extra({"UT\5\0\1\1\2\3\4", 9}), true);
        row("not from Unix", forgeZip({{.name = "a", .content = "content", .system = 0}}));
        row("newer", flagged(forgeZip({plain}), record + 6, 2));
        row("newer in front", flagged(forgeZip({plain}), 4, 2));
        row("another time in front", flagged(forgeZip({plain}), 10, 1));
        row("another date in front", flagged(forgeZip({plain}), 12, 1));
        row("another disk", flagged(forgeZip({plain}), record + 34, 1));
        row("text", flagged(forgeZip({plain}), record + 36, 1));
        row("hidden", flagged(forgeZip({plain}), record + 38, 2));
        row("time cut off", extra({"UT\4\0\1\1\2\3", 8}));
        row("field cut off", extra({"UT\5\0\1\1\2\3", 8}));
        row("not a whole field", extra("x"));
        row("zip64 for nothing", extra({"\1\0\0\0", 4}));
        row("zip64 twice", extra({"\1\0\0\0", 4}, true));
    }

    void tellsWhetherAnEntryIsPlain()
    {
        QFETCH(QByteArray, zip);
        QFETCH(bool, isPlain);

        const auto layout = read(zip);

        QVERIFY2(layout, layout ? "" : qPrintable(layout.error().detail));
        QCOMPARE(layout->entries.size(), 1);
        QCOMPARE(layout->entries.constFirst().isPlain, isPlain);
        QVERIFY(layout->isPlain);
    }

    void anEntrysCommentIsNotPlain()
    {
        const QByteArray zip = forgeZip({zipFile("a")}, {.directorySize = kRecordBytes + 1});
        const qsizetype record = localBytes(zipFile("a"));
        QByteArray other = flagged(zip, record + 32, 1);
        other.insert(record + kRecordBytes, 'x');

        const auto layout = read(other);

        QVERIFY2(layout, layout ? "" : qPrintable(layout.error().detail));
        QVERIFY(!layout->entries.constFirst().isPlain);
    }

    void tellsWhetherTheWholeIsPlain()
    {
        const auto isPlain = [](const QByteArray &zip) { return read(zip)->isPlain; };
        const QList<ForgedZipEntry> two = {zipFile("a"), zipFile("b")};
        const qint64 record = localBytes(zipFile("a")) * 2;
        const QByteArray zip = forgeZip(two);
        const QByteArray turned = zip.left(record) + zip.mid(record + kRecordBytes, kRecordBytes) +
                                  zip.mid(record, kRecordBytes) +
                                  zip.mid(record + 2 * kRecordBytes);

        QVERIFY(isPlain(zip));
        QVERIFY(isPlain(forgeZip(two, {.isZip64 = true})));
        QVERIFY(!isPlain(forgeZip(two, {.comment = "c"})));
        QVERIFY(!isPlain(forgeZip(two, {.isZip64 = true, .comment = "c"})));
        QVERIFY(!isPlain(forgeZip(two, {.before = "x"})));
        QVERIFY(!isPlain(turned));
        QCOMPARE(read(turned)->entries.constFirst().name, "a");
    }

    void tellsModeAndTime()
    {
        const auto layout = read(forgeZip({zipLink("a", "b"),
            {.name = "b", .content = "b", .centralExtra = {"UT\5\0\1\1\2\3\xf4", 9}}}));

        QVERIFY(layout);
        QCOMPARE(layout->entries.at(0).mode, 0120777U);
        QCOMPARE(layout->entries.at(0).modified, -1);
        QCOMPARE(layout->entries.at(1).mode, 0100644U);
        QCOMPARE(layout->entries.at(1).modified, 0xf4030201LL);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PlainZipsTest)
#include "tst_plainzips.moc"
