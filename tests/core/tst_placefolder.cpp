// SPDX-License-Identifier: MIT
#include "core/archive/placefolder.h"

#include "tests/support/extractsite.h"
#include "tests/support/foldermove.h"
#include "tests/support/hostilearchives.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>

namespace waybill
{

using namespace Qt::StringLiterals;
using namespace test;
using Fault = FaultyFileSystem::Fault;

namespace
{

const QStringList kAllNew = {u"a=new a"_s, u"b=new b"_s, u"sub/a=new sub/a"_s, u"sub/b=new sub/b"_s,
    u"sub/deep/c=new sub/deep/c"_s, u"z=new z"_s};

void addPolicies()
{
    QTest::addColumn<OnTaken>("onTaken");
    QTest::newRow("fail") << OnTaken::Fail;
    QTest::newRow("skip") << OnTaken::Skip;
    QTest::newRow("overwrite") << OnTaken::Overwrite;
    QTest::newRow("rename") << OnTaken::Rename;
    QTest::newRow("newer") << OnTaken::Newer;
    QTest::newRow("size") << OnTaken::OtherSize;
}

bool isAllOrNothing(OnTaken onTaken)
{
    return onTaken != OnTaken::Skip && onTaken != OnTaken::Rename;
}

} // namespace

class PlaceFolderTest final : public QObject
{
    Q_OBJECT

private slots:
    void movesAllAtOnceWhereNothingIs_data() { addPolicies(); }
    void movesAllAtOnceWhereNothingIs()
    {
        QFETCH(OnTaken, onTaken);
        FolderMove move;

        QVERIFY(move.place(onTaken));

        QCOMPARE(move.contents(), kAllNew);
        QVERIFY(move.isPartGone());
        QCOMPARE(move.files.calls(FaultyFileSystem::Call::Rename), 1);
        QCOMPARE(move.files.calls(FaultyFileSystem::Call::SyncFolder), 1);
    }

    void movesAllAtOnceOntoAnEmptyFolder_data() { addPolicies(); }
    void movesAllAtOnceOntoAnEmptyFolder()
    {
        QFETCH(OnTaken, onTaken);
        FolderMove move;
        QDir().mkpath(move.target());

        QVERIFY(move.place(onTaken));

        QCOMPARE(move.contents(), kAllNew);
        QVERIFY(move.isPartGone());
        QCOMPARE(move.files.calls(FaultyFileSystem::Call::Rename), 1);
    }

    void doesWithTakenNamesAsItIsTold_data()
    {
        QTest::addColumn<OnTaken>("onTaken");
        QTest::addColumn<QStringList>("contents");
        QTest::newRow("skip") << OnTaken::Skip
                              << QStringList{u"a=new a"_s, u"b=old b"_s, u"sub/a=new sub/a"_s,
                                     u"sub/b=old sub/b"_s, u"sub/deep/c=new sub/deep/c"_s,
                                     u"sub/other=old sub/other"_s, u"z=new z"_s};
        QTest::newRow("overwrite")
            << OnTaken::Overwrite
            << QStringList{u"a=new a"_s, u"b=new b"_s, u"sub/a=new sub/a"_s, u"sub/b=new sub/b"_s,
                   u"sub/deep/c=new sub/deep/c"_s, u"sub/other=old sub/other"_s, u"z=new z"_s};
        QTest::newRow("rename") << OnTaken::Rename
                                << QStringList{u"a=new a"_s, u"b (1)=new b"_s, u"b=old b"_s,
                                       u"sub/a=new sub/a"_s, u"sub/b (1)=new sub/b"_s,
                                       u"sub/b=old sub/b"_s, u"sub/deep/c=new sub/deep/c"_s,
                                       u"sub/other=old sub/other"_s, u"z=new z"_s};
    }

    void doesWithTakenNamesAsItIsTold()
    {
        QFETCH(OnTaken, onTaken);
        QFETCH(QStringList, contents);
        FolderMove move;
        move.occupy();

        QVERIFY(move.place(onTaken));

        QCOMPARE(move.contents(), contents);
        QVERIFY(move.isPartGone());
    }

