// SPDX-License-Identifier: MIT
// Archives that somebody made on purpose: nothing is ever written outside, and they are refused.
#include "tests/support/extractsite.h"
#include "tests/support/hostilearchives.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

namespace
{

constexpr qsizetype kMiB = 1024 * 1024;

void addArchives()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<ArchiveFormat>("format");
}

void tarRow(const QByteArray &name, const QByteArray &entries)
{
    QTest::newRow(name.constData()) << entries + tarEnd() << ArchiveFormat::Tar;
}

void zipRow(
    const QByteArray &name, const QList<ForgedZipEntry> &entries, const ForgedZipEnd &end = {})
{
    QTest::newRow(name.constData()) << forgeZip(entries, end) << ArchiveFormat::Zip;
}

} // namespace

class HostileTest final : public QObject
{
    Q_OBJECT

private slots:
    void writesNothingOutside_data()
    {
        addArchives();
        for (const char *path : {"../evil", "a/../../evil", "a/b/../../../evil", "./../evil",
                 ".//..//evil", "a/..", "..", "../", "a/./../../evil", "../canary/file",
                 "/tmp/evil", "//tmp/evil", "/", "/../evil", "a/../b"}) {
            tarRow(QByteArray("tar, ") + path, tarFile(path));
            tarRow(QByteArray("tar, folder ") + path, tarFolder(path));
            tarRow(QByteArray("tar, link ") + path, tarLink(path, "x"));
            tarRow(QByteArray("tar, hard link ") + path, tarFile("x") + tarHardLink(path, "x"));
            tarRow(QByteArray("pax, ") + path, paxRecords({{"path", path}}) + tarFile("x"));
            tarRow(QByteArray("GNU, ") + path, gnuLong('L', path) + tarFile("x"));
            zipRow(QByteArray("zip, ") + path, {zipFile(path)});
        }
        zipRow("zip, backslashes of DOS",
            {{.name = "..\\..\\evil", .content = "content", .mode = 0, .system = 0}});
    }

