// SPDX-License-Identifier: MIT
#include "core/queue/foldertree.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/faultyfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace waybill
{

using namespace Qt::StringLiterals;
using test::FaultyFileSystem;
using test::writeFile;

class FolderTreeTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void findsNothingInAnEmptyFolder()
    {
        const auto tree = walk();

        QVERIFY(tree);
        QVERIFY(tree->folders.isEmpty());
        QVERIFY(tree->files.isEmpty());
        QVERIFY(tree->leftOut.isEmpty());
        QCOMPARE(tree->bytes, 0);
    }

    void findsEverythingInOrder()
    {
        writeFile(path(u"b.txt"_s), "12345");
        writeFile(path(u".hidden"_s), "1");
        writeFile(path(u"a/inner/deep.bin"_s), "123");
        writeFile(path(u"a/one"_s), "");
        writeFile(path(u"c/.inside/x"_s), "12");
        QVERIFY(QDir().mkpath(path(u"a/empty"_s)));

        const auto tree = walk();

        QVERIFY(tree);
        QCOMPARE(tree->folders,
            (QStringList{u"a"_s, u"a/empty"_s, u"a/inner"_s, u"c"_s, u"c/.inside"_s}));
        QStringList files = tree->files;
        files.sort();
        QCOMPARE(files, (QStringList{u".hidden"_s, u"a/inner/deep.bin"_s, u"a/one"_s, u"b.txt"_s,
                            u"c/.inside/x"_s}));
        QVERIFY(tree->leftOut.isEmpty());
        QCOMPARE(tree->bytes, 11);
    }

    void keepsNamesThatAreHardToKeep()
    {
        const QStringList names = {u" leading"_s, u"-rf"_s, u"100%"_s, u"a\\b"_s, u"grüße 😀"_s,
            u"new\nline"_s, u"question?#"_s, u"trailing "_s, u"~"_s};
        for (const QString &name : names)
            writeFile(path(name), "x");

        const auto tree = walk();

        QVERIFY(tree);
        QStringList files = tree->files;
        files.sort();
        QCOMPARE(files, names);
    }

    void takesLinksToFilesAndNamesTheOthers()
    {
        writeFile(path(u"real/file"_s), "1234");
        QVERIFY(QFile::link(path(u"real/file"_s), path(u"to file"_s)));
        QVERIFY(QFile::link(path(u"real"_s), path(u"to folder"_s)));
        QVERIFY(QFile::link(path(u"nowhere"_s), path(u"dangling"_s)));
        QVERIFY(QFile::link(path(u"round"_s), path(u"round"_s)));
        QVERIFY(QFile::link(m_folder->path(), path(u"real/up"_s)));
        QCOMPARE(::mkfifo(QFile::encodeName(path(u"fifo"_s)).constData(), 0600), 0);

        const auto tree = walk();

        QVERIFY(tree);
        QCOMPARE(tree->folders, QStringList{u"real"_s});
        QCOMPARE(tree->files, (QStringList{u"real/file"_s, u"to file"_s}));
        QStringList leftOut = tree->leftOut;
        leftOut.sort();
        QCOMPARE(leftOut,
            (QStringList{u"dangling"_s, u"fifo"_s, u"real/up"_s, u"round"_s, u"to folder"_s}));
        QCOMPARE(tree->bytes, 8);
    }

    /// A name that no QString can hold: told, one way or the other.
    void neverSkipsANameThatIsNoText()
    {
        writeFile(path(u"good"_s), "1");
        const QByteArray name = QFile::encodeName(m_folder->path()) + "/bad\xff\xfe";
        const int made = ::open(name.constData(), O_CREAT | O_WRONLY, 0600);
        if (made < 0)
            QSKIP("this file system takes no such name");
        ::close(made);

        const auto tree = walk();
        ::unlink(name.constData()); // QTemporaryDir cannot

        QVERIFY2(!tree || tree->leftOut.size() == 1, "skipped in silence");
    }

    void failsForARootThatIsNoFolder()
    {
        writeFile(path(u"file"_s), "1");
        SystemFileSystem files;

        const auto ofFile = walkFolder(&files, path(u"file"_s), {});
        const auto ofNothing = walkFolder(&files, path(u"nothing"_s), {});

        QVERIFY(!ofFile);
        QVERIFY(!ofNothing);
        QCOMPARE(toString(ofNothing.error().kind), toString(ErrorKind::FileNotFound));
    }

    void failsByNameWhenSomethingCannotBeRead_data()
    {
        QTest::addColumn<bool>("isList");
        QTest::newRow("a folder's list") << true;
        QTest::newRow("an entry") << false;
    }

    void failsByNameWhenSomethingCannotBeRead()
    {
        QFETCH(bool, isList);
        writeFile(path(u"inner/file"_s), "1");
        FaultyFileSystem files;
        files.failAt(
            isList ? FaultyFileSystem::Call::List : FaultyFileSystem::Call::Facts, 2, EACCES);

        const auto tree = walkFolder(&files, m_folder->path(), {});

        QVERIFY(!tree);
        QCOMPARE(toString(tree.error().kind), toString(ErrorKind::PermissionDenied));
        QVERIFY2(tree.error().detail.contains(u"inner"_s), qPrintable(tree.error().detail));
    }

    void survivesAFailureOfAnyCall()
    {
        writeFile(path(u"a/b/c"_s), "123");
        writeFile(path(u"d"_s), "1");
        for (int number = 1;; ++number) {
            FaultyFileSystem files;
            files.failAt(number, EIO);
            const auto tree = walkFolder(&files, m_folder->path(), {});
            if (!files.hasFailed()) {
                QVERIFY(tree);
                QCOMPARE(tree->files.size(), 2);
                return;
            }
            // All of it is there or named, or the walk fails.
            QVERIFY2(!tree || tree->files.size() + tree->leftOut.size() == 2,
                qPrintable(QString::number(number)));
        }
    }

    void stopsWhenCancelled()
    {
        writeFile(path(u"file"_s), "1");
        CancelSource source;
        source.cancel(CancelReason::Cancelled);
        SystemFileSystem files;

        const auto tree = walkFolder(&files, m_folder->path(), source.token());

        QVERIFY(!tree);
        QVERIFY(tree.error().isCancelled());
    }

    void failsForATreeThatIsTooDeep()
    {
        QVERIFY(QDir().mkpath(path(QString(u"d/"_s).repeated(300))));

        const auto tree = walk();

        QVERIFY(!tree);
        QCOMPARE(toString(tree.error().kind), toString(ErrorKind::NameTooLong));
    }

    void takesAFolderOfThousands()
    {
        for (int i = 0; i < 3'000; ++i)
            writeFile(path(QString::number(i)), "x");

        const auto tree = walk();

        QVERIFY(tree);
        QCOMPARE(tree->files.size(), 3'000);
        QCOMPARE(tree->bytes, 3'000);
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Result<FolderTree> walk() const
    {
        SystemFileSystem files;
        return walkFolder(&files, m_folder->path(), {});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::FolderTreeTest)
#include "tst_foldertree.moc"