    void comparesFilesThatMeet()
    {
        const auto makeOlder = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadWrite) &&
                   file.setFileTime(QDateTime::fromSecsSinceEpoch(1'000'000'000),
                       QFileDevice::FileModificationTime);
        };
        FolderMove byAge;
        byAge.occupy();
        QVERIFY(makeOlder(byAge.at("b")));
        QVERIFY(makeOlder(byAge.part() + u"/sub/b"_s));
        FolderMove bySize;
        bySize.occupy();
        writeFile(bySize.at("sub/b"), "old and of another size");

        QVERIFY(byAge.place(OnTaken::Newer));
        QVERIFY(bySize.place(OnTaken::OtherSize));

        QCOMPARE(readFile(byAge.at("b")), QByteArray("new b"));
        QCOMPARE(readFile(byAge.at("sub/b")), QByteArray("old sub/b"));
        QCOMPARE(readFile(bySize.at("b")), QByteArray("old b"));
        QCOMPARE(readFile(bySize.at("sub/b")), QByteArray("new sub/b"));
        QVERIFY(byAge.isPartGone() && bySize.isPartGone());
    }

    void movesNothingIfOneNameIsTaken()
    {
        FolderMove move;
        writeFile(move.at("z"), "old z");
        writeFile(move.at("sub/deep/c"), "old c");

        const Status placed = move.place(OnTaken::Fail);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(placed.error().detail, move.at("sub/deep/c"));
        QCOMPARE(move.contents(), (QStringList{u"sub/deep/c=old c"_s, u"z=old z"_s}));
        QCOMPARE(readFile(move.part() + u"/a"_s), QByteArray("new a"));
    }

    void mergesFoldersThatShareNoFile()
    {
        FolderMove move;
        writeFile(move.at("sub/other"), "old");

        QVERIFY(move.place(OnTaken::Fail));

        QCOMPARE(move.contents().size(), kAllNew.size() + 1);
        QVERIFY(move.isPartGone());
    }

    void putsNothingIntoAPlaceThatIsNoFolder_data() { addPolicies(); }
    void putsNothingIntoAPlaceThatIsNoFolder()
    {
        QFETCH(OnTaken, onTaken);
        FolderMove move;
        writeFile(move.target(), "file");

        const Status placed = move.place(onTaken);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(readFile(move.target()), QByteArray("file"));
    }

    void followsNoLinkAtItsPlace_data() { addPolicies(); }
    void followsNoLinkAtItsPlace()
    {
        QFETCH(OnTaken, onTaken);
        FolderMove move;
        QVERIFY(QFile::link(QFileInfo(move.outside()).path(), move.target()));

        const Status placed = move.place(onTaken);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(QDir(QFileInfo(move.outside()).path()).entryList(QDir::Files).size(), 1);
    }

    void followsNoLinkWithin_data() { addPolicies(); }
    void followsNoLinkWithin()
    {
        QFETCH(OnTaken, onTaken);
        FolderMove move;
        QDir().mkpath(move.target());
        QVERIFY(QFile::link(QFileInfo(move.outside()).path(), move.at("sub")));
        QVERIFY(QFile::link(move.outside(), move.at("b")));

        const Status placed = move.place(onTaken);

        QCOMPARE(QDir(QFileInfo(move.outside()).path()).entryList(QDir::Files).size(), 1);
        QCOMPARE(readFile(move.outside()), QByteArray("outside"));
        QVERIFY(QFileInfo(move.at("sub")).isSymLink());
        const bool isRefused = isAllOrNothing(onTaken);
        QCOMPARE(!placed, isRefused);
        if (isRefused) {
            QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
            QVERIFY(!QFileInfo::exists(move.at("a")));
        }
    }

    void neverReplacesAFolderByAFileOrAFileByAFolder_data()
    {
        QTest::addColumn<QString>("taken");
        QTest::newRow("a folder where a file goes") << u"z/file"_s;
        QTest::newRow("a file where a folder goes") << u"sub"_s;
        QTest::newRow("further down") << u"sub/deep"_s;
    }

