// SPDX-License-Identifier: MIT
// The fields of the add dialogs that few need, and what follows from them.
#include "tests/ui/addfields.h"
#include "ui/addtransfer/optionssection.h"
#include "ui/addtransfer/starttimeedit.h"
#include "ui/language/translators.h"

#include <QCheckBox>
#include <QCryptographicHash>
#include <QFormLayout>
#include <QSpinBox>
#include <QToolButton>
#include <QTranslator>

using namespace waybill;
using namespace waybill::test;

namespace
{

const QString kUrl = u"https://files.example/a.iso"_s;

QByteArray hexOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

class DownloadOptionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        qDeleteAll(qApp->findChildren<QTranslator *>(Qt::FindDirectChildrenOnly));
        QLocale::setDefault(QLocale::c());
    }

    void leaveAllAsItIsAtFirst()
    {
        const DownloadDialog dialog(kUrl, u"/tmp"_s, nullptr, nullptr);
        const TransferSpec spec = dialog.specs().constFirst();

        QVERIFY(!dialog.areOptionsShown());
        QVERIFY(!field<QSpinBox>(dialog, u"Connections"_s)->isVisibleTo(&dialog));
        QCOMPARE(spec.connections, 0);
        QCOMPARE(spec.priority, Priority::Normal);
        QVERIFY(!spec.startAt.isValid());
        QVERIFY(spec.mirrors.isEmpty());
        QCOMPARE(dialog.start(), Start::InTurn);
        QCOMPARE(field<QSpinBox>(dialog, u"Connections"_s)->text(), u"As set"_s);
    }

    void openWithAButtonAndGrowTheDialog()
    {
        DownloadDialog dialog(kUrl, u"/tmp"_s, nullptr, nullptr);
        dialog.show();
        const QSize before = dialog.size();

        dialog.findChild<QToolButton *>()->click();

        QVERIFY(dialog.areOptionsShown());
        QVERIFY(field<QSpinBox>(dialog, u"Connections"_s)->isVisible());
        QVERIFY(dialog.height() > before.height());
        dialog.findChild<QToolButton *>()->click();
        QVERIFY(!field<QSpinBox>(dialog, u"Connections"_s)->isVisible());
        QTRY_COMPARE(dialog.size(), before);
    }

    void takeConnectionsPriorityAndMirrors()
    {
        const DownloadDialog dialog(kUrl, u"/tmp"_s, nullptr, nullptr);

        field<QSpinBox>(dialog, u"Connections"_s)->setValue(3);
        field<QComboBox>(dialog, u"Priority"_s)->setCurrentIndex(0);
        field<QPlainTextEdit>(dialog, u"Mirrors"_s)
            ->setPlainText(u" https://a.example/a.iso \n\nhttp://b.example/a.iso"_s);

        const TransferSpec spec = dialog.specs().constFirst();
        QCOMPARE(spec.connections, 3);
        QCOMPARE(spec.priority, Priority::High);
        QCOMPARE(spec.mirrors,
            (QList<QUrl>{QUrl(u"https://a.example/a.iso"_s), QUrl(u"http://b.example/a.iso"_s)}));
        QVERIFY(acceptButton(dialog)->isEnabled());
    }

    void refuseMirrors_data()
    {
        QTest::addColumn<QString>("links");
        QTest::addColumn<QString>("mirror");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("other scheme") << kUrl << u"ftp://a.example/x"_s << u"Mirror ftp"_s;
        QTest::newRow("words") << kUrl << u"somewhere"_s << u"Mirror somewhere"_s;
        QTest::newRow("several links") << kUrl + u'\n' + kUrl + u'2' << u"https://a.example/x"_s
                                       << u"Mirrors go with one link."_s;
    }

    void refuseMirrors()
    {
        QFETCH(QString, links);
        QFETCH(QString, mirror);
        QFETCH(QString, sentence);
        const DownloadDialog dialog(links, u"/tmp"_s, nullptr, nullptr);

        field<QPlainTextEdit>(dialog, u"Mirrors"_s)->setPlainText(mirror);

        QVERIFY2(said(dialog).startsWith(sentence), qPrintable(said(dialog)));
        QVERIFY(!acceptButton(dialog)->isEnabled());
    }

    void refuseProofsOfAWholeFolder()
    {
        const DownloadDialog dialog(u"https://a.example/docs/"_s, u"/tmp"_s, nullptr, nullptr);
        for (QCheckBox *const box : dialog.findChildren<QCheckBox *>())
            box->setChecked(box->text().contains("Whole"_L1));
        QVERIFY(acceptButton(dialog)->isEnabled());

        choose(dialog, BesideTheFile);
        QVERIFY(!acceptButton(dialog)->isEnabled());

        choose(dialog, WrittenHere);
        QVERIFY(acceptButton(dialog)->isEnabled());
        field<QPlainTextEdit>(dialog, u"Mirrors"_s)->setPlainText(kUrl);
        QVERIFY(!acceptButton(dialog)->isEnabled());
    }

    void startAtATimeThatIsAhead()
    {
        const DownloadDialog dialog(kUrl, u"/tmp"_s, nullptr, nullptr);
        auto *const time = dialog.findChild<StartTimeEdit *>();
        const QDateTime when(QDate::currentDate().addDays(2), QTime(21, 30));
        QVERIFY(!time->isEnabled());

        choose(dialog, Start::AtTime);
        time->setDateTime(when);
        QCOMPARE(dialog.specs().constFirst().startAt, when.toUTC());
        QVERIFY(acceptButton(dialog)->isEnabled());

        time->setDateTime(when.addDays(-3));
        QCOMPARE(said(dialog), u"The start time is over."_s);
        QVERIFY(!acceptButton(dialog)->isEnabled());

        choose(dialog, Start::Now);
        QVERIFY(acceptButton(dialog)->isEnabled());
        QVERIFY(!dialog.specs().constFirst().startAt.isValid());
    }

    void wantTheUrlOfAList()
    {
        const DownloadDialog dialog(kUrl, u"/tmp"_s, nullptr, nullptr);

        choose(dialog, AtAUrl);
        QCOMPARE(said(dialog), u"Give the URL of the list of checksums."_s);
        QVERIFY(!acceptButton(dialog)->isEnabled());

        checksum(dialog)->setText(u"https://a.example/SHA256SUMS"_s);
        QVERIFY(acceptButton(dialog)->isEnabled());
        QVERIFY(!dialog.specs().constFirst().checksum);
    }

    void findTheChecksum_data()
    {
        QTest::addColumn<ChecksumRow>("row");
        QTest::addColumn<QByteArray>("list");

        QTest::newRow("of its own") << BesideTheFile << QByteArray("/a.iso.sha256");
        QTest::newRow("of the folder") << BesideTheFile << QByteArray("/SHA256SUMS");
        QTest::newRow("at a URL") << AtAUrl << QByteArray("/lists/sums");
    }

    void findTheChecksum()
    {
        QFETCH(ChecksumRow, row);
        QFETCH(QByteArray, list);
        const MisbehavingServer server(
            serve({{"/a.iso", kContent}, {list, hexOf(kContent) + "  a.iso\n"}}));
        Scratch scratch;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                field<QLineEdit>(*dialog, u"Folder"_s)->setText(scratch.downloads());
                choose(*dialog, row);
                if (row == AtAUrl)
                    checksum(*dialog)->setText(server.url(list).toString());
                acceptButton(*dialog)->click();
            });

        scratch.window->offerDownload(server.url("/a.iso").toString());

        QVERIFY(*seen);
        QTRY_VERIFY2(scratch.isDone(), qPrintable(scratch.state()));
        QVERIFY2(scratch.state().contains("verified"_L1, Qt::CaseInsensitive),
            qPrintable(scratch.state()));
        QCOMPARE(scratch.filesInDownloads(), QStringList{u"a.iso"_s});
    }

    void sayWhenThereIsNoChecksum()
    {
        const MisbehavingServer server(
            serve({{"/a.iso", kContent}, {"/SHA256SUMS", hexOf(kContent) + "  b.iso\n"}}));
        const Scratch scratch;
        DownloadDialog dialog(
            server.url("/a.iso").toString(), scratch.downloads(), scratch.host.get(), nullptr);
        dialog.show();
        choose(dialog, BesideTheFile);

        acceptButton(dialog)->click();
        QVERIFY(!acceptButton(dialog)->isEnabled());
        QVERIFY(!field<QLineEdit>(dialog, u"Folder"_s)->isEnabled());

        QTRY_VERIFY2(said(dialog).contains("No checksum of the file was found"_L1),
            qPrintable(said(dialog)));
        QVERIFY(dialog.isVisible());
        QVERIFY(field<QLineEdit>(dialog, u"Folder"_s)->isEnabled());
        QVERIFY(!checksum(dialog)->isEnabled());
        choose(dialog, WrittenHere);
        QVERIFY(checksum(dialog)->isEnabled());
        acceptButton(dialog)->click();
        QCOMPARE(dialog.result(), int(QDialog::Accepted));
    }

    void stopLookingWhenCancelled()
    {
        const MisbehavingServer server([](const SeenRequest &) { return Script{hangStep()}; });
        const Scratch scratch;
        DownloadDialog dialog(
            server.url("/a.iso").toString(), scratch.downloads(), scratch.host.get(), nullptr);
        QSignalSpy failed(scratch.host.get(), &EngineHost::browsingFailed);
        dialog.show();
        choose(dialog, BesideTheFile);
        acceptButton(dialog)->click();
        QTRY_VERIFY(!server.requests().isEmpty());

        dialog.reject();

        QCOMPARE(dialog.result(), int(QDialog::Rejected));
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY(failed.constLast().at(1).value<Error>().kind == ErrorKind::Cancelled);
    }

    void startWhatIsAddedAsWasChosen_data()
    {
        QTest::addColumn<Start>("start");
        QTest::addColumn<QString>("state");

        QTest::newRow("in turn") << Start::InTurn << u"Queued"_s;
        QTest::newRow("now") << Start::Now << u"Running"_s;
        QTest::newRow("at a time") << Start::AtTime << u"Starts at"_s;
        QTest::newRow("later") << Start::Later << u"Paused"_s;
    }

    /// One download at a time, which is another one's.
    void startWhatIsAddedAsWasChosen()
    {
        QFETCH(Start, start);
        QFETCH(QString, state);
        const MisbehavingServer server(stalling);
        Scratch scratch;
        scratch.host->setLimits({1, 1});
        scratch.host->add({scratch.download(server.url("/first"))});
        QTRY_COMPARE(scratch.state(), u"Running"_s);
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                field<QLineEdit>(*dialog, u"Folder"_s)->setText(scratch.downloads());
                choose(*dialog, start);
                dialog->accept();
            });

        scratch.window->offerDownload(server.url("/second").toString());

        QVERIFY(*seen);
        QTRY_COMPARE(scratch.rows(), 2);
        const int row = scratch.text(TransferModel::Name, 0) == "second"_L1 ? 0 : 1;
        QTRY_VERIFY2(scratch.state(row).startsWith(state), qPrintable(scratch.state(row)));
    }

    void stayOpenFromOneDialogToTheNext()
    {
        const Scratch scratch;
        QList<bool> shown;
        for (const bool isToOpen : {true, false, false}) {
            const auto seen =
                answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                    shown.append(dialog->areOptionsShown());
                    dialog->findChild<OptionsSection *>()->open(isToOpen);
                    dialog->reject();
                });
            scratch.action(u"Add download…"_s)->trigger();
            QVERIFY(*seen);
        }

        QCOMPARE(shown, (QList{false, true, false}));
    }

    void goWithUploadsToo()
    {
        const UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);
        const QDateTime when(QDate::currentDate().addDays(2), QTime(21, 30));

        field<QComboBox>(dialog, u"Priority"_s)->setCurrentIndex(2);
        choose(dialog, Start::AtTime);
        dialog.findChild<StartTimeEdit *>()->setDateTime(when);

        QCOMPARE(dialog.specs().constFirst().priority, Priority::Low);
        QCOMPARE(dialog.specs().constFirst().startAt, when.toUTC());
        dialog.findChild<StartTimeEdit *>()->setDateTime(when.addDays(-3));
        QVERIFY(!acceptButton(dialog)->isEnabled());
        choose(dialog, Start::Later);
        QCOMPARE(dialog.start(), Start::Later);
    }

    void haveMnemonicsOfTheirOwn_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : {u"en"_s, u"de"_s, u"zh_CN"_s})
            QTest::newRow(qPrintable(language)) << language;
    }

    void haveMnemonicsOfTheirOwn()
    {
        QFETCH(QString, language);
        QLocale::setDefault(QLocale(language));
        QCOMPARE(installTranslators(qApp, QLocale(language)), language);

        const DownloadDialog download(kUrl, u"/tmp"_s, nullptr, nullptr);
        const UploadDialog upload({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);

        QCOMPARE(collisionsIn(download).join(u", "_s), QString());
        QCOMPARE(collisionsIn(upload).join(u", "_s), QString());
    }
};

QTEST_MAIN(DownloadOptionsTest)
#include "tst_downloadoptions.moc"
