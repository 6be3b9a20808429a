// SPDX-License-Identifier: MIT
// Archives that are odd, but honest: everything comes out, under a safe name.
#include "tests/support/extractsite.h"
#include "tests/support/hostilearchives.h"

#include <QFile>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;

class ExtractTest final : public QObject
{
    Q_OBJECT

private slots:
    void becomesTheseNames_data()
    {
        QTest::addColumn<QByteArray>("entries");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<int>("notes");
        const auto row = [](const char *name, const QByteArray &entries, const QStringList &names,
                             int notes = 0) { QTest::newRow(name) << entries << names << notes; };
        row("nothing", {}, {});
        row("a file", tarFile("a"), {u"a"_s});
        row("its folders made", tarFile("a/b/c"), {u"a/"_s, u"a/b/"_s, u"a/b/c"_s});
        row("dots", tarFolder("./") + tarFile("./a"), {u"a"_s});
        row("hidden", tarFile(".a") + tarFile("..a") + tarFile("..."),
            {u"..."_s, u"..a"_s, u".a"_s});
        row("leading dash and space", tarFile("-rf") + tarFile(" a "), {u" a "_s, u"-rf"_s});
        row("folder twice", tarFolder("a") + tarFolder("a/"), {u"a/"_s});
        row("backslash", tarFile("a\\..\\b"), {u"a\\..\\b"_s});
        row("control", tarFile("a\nb\x1b[31m"), {u"a_b_[31m"_s}, 1);
        row("bidi", tarFile("inv\u202efdp.exe"), {u"inv_fdp.exe"_s}, 1);
        row("odd folder", tarFolder("a\x01") + tarFile("a\x01/b"), {u"a_/"_s, u"a_/b"_s}, 1);
        row("odd names that become one", tarFile("a\x01") + tarFile("a\x02"),
            {u"a_"_s, u"a_ (1)"_s}, 2);
        row("odd folders that become one", tarFile("a\x01/b") + tarFile("a\x02/b"),
            {u"a_ (1)/"_s, u"a_ (1)/b"_s, u"a_/"_s, u"a_/b"_s}, 2);
        row("Latin-1", tarFile("caf\xe9"), {u"caf_"_s}, 1);
        row("300 bytes", paxRecords({{"path", QByteArray(300, 'a') + ".txt"}}) + tarFile("x"),
            {QString(251, u'a') + u".txt"_s}, 1);
        row("twice", tarFile("a.txt") + tarFile("a.txt") + tarFile("a.txt"),
            {u"a (1).txt"_s, u"a (2).txt"_s, u"a.txt"_s}, 2);
        row("folder, then file", tarFolder("a") + tarFile("a"), {u"a (1)"_s, u"a/"_s}, 1);
        row("file, then folder", tarFile("a") + tarFolder("a"), {u"a"_s, u"a (1)/"_s}, 1);
        row("folder, file, folder", tarFolder("a") + tarFile("a") + tarFolder("a"),
            {u"a (1)"_s, u"a/"_s}, 1);
        row("folder, then dangling link", tarFolder("a") + tarLink("a", "nowhere"),
            {u"a (1) -> nowhere"_s, u"a/"_s}, 1);
        row("link twice", tarLink("a", "b") + tarLink("a", "c"), {u"a (1) -> c"_s, u"a -> b"_s}, 1);
        row("links that go round", tarLink("a", "b") + tarLink("b", "a") + tarLink("c", "c"),
            {u"a -> b"_s, u"b -> a"_s, u"c -> c"_s});
        row("link to a sibling", tarFolder("d") + tarFile("e") + tarLink("d/l", "../e"),
            {u"d/"_s, u"d/l -> ../e"_s, u"e"_s});
        row("Latin-1 link", tarLink("l", "caf\xe9"), {u"l -> caf\ufffd"_s});
        row("no name", tarFile("") + tarFile("a") + tarFile("."), {u"a"_s}, 2);
        row("devices",
            tarEntry({.name = "c", .type = '3'}) + tarEntry({.name = "b", .type = '4'}) +
                tarEntry({.name = "f", .type = '6'}) + tarFile("a"),
            {u"a"_s}, 3);
        row("hard link", tarFile("a") + tarHardLink("b", "a") + tarHardLink("c", "b"),
            {u"a"_s, u"b"_s, u"c"_s});
        row("hard link to a Latin-1 name", tarFile("\xe9") + tarHardLink("b", "\xe9"),
            {u"_"_s, u"b"_s}, 1);
        row("hard link to a link", tarFile("a") + tarLink("l", "a") + tarHardLink("m", "l"),
            {u"a"_s, u"l -> a"_s, u"m -> a"_s});
        row("hard link at the end that has a size",
            tarFile("a") + tarEntry({.name = "b", .type = '1', .link = "a", .size = 7}),
            {u"a"_s, u"b"_s});
        row("deep", paxRecords({{"path", QByteArray("d/").repeated(3) + "f"}}) + tarFile("x"),
            {u"d/"_s, u"d/d/"_s, u"d/d/d/"_s, u"d/d/d/f"_s});
        row("a tar in a tar", tarFile("a.tar", tarFile("../evil") + tarEnd()), {u"a.tar"_s});
        row("NUL in a pax name",
            paxRecords({{"path", QByteArray("a\0/../../evil", 13)}}) + tarFile("x"), {u"a"_s});
    }

