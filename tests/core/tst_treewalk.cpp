// SPDX-License-Identifier: MIT
#include "core/archive/treewalk.h"

#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QTest>

#include <cerrno>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::writeFile;
using Call = FaultyFileSystem::Call;

namespace
{

/// A socket that nobody listens at.
void makeSocket(const QString &path)
{
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, QFile::encodeName(path).constData(), sizeof(address.sun_path));
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
        qFatal("no socket at %s", qPrintable(path));
    ::close(descriptor);
}

struct Place
{
    QTemporaryDir folder;
    FaultyFileSystem files;
    JobGate gate;
    QString top = folder.filePath(u"top"_s);

    explicit Place(const QStringList &names = {})
    {
        QDir().mkpath(top);
        for (const QString &name : names) {
            const QString path = top + u'/' + name;
            QDir().mkpath(name.endsWith(u'/') ? path : QFileInfo(path).path());
            if (!name.endsWith(u'/'))
                writeFile(path, "content of " + name.toUtf8());
        }
    }

    Result<Tree> walk(const WalkOptions &options = {})
    {
        return walkTree(&files, {top}, options, &gate);
    }
};

QStringList paths(const Result<Tree> &tree)
{
    if (!tree)
        return {u"failed: "_s + toString(tree.error().kind)};
    QStringList all;
    for (const TreeEntry &entry : tree->entries)
        all.append(entry.path);
    return all;
}

} // namespace

class TreeWalkTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsEverythingFoldersFirst()
    {
        Place place({u"b/c"_s, u"b/a/"_s, u"a"_s, u".hidden"_s, u"e\u0301"_s, u"\u00e9"_s});

        const auto tree = place.walk();

        QCOMPARE(paths(tree), QStringList({u"top"_s, u"top/.hidden"_s, u"top/a"_s, u"top/b"_s,
                                  u"top/b/a"_s, u"top/b/c"_s, u"top/e\u0301"_s, u"top/\u00e9"_s}));
        QCOMPARE(tree->bytes, 18 + 12 + 14 + 14 + 13);
        QCOMPARE(tree->skipped, QStringList());
    }

    void leavesOutWhatIsExcluded()
    {
        Place place(
            {u"keep.c"_s, u"out.o"_s, u"build/deep/x.c"_s, u"src/build/y.c"_s, u"src/z.o"_s});

        QCOMPARE(paths(place.walk({Excludes({u"*.o"_s, u"/build/"_s})})),
            QStringList({u"top"_s, u"top/keep.c"_s, u"top/src"_s, u"top/src/build"_s,
                u"top/src/build/y.c"_s}));
        // What is excluded is not even looked into.
        place.files.failAt(Call::List, 2, EIO);
        QVERIFY(place.walk({Excludes({u"*/"_s})}));
        place.files.heal();
        // The source itself is asked for by its name.
        QCOMPARE(paths(place.walk({Excludes({u"top"_s, u"*"_s})})), QStringList({u"top"_s}));
    }

    void keepsLinksAsLinks()
    {
        Place place({u"folder/file"_s});
        QFile::link(u"folder"_s, place.top + u"/to a folder"_s);
        QFile::link(u"nowhere"_s, place.top + u"/dangling"_s);
        QFile::link(u"to itself"_s, place.top + u"/to itself"_s);

        const auto tree = place.walk();

        QCOMPARE(paths(tree), QStringList({u"top"_s, u"top/dangling"_s, u"top/folder"_s,
                                  u"top/folder/file"_s, u"top/to a folder"_s, u"top/to itself"_s}));
        QCOMPARE(tree->entries.at(1).linkTarget, u"nowhere"_s);
        QCOMPARE(tree->entries.at(4).linkTarget, u"folder"_s);
        QCOMPARE(tree->bytes, 22);
    }

    void refusesALinkWhoseTargetIsNoText()
    {
        Place place;
        QCOMPARE(::symlink("caf\xe9", QFile::encodeName(place.top + u"/link"_s).constData()), 0);

        const auto tree = place.walk();

        QVERIFY(!tree);
        QCOMPARE(toString(tree.error().kind), toString(ErrorKind::FormatLimit));
        QVERIFY(tree.error().detail.contains(u"top/link"_s));
    }

    void refusesANameThatIsNoText()
    {
        Place place;
        const QByteArray path = QFile::encodeName(place.top) + "/caf\xe9";
        QCOMPARE(::symlink("x", path.constData()), 0);

        const auto tree = place.walk();
        ::unlink(path.constData());

        QCOMPARE(paths(tree), QStringList({u"failed: FormatLimit"_s}));
    }

    void skipsWhatIsNoFileAndTells()
    {
        Place place({u"file"_s});
        makeSocket(place.top + u"/socket"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(place.top + u"/fifo"_s).constData(), 0600), 0);

        const auto tree = place.walk();

        QCOMPARE(paths(tree), QStringList({u"top"_s, u"top/file"_s}));
        QCOMPARE(tree->skipped.size(), 2);
        QVERIFY(tree->skipped.at(0).contains(u"top/fifo"_s));
        QVERIFY(tree->skipped.at(1).contains(u"top/socket"_s));
    }

    void skipsWhatMayNotBeReadIfItIsToldTo_data()
    {
        QTest::addColumn<int>("call");
        QTest::addColumn<int>("number");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("a folder") << int(Call::List) << 2 << QStringList{u"top"_s, u"top/b"_s};
        QTest::newRow("a file") << int(Call::Open) << 2
                                << QStringList{u"top"_s, u"top/a"_s, u"top/a/x"_s};
        QTest::newRow("a name") << int(Call::Facts) << 2 << QStringList{u"top"_s, u"top/b"_s};
    }

    void skipsWhatMayNotBeReadIfItIsToldTo()
    {
        QFETCH(int, call);
        QFETCH(int, number);
        QFETCH(QStringList, left);
        Place place({u"a/x"_s, u"b"_s});
        WalkOptions options;
        options.skipsUnreadable = true;

        place.files.failAt(static_cast<Call>(call), number, EACCES);
        const auto tree = place.walk(options);

        QCOMPARE(paths(tree), left);
        QCOMPARE(tree->skipped.size(), 1);
        QVERIFY(tree->skipped.at(0).startsWith(u"skipped, unreadable: top/"_s));

        // Only what may not be read: a broken disk is an error.
        place.files.failAt(static_cast<Call>(call), number, EIO);
        QCOMPARE(paths(place.walk(options)), QStringList({u"failed: ReadFailed"_s}));
    }

    void failsOnWhatMayNotBeRead()
    {
        Place place({u"a/x"_s, u"b"_s});

        place.files.failAt(Call::List, 2, EACCES);
        QCOMPARE(paths(place.walk()), QStringList({u"failed: PermissionDenied"_s}));
        place.files.failAt(Call::Facts, 2, EACCES);
        QCOMPARE(paths(place.walk()), QStringList({u"failed: PermissionDenied"_s}));
    }

    void takesSeveralSourcesOfDifferentNames()
    {
        Place place({u"a/x"_s, u"b/x"_s, u"c"_s});
        const auto walk = [&place](const QStringList &sources) {
            QStringList all;
            for (const QString &source : sources)
                all.append(place.top + source);
            return paths(walkTree(&place.files, all, {}, &place.gate));
        };

        QCOMPARE(walk({u"/a"_s, u"/c"_s}), QStringList({u"a"_s, u"a/x"_s, u"c"_s}));
        QCOMPARE(walk({u"/a/"_s, u"/b/../c"_s}), QStringList({u"a"_s, u"a/x"_s, u"c"_s}));
        QCOMPARE(walk({u"/a/x"_s, u"/b/x"_s}), QStringList({u"failed: TargetExists"_s}));
        QCOMPARE(walk({u"/nothing"_s}), QStringList({u"failed: FileNotFound"_s}));
        QCOMPARE(paths(walkTree(&place.files, {u"/"_s}, {}, &place.gate)),
            QStringList({u"failed: NotAFile"_s}));
    }

    void stopsWhenItIsToldToEnd()
    {
        Place place({u"a"_s});
        place.gate.end();

        QCOMPARE(paths(place.walk()), QStringList({u"failed: Cancelled"_s}));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::TreeWalkTest)
#include "tst_treewalk.moc"
