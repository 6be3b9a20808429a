// SPDX-License-Identifier: MIT
#include "core/archive/ziplayout.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/extractsite.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/hostilearchives.h"
#include "tests/support/scratchengine.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

constexpr qint64 kMostEntries = 50;

Result<ZipLayout> read(const QByteArray &zip, ZipLimits limits = {.entries = kMostEntries})
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.zip"_s);
    writeFile(path, zip);
    const auto file = SystemFileSystem().open(path, OpenMode::Read);
    return readZipLayout(file->get(), limits);
}

/// All entries after the first one begin within its data, and share its end: Fifield's bomb in
/// small.
QByteArray overlapping()
{
    const ForgedZipEntry last = zipFile("c", "kernel");
    const QByteArray inner = forgeZip({last}).left(localBytes(last));
    const ForgedZipEntry first = {.name = "a", .content = inner};
    const qint64 innerAt = localBytes(first) - inner.size();
    ForgedZipEntry second = last;
    second.offset = innerAt;
    return forgeZip({first, second});
}

QByteArray sharing()
{
    ForgedZipEntry same = zipFile("a");
    same.offset = 0;
    return forgeZip({zipFile("a"), same, same});
}

QList<ForgedZipEntry> many(int count)
{
    QList<ForgedZipEntry> entries;
    for (int i = 0; i < count; ++i)
        entries.append(zipFile(QByteArray::number(i)));
    return entries;
}

} // namespace