    void neverReplacesAFolderByAFileOrAFileByAFolder()
    {
        QFETCH(QString, taken);
        FolderMove move;
        writeFile(move.target() + u'/' + taken, "old");

        const Status placed = move.place(OnTaken::Overwrite);

        QVERIFY(!placed);
        QCOMPARE(toString(placed.error().kind), toString(ErrorKind::TargetExists));
        QCOMPARE(move.contents(), QStringList{taken + u"=old"_s});
    }

    void endsTheSameWhereverItBroke_data()
    {
        QTest::addColumn<OnTaken>("onTaken");
        QTest::addColumn<QString>("there");
        QTest::addColumn<Fault>("fault");
        for (const char *there : {"nothing", "an empty folder", "a full one"}) {
            for (const Fault fault : {Fault::Instead, Fault::Afterwards}) {
                for (const OnTaken onTaken :
                    {OnTaken::Fail, OnTaken::Skip, OnTaken::Overwrite, OnTaken::Rename})
                    QTest::addRow(
                        "%s, %d, %d", there, static_cast<int>(onTaken), static_cast<int>(fault))
                        << onTaken << QString::fromLatin1(there) << fault;
            }
        }
    }

    void endsTheSameWhereverItBroke()
    {
        QFETCH(OnTaken, onTaken);
        QFETCH(QString, there);
        QFETCH(Fault, fault);
        const auto prepare = [&](FolderMove *move) {
            if (there == "an empty folder"_L1)
                QDir().mkpath(move->target());
            else if (there == "a full one"_L1 && onTaken == OnTaken::Fail)
                writeFile(move->at("sub/other"), "old");
            else if (there == "a full one"_L1)
                move->occupy();
        };
        FolderMove whole;
        prepare(&whole);
        QVERIFY(whole.place(onTaken));

        for (int call = 1;; ++call) {
            FolderMove move;
            prepare(&move);
            move.files.failAt(call, EIO, fault);
            const Status first = move.place(onTaken);
            if (!move.files.hasFailed())
                break;
            move.files.heal();
            const Status second = first ? first : move.placeAgain(onTaken);

            QVERIFY2(second, qPrintable(QString::number(call)));
            QCOMPARE(move.contents(), whole.contents());
            QVERIFY(move.isPartGone());
        }
    }

    void letsNoSecondArchiveWriteThroughTheFirstOnesLinks_data() { addPolicies(); }
    void letsNoSecondArchiveWriteThroughTheFirstOnesLinks()
    {
        QFETCH(OnTaken, onTaken);
        ExtractSite site;
        SystemFileSystem files;
        const QTemporaryDir folder;
        const QString home = folder.filePath(u"home"_s);
        writeFile(home + u"/own/file"_s, "own");
        // A user's link, as well as an archive's.
        QVERIFY(QFile::link(site.canary(), home + u"/away"_s));
        const auto first =
            site.extract(tarLink("link", "own") + tarFile("x") + tarEnd(), ArchiveFormat::Tar);
        QCOMPARE(first.ending(), u"done"_s);
        QVERIFY(placeFolder(&files, site.target(), home, OnTaken::Fail));

        const auto second = site.extract(
            tarFile("link/file") + tarFile("away/file") + tarEnd(), ArchiveFormat::Tar);
        QCOMPARE(second.ending(), u"done"_s);
        const Status placed = placeFolder(&files, site.target(), home, onTaken);
        QCOMPARE(!placed, isAllOrNothing(onTaken));

        QVERIFY(site.isUntouched());
        QCOMPARE(readFile(home + u"/own/file"_s), QByteArray("own"));
        QVERIFY(QFileInfo(home + u"/link"_s).isSymLink());
        QVERIFY(QFileInfo(home + u"/away"_s).isSymLink());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::PlaceFolderTest)
#include "tst_placefolder.moc"
