// SPDX-License-Identifier: MIT
// The dialog for servers, over a real engine and a double of the keychain.
#include "ui/sites/sitesdialog.h"

#include "tests/support/keychaindouble.h"
#include "tests/support/scratchengine.h"
#include "ui/addtransfer/downloaddialog.h"
#include "ui/addtransfer/signindialog.h"
#include "ui/addtransfer/uploaddialog.h"
#include "ui/engine/enginehost.h"
#include "ui/sites/fileedit.h"
#include "ui/sites/passwordedit.h"
#include "ui/sites/siteeditor.h"
#include "ui/sites/siteproblemtext.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QString kUrl = u"https://dav.example/files/"_s;

/// Whether a signal comes that was sent from the engine's thread. Made before what causes it; what
/// was connected to the signal earlier has seen it when this has.
class Awaited
{
public:
    template <typename Signal>
    Awaited(EngineHost *host, Signal signal)
    {
        QObject::connect(host, signal, &m_context, [this] { m_hasCome = true; });
    }
    bool wait()
    {
        return QTest::qWaitFor([this] { return m_hasCome; });
    }

private:
    QObject m_context;
    bool m_hasCome = false;
};

/// A host with an open profile, and the dialog before it.
class Scene
{
    QTemporaryDir m_folder; // outlives the rest

public:
    explicit Scene(bool hasKeychain = true)
    {
        keychain.setGone(!hasKeychain);
        host = std::make_unique<EngineHost>();
        EngineOptions options;
        options.profile = m_folder.filePath(u"profile"_s);
        options.keychain = &keychain;
        Awaited opened(host.get(), &EngineHost::opened);
        host->open(options);
        if (!opened.wait())
            qFatal("the engine does not open");
        openDialog();
    }

    void openDialog()
    {
        dialog = std::make_unique<SitesDialog>(host.get(), nullptr);
        dialog->show();
        // Asked again, after the dialog has: what comes here has come there before.
        Awaited checked(host.get(), &EngineHost::keychainChecked);
        host->requestSites();
        if (!checked.wait())
            qFatal("the keychain is not checked");
    }

    QPushButton *button(const QString &text) const
    {
        for (QPushButton *const found : dialog->findChildren<QPushButton *>()) {
            if (found->text().remove(u'&') == text)
                return found;
        }
        qFatal("there is no button %s", qPrintable(text));
    }

    /// The field that a label names.
    template <typename Widget = QLineEdit>
    Widget *field(const QString &name) const
    {
        for (QLabel *const label : dialog->findChildren<QLabel *>()) {
            if (label->text().remove(u'&') == name + u':')
                return qobject_cast<Widget *>(label->buddy());
        }
        qFatal("there is no field %s", qPrintable(name));
    }

    /// What is said beneath a field.
    QString said(const QString &name) const
    {
        QWidget *const around = field(name)->parentWidget();
        QWidget *const outer = qobject_cast<FileEdit *>(around) ? around->parentWidget() : around;
        QStringList texts;
        for (QLabel *const label : outer->findChildren<QLabel *>()) {
            if (label->isVisibleTo(outer) && !label->text().isEmpty())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    }

    void type(const QString &name, const QString &text) const
    {
        QLineEdit *const edit = field(name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else
            QTest::keyClicks(edit, text);
    }

    QStringList shown() const
    {
        QStringList names;
        const auto *const list = dialog->findChild<QListWidget *>();
        for (int row = 0; row < list->count(); ++row) {
            if (!list->item(row)->isHidden())
                names.append(list->item(row)->text());
        }
        return names;
    }

    bool isMessage(const QString &text) const
    {
        for (QLabel *const label : dialog->findChildren<QLabel *>()) {
            if (label->text() == text)
                return true;
        }
        return false;
    }

    bool save() const
    {
        Awaited saved(host.get(), &EngineHost::siteSaved);
        button(u"Save"_s)->click();
        return saved.wait();
    }

    bool add(const QString &name, const QString &url = kUrl) const
    {
        button(u"New"_s)->click();
        type(u"Name"_s, name);
        type(u"URL"_s, url);
        return save();
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    KeychainDouble keychain;
    std::unique_ptr<EngineHost> host;
    std::unique_ptr<SitesDialog> dialog;
};

/// Presses the button with this text in the next message box.
void answerNext(QObject *context, const QString &text)
{
    auto *const timer = new QTimer(context);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, text] {
        auto *const box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        timer->deleteLater();
        for (QAbstractButton *const button : box->buttons()) {
            if (button->text().remove(u'&') == text)
                button->click();
        }
    });
    timer->start(5);
}

} // namespace

