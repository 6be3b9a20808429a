// SPDX-License-Identifier: MIT
#include "tests/support/scratchengine.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/recentservers.h"
#include "ui/addtransfer/signindialog.h"
#include "ui/addtransfer/uploaddialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

const QString kDigest = u"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_s;

QPushButton *button(const QDialog &dialog, const QString &text)
{
    for (QPushButton *const found : dialog.findChildren<QPushButton *>()) {
        if (found->text() == text)
            return found;
    }
    qFatal("there is no button %s", qPrintable(text));
}

/// All that plain labels say; titles of fields are not among them.
QString problem(const QDialog &dialog)
{
    QStringList texts;
    for (const QLabel *const label : dialog.findChildren<QLabel *>()) {
        const bool isSurvey = label->text().startsWith(u"Counting"_s);
        if (label->textFormat() == Qt::PlainText && !label->text().isEmpty() && !isSurvey)
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

QList<QUrl> urls(const QList<TransferSpec> &specs)
{
    QList<QUrl> all;
    for (const TransferSpec &spec : specs)
        all.append(spec.url);
    return all;
}

QLineEdit *checksum(const DownloadDialog &dialog)
{
    for (QLineEdit *const edit : dialog.findChildren<QLineEdit *>()) {
        if (edit->placeholderText().contains(u"sha256"_s))
            return edit;
    }
    qFatal("there is no field for the checksum");
}

} // namespace

class DialogsTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesSeveralLinks()
    {
        const DownloadDialog dialog(
            u"https://a.example/1\n\n  http://b.example/2  \n"_s, u"/tmp/in"_s, nullptr, nullptr);

        const QList<TransferSpec> specs = dialog.specs();

        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
        QVERIFY(problem(dialog).isEmpty());
        QCOMPARE(urls(specs),
            (QList<QUrl>{QUrl(u"https://a.example/1"_s), QUrl(u"http://b.example/2"_s)}));
        for (const TransferSpec &spec : specs) {
            QCOMPARE(spec.kind, TransferKind::Download);
            QCOMPARE(spec.path, u"/tmp/in"_s);
            QVERIFY(!spec.checksum);
        }
    }

    void offersTheWholeFolderWhereALinkMayBeOne()
    {
        DownloadDialog dialog(
            u"https://a.example/1\nhttps://a.example/docs/"_s, u"/tmp/in"_s, nullptr, nullptr);
        const auto boxes = dialog.findChildren<QCheckBox *>();
        const auto box = std::ranges::find(boxes, u"&Whole folder, with all that lies in it"_s,
            [](const QCheckBox *one) { return one->text(); });
        QVERIFY(box != boxes.end() && (*box)->isVisibleTo(&dialog));
        QVERIFY(!dialog.specs().at(1).isFolder);

        (*box)->setChecked(true);

        QVERIFY(!dialog.specs().at(0).isFolder);
        QVERIFY(dialog.specs().at(1).isFolder);
        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://a.example/docs/"_s);
        checksum(dialog)->setText(u"md5:"_s + QString(32, u'0'));
        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());
        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://a.example/1"_s);
        QVERIFY(!(*box)->isVisibleTo(&dialog));
        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
    }

    void downloadsNothingWithoutLinks()
    {
        DownloadDialog dialog(QString(), u"/tmp/in"_s, nullptr, nullptr);
        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());
        QVERIFY(problem(dialog).isEmpty());

        dialog.findChild<QPlainTextEdit *>()->setPlainText(u" \n \n"_s);
        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());

        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://a.example/1"_s);
        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
    }

    void refusesABadLinkWithASentence_data()
    {
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("sentence");

        QTest::newRow("other scheme")
            << u"ftp://a.example/x"_s << u"Waybill moves files over http and https only"_s;
        QTest::newRow("a file") << u"file:///etc/passwd"_s
                                << u"Waybill moves files over http and https only"_s;
        QTest::newRow("no scheme") << u"a.example/x"_s << u"This is not a valid URL"_s;
        QTest::newRow("no host") << u"https:///x"_s << u"This is not a valid URL"_s;
        QTest::newRow("bad port") << u"https://a.example:99999/x"_s << u"This is not a valid URL"_s;
        QTest::newRow("port 0") << u"https://a.example:0/x"_s << u"This is not a valid URL"_s;
        QTest::newRow("words") << u"just some words"_s << u"This is not a valid URL"_s;
        QTest::newRow("a tab within")
            << u"https://a.example/x\ty"_s << u"This is not a valid URL"_s;
    }

    void refusesABadLinkWithASentence()
    {
        QFETCH(QString, link);
        QFETCH(QString, sentence);

        const DownloadDialog dialog(
            u"https://a.example/fine\n"_s + link, u"/tmp/in"_s, nullptr, nullptr);

        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());
        QVERIFY2(problem(dialog).contains(sentence), qPrintable(problem(dialog)));
        QVERIFY2(problem(dialog).startsWith(link), qPrintable(problem(dialog)));
    }

    void aCorrectedLinkIsTaken()
    {
        DownloadDialog dialog(u"htps://a.example/x"_s, u"/tmp/in"_s, nullptr, nullptr);
        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());

        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://a.example/x"_s);

        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
        QVERIFY(problem(dialog).isEmpty());
    }

    void aLongLinkIsShownInShort()
    {
        const QString link = u"ftp://a.example/"_s + QString(5'000, u'x');

        const DownloadDialog dialog(link, u"/tmp/in"_s, nullptr, nullptr);

        QVERIFY(problem(dialog).size() < 300);
    }

    void downloadsNothingWithoutAFolder()
    {
        const DownloadDialog dialog(u"https://a.example/1"_s, QString(), nullptr, nullptr);

        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());
    }

    void makesTheFolderAbsolute()
    {
        const DownloadDialog dialog(
            u"https://a.example/1"_s, u"here/../there/"_s, nullptr, nullptr);

        QCOMPARE(dialog.specs().constFirst().path, QDir::current().filePath(u"there"_s));
        QCOMPARE(dialog.folder(), QDir::current().filePath(u"there"_s));
    }

    void takesAChecksum_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isGood");

        QTest::newRow("none") << QString() << true;
        QTest::newRow("sha256") << u"sha256:"_s + kDigest << true;
        QTest::newRow("upper case") << u"sha256:"_s + kDigest.toUpper() << true;
        QTest::newRow("space after it") << u"sha256:"_s + kDigest + u' ' << true;
        QTest::newRow("md5") << u"md5:d41d8cd98f00b204e9800998ecf8427e"_s << true;
        QTest::newRow("no algorithm") << kDigest << false;
        QTest::newRow("unknown algorithm") << u"crc32:"_s + kDigest << false;
        QTest::newRow("too short") << u"sha256:"_s + kDigest.left(62) << false;
        QTest::newRow("no hexadecimal") << u"sha256:"_s + kDigest.left(63) + u'g' << false;
        QTest::newRow("the other's length") << u"sha512:"_s + kDigest << false;
    }

    void takesAChecksum()
    {
        QFETCH(QString, text);
        QFETCH(bool, isGood);
        DownloadDialog dialog(u"https://a.example/1"_s, u"/tmp/in"_s, nullptr, nullptr);

        checksum(dialog)->setText(text);

        QCOMPARE(button(dialog, u"Download"_s)->isEnabled(), isGood);
        QCOMPARE(problem(dialog).isEmpty(), isGood);
        QCOMPARE(dialog.specs().constFirst().checksum.has_value(), isGood && !text.isEmpty());
    }

    void aChecksumGoesWithOneLinkOnly()
    {
        DownloadDialog dialog(
            u"https://a.example/1\nhttps://a.example/2"_s, u"/tmp/in"_s, nullptr, nullptr);

        checksum(dialog)->setText(u"sha256:"_s + kDigest);

        QVERIFY(!button(dialog, u"Download"_s)->isEnabled());
        QCOMPARE(problem(dialog), u"A checksum goes with one link."_s);

        dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://a.example/1"_s);
        QVERIFY(button(dialog, u"Download"_s)->isEnabled());
    }

    void offersRecentServers()
    {
        const UploadDialog dialog({u"/tmp/a"_s},
            {u"https://new.example/dav/"_s, u"https://old.example/"_s}, 500, nullptr);

        const auto *const box = dialog.findChild<QComboBox *>();

        QCOMPARE(box->count(), 2);
        QCOMPARE(dialog.serverUrl(), u"https://new.example/dav/"_s);
        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());
    }

    void asksForTheServer()
    {
        const UploadDialog dialog({u"/tmp/a"_s}, {}, 500, nullptr);

        QVERIFY(!button(dialog, u"Upload"_s)->isEnabled());
        QVERIFY(problem(dialog).startsWith(u"Give the URL"_s));
        QVERIFY(dialog.specs().isEmpty());
    }

    void refusesABadServerWithASentence()
    {
        UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/"_s}, 500, nullptr);

        dialog.findChild<QComboBox *>()->setEditText(u"sftp://files.example/"_s);

        QVERIFY(!button(dialog, u"Upload"_s)->isEnabled());
        QVERIFY2(problem(dialog).startsWith(u"Waybill moves files over http and https only"_s),
            qPrintable(problem(dialog)));
        QVERIFY(dialog.specs().isEmpty());
    }

    void makesATransferOfEachPath()
    {
        const QTemporaryDir folder;
        test::writeFile(folder.filePath(u"file"_s), "x");
        QVERIFY(QDir().mkpath(folder.filePath(u"sub"_s)));

        const UploadDialog dialog({folder.filePath(u"file"_s), folder.filePath(u"sub"_s)},
            {u"https://new.example/dav/"_s}, 500, nullptr);

        const QList<TransferSpec> specs = dialog.specs();
        QCOMPARE(specs.size(), 2);
        QCOMPARE(specs.at(0).kind, TransferKind::Upload);
        QCOMPARE(specs.at(0).path, folder.filePath(u"file"_s));
        QCOMPARE(specs.at(1).url, QUrl(u"https://new.example/dav/"_s));
        const auto *const list = dialog.findChild<QTreeWidget *>();
        QCOMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(1)->text(0), folder.filePath(u"sub"_s));
    }

    /// Some file managers name a dropped folder so; a transfer of it would have no name.
    void dropsTheSlashBehindAFolder()
    {
        const QTemporaryDir folder;

        const UploadDialog dialog(
            {folder.path() + u'/'}, {u"https://new.example/dav/"_s}, 500, nullptr);

        QCOMPARE(dialog.specs().constFirst().path, folder.path());
        QCOMPARE(dialog.findChild<QTreeWidget *>()->topLevelItem(0)->text(0), folder.path());
    }

    /// Each would take the place of the one before it.
    void severalFilesNeedAFolderOnTheServer()
    {
        UploadDialog dialog(
            {u"/tmp/a"_s, u"/tmp/b"_s}, {u"https://new.example/dav/one.txt"_s}, 500, nullptr);

        QVERIFY(!button(dialog, u"Upload"_s)->isEnabled());
        QVERIFY(!problem(dialog).isEmpty());

        dialog.findChild<QComboBox *>()->setEditText(u"https://new.example/dav/"_s);
        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());
        dialog.findChild<QComboBox *>()->setEditText(u"https://new.example"_s);
        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());
    }

    void oneFileMayNameItsTarget()
    {
        const UploadDialog dialog(
            {u"/tmp/a"_s}, {u"https://new.example/dav/one.txt"_s}, 500, nullptr);

        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());
        QCOMPARE(dialog.specs().constFirst().url, QUrl(u"https://new.example/dav/one.txt"_s));
    }

    void takesTheConflictPolicy_data()
    {
        QTest::addColumn<int>("row");
        QTest::addColumn<ConflictPolicy>("policy");

        QTest::newRow("fail") << 0 << ConflictPolicy::Fail;
        QTest::newRow("skip") << 1 << ConflictPolicy::Skip;
        QTest::newRow("replace") << 2 << ConflictPolicy::Overwrite;
        QTest::newRow("newer") << 3 << ConflictPolicy::Newer;
        QTest::newRow("size") << 4 << ConflictPolicy::OtherSize;
        QTest::newRow("rename") << 5 << ConflictPolicy::Rename;
    }

    void takesTheConflictPolicy()
    {
        QFETCH(int, row);
        const UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);

        dialog.findChildren<QComboBox *>().at(1)->setCurrentIndex(row);

        QTEST(dialog.specs().constFirst().onConflict, "policy");
    }

    void comparesNothingThatIsPackedOnTheWay()
    {
        const UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);
        QComboBox *const conflict = dialog.findChildren<QComboBox *>().at(1);
        dialog.findChildren<QCheckBox *>().at(1)->setChecked(true);
        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());

        conflict->setCurrentIndex(3);
        QVERIFY(!button(dialog, u"Upload"_s)->isEnabled());
        QVERIFY(problem(dialog).contains(u"packed on the way"_s));

        conflict->setCurrentIndex(2);
        QVERIFY(button(dialog, u"Upload"_s)->isEnabled());
    }

    void readsBackWhenAsked()
    {
        const UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);
        QCOMPARE(dialog.specs().constFirst().verify, Verification::Length);

        dialog.findChild<QCheckBox *>()->setChecked(true);

        QCOMPARE(dialog.specs().constFirst().verify, Verification::Digest);
    }

    void changesNothingOnTheServerUnlessTold()
    {
        const UploadDialog dialog({u"/tmp/a"_s}, {u"https://new.example/dav/"_s}, 500, nullptr);

        QCOMPARE(dialog.specs().constFirst().onConflict, ConflictPolicy::Fail);
    }

    void remembersServersNewestFirst()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        QVERIFY(recentServers(settings).isEmpty());

        rememberServer(settings, u"https://a.example/"_s);
        rememberServer(settings, u"https://b.example/"_s);
        rememberServer(settings, u"https://a.example/"_s);

        QCOMPARE(recentServers(settings),
            (QStringList{u"https://a.example/"_s, u"https://b.example/"_s}));
    }

    void remembersTenServers()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);

        for (int i = 0; i < 20; ++i)
            rememberServer(settings, u"https://server%1.example/"_s.arg(i));

        QCOMPARE(recentServers(settings).size(), 10);
        QCOMPARE(recentServers(settings).constFirst(), u"https://server19.example/"_s);
    }

    void remembersNoSecrets()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        {
            QSettings settings(file, QSettings::IniFormat);
            rememberServer(settings, u"https://ann:secret@a.example:8443/dav/?token=hidden#part"_s);
            QCOMPARE(recentServers(settings), QStringList{u"https://a.example:8443/dav/"_s});
        }

        const QByteArray kept = test::readFile(file);
        QVERIFY(kept.contains("a.example"));
        QVERIFY2(!kept.contains("secret") && !kept.contains("ann") && !kept.contains("hidden"),
            kept.constData());
    }

    void aRememberedServerIsStillTheSame()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        const QString url = u"https://a.example/100%25/a%2Fb/%C3%A4%20b/"_s;

        rememberServer(settings, url);

        const UploadDialog dialog({u"/tmp/a"_s}, recentServers(settings), 500, nullptr);
        QCOMPARE(dialog.specs().constFirst().url.toEncoded(), url.toLatin1());
    }

    void asksForUserAndPassword()
    {
        const SignInDialog dialog(u"<b>files.example</b>"_s, nullptr);
        const auto fields = dialog.findChildren<QLineEdit *>();

        fields.at(0)->setText(u"ann"_s);
        fields.at(1)->setText(u" secret "_s);

        QCOMPARE(dialog.credentials(), (Credentials{u"ann"_s, u" secret "_s}));
        QCOMPARE(fields.at(1)->echoMode(), QLineEdit::Password);
        QVERIFY(problem(dialog).startsWith(u"<b>files.example</b> wants you to sign in"_s));
    }
};

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"
