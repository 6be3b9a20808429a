// SPDX-License-Identifier: MIT
// Metalinks on this machine: whatever way they come in, what they name is shown and confirmed
// first.
#include "tests/ui/addfields.h"
#include "tests/ui/metalinks.h"
#include "ui/addtransfer/linksedit.h"
#include "ui/addtransfer/metalinkfiles.h"
#include "ui/mainwindow/droptarget.h"
#include "ui/mainwindow/offerqueue.h"

#include <QFileDialog>

using namespace waybill;
using namespace waybill::test;

namespace
{

QMimeData *dataOf(const QStringList &paths)
{
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    auto *const data = new QMimeData;
    data->setUrls(urls);
    return data;
}

} // namespace

class MetalinkOffersTest final : public QObject
{
    Q_OBJECT

private slots:
    void startsNothingUnlessConfirmed()
    {
        const MisbehavingServer server(honest);
        Scratch scratch;
        writeFile(scratch.path(u"x.meta4"_s), metalinkOf(server));
        QSignalSpy added(scratch.host.get(), &EngineHost::added);
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                QTRY_COMPARE(dialog->findChild<MetalinkFiles *>()->topLevelItemCount(), 2);
                dialog->reject();
            });

        scratch.window->offerFiles({scratch.path(u"x.meta4"_s)});

        QVERIFY(*seen);
        // What is added afterwards is alone.
        scratch.host->add({scratch.download(server.url("/other"))});
        QTRY_VERIFY(scratch.isDone());
        QCOMPARE(scratch.rows(), 1);
        QCOMPARE(server.requests().constFirst().path, "/other");
    }

    void comesInEveryWay_data()
    {
        QTest::addColumn<QString>("way");
        for (const QString &way :
            {u"drop"_s, u"drop target"_s, u"another start"_s, u"menu"_s, u"paste"_s})
            QTest::newRow(qPrintable(way)) << way;
    }

    void comesInEveryWay()
    {
        QFETCH(QString, way);
        const MisbehavingServer server(honest);
        Scratch scratch;
        const QString path = scratch.path(u"x.meta4"_s);
        writeFile(path, metalinkOf(server));
        OfferQueue offers(scratch.window.get());
        const auto chosen = answerNext<QFileDialog>(scratch.window.get(), [&](QFileDialog *dialog) {
            dialog->setDirectory(scratch.path({}));
            dialog->selectFile(path);
            static_cast<QDialog *>(dialog)->accept();
        });
        QString shown;
        const auto seen =
            answerNext<DownloadDialog>(scratch.window.get(), [&](DownloadDialog *dialog) {
                shown = dialog->findChild<LinksEdit *>()->toPlainText();
                QTRY_COMPARE(dialog->findChild<MetalinkFiles *>()->topLevelItemCount(), 2);
                dialog->reject();
            });
        const std::unique_ptr<QMimeData> data(dataOf({path}));

        if (way == "drop"_L1) {
            scratch.drop(data->urls());
        } else if (way == "drop target"_L1) {
            scratch.window->preferences()->setValue(u"general/dropTarget"_s, true);
            QTRY_VERIFY(scratch.window->findChild<DropTarget *>());
            emit scratch.window->findChild<DropTarget *>()->dropped(data.get());
        } else if (way == "another start"_L1) {
            offers.add({{}, {path}});
        } else if (way == "menu"_L1) {
            scratch.action(u"Open Metalink…"_s)->trigger();
            QVERIFY(*chosen);
        } else {
            QApplication::clipboard()->setMimeData(dataOf({path}));
            scratch.action(u"Paste links"_s)->trigger();
        }

        QTRY_VERIFY(*seen);
        QTRY_COMPARE(shown, path);
        QCOMPARE(scratch.rows(), 0);
    }

    /// Who takes others with it means the file itself.
    void isUploadedTogetherWithOtherFiles()
    {
        Scratch scratch;
        writeFile(scratch.path(u"x.meta4"_s), "x");
        writeFile(scratch.path(u"y.txt"_s), "y");
        const auto seen = answerNext<UploadDialog>(
            scratch.window.get(), [](UploadDialog *dialog) { dialog->reject(); });

        scratch.window->offerFiles({scratch.path(u"x.meta4"_s), scratch.path(u"y.txt"_s)});

        QVERIFY(*seen);
    }
};

QTEST_MAIN(MetalinkOffersTest)
#include "tst_metalinkoffers.moc"
