// SPDX-License-Identifier: MIT
#include "core/queue/folderdownload.h"

#include "core/platform/systemfilesystem.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

class FolderDownloadTest final : public QObject
{
    Q_OBJECT

private slots:
    void namesItsFolder_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("chosen");
        QTest::addColumn<QString>("expected");
        QTest::newRow("of the URL") << u"https://h.example/a/b%20c/"_s << QString() << u"b c"_s;
        QTest::newRow("without a slash") << u"https://h.example/a/b"_s << QString() << u"b"_s;
        QTest::newRow("umlauts") << u"https://h.example/%C3%BC/"_s << QString() << u"\u00fc"_s;
        QTest::newRow("chosen") << u"https://h.example/a/"_s << u"mine"_s << u"mine"_s;
        QTest::newRow("chosen, a path") << u"https://h.example/a/"_s << u"../up"_s << u"_._up"_s;
        QTest::newRow("the whole server") << u"https://h.example/"_s << QString() << u"h.example"_s;
        QTest::newRow("the whole server, bare")
            << u"https://h.example:8080"_s << QString() << u"h.example:8080"_s;
        QTest::newRow("a way up") << u"https://h.example/a/%2e%2e%2f%2e%2e%2fetc/"_s << QString()
                                  << u"_._.._etc"_s;
        QTest::newRow("only dots") << u"https://h.example/..%2e/"_s << QString() << u"download"_s;
        QTest::newRow("hidden") << u"https://h.example/.config/"_s << QString() << u"_config"_s;
    }

    void namesItsFolder()
    {
        QFETCH(QString, url);
        QFETCH(QString, chosen);
        QFETCH(QString, expected);
        TransferSpec spec;
        spec.url = QUrl(url);
        spec.name = chosen;

        QCOMPARE(localFolderName(spec), expected);
    }

    void makesFoldersAgain()
    {
        const QTemporaryDir folder;
        SystemFileSystem files;
        const QString root = folder.filePath(u"x/tree"_s);
        const QStringList inner = {u"a"_s, u"a/.b"_s, u"c d"_s};

        for (int times = 0; times < 2; ++times)
            QVERIFY(makeLocalFolders(&files, root, inner, {}));

        for (const QString &path : inner)
            QVERIFY(QFileInfo(root + u'/' + path).isDir());
    }

    void replacesNoFileByAFolder()
    {
        const QTemporaryDir folder;
        SystemFileSystem files;
        writeFile(folder.filePath(u"tree/a"_s), "mine");

        const Status made =
            makeLocalFolders(&files, folder.filePath(u"tree"_s), {u"a"_s, u"b"_s}, {});

        QVERIFY(!made);
        QCOMPARE(toString(made.error().kind), u"TargetExists"_s);
        QCOMPARE(readFile(folder.filePath(u"tree/a"_s)), "mine");
    }

    void stopsWhenAsked()
    {
        const QTemporaryDir folder;
        SystemFileSystem files;
        CancelSource source;
        source.cancel(CancelReason::Paused);

        const Status made =
            makeLocalFolders(&files, folder.filePath(u"tree"_s), {u"a"_s}, source.token());

        QVERIFY(!made);
        QVERIFY(made.error().isCancelled());
        QVERIFY(!QFileInfo::exists(folder.filePath(u"tree/a"_s)));
    }
};

QTEST_GUILESS_MAIN(FolderDownloadTest)
#include "tst_folderdownload.moc"
