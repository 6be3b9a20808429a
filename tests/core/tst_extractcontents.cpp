// SPDX-License-Identifier: MIT
// What comes out of an archive: bytes, modes and times.
#include "tests/support/extractsite.h"
#include "tests/support/hostilearchives.h"
#include "tests/support/scratchengine.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode : 0;
}

QByteArray sparse(const QByteArray &name, qint64 realSize, const QByteArray &map)
{
    return paxRecords({{"GNU.sparse.major", "1"}, {"GNU.sparse.minor", "0"},
               {"GNU.sparse.name", name}, {"GNU.sparse.realsize", QByteArray::number(realSize)}}) +
           tarFile("GNUSparseFile.0/x", map.leftJustified(512, '\0') + "bytes");
}

} // namespace

class ExtractContentsTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesAFileItsModeAndNoMore_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("set-uid") << 04755;
        QTest::newRow("set-gid") << 02755;
        QTest::newRow("sticky") << 01755;
        QTest::newRow("all") << 07777;
    }

    void givesAFileItsModeAndNoMore()
    {
        QFETCH(int, mode);
        ExtractSite site;
        const auto bits = static_cast<quint32>(mode);

        const ExtractOutcome outcome =
            site.extract(tarFolder("d", bits) + tarEntry({.name = "d/f", .mode = bits}) + tarEnd(),
                ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(modeOf(site.path(u"d"_s)) & 07777, mode_t(0755));
        QCOMPARE(modeOf(site.path(u"d/f"_s)) & 07777, mode_t(0755));
    }

    void givesAFolderTheUsualModeWhereTheArchiveNamesNone()
    {
        ExtractSite site;

        const ExtractOutcome outcome =
            site.extract(tarFile("a/b/c") + tarEnd(), ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(modeOf(site.path(u"a"_s)) & 07777, mode_t(0755));
        QCOMPARE(modeOf(site.path(u"a/b"_s)) & 07777, mode_t(0755));
    }

    void givesEachOfOneNameItsOwnMode()
    {
        ExtractSite site;

        const ExtractOutcome outcome =
            site.extract(tarFolder("a", 0711) + tarEntry({.name = "a", .mode = 0600}) + tarEnd(),
                ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(modeOf(site.path(u"a"_s)) & 07777, mode_t(0711));
        QCOMPARE(modeOf(site.path(u"a (1)"_s)) & 07777, mode_t(0600));
    }

    void closesFoldersFromTheDeepestUp()
    {
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(
            tarFolder("a/b", 0500) + tarFolder("a", 0500) + tarEnd(), ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(modeOf(site.path(u"a/b"_s)) & 07777, mode_t(0500));
        QCOMPARE(modeOf(site.path(u"a"_s)) & 07777, mode_t(0500));
    }

    void takesTimesBeyondAllCalendars()
    {
        ExtractSite site;

        const ExtractOutcome outcome =
            site.extract(tarEntry({.name = "late", .seconds = std::numeric_limits<qint64>::max()}) +
                             tarEntry({.name = "early", .seconds = -(1LL << 62)}) + tarEnd(),
                ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
    }

    void fillsHolesWithZeros()
    {
        ExtractSite site;
        const QByteArray zeros(1'000, '\0');

        const ExtractOutcome outcome =
            site.extract(sparse("hole", 2'005, "2\n1000\n5\n2005\n0\n") +
                             sparse("end", 1'005, "1\n0\n5\n") + tarEnd(),
                ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(readFile(site.path(u"hole"_s)), zeros + "bytes" + zeros);
        QCOMPARE(readFile(site.path(u"end"_s)), "bytes" + zeros);
    }

    /// A frame whose last block does not fit into what was left of the buffer, and no checksum
    /// behind it.
    void readsAZstdFrameWithoutChecksumToItsEnd()
    {
        ExtractSite site;
        const auto block = [](quint32 size, bool isLast) {
            const quint32 header = size << 3 | 1 << 1 | (isLast ? 1 : 0);
            return QByteArray(1, static_cast<char>(header & 0xff)) +
                   static_cast<char>(header >> 8 & 0xff) + static_cast<char>(header >> 16) + 'a';
        };
        QByteArray frame = QByteArray::fromHex("28b52ffd0058"); // a window of 2 MiB
        for (int i = 0; i < 11; ++i)
            frame += block(100'000, i == 10);

        const ExtractOutcome outcome = site.extract(frame, ArchiveFormat::Zst);

        QVERIFY2(outcome.result, qPrintable(outcome.detail()));
        QCOMPARE(readFile(site.path(u"single"_s)), QByteArray(1'100'000, 'a'));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ExtractContentsTest)
#include "tst_extractcontents.moc"
