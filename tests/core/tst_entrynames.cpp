// SPDX-License-Identifier: MIT
#include "core/archive/entrynames.h"

#include "tests/support/linkforest.h"

#include <QTest>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::LinkForest;

class EntryNamesTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesAPathApart_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("parts");
        QTest::newRow("file") << u"a"_s << QStringList{u"a"_s};
        QTest::newRow("folder") << u"a/b/"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("dots") << u"./a//./b/."_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("the top") << u"./"_s << QStringList();
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("dots in names")
            << u"..a/b../..."_s << QStringList{u"..a"_s, u"b.."_s, u"..."_s};
        QTest::newRow("spaces") << u" / "_s << QStringList{u" "_s, u" "_s};
#ifndef Q_OS_WIN
        QTest::newRow("backslash") << u"..\\a"_s << QStringList{u"..\\a"_s};
        QTest::newRow("drive") << u"C:/a"_s << QStringList{u"C:"_s, u"a"_s};
#endif
        QTest::newRow("deepest") << u"d/"_s.repeated(EntryNames::kDeepest)
                                 << QStringList(EntryNames::kDeepest, u"d"_s);
    }

    void takesAPathApart()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, parts);

        const auto parsed = EntryNames().parse(path);

        QVERIFY(parsed);
        QCOMPARE(*parsed, parts);
    }

    void refusesAPathThatLeaves_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *path : {"/", "/a", "//a", "..", "../a", "a/..", "a/../b", "./..",
                 "a/b/../../../c", "a//..//b"})
            QTest::newRow(path) << QString::fromLatin1(path);
        QTest::newRow("NUL") << u"a\0b"_s;
        QTest::newRow("NUL behind dots") << u"..\0"_s;
#ifdef Q_OS_WIN
        QTest::newRow("backslash") << u"..\\a"_s;
        QTest::newRow("drive") << u"C:a"_s;