    void writesNothingOutside()
    {
        QFETCH(QByteArray, archive);
        QFETCH(ArchiveFormat, format);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(archive, format);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), u"ArchiveHostile"_s);
        QVERIFY2(!outcome.detail().isEmpty(), "the entry's name is missing");
    }

    void writesThroughNoLink_data()
    {
        addArchives();
        tarRow("a link, then below it", tarLink("a", "../canary") + tarFile("a/file"));
        tarRow(
            "a link within, then below it", tarFolder("d") + tarLink("a", "d") + tarFile("a/file"));
        tarRow("a link to the top", tarLink("a", ".") + tarFile("a/file"));
        tarRow("folder below a link", tarLink("a", "../canary") + tarFolder("a/b"));
        tarRow("link below a link", tarLink("a", "../canary") + tarLink("a/b", "x"));
        tarRow("hard link below a link",
            tarFile("x") + tarLink("a", "../canary") + tarHardLink("a/b", "x"));
        tarRow("hard link through a link",
            tarLink("a", "../canary") + tarHardLink("stolen", "a/file"));
        tarRow("below a file", tarFile("a") + tarFile("a/b"));
        tarRow("below a hard link", tarFile("x") + tarHardLink("a", "x") + tarFile("a/b"));
        tarRow("spelled otherwise", tarLink("./a", "../canary") + tarFile(".//a/./file"));
        zipRow("zip, below a link", {zipLink("a", "../canary"), zipFile("a/file")});
    }

    void writesThroughNoLink() { writesNothingOutside(); }

    void linksHardToNothingOutside_data()
    {
        addArchives();
        tarRow("above", tarHardLink("stolen", "../canary/file"));
        tarRow("absolute", tarHardLink("stolen", "/etc/passwd"));
        tarRow("a folder", tarFolder("d") + tarHardLink("stolen", "d"));
        tarRow("the top", tarHardLink("stolen", "."));
        tarRow("pax", paxRecords({{"linkpath", "../canary/file"}}) + tarHardLink("stolen", "x"));
        tarRow("GNU", gnuLong('K', "../canary/file") + tarHardLink("stolen", "x"));
    }

    void linksHardToNothingOutside() { writesNothingOutside(); }

    void leavesOutLinksThatLeave_data()
    {
        addArchives();
        for (const char *target : {"/etc/passwd", "..", "../canary", "a/../../canary", "../target",
                 "./..", "d/..", "d/../..", "//", "/"}) {
            tarRow(QByteArray("tar, ") + target, tarFolder("d") + tarLink("l", target));
            if (*target != '/')
                tarRow(QByteArray("tar, deeper, ") + target,
                    tarFolder("d") + tarLink("d/l", QByteArray("../") + target));
            zipRow(QByteArray("zip, ") + target, {zipLink("l", target)});
        }
        tarRow("empty", tarLink("l", ""));
        tarRow("pax", paxRecords({{"linkpath", "../canary"}}) + tarLink("l", "x"));
        tarRow("GNU", gnuLong('K', "../canary") + tarLink("l", "x"));
    }

    void leavesOutLinksThatLeave()
    {
        QFETCH(QByteArray, archive);
        QFETCH(ArchiveFormat, format);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(archive, format);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), u"done"_s);
        QVERIFY(site.names().filter(u"->"_s).isEmpty());
        QVERIFY2(outcome.hasNoted(u"left out"_s), qPrintable(outcome.notes.join(u'\n')));
    }

    void refusesWhatIsTooLarge_data()
    {
        addArchives();
        const QByteArray zeros(200 * kMiB, '\0');
        const QByteArray bomb = tarFile("bomb", zeros) + tarEnd();
        QTest::newRow("ratio of zstd") << compressed(bomb, Codec::Zstd) << ArchiveFormat::TarZst;
        QTest::newRow("ratio of one file") << compressed(zeros, Codec::Zstd) << ArchiveFormat::Zst;
        QTest::newRow("ratio of bzip2") << compressed(zeros, Codec::Bzip2) << ArchiveFormat::Bz2;
        QByteArray many;
        for (int i = 0; i < 101; ++i)
            many += tarFile(QByteArray::number(i), {});
        tarRow("entries", many);
        QList<ForgedZipEntry> manyInZip;
        for (int i = 0; i < 101; ++i)
            manyInZip.append(zipFile(QByteArray::number(i)));
        zipRow("entries of a zip", manyInZip);
        tarRow(
            "depth", paxRecords({{"path", QByteArray("d/").repeated(300) + "f"}}) + tarFile("x"));
        tarRow(
            "a hole", paxRecords({{"GNU.sparse.major", "1"}, {"GNU.sparse.minor", "0"},
                          {"GNU.sparse.name", "hole"}, {"GNU.sparse.realsize", "900000000000"}}) +
                          tarFile("x", QByteArray("1\n0\n1\n").leftJustified(512, '\0') + "x"));
        tarRow("a hole beyond all numbers",
            tarFile("first") +
                paxRecords({{"GNU.sparse.major", "1"}, {"GNU.sparse.minor", "0"},
                    {"GNU.sparse.name", "hole"}, {"GNU.sparse.realsize", "9223372036854775807"}}) +
                tarFile("x", QByteArray("1\n0\n1\n").leftJustified(512, '\0') + "x"));
    }

    void refusesWhatIsTooLarge()
    {
        QFETCH(QByteArray, archive);
        QFETCH(ArchiveFormat, format);
        ExtractSite site;
        site.request.mostEntries = 100;

        const ExtractOutcome outcome = site.extract(archive, format);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), u"ArchiveTooLarge"_s);
    }

    void stopsAtTheBytesThatItMayWrite()
    {
        ExtractSite site;
        site.request.mostBytes = 10;

        const auto exact = site.extract(tarFile("a", "0123456789") + tarEnd(), ArchiveFormat::Tar);
        const auto more = site.extract(tarFile("a", "0123456789x") + tarEnd(), ArchiveFormat::Tar);

        QCOMPARE(exact.ending(), u"done"_s);
        QCOMPARE(more.ending(), u"ArchiveTooLarge"_s);
    }

    void refusesATarThatLies_data()
    {
        addArchives();
        tarRow("size beyond the end", tarEntry({.name = "a", .size = 100'000}, "short"));
        tarRow("size beyond all numbers",
            tarEntry({.name = "a", .size = std::numeric_limits<qint64>::max()}, "short"));
        tarRow("pax size", paxRecords({{"size", "100000"}}) + tarFile("a"));
        tarRow("no header", tarFile("a") + QByteArray(512, 'x'));
        tarRow("hard link to nothing", tarHardLink("a", "missing"));
        tarRow("hard link to itself", tarHardLink("a", "a"));
        QTest::newRow("more behind its end")
            << tarFile("a") + tarEnd() + tarFile("b") + tarEnd() << ArchiveFormat::Tar;
        QTest::newRow("one block of zeros")
            << tarFile("a") + QByteArray(512, '\0') << ArchiveFormat::Tar;
        QTest::newRow("no blocks of zeros") << tarFile("a") << ArchiveFormat::Tar;
        tarRow("sparse parts that overlap",
            paxRecords({{"GNU.sparse.major", "1"}, {"GNU.sparse.minor", "0"},
                {"GNU.sparse.name", "hole"}, {"GNU.sparse.realsize", "20"}}) +
                tarFile("x", QByteArray("2\n10\n10\n0\n10\n").leftJustified(512, '\0') +
                                 QByteArray(20, 'x')));
    }

    void refusesATarThatLies()
    {
        QFETCH(QByteArray, archive);
        QFETCH(ArchiveFormat, format);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(archive, format);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), u"ArchiveDamaged"_s);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::HostileTest)
#include "tst_hostile.moc"