class SitesTest final : public QObject
{
    Q_OBJECT

private slots:
    void savesANewServerAndItsPassword()
    {
        Scene scene;
        scene.button(u"New"_s)->click();
        scene.type(u"Name"_s, u"Files"_s);
        scene.type(u"URL"_s, kUrl);
        scene.type(u"User name"_s, u"ann"_s);
        scene.type(u"Password"_s, u"s3sam"_s);
        QCOMPARE(scene.said(u"Password"_s), u"Will be stored in the keychain."_s);

        QVERIFY(scene.save());

        QCOMPARE(scene.shown(), QStringList{u"Files"_s});
        QCOMPARE(scene.keychain.secrets(),
            (QHash<QString, QString>{{u"https://dav.example:443 ann"_s, u"s3sam"_s}}));
        QCOMPARE(scene.field(u"Password"_s)->text(), QString());
        QCOMPARE(scene.said(u"Password"_s), u"Stored in the keychain."_s);
        QVERIFY(scene.isMessage(u"Saved."_s));
        QVERIFY(!scene.button(u"Save"_s)->isEnabled());
    }

    void saysThatAPasswordIsForThisSessionOnly()
    {
        Scene scene(false);
        scene.button(u"New"_s)->click();
        scene.type(u"Name"_s, u"Files"_s);
        scene.type(u"URL"_s, kUrl);
        scene.type(u"Password"_s, u"s3sam"_s);
        QCOMPARE(scene.said(u"Password"_s),
            u"Will be kept for this session only: there is no keychain here."_s);

        QVERIFY(scene.save());

        QCOMPARE(scene.said(u"Password"_s),
            u"Kept for this session only: forgotten when Waybill ends."_s);
        QVERIFY(scene.keychain.secrets().isEmpty());
    }

    void forgetsAPassword()
    {
        Scene scene;
        scene.button(u"New"_s)->click();
        scene.type(u"Name"_s, u"Files"_s);
        scene.type(u"URL"_s, kUrl);
        scene.type(u"Password"_s, u"s3sam"_s);
        QVERIFY(scene.save());

        auto *const password = scene.field(u"Password"_s)->parentWidget();
        password->findChild<QPushButton *>()->click();
        QCOMPARE(scene.said(u"Password"_s), u"Will be forgotten."_s);
        QVERIFY(scene.save());

        QVERIFY(scene.keychain.secrets().isEmpty());
        QCOMPARE(scene.said(u"Password"_s), u"None is kept."_s);
    }