#endif
    }

    void refusesAPathThatLeaves()
    {
        QFETCH(QString, path);

        const auto parsed = EntryNames().parse(path);

        QVERIFY(!parsed);
        QCOMPARE(toString(parsed.error().kind), toString(ErrorKind::ArchiveHostile));
        QCOMPARE(parsed.error().detail, path);
    }

    void refusesAPathThatIsTooDeep()
    {
        const auto parsed = EntryNames().parse(u"d/"_s.repeated(EntryNames::kDeepest + 1));

        QVERIFY(!parsed);
        QCOMPARE(toString(parsed.error().kind), toString(ErrorKind::ArchiveTooLarge));
    }

    void refusesWhatLiesBelowALeaf()
    {
        EntryNames names;
        names.setLeaf({u"a"_s, u"b"_s});

        QVERIFY(!names.parse(u"a/b/c"_s));
        QVERIFY(!names.parse(u"./a//b/c/d"_s));
        QVERIFY(names.parse(u"a/b"_s));
        QVERIFY(names.parse(u"a/bc/d"_s));
        QVERIFY(names.isLeaf({u"a"_s, u"b"_s}));
        QVERIFY(!names.isLeaf({u"a"_s}));
    }

    void keepsNamesAndReplacesWhatDeceives_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"a b.txt"_s << u"a b.txt"_s;
        QTest::newRow("hidden") << u".profile"_s << u".profile"_s;
        QTest::newRow("decomposed") << u"e\u0301"_s << u"e\u0301"_s;
        QTest::newRow("desktop file") << u"a.desktop"_s << u"a.desktop"_s;
        QTest::newRow("line break") << u"a\nb"_s << u"a_b"_s;
        QTest::newRow("escape") << u"\u001b[2J"_s << u"_[2J"_s;
        QTest::newRow("override") << u"a\u202egpj.exe"_s << u"a_gpj.exe"_s;
        QTest::newRow("zero width") << u"a\u200bb"_s << u"a_b"_s;
        QTest::newRow("no UTF-8") << u"a\ufffdb"_s << u"a_b"_s;
        QTest::newRow("long") << QString(300, u'a') + u".txt"_s << QString(251, u'a') + u".txt"_s;
        QTest::newRow("long of two bytes") << QString(200, u'é') << QString(127, u'é');
    }

    void keepsNamesAndReplacesWhatDeceives()
    {
        QFETCH(QString, name);
        QFETCH(QString, expected);

        const QStringList actual = EntryNames().onDisk({u"d"_s, name});

        QCOMPARE(actual, (QStringList{u"d"_s, expected}));
    }

    void followsARenamedFolder()
    {
        EntryNames names;
        names.setRenamed({u"a"_s}, {u"a (1)"_s});
        names.setRenamed({u"a"_s, u"b"_s}, {u"a (1)"_s, u"b (2)"_s});

        QCOMPARE(names.onDisk({u"a"_s}), QStringList{u"a (1)"_s});
        QCOMPARE(names.onDisk({u"a"_s, u"x\n"_s}), (QStringList{u"a (1)"_s, u"x_"_s}));
        QCOMPARE(
            names.onDisk({u"a"_s, u"b"_s, u"c"_s}), (QStringList{u"a (1)"_s, u"b (2)"_s, u"c"_s}));
        QCOMPARE(names.onDisk({u"ab"_s}), QStringList{u"ab"_s});
    }

    void judgesWhereALinkLeads_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("stays");
        const auto row = [](const QString &path, const QString &target, bool stays) {
            QTest::addRow("%s to %s", qPrintable(path), qPrintable(target))
                << path << target << stays;
        };
        row(u"l"_s, u"a"_s, true);
        row(u"l"_s, u"a/b/c"_s, true);
        row(u"l"_s, u"l"_s, true);
        row(u"l"_s, u"."_s, true);
        row(u"l"_s, u".."_s, false);
        row(u"l"_s, u"./.."_s, false);
        row(u"l"_s, u"a/.."_s, false);
        row(u"l"_s, u""_s, false);
        row(u"l"_s, u"/"_s, false);
        row(u"l"_s, u"/a"_s, false);
        row(u"l"_s, u"...."_s, true);
        row(u"d/l"_s, u"../a"_s, true);
        row(u"d/l"_s, u".."_s, true);
        row(u"d/l"_s, u"../.."_s, false);
        row(u"d/l"_s, u"../a/../b"_s, false);
        row(u"d/e/l"_s, u".././/../a"_s, true);
        row(u"d/e/l"_s, u"../../../a"_s, false);
        row(u"l"_s, u"..\0x"_s, false);
        row(u"l"_s, u"a\0"_s, false);
    }

    void judgesWhereALinkLeads()
    {
        QFETCH(QString, path);
        QFETCH(QString, target);
        QFETCH(bool, stays);

        QCOMPARE(EntryNames::staysInside(path.split(u'/'), target), stays);
    }

    void letsNoForestOfLinksLeadOutside()
    {
        int made = 0;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            LinkForest forest(seed);
            forest.plantLinks(200, &EntryNames::staysInside);

            const QString way = forest.wayOut();
            QVERIFY2(way.isEmpty(), qPrintable(u"forest %1: %2"_s.arg(seed).arg(way)));
            made += forest.made();
        }
        QVERIFY2(made > 300, "too few links to prove anything");
    }

    /// The forests are dense enough: with one rule less there is a way out.
    void findsTheWayOutOfForestsOfOtherLinks()
    {
        const auto isNotDeeperThanItsRise = [](const QStringList &path, const QString &target) {
            const qsizetype up = target.split(u'/').count(u".."_s);
            return !target.startsWith(u'/') && !target.isEmpty() && up < path.size();
        };
        int waysOut = 0;
        for (quint32 seed = 1; seed <= 60; ++seed) {
            LinkForest forest(seed);

            forest.plantLinks(200, isNotDeeperThanItsRise);

            waysOut += forest.wayOut().isEmpty() ? 0 : 1;
        }
        QVERIFY2(waysOut > 10, qPrintable(QString::number(waysOut)));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::EntryNamesTest)
#include "tst_entrynames.moc"
