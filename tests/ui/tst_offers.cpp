// SPDX-License-Identifier: MIT
// What is pasted or handed over only pre-fills a dialog.
#include "tests/support/folderdouble.h"
#include "tests/support/scratchengine.h"
#include "tests/ui/scratchwindow.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/linklookup.h"
#include "ui/addtransfer/linksedit.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/details/filestab.h"
#include "ui/engine/enginehost.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/offerqueue.h"
#include "ui/mainwindow/offers.h"
#include "ui/settings/preferences.h"
#include "ui/sites/knownsites.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QTimer>
#include <QTreeWidget>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

QString said(const QDialog &dialog)
{
    QStringList texts;
    for (const QLabel *const label : dialog.findChildren<QLabel *>()) {
        if (label->textFormat() == Qt::PlainText && !label->text().isEmpty())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

QString linksIn(const QDialog &dialog)
{
    return dialog.findChild<LinksEdit *>()->toPlainText();
}

bool canDownload(const QDialog &dialog)
{
    for (const QPushButton *const button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == u"Download"_s)
            return button->isEnabled();
    }
    return false;
}

} // namespace

class OffersTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsTheUrlsOfACurlCommandAndWhatIsLeftOut()
    {
        const DownloadDialog dialog(
            u"curl 'https://h.example/a' \\\n -H 'Cookie: SECRET' -o /etc/passwd"_s, u"/tmp"_s,
            nullptr, nullptr);

        QCOMPARE(linksIn(dialog), u"https://h.example/a"_s);
        QCOMPARE(said(dialog), u"Left out of the curl command: --header, --output."_s);
        QVERIFY(canDownload(dialog));
        QCOMPARE(dialog.specs().size(), 1);
        TransferSpec expected;
        expected.url = QUrl(u"https://h.example/a"_s);
        expected.path = u"/tmp"_s;
        expected.onConflict = ConflictPolicy::Fail; // until it is told what is usual
        QVERIFY(dialog.specs().constFirst() == expected);
    }

    void saysWhyACurlCommandIsNoDownload()
    {
        const DownloadDialog dialog(
            u"curl -d @/etc/passwd https://h.example/a"_s, u"/tmp"_s, nullptr, nullptr);

        QVERIFY2(said(dialog).endsWith(u"--data"_s), qPrintable(said(dialog)));
        QVERIFY(!canDownload(dialog));
        QVERIFY(dialog.specs().isEmpty());
    }

    void showsTheUrlsOfALink()
    {
        const DownloadDialog dialog(
            u"waybill:add?url=https%3A%2F%2Fh.example%2Fa&url=https://h.example/b"_s, u"/tmp"_s,
            nullptr, nullptr);

        QCOMPARE(linksIn(dialog), u"https://h.example/a\nhttps://h.example/b"_s);
        QCOMPARE(said(dialog), QString());
        QVERIFY(canDownload(dialog));
    }

    void refusesALinkThatNamesAPath()
    {
        const DownloadDialog dialog(
            u"waybill:add?url=https://h.example/a&into=/etc"_s, u"/tmp"_s, nullptr, nullptr);

        QVERIFY(!said(dialog).isEmpty());
        QVERIFY(!canDownload(dialog));
        QVERIFY(dialog.specs().isEmpty());
    }

    void turnsWhatIsPastedIntoUrls()
    {
        DownloadDialog dialog(u"https://h.example/1"_s, u"/tmp"_s, nullptr, nullptr);
        auto *const edit = dialog.findChild<LinksEdit *>();
        edit->moveCursor(QTextCursor::End);

        QApplication::clipboard()->setText(u"curl https://h.example/2 -b SECRET"_s);
        edit->paste();

        QCOMPARE(linksIn(dialog), u"https://h.example/1\nhttps://h.example/2"_s);
        QCOMPARE(said(dialog), u"Left out of the curl command: --cookie."_s);
        QCOMPARE(dialog.specs().size(), 2);
    }

    void readsACommandThatIsTyped()
    {
        DownloadDialog dialog(QString(), u"/tmp"_s, nullptr, nullptr);

        dialog.findChild<LinksEdit *>()->setPlainText(u"curl -k https://h.example/2"_s);

        QCOMPARE(said(dialog), u"Left out of the curl command: --insecure."_s);
        QCOMPARE(dialog.specs().constFirst().url, QUrl(u"https://h.example/2"_s));
    }

    void offersOneAfterTheOther()
    {
        EngineHost host;
        QTemporaryDir folder;
        MainWindow window(&host, folder.filePath(u"settings.ini"_s));
        OfferQueue offers(&window);
        window.show();
        window.showMinimized();
        QStringList seen;
        int open = 0;
        QTimer reader;
        // Each stays open for a while: none may come on top of it.
        connect(&reader, &QTimer::timeout, &window, [&] {
            open = 0;
            for (const QWidget *const widget : QApplication::topLevelWidgets())
                open += widget->isVisible() && widget->isModal() ? 1 : 0;
            QVERIFY(open <= 1);
            auto *const dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            if (qobject_cast<UploadDialog *>(dialog))
                seen.append(dialog->findChild<QTreeWidget *>()->topLevelItem(0)->text(0));
            else if (qobject_cast<DownloadDialog *>(dialog))
                seen.append(linksIn(*dialog));
            else
                seen.append(u"other"_s);
            dialog->reject();
        });
        writeFile(folder.filePath(u"file"_s), "x");

        QMessageBox box(&window);
        box.open();
        QTRY_VERIFY(QApplication::activeModalWidget());
        offers.add({{u"https://h.example/1"_s}, {folder.filePath(u"file"_s)}});
        offers.add({});
        offers.add({{u"waybill:https://h.example/2"_s, u"https://h.example/3"_s}, {}});
        reader.start(20);

        QTRY_COMPARE(seen.size(), 4);
        QCOMPARE(seen.at(0), u"other"_s);
        QVERIFY(seen.at(1).contains(u"file"_s));
        QCOMPARE(seen.at(2), u"https://h.example/1"_s);
        QVERIFY(seen.at(3).endsWith(u"https://h.example/3"_s));
        QVERIFY(!window.isMinimized());
    }

    void keepsSixteenOffers()
    {
        EngineHost host;
        QTemporaryDir folder;
        MainWindow window(&host, folder.filePath(u"settings.ini"_s));
        OfferQueue offers(&window);
        for (int i = 0; i < 50; ++i)
            offers.add({{u"https://h.example/"_s + QString::number(i)}, {}});
        QStringList seen;
        QTimer reader;
        connect(&reader, &QTimer::timeout, &window, [&] {
            if (auto *const dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget())) {
                seen.append(linksIn(*dialog));
                dialog->reject();
            }
        });
        reader.start(1);
        QTRY_COMPARE(seen.size(), 16);

        offers.add({{u"https://h.example/next"_s}, {}});

        QTRY_COMPARE(seen.size(), 17);
        QCOMPARE(seen.constLast(), u"https://h.example/next"_s);
    }

    /// The window is open: what the server says of the link stands in it.
    void looksUpWhatALinkLeadsTo()
    {
        const MisbehavingServer server([](const SeenRequest &) {
            Script script = answer(200, QByteArray(2048, 'x'),
                {"Content-Disposition: attachment; filename=\"report.pdf\""});
            script.removeLast();
            return script;
        });
        Scratch scratch;
        const DownloadDialog dialog(
            server.url("/q?id=7").toString(), u"/tmp"_s, scratch.host.get(), nullptr);

        QTRY_COMPARE(dialog.findChild<LinkLookup *>()->text(), u"report.pdf, 2.00 KiB"_s);
        QCOMPARE(server.requests().constFirst().method, "HEAD");
    }

    /// What is selected in a server's folder: its folders come with all that lies in them, in one
    /// row each.
    void downloadsFoldersWithFiles()
    {
        FolderDouble files;
        files.files = {{"/docs/", ""}, {"/docs/a%20b.txt", "aaa"}, {"/docs/inner/", ""},
            {"/docs/inner/c.txt", "c"}, {"/docs/none/", ""}, {"/pictures/", ""},
            {"/pictures/d.png", "dd"}, {"/e.txt", "e"}};
        const MisbehavingServer server(files);
        Scratch scratch;
        Preferences preferences(scratch.settingsPath);
        const KnownSites sites(scratch.host.get(), nullptr);
        Offers offers(scratch.host.get(), &preferences, &sites, scratch.window.get());

        offers.downloadInto({server.url("/docs/"), server.url("/pictures/"), server.url("/e.txt")},
            scratch.downloads());

        QTRY_COMPARE(scratch.rows(), 3);
        for (int row = 0; row < 3; ++row)
            QTRY_VERIFY2(scratch.isDone(row), qPrintable(scratch.state(row)));
        QCOMPARE(readFile(scratch.downloads() + u"/docs/a b.txt"_s), "aaa");
        QCOMPARE(readFile(scratch.downloads() + u"/docs/inner/c.txt"_s), "c");
        QVERIFY(QFileInfo(scratch.downloads() + u"/docs/none"_s).isDir());
        QCOMPARE(readFile(scratch.downloads() + u"/pictures/d.png"_s), "dd");
        QCOMPARE(scratch.filesInDownloads(), QStringList{u"e.txt"_s});
        int docs = 0;
        while (scratch.text(TransferModel::Name, docs) != "docs"_L1)
            ++docs;
        scratch.window->view()->setCurrentIndex(scratch.window->view()->model()->index(docs, 0));
        auto *const shown = scratch.window->findChild<FilesTab *>();
        scratch.window->findChild<QTabWidget *>()->setCurrentWidget(shown);
        QTRY_COMPARE(shown->topLevelItemCount(), 2);
        QCOMPARE(shown->topLevelItem(0)->text(0), u"docs/a b.txt"_s);
        QCOMPARE(shown->topLevelItem(1)->text(0), u"docs/inner/c.txt"_s);
    }

    void addsForLater()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;

        scratch.host->add({scratch.download(server.url())}, Engine::Begin::Later);

        QTRY_COMPARE(scratch.state(), u"Paused"_s);
        QVERIFY(server.requests().isEmpty());
        scratch.host->resume({1});
        QTRY_VERIFY(scratch.isDone());
    }
};

QTEST_MAIN(OffersTest)
#include "tst_offers.moc"