class ZipLayoutTest final : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatIsInside_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<QByteArrayList>("names");
        const ForgedZipEntry large = {.name = "l", .content = "content", .isZip64 = true};
        const auto row = [](const char *name, const QByteArray &zip, const QByteArrayList &names) {
            QTest::newRow(name) << zip << names;
        };
        row("nothing", forgeZip({}), {});
        row("two", forgeZip({zipFile("a"), zipFile("b")}), {"a", "b"});
        row("zip64", forgeZip({zipFile("a"), large}, {.isZip64 = true}), {"a", "l"});
        row("sizes in zip64 only", forgeZip({large}), {"l"});
        row("comment", forgeZip({zipFile("a")}, {.comment = QByteArray(60'000, 'c')}), {"a"});
        row("behind a program", forgeZip({zipFile("a")}, {.before = QByteArray(99, 'x')}), {"a"});
        row("as many as may be", forgeZip(many(1)), {"0"});
    }

    void tellsWhatIsInside()
    {
        QFETCH(QByteArray, zip);
        QFETCH(QByteArrayList, names);

        const auto layout = read(zip);

        QVERIFY2(layout, layout ? "" : qPrintable(layout.error().detail));
        QByteArrayList found;
        for (const ZipEntry &entry : layout->entries) {
            found.append(entry.name);
            QCOMPARE(entry.size, 7);
            QCOMPARE(entry.compressedSize, 7);
            QCOMPARE(entry.crc, crc32Of("content"));
        }
        QCOMPARE(found, names);
    }

    void refusesWhatDoesNotAgree_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, const QByteArray &zip, ErrorKind kind) {
            QTest::newRow(name) << zip << kind;
        };
        constexpr auto kHostile = ErrorKind::ArchiveHostile;
        constexpr auto kDamaged = ErrorKind::ArchiveDamaged;
        const QList<ForgedZipEntry> one = {zipFile("a")};
        row("entries within another", overlapping(), kHostile);
        row("entries that share all", sharing(), kHostile);
        row("data up to the directory",
            forgeZip({{.name = "a", .content = "content", .compressedSize = 60}}), kHostile);
        row("data beyond the end",
            forgeZip({{.name = "a", .content = "content", .compressedSize = 1 << 30}}), kHostile);
        row("fewer than counted", forgeZip(one, {.count = 2}), kHostile);
        row("more than counted", forgeZip(many(3), {.count = 2}), kHostile);
        row("another name in front",
            forgeZip({{.name = "a", .content = "content", .localName = "b"}}), kHostile);
        row("a longer name in front",
            forgeZip({{.name = "a", .content = "content", .localName = "../../b"}}), kHostile);
        row("another CRC in front", forgeZip({{.name = "a", .content = "content", .localCrc = 1}}),
            kDamaged);
        row("two directories", forgeZip(one, {.count = 1, .isZip64 = true, .count64 = 2}),
            kHostile);
        row("zip64 with another count", forgeZip(one, {.isZip64 = true, .count64 = 2}), kHostile);
        row("too many", forgeZip(many(51)), ErrorKind::ArchiveTooLarge);
        row("too many in zip64", forgeZip(one, {.isZip64 = true, .count64 = 1LL << 40}),
            ErrorKind::ArchiveTooLarge);
        row("a negative count", forgeZip(one, {.isZip64 = true, .count64 = -1}), kDamaged);
        row("more behind its end", forgeZip(one, {.behind = "x"}), kDamaged);
        row("cut in its comment", forgeZip(one, {.comment = "comment"}).chopped(1), kDamaged);
        row("a directory too large", forgeZip(one, {.directorySize = 1'000'000}), kDamaged);
        row("a directory too small", forgeZip(one, {.directorySize = 10}), kDamaged);
        row("a directory further on", forgeZip(one, {.directoryOffset = 1'000'000}), kDamaged);
        row("nothing at all", {}, kDamaged);
        row("no zip", QByteArray(1'000, 'x'), kDamaged);
        row("another flag in front", flagged(forgeZip(one), 6, 1), kDamaged);
        row("another method in front", flagged(forgeZip(one), 8, 8), kDamaged);
        row("no header in front", flagged(forgeZip(one), 0, 1), kDamaged);
        ForgedZipEntry away = zipFile("a");
        away.offset = 1'000'000;
        row("an entry beyond the end", forgeZip({away}), kDamaged);
    }

    void refusesWhatDoesNotAgree()
    {
        QFETCH(QByteArray, zip);
        QFETCH(ErrorKind, kind);

        const auto layout = read(zip);

        QVERIFY(!layout);
        QCOMPARE(toString(layout.error().kind), toString(kind));
    }

    void refusesADirectoryOfTooManyBytes()
    {
        const auto layout = read(forgeZip({zipFile("a")}), {.directoryBytes = 46});

        QVERIFY(!layout);
        QCOMPARE(toString(layout.error().kind), toString(ErrorKind::ArchiveTooLarge));
    }

    /// Above all, a zip64 is not taken for a smaller zip.
    void tellsThatItCannotBeRead()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"a.zip"_s);
        writeFile(path, forgeZip({zipFile("a"), zipFile("b")}, {.isZip64 = true}));
        FaultyFileSystem files;
        for (const auto call : {FaultyFileSystem::Call::Read, FaultyFileSystem::Call::Facts}) {
            int number = 1;
            for (;; ++number) {
                const auto file = files.open(path, OpenMode::Read);
                files.failAt(call, number, EIO);
                const auto layout = readZipLayout(file->get(), {});
                if (!files.hasFailed())
                    break;
                QVERIFY2(!layout, qPrintable(QString::number(number)));
                QCOMPARE(toString(layout.error().kind), toString(ErrorKind::ReadFailed));
            }
            files.heal();
            QVERIFY(number > 4);
        }
    }

    void isAskedBeforeAnythingIsExtracted_data() { refusesWhatDoesNotAgree_data(); }
    void isAskedBeforeAnythingIsExtracted()
    {
        QFETCH(QByteArray, zip);
        QFETCH(ErrorKind, kind);
        ExtractSite site;
        site.request.mostEntries = kMostEntries;

        const ExtractOutcome outcome = site.extract(zip, ArchiveFormat::Zip);

        QCOMPARE(outcome.ending(), toString(kind));
        QVERIFY(site.names().isEmpty());
    }

    void losesNoAlteredBytes_data()
    {
        QTest::addColumn<QByteArray>("zip");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *name, const ForgedZipEntry &entry, ErrorKind kind) {
            QTest::newRow(name) << forgeZip({entry}) << kind;
        };
        constexpr auto kDamaged = ErrorKind::ArchiveDamaged;
        const QByteArray text(1'000, 'x');
        row("CRC", {.name = "a", .content = text, .crc = 1}, kDamaged);
        row("CRC, deflated", {.name = "a", .content = text, .isDeflated = true, .crc = 1},
            kDamaged);
        row("CRC of a link", {.name = "a", .content = "to", .mode = 0120777, .crc = 1}, kDamaged);
        row("size", {.name = "a", .content = text, .size = 999}, kDamaged);
        row("size, deflated", {.name = "a", .content = text, .isDeflated = true, .size = 999},
            kDamaged);
        row("size, larger", {.name = "a", .content = text, .isDeflated = true, .size = 1'001},
            kDamaged);
        row("compressed size", {.name = "a", .content = text, .compressedSize = 999}, kDamaged);
        row("encrypted", {.name = "a", .content = text, .flags = 0x801},
            ErrorKind::PasswordRequired);
    }

    void losesNoAlteredBytes()
    {
        QFETCH(QByteArray, zip);
        QFETCH(ErrorKind, kind);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(zip, ArchiveFormat::Zip);

        QCOMPARE(outcome.ending(), toString(kind));
        QVERIFY2(outcome.detail().contains(u'a'), qPrintable(outcome.detail()));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ZipLayoutTest)
#include "tst_ziplayout.moc"
