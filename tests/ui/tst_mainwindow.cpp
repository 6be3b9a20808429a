// SPDX-License-Identifier: MIT
// The window over a real engine and servers that do what a test tells them.
#include "tests/ui/scratchwindow.h"

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class MainWindowTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setQuitOnLastWindowClosed(false);
    }

    void showsADownloadUntilItIsDone()
    {
        MisbehavingServer server(honest);
        Scratch scratch;
        QCOMPARE(scratch.rows(), 0);

        scratch.host->add({scratch.download(server.url())});

        QTRY_COMPARE(scratch.rows(), 1);
        QTRY_VERIFY(scratch.isDone());
        QCOMPARE(scratch.text(TransferModel::Name), u"file"_s);
        QCOMPARE(scratch.text(TransferModel::Progress), u"100 %"_s);
        QCOMPARE(scratch.text(TransferModel::Size), u"195 KiB"_s);
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
        QTRY_VERIFY2(
            scratch.labels().contains(u"0 active, 0 left"_s), qPrintable(scratch.labels()));
    }

    void tellsWhenTheQueueIsTooLongForItsDisk()
    {
        Scratch scratch;
        const QString folder = scratch.window->preferences()->downloadFolder();
        const RoomShortage shortage{u"/elsewhere"_s, 5 * 1024 * 1024};

        emit scratch.host->roomReady(folder, {1024 * 1024, {shortage}});

        QVERIFY2(scratch.labels().contains(u"The queue needs 5.00 MiB more room"_s),
            qPrintable(scratch.labels()));
        emit scratch.host->roomReady(folder, {1024 * 1024, {}});
        QVERIFY2(scratch.labels().contains(u"1.00 MiB free"_s), qPrintable(scratch.labels()));
    }

    void pausesAndResumes()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        QTRY_COMPARE(scratch.text(TransferModel::Progress), u"50 %"_s);
        scratch.window->view()->selectFirst();
        QVERIFY(scratch.action(u"Pause"_s)->isEnabled());
        QVERIFY(!scratch.action(u"Resume"_s)->isEnabled());

        scratch.action(u"Pause"_s)->trigger();

        QTRY_COMPARE(scratch.state(), u"Paused"_s);
        QVERIFY(!scratch.action(u"Pause"_s)->isEnabled());
        QVERIFY(scratch.action(u"Resume"_s)->isEnabled());
        QVERIFY(!scratch.filesInDownloads().contains(u"file"_s));

        server.setHandler(honest);
        scratch.action(u"Resume"_s)->trigger();

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
        QCOMPARE(server.requests().constLast().rangeStart(), 100'000);
    }

    void cancelsAndRetries()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.text(TransferModel::Progress), u"50 %"_s);
        scratch.window->view()->selectFirst();

        scratch.action(u"Cancel"_s)->trigger();

        QTRY_COMPARE(scratch.state(), u"Cancelled"_s);
        QCOMPARE(scratch.filesInDownloads(), QStringList());
        QVERIFY(!scratch.action(u"Cancel"_s)->isEnabled());
        QVERIFY(scratch.action(u"Retry"_s)->isEnabled());

        server.setHandler(honest);
        scratch.action(u"Retry"_s)->trigger();

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
    }

    void tellsWhatToDoAboutAFailureAndRetries()
    {
        MisbehavingServer server([](const SeenRequest &) { return answer(404); });
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_VERIFY2(scratch.state().startsWith("Failed: The server has no such file (HTTP 404"_L1),
            qPrintable(scratch.state()));

        scratch.window->view()->selectFirst();

        QVERIFY2(scratch.labels().contains(u"Check the URL; a link may have expired."_s),
            qPrintable(scratch.labels()));
        QCOMPARE(
            scratch.window->findChild<FilterRail *>()->topLevelItem(0)->child(5)->text(1), u"1"_s);
        QVERIFY(!scratch.action(u"Pause"_s)->isEnabled());

        server.setHandler(honest);
        scratch.action(u"Retry"_s)->trigger();

        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QTRY_VERIFY(!scratch.labels().contains(u"a link may have expired"_s));
        QVERIFY(!scratch.action(u"Retry"_s)->isEnabled());
    }

    void removesWhatRuns()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url()), scratch.download(server.url("/other"))});
        QTRY_COMPARE(scratch.rows(), 2);
        QTRY_COMPARE(scratch.text(TransferModel::Progress, 0), u"50 %"_s);
        QTRY_COMPARE(scratch.text(TransferModel::Progress, 1), u"50 %"_s);
        scratch.window->view()->selectAll();

        scratch.action(u"Remove from the list"_s)->trigger();

        QTRY_COMPARE(scratch.rows(), 0);
        QVERIFY(!scratch.action(u"Remove from the list"_s)->isEnabled());
        QVERIFY(scratch.labels().contains(u"Select a transfer"_s));
        QVERIFY(scratch.labels().contains(u"0 active, 0 left"_s));
        // Second thoughts are over.
        scratch.window->findChild<Removals *>()->settle();
        QTRY_COMPARE(scratch.filesInDownloads(), QStringList());
    }

    void bringsBackWhatWasRemoved()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.text(TransferModel::Progress, 0), u"50 %"_s);
        scratch.window->view()->selectFirst();
        QVERIFY(!scratch.action(u"Undo the removal"_s)->isEnabled());
        scratch.action(u"Remove from the list"_s)->trigger();
        QCOMPARE(scratch.rows(), 0);

        server.setHandler(honest);
        scratch.action(u"Undo the removal"_s)->trigger();

        QCOMPARE(scratch.rows(), 1);
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QCOMPARE(readFile(scratch.downloads() + u"/file"_s), kContent);
        QVERIFY(!scratch.action(u"Undo the removal"_s)->isEnabled());
    }

    void removingKeepsAFinishedFile()
    {
        MisbehavingServer server(honest);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_VERIFY(scratch.isDone());
        scratch.window->view()->selectFirst();

        QTest::keyClick(scratch.window->view(), Qt::Key_Delete);

        QTRY_COMPARE(scratch.rows(), 0);
        QCOMPARE(scratch.filesInDownloads(), QStringList{u"file"_s});
    }

    void commandsGoToAllSelected()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url()), scratch.download(server.url("/other"))});
        QTRY_COMPARE(scratch.rows(), 2);
        QTRY_COMPARE(scratch.state(0), u"Running"_s);
        QTRY_COMPARE(scratch.state(1), u"Running"_s);
        scratch.window->view()->selectAll();

        scratch.action(u"Pause"_s)->trigger();

        QTRY_COMPARE(scratch.state(0), u"Paused"_s);
        QTRY_COMPARE(scratch.state(1), u"Paused"_s);
    }

    void signsInAndGoesOn()
    {
        MisbehavingServer server(wantsSignIn);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Waiting: needs sign-in"_s);
        QVERIFY(!scratch.action(u"Sign in…"_s)->isEnabled());
        scratch.window->view()->selectFirst();
        QVERIFY(scratch.action(u"Sign in…"_s)->isEnabled());
        const auto seen = answerNext<SignInDialog>(scratch.window.get(), [](SignInDialog *dialog) {
            const auto fields = dialog->findChildren<QLineEdit *>();
            fields.at(0)->setText(u"ann"_s);
            fields.at(1)->setText(u"secret"_s);
            dialog->accept();
        });

        scratch.action(u"Sign in…"_s)->trigger();

        QVERIFY(*seen);
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QTRY_VERIFY(!scratch.action(u"Sign in…"_s)->isEnabled());
        QVERIFY(!readFile(scratch.settingsPath).contains("secret"));
    }

    void stillWaitsWhenSigningInIsGivenUp()
    {
        MisbehavingServer server(wantsSignIn);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Waiting: needs sign-in"_s);
        scratch.window->view()->selectFirst();
        const auto seen = answerNext<SignInDialog>(
            scratch.window.get(), [](SignInDialog *dialog) { dialog->reject(); });

        scratch.action(u"Sign in…"_s)->trigger();

        QVERIFY(*seen);
        QCOMPARE(scratch.state(), u"Waiting: needs sign-in"_s);
        QVERIFY(scratch.action(u"Sign in…"_s)->isEnabled());
    }

    void signingInLeavesPausedOnesAlone()
    {
        MisbehavingServer server([](const SeenRequest &request) {
            return request.path == "/file" ? wantsSignIn(request) : stalling(request);
        });
        Scratch scratch;
        scratch.host->add({scratch.download(server.url("/paused"))});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        scratch.window->view()->selectFirst();
        scratch.action(u"Pause"_s)->trigger();
        QTRY_COMPARE(scratch.state(), u"Paused"_s);
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.rows(), 2);
        QTRY_VERIFY(scratch.state(0) == u"Waiting: needs sign-in"_s ||
                    scratch.state(1) == u"Waiting: needs sign-in"_s);
        scratch.window->view()->selectAll();
        answerNext<SignInDialog>(scratch.window.get(), [](SignInDialog *dialog) {
            const auto fields = dialog->findChildren<QLineEdit *>();
            fields.at(0)->setText(u"ann"_s);
            fields.at(1)->setText(u"secret"_s);
            dialog->accept();
        });

        scratch.action(u"Sign in…"_s)->trigger();

        QTRY_VERIFY(scratch.isDone(0) || scratch.isDone(1));
        QVERIFY2(scratch.state(0) == u"Paused"_s || scratch.state(1) == u"Paused"_s,
            qPrintable(scratch.state(0) + u'/' + scratch.state(1)));
    }

    void offersDroppedFilesForUpload()
    {
        Scratch scratch;
        writeFile(scratch.path(u"one.txt"_s), "1");
        writeFile(scratch.path(u"two.txt"_s), "2");
        QStringList offered;
        const auto seen =
            answerNext<UploadDialog>(scratch.window.get(), [&offered](UploadDialog *dialog) {
                dialog->findChild<QComboBox *>()->setEditText(u"https://files.example/dav/"_s);
                for (const TransferSpec &spec : dialog->specs())
                    offered.append(spec.path);
                dialog->reject();
            });

        scratch.drop({QUrl::fromLocalFile(scratch.path(u"one.txt"_s)),
            QUrl::fromLocalFile(scratch.path(u"two.txt"_s))});

        QVERIFY(!*seen);
        QTRY_VERIFY(*seen);
        QCOMPARE(offered, (QStringList{scratch.path(u"one.txt"_s), scratch.path(u"two.txt"_s)}));
        QCOMPARE(scratch.rows(), 0);
    }

    void uploadsWhatWasDroppedAndRemembersTheServer()
    {
        MisbehavingServer server(takesPut);
        Scratch scratch;
        writeFile(scratch.path(u"one.txt"_s), "hello");
        QUrl target = server.url("/up/one.txt");
        target.setUserInfo(u"ann:secret"_s);
        target.setQuery(u"token=abcdef"_s);
        const auto seen =
            answerNext<UploadDialog>(scratch.window.get(), [target](UploadDialog *dialog) {
                dialog->findChild<QComboBox *>()->setEditText(target.toString());
                dialog->accept();
            });

        scratch.drop({QUrl::fromLocalFile(scratch.path(u"one.txt"_s))});

        QTRY_VERIFY(*seen);
        QTRY_COMPARE(scratch.rows(), 1);
        QCOMPARE(scratch.text(TransferModel::Direction), u"Upload"_s);
        QTRY_VERIFY(std::ranges::any_of(server.requests(), [](const SeenRequest &request) {
            return request.method == "PUT" && request.body == "hello";
        }));
        scratch.window.reset();
        const QByteArray settings = readFile(scratch.settingsPath);
        QVERIFY2(settings.contains("/up/one.txt"), settings.constData());
        QVERIFY2(
            !settings.contains("secret") && !settings.contains("abcdef"), settings.constData());
        scratch.window = std::make_unique<MainWindow>(scratch.host.get(), scratch.settingsPath);
    }

    void offersDroppedLinksForDownload_data()
    {
        QTest::addColumn<QString>("link");

        QTest::newRow("plain") << u"https://files.example/a.bin"_s;
        QTest::newRow("with an encoded space") << u"https://files.example/a%20b.bin"_s;
        QTest::newRow("with an encoded percent") << u"https://files.example/100%25.bin"_s;
        QTest::newRow("with an encoded slash") << u"https://files.example/a%2Fb.bin"_s;
        QTest::newRow("with a query") << u"https://files.example/a?x=1%262&y=%20z"_s;
        QTest::newRow("with umlauts") << u"https://files.example/%C3%A4.bin"_s;
        QTest::newRow("with an encoded line feed") << u"https://files.example/a%0Ab.bin"_s;
    }

    void offersDroppedLinksForDownload()
    {
        QFETCH(QString, link);
        Scratch scratch;
        QList<QUrl> offered;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&offered](DownloadDialog *dialog) {
                for (const TransferSpec &spec : dialog->specs())
                    offered.append(spec.url);
                dialog->reject();
            });

        scratch.drop({QUrl(link), QUrl(u"https://files.example/second"_s)});

        QTRY_VERIFY(*seen);
        QCOMPARE(offered.size(), 2);
        QCOMPARE(offered.at(0).toEncoded(), link.toLatin1());
    }

    void offersFilesAndLinksOfOneDropOneAfterTheOther()
    {
        Scratch scratch;
        writeFile(scratch.path(u"one.txt"_s), "1");
        const auto upload = answerNext<UploadDialog>(
            scratch.window.get(), [](UploadDialog *dialog) { dialog->reject(); });
        const auto download = answerNext<DownloadDialog>(
            scratch.window.get(), [](DownloadDialog *dialog) { dialog->reject(); });

        scratch.drop(
            {QUrl::fromLocalFile(scratch.path(u"one.txt"_s)), QUrl(u"https://files.example/x"_s)});

        QTRY_VERIFY(*upload);
        QTRY_VERIFY(*download);
    }

    void offersDroppedTextForDownload()
    {
        Scratch scratch;
        QString offered;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&offered](DownloadDialog *dialog) {
                offered = dialog->findChild<QPlainTextEdit *>()->toPlainText();
                dialog->reject();
            });

        scratch.drop({}, u"https://files.example/a\nhttps://files.example/b"_s);

        QTRY_VERIFY(*seen);
        QCOMPARE(offered, u"https://files.example/a\nhttps://files.example/b"_s);
    }

    void downloadsFromTheDialogIntoItsFolder()
    {
        MisbehavingServer server(honest);
        Scratch scratch;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                dialog->findChild<QPlainTextEdit *>()->setPlainText(server.url().toString());
                for (auto *const edit : dialog->findChildren<QLineEdit *>()) {
                    if (QDir::isAbsolutePath(edit->text()))
                        edit->setText(scratch.downloads());
                }
                dialog->accept();
            });

        scratch.action(u"Add download…"_s)->trigger();

        QVERIFY(*seen);
        QTRY_COMPARE(scratch.rows(), 1);
        QTRY_VERIFY(scratch.isDone());
        QCOMPARE(scratch.filesInDownloads(), QStringList{u"file"_s});
        QString offered;
        answerNext<DownloadDialog>(scratch.window.get(), [&offered](DownloadDialog *dialog) {
            offered = dialog->folder();
            dialog->reject();
        });
        scratch.action(u"Add download…"_s)->trigger();
        QCOMPARE(offered, scratch.downloads());
    }

    void pastesLinksOnly()
    {
        Scratch scratch;
        QString offered;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&offered](DownloadDialog *dialog) {
                offered = dialog->findChild<QPlainTextEdit *>()->toPlainText();
                dialog->reject();
            });

        QApplication::clipboard()->setText(u"just some words"_s);
        scratch.action(u"Paste links"_s)->trigger();

        QVERIFY(!*seen);

        QApplication::clipboard()->setText(u"  https://files.example/a \n"_s);
        scratch.action(u"Paste links"_s)->trigger();

        QVERIFY(*seen);
        QCOMPARE(offered, u"https://files.example/a"_s);
    }

    void pastesACurlCommand()
    {
        Scratch scratch;
        QString offered;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&offered](DownloadDialog *dialog) {
                offered = dialog->findChild<QPlainTextEdit *>()->toPlainText();
                dialog->reject();
            });

        QApplication::clipboard()->setText(u"curl 'https://files.example/a' -H 'a: b'"_s);
        scratch.action(u"Paste links"_s)->trigger();

        QVERIFY(*seen);
        QCOMPARE(offered, u"https://files.example/a"_s);
        QCOMPARE(scratch.rows(), 0);
    }

    void keepsUserInfoOutOfTheList()
    {
        MisbehavingServer server(wantsSignIn);
        Scratch scratch;
        QUrl url = server.url();
        url.setUserInfo(u"ann:secret"_s);

        scratch.host->add({scratch.download(url)});

        QTRY_VERIFY2(scratch.rows() == 1 && scratch.isDone(), qPrintable(scratch.state()));
        scratch.window->view()->selectFirst();
        QVERIFY(!scratch.labels().contains(u"secret"_s));
        QVERIFY(!scratch.labels().contains(u"ann@"_s));
    }

    void showsTheLogOfTheSelected()
    {
        MisbehavingServer server(honest);
        Scratch scratch;
        scratch.host->add({scratch.download(server.url())});
        QTRY_VERIFY(scratch.isDone());
        scratch.window->view()->selectFirst();
        auto *const log = scratch.window->findChild<QPlainTextEdit *>();

        scratch.window->findChild<QTabWidget *>()->setCurrentWidget(log->parentWidget());

        QTRY_VERIFY2(
            log->toPlainText().contains(u"Done, 195 KiB"_s), qPrintable(log->toPlainText()));
        QVERIFY(log->toPlainText().contains(u"Answer 200"_s));
    }

    void asksBeforeItStopsWork()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        QSignalSpy quit(scratch.window.get(), &MainWindow::quitRequested);
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        const auto refused = answerNext<QMessageBox>(
            scratch.window.get(), [](QMessageBox *box) { box->button(QMessageBox::No)->click(); });

        QVERIFY(!scratch.window->close());

        QVERIFY(*refused);
        QVERIFY(scratch.window->isVisible());
        QCOMPARE(quit.size(), 0);

        const auto agreed = answerNext<QMessageBox>(
            scratch.window.get(), [](QMessageBox *box) { box->button(QMessageBox::Yes)->click(); });

        QVERIFY(scratch.window->close());

        QVERIFY(*agreed);
        QCOMPARE(quit.size(), 1);
        QVERIFY(!scratch.window->isVisible());
    }

    void quittingAsksToo()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        QSignalSpy quit(scratch.window.get(), &MainWindow::quitRequested);
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        const auto asked = answerNext<QMessageBox>(
            scratch.window.get(), [](QMessageBox *box) { box->button(QMessageBox::No)->click(); });

        scratch.action(u"Quit"_s)->trigger();

        QVERIFY(*asked);
        QCOMPARE(quit.size(), 0);
    }

    void closesWithoutAskingWhenNothingRuns()
    {
        Scratch scratch;
        QSignalSpy quit(scratch.window.get(), &MainWindow::quitRequested);

        QVERIFY(scratch.window->close());

        QCOMPARE(quit.size(), 1);
    }

    void closesWithoutAskingWhenAllIsPaused()
    {
        MisbehavingServer server(stalling);
        Scratch scratch;
        QSignalSpy quit(scratch.window.get(), &MainWindow::quitRequested);
        scratch.host->add({scratch.download(server.url())});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        scratch.window->view()->selectFirst();
        scratch.action(u"Pause"_s)->trigger();
        QTRY_COMPARE(scratch.state(), u"Paused"_s);

        QVERIFY(scratch.window->close());

        QCOMPARE(quit.size(), 1);
    }

    void remembersItsLayout()
    {
        Scratch scratch;
        scratch.window->view()->setColumnWidth(TransferModel::Name, 333);
        scratch.window->resize(1'300, 650);
        scratch.window.reset();

        scratch.window = std::make_unique<MainWindow>(scratch.host.get(), scratch.settingsPath);

        QCOMPARE(scratch.window->view()->columnWidth(TransferModel::Name), 333);
    }

    void aProfileHasOneHost()
    {
        Scratch scratch;
        EngineHost second;
        std::optional<ErrorKind> kind;
        connect(
            &second, &EngineHost::failed, this, [&kind](const Error &error) { kind = error.kind; });
        EngineOptions options;
        options.profile = scratch.path(u"profile"_s);

        second.open(options);

        QTRY_VERIFY(kind.has_value());
        QCOMPARE(toString(*kind), toString(ErrorKind::ProfileInUse));
        second.disconnect(this);
    }

    void aHostStopsItselfInTheEnd_data()
    {
        QTest::addColumn<bool>("isStopping");

        QTest::newRow("at work") << false;
        // As when the session ends: shutDown() is called, and the application quits before it is
        // through.
        QTest::newRow("already stopping") << true;
    }

    void aHostStopsItselfInTheEnd()
    {
        QFETCH(bool, isStopping);
        const QTemporaryDir folder;
        MisbehavingServer server(stalling);
        bool isOpen = false;
        auto host = std::make_unique<EngineHost>();
        connect(host.get(), &EngineHost::opened, this, [&isOpen] { isOpen = true; });
        EngineOptions options;
        options.profile = folder.filePath(u"profile"_s);
        host->open(options);
        QTRY_VERIFY(isOpen);
        TransferSpec spec;
        spec.url = server.url();
        spec.path = folder.path();
        host->add({spec});
        QTRY_COMPARE(server.requests().size(), 1);

        if (isStopping)
            host->shutDown();
        host.reset();

        QVERIFY(!QFile::exists(folder.filePath(u"file"_s)));
    }
};

QTEST_MAIN(MainWindowTest)
#include "tst_mainwindow.moc"
