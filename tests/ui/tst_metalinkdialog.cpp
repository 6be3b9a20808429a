// SPDX-License-Identifier: MIT
// What the download dialog makes of Metalinks.
#include "core/transfer/metalinkdocument.h"
#include "tests/ui/addfields.h"
#include "tests/ui/metalinks.h"
#include "ui/addtransfer/metalinkfiles.h"

#include <QCheckBox>

#include <sys/stat.h>

using namespace waybill;
using namespace waybill::test;

namespace
{

constexpr auto kType = "Content-Type: application/metalink4+xml; charset=utf-8";

QCheckBox *metalinkBox(const QDialog &dialog)
{
    for (QCheckBox *const box : dialog.findChildren<QCheckBox *>()) {
        if (box->text().contains("Metalink"_L1))
            return box;
    }
    return nullptr;
}

QStringList cellsOf(const QTreeWidgetItem *item)
{
    QStringList cells;
    for (int column = 0; column < item->columnCount(); ++column)
        cells.append(item->text(column));
    return cells;
}

} // namespace

class MetalinkDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatALocalMetalinkNames()
    {
        const MisbehavingServer server(honest);
        const Scratch scratch;
        writeFile(scratch.path(u"x.meta4"_s), metalinkOf(server));
        DownloadDialog dialog({}, scratch.downloads(), scratch.host.get(), nullptr);
        QVERIFY(dialog.findChild<MetalinkFiles *>()->isHidden());

        dialog.setMetalinks({scratch.path(u"x.meta4"_s)});

        const auto *const files = dialog.findChild<MetalinkFiles *>();
        QTRY_COMPARE(files->topLevelItemCount(), 2);
        QVERIFY(!files->isHidden());
        QCOMPARE(cellsOf(files->topLevelItem(0)),
            (QStringList{u"a.bin"_s, u"195 KiB"_s, u"2"_s, u"SHA256"_s}));
        QCOMPARE(cellsOf(files->topLevelItem(1)),
            (QStringList{u"sub/b.bin"_s, u"195 KiB"_s, u"1"_s, u"none"_s}));
        QVERIFY(acceptButton(dialog)->isEnabled());
        QVERIFY(!field<QLineEdit>(dialog, u"Name"_s)->isEnabled());
        QVERIFY(!field<QPlainTextEdit>(dialog, u"Mirrors"_s)->isEnabled());
        QVERIFY(server.requests().isEmpty());
    }

    /// By the same functions.
    void makesTheDownloadsThatTheConsoleMakes()
    {
        const MisbehavingServer server(honest);
        const Scratch scratch;
        const QString path = scratch.path(u"x.meta4"_s);
        writeFile(path, metalinkOf(server));
        DownloadDialog dialog({}, scratch.downloads(), scratch.host.get(), nullptr);
        dialog.setMetalinks({path});
        QTRY_COMPARE(dialog.specs().size(), 2);
        TransferSpec base;
        base.path = scratch.downloads();
        base.onConflict = ConflictPolicy::Fail;

        QVERIFY(dialog.specs() == *specsOfMetalink(*readMetalink(path), base));
        QVERIFY(dialog.specs().constFirst().isNamedByDocument);
    }

    void downloadsWhatIsChecked()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        writeFile(scratch.path(u"x.meta4"_s), metalinkOf(server));
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                field<QLineEdit>(*dialog, u"Folder"_s)->setText(scratch.downloads());
                auto *const files = dialog->findChild<MetalinkFiles *>();
                QTRY_COMPARE(files->topLevelItemCount(), 2);
                files->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
                QCOMPARE(dialog->specs().size(), 1);
                files->topLevelItem(1)->setCheckState(0, Qt::Unchecked);
                QVERIFY(!acceptButton(*dialog)->isEnabled());
                files->topLevelItem(1)->setCheckState(0, Qt::Checked);
                acceptButton(*dialog)->click();
            });

        scratch.window->offerFiles({scratch.path(u"x.meta4"_s)});

        QVERIFY(*seen);
        QTRY_COMPARE(scratch.rows(), 1);
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/sub/b.bin"_s), kContent);
        QVERIFY(scratch.filesInDownloads().isEmpty());
    }

    void unchecksAllThatAreSelected()
    {
        const MisbehavingServer server(honest);
        const Scratch scratch;
        writeFile(scratch.path(u"x.meta4"_s), metalinkOf(server));
        DownloadDialog dialog({}, scratch.downloads(), scratch.host.get(), nullptr);
        dialog.setMetalinks({scratch.path(u"x.meta4"_s)});
        auto *const files = dialog.findChild<MetalinkFiles *>();
        QTRY_COMPARE(files->topLevelItemCount(), 2);
        files->setCurrentItem(files->topLevelItem(0));
        files->selectAll();

        QTest::keyClick(files, Qt::Key_Space);

        QVERIFY(!files->isAnyChosen());
        QVERIFY(dialog.specs().isEmpty());
    }

    void refusesABrokenMetalinkWithASentence_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::addColumn<QString>("sentence");
        const QString useless = u"This is no Metalink that can be used: "_s;
        const QList<QUrl> urls = {QUrl(u"http://h.example/x"_s)};

        QTest::newRow("empty") << QByteArray() << useless;
        QTest::newRow("no XML") << QByteArray("hello") << useless;
        QTest::newRow("half") << metalink(fileElement("a", urls)).chopped(20) << useless;
        QTest::newRow("upwards") << metalink(fileElement("../a", urls)) << useless;
        QTest::newRow("upwards within") << metalink(fileElement("a/../../b", urls)) << useless;
        QTest::newRow("absolute") << metalink(fileElement("/etc/passwd", urls)) << useless;
        QTest::newRow("no file") << metalink({}) << useless;
        QTest::newRow("no place") << metalink(fileElement("a", {})) << useless;
        QTest::newRow("too large")
            << QByteArray(5 * 1024 * 1024, ' ') << u"This Metalink is too large: "_s;
    }

    void refusesABrokenMetalinkWithASentence()
    {
        QFETCH(QByteArray, document);
        QFETCH(QString, sentence);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.meta4"_s);
        writeFile(path, document);
        DownloadDialog dialog({}, u"/tmp"_s, nullptr, nullptr);

        dialog.setMetalinks({path});

        QTRY_VERIFY2(said(dialog).startsWith(sentence + path), qPrintable(said(dialog)));
        QVERIFY(!acceptButton(dialog)->isEnabled());
        QVERIFY(dialog.specs().isEmpty());
    }

    void waitsForNoPipe()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.meta4"_s);
        QCOMPARE(mkfifo(path.toLocal8Bit().constData(), 0600), 0);
        DownloadDialog dialog({}, u"/tmp"_s, nullptr, nullptr);

        dialog.setMetalinks({path});

        QTRY_VERIFY2(said(dialog).startsWith("The Metalink could not be read."_L1),
            qPrintable(said(dialog)));
        QVERIFY(!acceptButton(dialog)->isEnabled());
    }

    void readsAMetalinkOnAServer_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("isTyped");

        QTest::newRow("by its name") << QByteArray("/x.meta4") << false;
        QTest::newRow("by its type") << QByteArray("/latest") << true;
    }

    void readsAMetalinkOnAServer()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, isTyped);
        const MisbehavingServer files(honest);
        const QByteArray document = metalinkOf(files);
        const MisbehavingServer server([&](const SeenRequest &request) {
            return serveFile(
                request, document, kEtag, isTyped ? QList<QByteArray>{kType} : QList<QByteArray>());
        });
        Scratch scratch;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                field<QLineEdit>(*dialog, u"Folder"_s)->setText(scratch.downloads());
                QTRY_COMPARE(dialog->findChild<MetalinkFiles *>()->topLevelItemCount(), 2);
                QVERIFY(metalinkBox(*dialog)->isVisible());
                acceptButton(*dialog)->click();
            });

        scratch.window->offerDownload(server.url(path).toString());

        QVERIFY(*seen);
        QTRY_COMPARE(scratch.rows(), 2);
        for (int row = 0; row < 2; ++row)
            QTRY_VERIFY2(scratch.isDone(row), qPrintable(scratch.state(row)));
        QCOMPARE(readFile(scratch.downloads() + u"/a.bin"_s), kContent);
        QCOMPARE(readFile(scratch.downloads() + u"/sub/b.bin"_s), kContent);
    }

    void leavesTheChoiceToFetchTheMetalinkItself()
    {
        const MisbehavingServer server([](const SeenRequest &request) {
            return serveFile(request, kContent, kEtag, {kType});
        });
        const Scratch scratch;
        DownloadDialog dialog(
            server.url("/latest").toString(), scratch.downloads(), scratch.host.get(), nullptr);
        dialog.show();
        QTRY_VERIFY(metalinkBox(dialog)->isVisible());
        QTRY_VERIFY(said(dialog).contains("This is no Metalink"_L1));

        metalinkBox(dialog)->setChecked(false);

        QVERIFY(acceptButton(dialog)->isEnabled());
        QCOMPARE(dialog.specs().size(), 1);
        QCOMPARE(dialog.specs().constFirst().url, server.url("/latest"));
        QVERIFY(field<QLineEdit>(dialog, u"Name"_s)->isEnabled());
    }

    void triesAgainWhenAskedTo()
    {
        const MisbehavingServer files(honest);
        MisbehavingServer server([](const SeenRequest &) { return answer(503); });
        const Scratch scratch;
        DownloadDialog dialog(
            server.url("/x.meta4").toString(), scratch.downloads(), scratch.host.get(), nullptr);
        QTRY_VERIFY(said(dialog).contains("The Metalink could not be read."_L1));
        server.setHandler([&files](const SeenRequest &request) {
            return serveFile(request, metalinkOf(files), kEtag);
        });

        metalinkBox(dialog)->setChecked(false);
        metalinkBox(dialog)->setChecked(true);

        QTRY_COMPARE(dialog.specs().size(), 2);
    }

    void saysThatTheServerHasNone()
    {
        const MisbehavingServer server([](const SeenRequest &) { return answer(404); });
        const Scratch scratch;
        DownloadDialog dialog(
            server.url("/x.meta4").toString(), scratch.downloads(), scratch.host.get(), nullptr);

        QCOMPARE(said(dialog).section(u'\n', -1), u"Reading the Metalink…"_s);
        QTRY_VERIFY2(said(dialog).startsWith("The Metalink could not be read."_L1),
            qPrintable(said(dialog)));
        QVERIFY(!acceptButton(dialog)->isEnabled());
    }
};

QTEST_MAIN(MetalinkDialogTest)
#include "tst_metalinkdialog.moc"
