// SPDX-License-Identifier: MIT
// A finished download's receipt, exported by the window's command.
#include "tests/ui/scratchwindow.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

/// A window in which one download is done and selected.
struct Done
{
    Done()
    {
        scratch.host->add({scratch.download(server.url())});
        if (!QTest::qWaitFor([this] { return scratch.rows() == 1 && scratch.isDone(); }))
            qFatal("the download does not end");
        scratch.window->view()->selectFirst();
    }

    bool exportTo(const QString &path)
    {
        const auto seen =
            answerNext<QFileDialog>(scratch.window.get(), [path](QFileDialog *dialog) {
                dialog->selectFile(path);
                static_cast<QDialog *>(dialog)->accept();
            });
        scratch.action(u"Export the receipt…"_s)->trigger();
        return *seen;
    }

    MisbehavingServer server{honest};
    Scratch scratch;
};

} // namespace

class ReceiptTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QApplication::setQuitOnLastWindowClosed(false);
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }

    void isWrittenAsJson()
    {
        Done done;
        const QString path = done.scratch.path(u"receipt.json"_s);

        QVERIFY(done.exportTo(path));

        QTRY_VERIFY(QFile::exists(path));
        const QJsonObject receipt = QJsonDocument::fromJson(readFile(path)).object();
        QCOMPARE(receipt[u"bytes"_s].toInteger(), kContent.size());
        QCOMPARE(receipt[u"source"_s].toString(), done.server.url().toString());
    }

    void isWrittenAsTextWhereTheNameSaysSo()
    {
        Done done;
        const QString path = done.scratch.path(u"receipt.txt"_s);

        QVERIFY(done.exportTo(path));

        QTRY_VERIFY(QFile::exists(path));
        QVERIFY(readFile(path).startsWith("Waybill receipt\n"));
    }

    void tellsWhenItCannotBeWritten()
    {
        Done done;
        QString told;
        const QString path = done.scratch.path(u"taken.json"_s);
        QVERIFY(QFile::link(done.scratch.path(u"missing/receipt.json"_s), path));

        QVERIFY(done.exportTo(path));

        const auto seen =
            answerNext<QMessageBox>(done.scratch.window.get(), [&told](QMessageBox *box) {
                told = box->text();
                box->reject();
            });
        QTRY_VERIFY(*seen);
        QVERIFY2(told.startsWith(u"The receipt could not be written: "_s), qPrintable(told));
    }
};

QTEST_MAIN(ReceiptTest)
#include "tst_receipt.moc"
