// SPDX-License-Identifier: MIT
// What the dialogs for packing and unpacking make of what is filled in.
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/packdialog.h"
#include "ui/addtransfer/packoptions.h"
#include "ui/addtransfer/unpackdialog.h"
#include "ui/addtransfer/uploaddialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// The button that says yes.
bool mayAccept(const QDialog &dialog, const QString &text)
{
    for (const QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button->isEnabled();
    }
    return false;
}

QLineEdit *lineWith(const QDialog &dialog, const QString &text)
{
    for (QLineEdit *edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->text() == text)
            return edit;
    }
    return nullptr;
}

QCheckBox *box(const QWidget &dialog, const QString &start)
{
    for (QCheckBox *check : dialog.findChildren<QCheckBox *>()) {
        if (check->text().startsWith(start))
            return check;
    }
    return nullptr;
}

} // namespace

class ArchiveDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void offersAnArchiveBesideTheFolder()
    {
        const PackDialog dialog({u"/home/me/photos"_s}, nullptr);

        const TransferSpec spec = dialog.spec();

        QCOMPARE(spec.kind, TransferKind::Pack);
        QCOMPARE(spec.path, u"/home/me"_s);
        QCOMPARE(spec.name, u"photos.tar.zst"_s);
        QCOMPARE(spec.packing->sources, QStringList{u"/home/me/photos"_s});
        QCOMPARE(spec.packing->level, 3);
        QVERIFY(mayAccept(dialog, u"Pack"_s));
    }

    void theNameFollowsTheFormat()
    {
        const PackDialog dialog({u"/home/me/photos"_s}, nullptr);

        dialog.findChild<PackOptions *>()->setFormat(ArchiveFormat::Zip);

        QCOMPARE(dialog.spec().name, u"photos.zip"_s);
        QCOMPARE(dialog.spec().packing->level, 6);
        QCOMPARE(dialog.findChild<QSpinBox *>()->maximum(), 9);
    }

    void aTarHasNoLevel()
    {
        const PackDialog dialog({u"/home/me/photos"_s}, nullptr);

        dialog.findChild<PackOptions *>()->setFormat(ArchiveFormat::Tar);

        QVERIFY(!dialog.findChild<QSpinBox *>()->isEnabled());
        QCOMPARE(dialog.spec().packing->level, 0);
    }

    void wantsTheFormatsSuffix()
    {
        const PackDialog dialog({u"/home/me/photos"_s}, nullptr);

        lineWith(dialog, u"/home/me/photos.tar.zst"_s)->setText(u"/home/me/photos.doc"_s);

        QVERIFY(!mayAccept(dialog, u"Pack"_s));
    }

    void unpacksIntoAFolderOfTheArchivesName()
    {
        const UnpackDialog dialog(u"/home/me/photos.tar.gz"_s, nullptr);
        box(dialog, u"Remove"_s)->setChecked(true);

        const TransferSpec spec = dialog.spec();

        QCOMPARE(spec.kind, TransferKind::Unpack);
        QCOMPARE(spec.archive, u"/home/me/photos.tar.gz"_s);
        QCOMPARE(spec.path, u"/home/me/photos"_s);
        QVERIFY(spec.removesArchive);
    }

    void unpacksOnlyArchives()
    {
        const UnpackDialog dialog(u"/home/me/photos.doc"_s, nullptr);

        QVERIFY(!mayAccept(dialog, u"Unpack"_s));
    }

    void packsAndUploadsAllAsOne()
    {
        const QStringList paths = {u"/home/me/a"_s, u"/home/me/b"_s};
        const UploadDialog dialog(paths, {u"https://files.example/target"_s}, 500, nullptr);
        QVERIFY(!mayAccept(dialog, u"Upload"_s)); // two files, one URL

        box(dialog, u"&Pack"_s)->setChecked(true);

        QVERIFY(mayAccept(dialog, u"Upload"_s));
        const QList<TransferSpec> specs = dialog.specs();
        QCOMPARE(specs.size(), 1);
        QCOMPARE(specs.constFirst().kind, TransferKind::Upload);
        QCOMPARE(specs.constFirst().packing->sources, paths);
        QCOMPARE(specs.constFirst().packing->format, ArchiveFormat::TarZst);
    }

    void unpacksADownloadWhenAsked()
    {
        const DownloadDialog dialog(
            u"https://files.example/photos.tar.gz"_s, u"/home/me"_s, nullptr, nullptr);
        QVERIFY(dialog.specs().constFirst().unpackInto.isEmpty());

        box(dialog, u"&Unpack"_s)->setChecked(true);

        QCOMPARE(dialog.specs().constFirst().unpackInto, u"/home/me/photos"_s);
    }
};

} // namespace waybill

QTEST_MAIN(waybill::ArchiveDialogsTest)
#include "tst_archivedialogs.moc"