    void becomesTheseNames()
    {
        QFETCH(QByteArray, entries);
        QFETCH(QStringList, names);
        QFETCH(int, notes);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(entries + tarEnd(), ArchiveFormat::Tar);

        QVERIFY(site.isUntouched());
        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(site.names(), names);
        QVERIFY2(outcome.notes.size() == notes, qPrintable(outcome.notes.join(u'\n')));
    }

    void becomesTheseNamesFromAZip_data()
    {
        QTest::addColumn<QByteArray>("archive");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const QByteArray &archive, const QStringList &names) {
            QTest::newRow(name) << archive << names;
        };
        const ForgedZipEntry deflated = {
            .name = "b", .content = QByteArray(1'000, 'x'), .isDeflated = true};
        const ForgedZipEntry large = {.name = "c", .content = "content", .isZip64 = true};
        row("nothing", forgeZip({}), {});
        row("stored and deflated", forgeZip({zipFile("a"), deflated}), {u"a"_s, u"b"_s});
        row("zip64", forgeZip({zipFile("a"), large}, {.isZip64 = true}), {u"a"_s, u"c"_s});
        row("folder and link",
            forgeZip({{.name = "d/", .mode = 040755}, zipFile("d/a"), zipLink("l", "d/a")}),
            {u"d/"_s, u"d/a"_s, u"l -> d/a"_s});
        row("comment", forgeZip({zipFile("a")}, {.comment = "hello"}), {u"a"_s});
        row("behind a program", forgeZip({zipFile("a")}, {.before = "#!/bin/sh\n"}), {u"a"_s});
        row("twice", forgeZip({zipFile("a"), zipFile("a")}), {u"a"_s, u"a (1)"_s});
        row("backslashes", forgeZip({zipFile("a\\b")}), {u"a/"_s, u"a/b"_s});
    }

    void becomesTheseNamesFromAZip()
    {
        QFETCH(QByteArray, archive);
        QFETCH(QStringList, names);
        ExtractSite site;

        const ExtractOutcome outcome = site.extract(archive, ArchiveFormat::Zip);

        QVERIFY2(outcome.result, qPrintable(outcome.detail()));
        QCOMPARE(site.names(), names);
    }

    void numbersManyOfOneNameInGoodTime()
    {
        ExtractSite site;
        QByteArray entries;
        for (int i = 0; i < 3'000; ++i)
            entries += tarFile("same", {});

        const ExtractOutcome outcome = site.extract(entries + tarEnd(), ArchiveFormat::Tar);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(site.names().size(), 3'000);
        QVERIFY(QFile::exists(site.path(u"same (2999)"_s)));
    }

    void namesASingleFileSafely_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"a.txt"_s << u"a.txt"_s;
        QTest::newRow("hidden") << u".a"_s << u".a"_s;
        QTest::newRow("none") << QString() << u"download"_s;
        QTest::newRow("upwards") << u".."_s << u"download"_s;
        QTest::newRow("path") << u"../evil"_s << u"_._evil"_s;
    }

    void namesASingleFileSafely()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);
        ExtractSite site;
        site.request.name = name;

        const auto outcome = site.extract(compressed("bytes", Codec::Gzip), ArchiveFormat::Gz);

        QCOMPARE(outcome.ending(), u"done"_s);
        QCOMPARE(site.names(), QStringList{expected});
        QVERIFY(site.isUntouched());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ExtractTest)
#include "tst_extract.moc"