    void saysThatAPasswordStaysBehind()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));
        scene.type(u"Password"_s, u"s3sam"_s);
        QVERIFY(scene.save());

        scene.type(u"URL"_s, u"https://other.example/"_s);

        QCOMPARE(scene.said(u"Password"_s),
            u"What is kept is for another server or user: enter the password again."_s);
    }

    void keepsAllFields()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));
        auto *const kind = scene.field<QComboBox>(u"Kind"_s);
        auto *const conflict = scene.field<QComboBox>(u"If a file exists"_s);
        kind->setCurrentIndex(2);
        conflict->setCurrentIndex(2);
        const QStringList names = {u"User name"_s, u"Certificate authority"_s,
            u"Client certificate"_s, u"Private key"_s, u"Proxy user"_s};
        for (const QString &name : names)
            scene.type(name, u"/of "_s + name);
        scene.type(u"Proxy"_s, u"socks5h://p.example:1080"_s);
        const QString pin = QStringList(32, u"a7"_s).join(u':');
        scene.type(u"Pinned fingerprint"_s, pin);
        QVERIFY(scene.save());

        scene.openDialog();

        QCOMPARE(scene.field(u"Name"_s)->text(), u"Files"_s);
        QCOMPARE(scene.field(u"URL"_s)->text(), kUrl);
        QCOMPARE(scene.field<QComboBox>(u"Kind"_s)->currentText(), u"WebDAV"_s);
        QCOMPARE(scene.field<QComboBox>(u"If a file exists"_s)->currentText(), u"skip the file"_s);
        for (const QString &name : names)
            QCOMPARE(scene.field(name)->text(), u"/of "_s + name);
        QCOMPARE(scene.field(u"Proxy"_s)->text(), u"socks5h://p.example:1080"_s);
        QCOMPARE(scene.field(u"Pinned fingerprint"_s)->text(), pin);
        QVERIFY(!scene.button(u"Save"_s)->isEnabled());
    }

    void saysAtTheFieldWhatIsWrong_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const char *field, const char *text, const char *at,
                             const char *words) {
            QTest::newRow(name) << QString::fromLatin1(field) << QString::fromLatin1(text)
                                << QString::fromLatin1(at) << QString::fromLatin1(words);
        };
        row("no name", "Name", "", "Name", "Give the server a name");
        row("other scheme", "URL", "ftp://a.example/", "URL", "http and https only");
        row("no scheme", "URL", "a.example/x", "URL", "begins with https://");
        row("no URL", "URL", "", "URL", "begins with https://");
        row("query", "URL", "https://a.example/?x=y", "URL", "leave out the ?");
        row("pin", "Pinned fingerprint", "12:34", "Pinned fingerprint", "64 hexadecimal digits");
        row("proxy", "Proxy", "proxy.example", "Proxy", "socks5://");
        row("no key", "Client certificate", "/c.pem", "Private key", "needs the file of its");
        row("no certificate", "Private key", "/k.pem", "Client certificate", "needs the file of");
    }

    void saysAtTheFieldWhatIsWrong()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, at);
        QFETCH(QString, words);
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));

        scene.type(field, text);

        QVERIFY2(scene.said(at).contains(words), qPrintable(scene.said(at)));
        scene.button(u"Save"_s)->click();
        QVERIFY(scene.isMessage(u"Not saved: see the fields above."_s));
        QCOMPARE(QApplication::focusWidget(), scene.field(at));
        scene.button(u"Revert"_s)->click();
        QCOMPARE(scene.said(at), QString());
    }

    void complainsOfNothingBeforeItIsTouched()
    {
        Scene scene;

        scene.button(u"New"_s)->click();

        QCOMPARE(scene.said(u"Name"_s), QString());
        QCOMPARE(scene.said(u"URL"_s), QString());
        QVERIFY(!scene.button(u"Save"_s)->isEnabled());
    }

    void movesUserInfoIntoItsFields()
    {
        Scene scene;
        scene.button(u"New"_s)->click();
        scene.type(u"Name"_s, u"Files"_s);
        scene.type(u"URL"_s, u"https://ann:s%40m@dav.example/x/"_s);

        QVERIFY(scene.save());

        QCOMPARE(scene.field(u"URL"_s)->text(), u"https://dav.example/x/"_s);
        QCOMPARE(scene.field(u"User name"_s)->text(), u"ann"_s);
        QCOMPARE(scene.keychain.secrets().value(u"https://dav.example:443 ann"_s), u"s@m"_s);
    }

    void movesTheProxysUserInfoToo()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));
        scene.type(u"Proxy"_s, u"http://bob:pw@p.example:3128"_s);

        QTest::keyClick(scene.field(u"Proxy"_s), Qt::Key_Tab);

        QCOMPARE(scene.field(u"Proxy"_s)->text(), u"http://p.example:3128"_s);
        QCOMPARE(scene.field(u"Proxy user"_s)->text(), u"bob"_s);
        QCOMPARE(scene.field(u"Proxy password"_s)->text(), u"pw"_s);
    }

    void warnsOfAPasswordWithoutEncryption()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s, u"http://dav.example/"_s));
        const auto isWarning = [&scene] {
            for (QLabel *const label : scene.dialog->findChildren<QLabel *>()) {
                if (label->text().startsWith(u"Without https"_s))
                    return label->isVisible();
            }
            return false;
        };
        QVERIFY(!isWarning());

        scene.type(u"User name"_s, u"ann"_s);

        QVERIFY(isWarning());
    }

    void narrowsTheListDown()
    {
        Scene scene;
        QVERIFY(scene.add(u"Alpha"_s));
        QVERIFY(scene.add(u"Beta"_s, u"https://special.example/"_s));
        auto *const search =
            scene.dialog->findChild<QListWidget *>()->parentWidget()->findChild<QLineEdit *>();

        search->setText(u"ALP"_s);
        QCOMPARE(scene.shown(), QStringList{u"Alpha"_s});
        search->setText(u"special"_s);
        QCOMPARE(scene.shown(), QStringList{u"Beta"_s});
        search->clear();
        QCOMPARE(scene.shown(), (QStringList{u"Alpha"_s, u"Beta"_s}));
    }

    void duplicatesAndDeletes()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));

        scene.button(u"Duplicate"_s)->click();
        QTRY_COMPARE(scene.shown(), (QStringList{u"Files"_s, u"Files (1)"_s}));
        QTRY_COMPARE(scene.field(u"Name"_s)->text(), u"Files (1)"_s);

        answerNext(scene.dialog.get(), u"Delete"_s);
        scene.button(u"Delete…"_s)->click();
        QTRY_COMPARE(scene.shown(), QStringList{u"Files"_s});
        answerNext(scene.dialog.get(), u"Cancel"_s);
        scene.dialog->findChild<QListWidget *>()->setCurrentRow(0);
        scene.button(u"Delete…"_s)->click();
        QCOMPARE(scene.shown(), QStringList{u"Files"_s});
    }

    void asksBeforeChangesAreLost()
    {
        Scene scene;
        QVERIFY(scene.add(u"Alpha"_s));
        QVERIFY(scene.add(u"Beta"_s));
        auto *const list = scene.dialog->findChild<QListWidget *>();
        scene.type(u"User name"_s, u"ann"_s);

        answerNext(scene.dialog.get(), u"Cancel"_s);
        list->setCurrentRow(0);
        QCOMPARE(list->currentRow(), 1);
        QCOMPARE(scene.field(u"User name"_s)->text(), u"ann"_s);

        answerNext(scene.dialog.get(), u"Discard"_s);
        list->setCurrentRow(0);
        QCOMPARE(scene.field(u"Name"_s)->text(), u"Alpha"_s);

        scene.type(u"User name"_s, u"bob"_s);
        Awaited saved(scene.host.get(), &EngineHost::siteSaved);
        answerNext(scene.dialog.get(), u"Save"_s);
        list->setCurrentRow(1);
        QVERIFY(saved.wait());
        QCOMPARE(scene.field(u"Name"_s)->text(), u"Beta"_s);
        QCOMPARE(scene.field(u"User name"_s)->text(), QString());
        list->setCurrentRow(0);
        QCOMPARE(scene.field(u"User name"_s)->text(), u"bob"_s);
    }

    void closesOnlyWhenItMay()
    {
        Scene scene;
        QVERIFY(scene.add(u"Alpha"_s));
        scene.type(u"User name"_s, u"ann"_s);

        answerNext(scene.dialog.get(), u"Cancel"_s);
        scene.dialog->reject();
        QVERIFY(scene.dialog->isVisible());

        answerNext(scene.dialog.get(), u"Discard"_s);
        scene.dialog->reject();
        QVERIFY(!scene.dialog->isVisible());
    }

    void tellsWhatBecameOfAFile()
    {
        Scene scene;
        QVERIFY(scene.add(u"Files"_s));
        const QString file = scene.path(u"out.json"_s);

        scene.host->exportSites(file);
        QTRY_VERIFY(scene.isMessage(u"Exported to %1, without passwords."_s.arg(file)));
        scene.host->importSites(file);
        QTRY_COMPARE(scene.shown(), (QStringList{u"Files"_s, u"Files (1)"_s}));
        writeFile(file, "{\"waybillSites\":1,\"sites\":[{\"name\":\"x\",\"url\":\"ftp://x\"}]}");
        scene.host->importSites(file);
        QTRY_VERIFY(scene.isMessage(
            u"Nothing was imported. Server 1 of the file: Waybill speaks http and https only. "
            "Begin the URL with https:// or http://."_s));
        QCOMPARE(scene.shown().size(), 2);
    }

    void aRememberedSignInBecomesAServer()
    {
        Scene scene;

        scene.host->signIn(u"https://dav.example/x/file"_s, {u"ann"_s, u"s3sam"_s}, {}, true);

        QTRY_COMPARE(scene.shown(), QStringList{u"dav.example"_s});
        QTRY_COMPARE(scene.said(u"Password"_s), u"Stored in the keychain."_s);
        QCOMPARE(scene.field(u"URL"_s)->text(), u"https://dav.example/"_s);
        QCOMPARE(scene.keychain.secrets().value(u"https://dav.example:443 ann"_s), u"s3sam"_s);
    }

    void anUploadDoesWithExistingFilesAsItsServerSays()
    {
        Site site;
        site.url = QUrl(kUrl);
        site.onConflict = ConflictPolicy::Skip;
        UploadDialog dialog({u"/tmp/a"_s}, {u"https://other.example/"_s}, 500, nullptr);
        const auto policy = [&dialog] { return dialog.specs().constFirst().onConflict; };
        QComboBox *const url = dialog.findChild<QComboBox *>();
        const ConflictPolicy usual = policy();

        dialog.setSites({site});
        QCOMPARE(policy(), usual);
        QVERIFY(url->findText(kUrl) >= 0);

        url->setEditText(kUrl + u"sub/"_s);
        QCOMPARE(policy(), ConflictPolicy::Skip);

        url->setEditText(u"https://other.example/"_s);
        QCOMPARE(policy(), usual);

        QTest::keyClick(dialog.findChildren<QComboBox *>().at(1), Qt::Key_End);
        url->setEditText(kUrl);
        QCOMPARE(policy(), ConflictPolicy::Rename);
    }

    void aDownloadDoesWithExistingFilesAsItsServersSay()
    {
        Site site;
        site.url = QUrl(kUrl);
        site.onConflict = ConflictPolicy::Newer;
        DownloadDialog dialog(u"https://other.example/a"_s, u"/tmp"_s, nullptr, nullptr);
        const auto policies = [&dialog] {
            QList<ConflictPolicy> all;
            for (const TransferSpec &spec : dialog.specs())
                all.append(spec.onConflict);
            return all;
        };
        auto *const links = dialog.findChild<QPlainTextEdit *>();
        using enum ConflictPolicy;

        dialog.setConflicts(Rename, {site});
        QCOMPARE(policies(), QList{Rename});

        links->setPlainText(kUrl + u"a\n"_s + kUrl + u"b"_s);
        QCOMPARE(policies(), (QList{Newer, Newer}));

        links->setPlainText(kUrl + u"a\nhttps://other.example/a"_s);
        QCOMPARE(policies(), (QList{Rename, Rename}));

        QTest::keyClick(dialog.findChildren<QComboBox *>().at(1), Qt::Key_Home);
        links->setPlainText(kUrl + u"a"_s);
        QCOMPARE(policies(), QList{Fail});
    }

    void theEditorOffersEveryChoice()
    {
        SiteEditor editor(nullptr);
        for (size_t i = 0; i < EnumNames<ConflictPolicy>::names.size(); ++i) {
            SiteSnapshot snapshot;
            snapshot.site.onConflict = static_cast<ConflictPolicy>(i);
            editor.setSite(snapshot);
            QCOMPARE(editor.site().onConflict, snapshot.site.onConflict);
        }
    }

    void aSignInIsRememberedOnlyWithAKeychain()
    {
        SignInDialog dialog(u"dav.example"_s, nullptr);
        auto *const remember = dialog.findChild<QCheckBox *>();
        QVERIFY(!remember->isVisibleTo(&dialog));
        QVERIFY(!dialog.isRemembered());

        dialog.setHasKeychain(true);
        QVERIFY(remember->isVisibleTo(&dialog) && remember->isEnabled());
        remember->setChecked(true);
        QVERIFY(dialog.isRemembered());

        dialog.setHasKeychain(false);
        QVERIFY(!remember->isEnabled());
        QVERIFY(!dialog.isRemembered());
    }

    void everyProblemHasWords()
    {
        for (int kind = 0; kind <= static_cast<int>(SiteProblem::Kind::NewerFile); ++kind) {
            const QString text =
                siteProblemText({static_cast<SiteProblem::Kind>(kind), u"detail"_s, 0});
            QVERIFY2(!text.isEmpty() && !text.contains(u"%1"_s), qPrintable(text));
        }
    }
};

QTEST_MAIN(SitesTest)
#include "tst_sites.moc"
