// SPDX-License-Identifier: MIT
// The server browser over a real engine and a server that keeps its files in memory.
#include "ui/browser/browserwindow.h"

#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"
#include "ui/browser/breadcrumbbar.h"
#include "ui/browser/browseractions.h"
#include "ui/browser/browsermodel.h"
#include "ui/browser/browsertable.h"
#include "ui/browser/messagebar.h"
#include "ui/browser/namedialog.h"
#include "ui/engine/enginehost.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

QStringList shown(const BrowserModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.entry(row).name);
    return names;
}

/// A WebDAV server in memory: paths, folders with '/' at their end.
class DavDouble
{
public:
    Script operator()(const SeenRequest &request)
    {
        if (isClosed)
            return answer(401, {}, {"WWW-Authenticate: Basic realm=x"});
        if (request.method == "OPTIONS")
            return answer(200, {}, {"DAV: 1"});
        if (request.method == "PROPFIND")
            return propfind(request);
        if (request.method == "MKCOL")
            return answer(files.insert(request.path, "").value().isNull() ? 500 : 201);
        if (request.method == "MOVE") {
            const QByteArray destination = request.header("Destination");
            const QByteArray target = destination.mid(destination.indexOf('/', 8));
            if (files.contains(target))
                return answer(412);
            files[target] = files.take(request.path);
            return answer(201);
        }
        if (request.method == "DELETE")
            return answer(files.remove(request.path) > 0 ? 204 : 404);
        return answer(405);
    }

    QMap<QByteArray, QByteArray> files = {{"/", ""}, {"/docs/", ""}, {"/docs/inner/", ""},
        {"/docs/a.txt", "aaa"}, {"/b.txt", "bb"}, {"/c%20&.bin", "c"}};
    bool isClosed = false;

private:
    QByteArray response(const QByteArray &path) const
    {
        const QByteArray &content = files[path];
        const QByteArray kind = path.endsWith('/') ? "<collection/>" : "";
        return "<response><href>" + QString::fromUtf8(path).toHtmlEscaped().toUtf8() +
               "</href><propstat><prop><resourcetype>" + kind +
               "</resourcetype><getcontentlength>" + QByteArray::number(content.size()) +
               "</getcontentlength><getetag>\"" + content +
               "\"</getetag></prop>"
               "<status>HTTP/1.1 200 OK</status></propstat></response>";
    }

    Script propfind(const SeenRequest &request) const
    {
        if (!files.contains(request.path))
            return answer(404);
        QByteArray body = response(request.path);
        for (const QByteArray &path : files.keys()) {
            const QByteArray rest = path.mid(request.path.size());
            const bool isChild = path.startsWith(request.path) && !rest.isEmpty() &&
                                 (rest.indexOf('/') < 0 || rest.indexOf('/') == rest.size() - 1);
            if (isChild && request.header("Depth") == "1")
                body += response(path);
        }
        return answer(207, "<multistatus xmlns=\"DAV:\">" + body + "</multistatus>");
    }
};

/// A window over an engine of its own, and the server.
struct Scene
{
    Scene()
    {
        QSignalSpy opened(&host, &EngineHost::opened);
        EngineOptions options;
        options.profile = folder.filePath(u"profile"_s);
        host.open(options);
        opened.wait();
        window.show();
    }

    void open(const QByteArray &path = "/")
    {
        window.open(server.url(path).toString());
        waitForListing();
    }

    void waitForListing()
    {
        QVERIFY(QTest::qWaitFor([this] { return !actions->stop->isEnabled(); }));
    }

    QStringList names() const { return shown(*model); }

    void select(const QStringList &wanted) const
    {
        table->clearSelection();
        for (int row = 0; row < model->rowCount(); ++row) {
            if (wanted.contains(model->entry(row).name))
                table->selectionModel()->select(
                    model->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        }
    }

    QString message() const
    {
        const auto *bar = window.findChild<MessageBar *>();
        QStringList texts;
        for (const QLabel *label : bar->findChildren<QLabel *>())
            texts.append(label->text());
        return bar->isVisible() ? texts.join(QString()) : QString();
    }

    QPushButton *button(const QString &text) const
    {
        for (auto *button : window.findChild<MessageBar *>()->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&').startsWith(text) && button->isVisible())
                return button;
        }
        return nullptr;
    }

    QTemporaryDir folder;
    std::shared_ptr<DavDouble> dav = std::make_shared<DavDouble>();
    MisbehavingServer server{[this](const SeenRequest &request) { return (*dav)(request); }};
    EngineHost host;
    BrowserWindow window{&host, folder.filePath(u"settings.ini"_s)};
    BrowserModel *model = window.findChild<BrowserModel *>();
    QAbstractItemModelTester tester{model, kFatal};
    BrowserTable *table = window.findChild<BrowserTable *>();
    BrowserActions *actions = window.findChild<BrowserActions *>();
};

/// Types into the dialog that comes up next, and presses Enter.
void answerNext(const QString &text)
{
    QTimer::singleShot(0, qApp, [text] {
        auto *dialog = qobject_cast<NameDialog *>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        auto *name = dialog->findChild<QLineEdit *>();
        name->setText(text);
        QTest::keyClick(name, Qt::Key_Return);
    });
}

/// Presses a button of the question that comes up next; what it asked goes to `asked`.
void pressNext(const QString &label, QString *asked)
{
    QTimer::singleShot(0, qApp, [label, asked] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        QVERIFY(box);
        *asked = box->text() + u'\n' + box->informativeText();
        for (QAbstractButton *button : box->buttons()) {
            if (button->text().remove(u'&') == label)
                button->click();
        }
    });
}

void drop(BrowserTable *table, const QList<QUrl> &urls, const QPoint &where)
{
    QMimeData data;
    data.setUrls(urls);
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &enter);
    QDropEvent event(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(table->viewport(), &event);
}

} // namespace

class BrowserTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsWhatTheServerHas();
    void goesIntoFoldersAndBack();
    void goesUpToWhereItCameFrom();
    void goesWhereACrumbLeads();
    void takesPasswordsOutOfTheAddress();
    void asksForDownloadsByDoubleClick();
    void asksForDownloadsByEnter();
    void asksForDownloadsByMenu();
    void asksForUploadsIntoTheFolderThatWasHit();
    void asksForUploadsIntoTheCurrentFolder();
    void takesNoDropOfLinksOrWithoutAFolder();
    void makesAFolderAndSelectsIt();
    void renames();
    void refusesNamesBeforeTheyAreSent();
    void deletesWhatIsConfirmed();
    void deletesNothingWhenCancelled();
    void namesWhatWillBeDeleted();
    void deletesNothingThatHasChanged();
    void offersToSignIn();
    void tellsWhatFailedAndTriesAgain();
    void tellsWhatIsNoListing();
    void offersNoChangesWithoutWebDav();
    void stops();
    void copiesUrls();
    void countsWhatIsThere();
    void showsTextAsText();
    void remembersItsColumns();
};

void BrowserTest::showsWhatTheServerHas()
{
    Scene scene;

    scene.open();

    QCOMPARE(scene.names(), (QStringList{u"docs"_s, u"b.txt"_s, u"c &.bin"_s}));
    QCOMPARE(scene.model->index(1, BrowserModel::Size).data().toString(), u"2 B"_s);
    QCOMPARE(scene.message(), QString());
}

void BrowserTest::goesIntoFoldersAndBack()
{
    Scene scene;
    scene.open();
    QVERIFY(!scene.actions->back->isEnabled());

    const QRect row = scene.table->visualRect(scene.model->index(0, 0));
    QTest::mouseClick(scene.table->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(scene.table->viewport(), Qt::LeftButton, {}, row.center());
    scene.waitForListing();
    QCOMPARE(scene.names(), (QStringList{u"inner"_s, u"a.txt"_s}));
    QCOMPARE(scene.window.url(), scene.server.url("/docs/"));

    scene.actions->back->trigger();
    scene.waitForListing();
    QCOMPARE(scene.window.url(), scene.server.url("/"));
    QVERIFY(!scene.actions->back->isEnabled());
}

void BrowserTest::goesUpToWhereItCameFrom()
{
    Scene scene;
    scene.open("/docs/");

    QTest::keyClick(scene.table, Qt::Key_Backspace);
    scene.waitForListing();

    QCOMPARE(scene.window.url(), scene.server.url("/"));
    QCOMPARE(scene.table->selected().constFirst().name, u"docs"_s);
    QVERIFY(!scene.actions->up->isEnabled());
}

void BrowserTest::goesWhereACrumbLeads()
{
    Scene scene;
    scene.open("/docs/inner/");
    auto *crumbs = scene.window.findChild<BreadcrumbBar *>();

    QToolButton *docs = nullptr;
    for (auto *crumb : crumbs->findChildren<QToolButton *>()) {
        if (crumb->accessibleName() == "docs"_L1)
            docs = crumb;
    }
    QVERIFY(docs);
    docs->click();
    scene.waitForListing();

    QCOMPARE(scene.window.url(), scene.server.url("/docs/"));
}

void BrowserTest::takesPasswordsOutOfTheAddress()
{
    Scene scene;
    QUrl url = scene.server.url("/");
    url.setUserInfo(u"ann:secret"_s);

    scene.window.open(url.toString());
    scene.waitForListing();

    for (const QLineEdit *field : scene.window.findChildren<QLineEdit *>())
        QVERIFY(!field->text().contains(u"secret"_s));
    QVERIFY(scene.window.url().userInfo().isEmpty());
}

void BrowserTest::asksForDownloadsByDoubleClick()
{
    Scene scene;
    scene.open();
    QSignalSpy asked(&scene.window, &BrowserWindow::downloadRequested);

    const QRect row = scene.table->visualRect(scene.model->index(2, 0));
    QTest::mouseClick(scene.table->viewport(), Qt::LeftButton, {}, row.center());
    QTest::mouseDClick(scene.table->viewport(), Qt::LeftButton, {}, row.center());

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<QList<QUrl>>(),
        QList<QUrl>{scene.server.url("/c%20&.bin")});
}

void BrowserTest::asksForDownloadsByEnter()
{
    Scene scene;
    scene.open();
    QSignalSpy asked(&scene.window, &BrowserWindow::downloadRequested);

    scene.table->selectAll();
    scene.table->selectionModel()->setCurrentIndex(
        scene.model->index(1, 0), QItemSelectionModel::NoUpdate);
    QTest::keyClick(scene.table, Qt::Key_Return);

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().value<QList<QUrl>>(),
        (QList<QUrl>{scene.server.url("/docs/"), scene.server.url("/b.txt"),
            scene.server.url("/c%20&.bin")}));
    QCOMPARE(scene.window.url(), scene.server.url("/"));
}

void BrowserTest::asksForDownloadsByMenu()
{
    Scene scene;
    scene.open();
    QSignalSpy asked(&scene.window, &BrowserWindow::downloadRequested);
    QSignalSpy askedTo(&scene.window, &BrowserWindow::downloadToRequested);

    scene.select({});
    QVERIFY(!scene.actions->download->isEnabled());
    scene.select({u"docs"_s});
    scene.actions->download->trigger();
    scene.select({u"b.txt"_s, u"c &.bin"_s, u"docs"_s});
    scene.actions->download->trigger();
    scene.actions->downloadTo->trigger();

    QCOMPARE(
        asked.at(0).constFirst().value<QList<QUrl>>(), QList<QUrl>{scene.server.url("/docs/")});
    QCOMPARE(asked.at(1).constFirst().value<QList<QUrl>>().size(), 3);
    QCOMPARE(askedTo.constFirst().constFirst().value<QList<QUrl>>().size(), 3);
}

void BrowserTest::asksForUploadsIntoTheFolderThatWasHit()
{
    Scene scene;
    scene.open();
    QSignalSpy asked(&scene.window, &BrowserWindow::uploadRequested);

    drop(scene.table, {QUrl::fromLocalFile(u"/tmp/x"_s), QUrl::fromLocalFile(u"/tmp/y"_s)},
        scene.table->visualRect(scene.model->index(0, 0)).center());

    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().at(0).toStringList(), (QStringList{u"/tmp/x"_s, u"/tmp/y"_s}));
    QCOMPARE(asked.constFirst().at(1).toUrl(), scene.server.url("/docs/"));
}

void BrowserTest::asksForUploadsIntoTheCurrentFolder()
{
    Scene scene;
    scene.open("/docs/");
    QSignalSpy asked(&scene.window, &BrowserWindow::uploadRequested);
    const QList<QUrl> files = {QUrl::fromLocalFile(u"/tmp/x"_s)};

    drop(scene.table, files, scene.table->visualRect(scene.model->index(1, 0)).center());
    drop(scene.table, files, scene.table->viewport()->rect().bottomLeft() + QPoint(5, -5));

    QTRY_COMPARE(asked.size(), 2);
    for (const auto &call : asked)
        QCOMPARE(call.at(1).toUrl(), scene.server.url("/docs/"));
}

void BrowserTest::takesNoDropOfLinksOrWithoutAFolder()
{
    Scene scene;
    QSignalSpy asked(&scene.window, &BrowserWindow::uploadRequested);

    drop(scene.table, {QUrl::fromLocalFile(u"/tmp/x"_s)}, {20, 20});
    scene.open();
    drop(scene.table, {QUrl(u"http://host/x"_s)}, {20, 20});
    scene.actions->refresh->trigger();
    scene.waitForListing();

    QCOMPARE(asked.size(), 0);
}

void BrowserTest::makesAFolderAndSelectsIt()
{
    Scene scene;
    scene.open();

    answerNext(u" new & odd "_s);
    scene.actions->newFolder->trigger();
    scene.waitForListing();

    QVERIFY(scene.dav->files.contains("/new%20&%20odd/"));
    QTRY_COMPARE(scene.table->selected().size(), 1);
    QCOMPARE(scene.table->selected().constFirst().name, u"new & odd"_s);
}

void BrowserTest::renames()
{
    Scene scene;
    scene.open();
    scene.select({u"b.txt"_s});

    answerNext(u"renamed.txt"_s);
    scene.actions->rename->trigger();
    scene.waitForListing();

    QVERIFY(scene.dav->files.contains("/renamed.txt"));
    QTRY_VERIFY(scene.names().contains(u"renamed.txt"_s));
    QVERIFY(!scene.names().contains(u"b.txt"_s));
}

void BrowserTest::refusesNamesBeforeTheyAreSent()
{
    NameDialog dialog(
        u"Rename"_s, u"New name:"_s, u"old.txt"_s,
        [](const QString &name) { return name == "taken"_L1; }, nullptr);
    auto *name = dialog.findChild<QLineEdit *>();
    QPushButton *ok = nullptr;
    for (auto *button : dialog.findChildren<QPushButton *>())
        ok = button->isDefault() || !ok ? button : ok;
    QCOMPARE(name->selectedText(), u"old"_s);

    for (const QString &bad : {QString(), u"  "_s, u"old.txt"_s, u"taken"_s, u".."_s, u"a/b"_s,
             u"a\\b"_s, QString(300, u'x')}) {
        name->setText(bad);
        QVERIFY2(!ok->isEnabled(), qPrintable(bad));
    }
    name->setText(u"fine"_s);
    QVERIFY(ok->isEnabled());
}

void BrowserTest::deletesWhatIsConfirmed()
{
    Scene scene;
    scene.open();
    scene.select({u"b.txt"_s, u"docs"_s});
    QString question;

    pressNext(u"Delete"_s, &question);
    scene.actions->remove->trigger();
    scene.waitForListing();

    QTRY_COMPARE(scene.names(), QStringList{u"c &.bin"_s});
    QVERIFY(!scene.dav->files.contains("/b.txt"));
    QVERIFY(!scene.dav->files.contains("/docs/"));
}

void BrowserTest::deletesNothingWhenCancelled()
{
    Scene scene;
    scene.open();
    scene.select({u"b.txt"_s});
    QString question;

    pressNext(u"Cancel"_s, &question);
    QTest::keyClick(scene.table, Qt::Key_Delete);
    scene.actions->refresh->trigger();
    scene.waitForListing();

    QVERIFY(question.contains(u"\"b.txt\""_s));
    QVERIFY(scene.dav->files.contains("/b.txt"));
}

void BrowserTest::namesWhatWillBeDeleted()
{
    Scene scene;
    scene.open();
    QString question;

    scene.select({u"docs"_s, u"b.txt"_s});
    pressNext(u"Cancel"_s, &question);
    scene.actions->remove->trigger();
    QVERIFY(question.contains(u"2 entries"_s));
    QVERIFY(question.contains(u"docs (folder, with all that is in it)\nb.txt"_s));

    scene.select({u"docs"_s});
    pressNext(u"Cancel"_s, &question);
    scene.actions->remove->trigger();
    QVERIFY(question.contains(u"the folder \"docs\" and all that is in it"_s));
}

void BrowserTest::deletesNothingThatHasChanged()
{
    Scene scene;
    scene.open();
    scene.select({u"b.txt"_s});
    scene.dav->files["/b.txt"] = "other";
    QString question;

    pressNext(u"Delete"_s, &question);
    scene.actions->remove->trigger();
    scene.waitForListing();

    QVERIFY(scene.message().contains(u"\"b.txt\" was not deleted"_s));
    QVERIFY(scene.dav->files.contains("/b.txt"));
    QTRY_COMPARE(scene.model->index(1, BrowserModel::Size).data().toString(), u"5 B"_s);
}

void BrowserTest::offersToSignIn()
{
    Scene scene;
    scene.dav->isClosed = true;
    QSignalSpy asked(&scene.window, &BrowserWindow::signInRequested);

    scene.open();
    QVERIFY(scene.message().contains(u"sign in"_s));
    scene.button(u"Sign in"_s)->click();

    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.constFirst().constFirst().toUrl(), scene.server.url("/"));
    scene.dav->isClosed = false;
    scene.window.refresh();
    scene.waitForListing();
    QCOMPARE(scene.names().size(), 3);
    QCOMPARE(scene.message(), QString());
}

void BrowserTest::tellsWhatFailedAndTriesAgain()
{
    Scene scene;

    scene.open("/missing/");
    QVERIFY(scene.message().contains(u"no such folder"_s));
    scene.dav->files["/missing/"] = "";
    scene.button(u"Retry"_s)->click();
    scene.waitForListing();

    QCOMPARE(scene.message(), QString());
}

void BrowserTest::tellsWhatIsNoListing()
{
    Scene scene;
    scene.server.setHandler([](const SeenRequest &request) {
        return request.method == "GET" ? answer(200, "<h1>Hi</h1>", {"Content-Type: text/html"})
                                       : answer(405);
    });

    scene.open();

    QVERIFY(scene.message().contains(u"does not list this folder"_s));
}

void BrowserTest::offersNoChangesWithoutWebDav()
{
    Scene scene;
    scene.server.setHandler([](const SeenRequest &request) {
        return request.method == "GET"
                   ? answer(200, "<title>Index of /</title><a href=x>x</a><a href=d/>d</a>",
                         {"Content-Type: text/html"})
                   : answer(405);
    });

    scene.open();
    scene.select({u"x"_s});

    QVERIFY(!scene.actions->newFolder->isEnabled());
    QVERIFY(!scene.actions->rename->isEnabled());
    QVERIFY(scene.actions->download->isEnabled());
}

void BrowserTest::stops()
{
    Scene scene;
    scene.server.setHandler([](const SeenRequest &) -> Script { return {hangStep()}; });

    scene.window.open(scene.server.url("/").toString());
    QTRY_VERIFY(!scene.server.requests().isEmpty());
    scene.actions->stop->trigger();
    scene.waitForListing();

    QCOMPARE(scene.names(), QStringList());
    QCOMPARE(scene.message(), QString());
}

void BrowserTest::copiesUrls()
{
    Scene scene;
    scene.open();

    scene.select({u"c &.bin"_s});
    scene.actions->copyUrl->trigger();

    QCOMPARE(QApplication::clipboard()->text(),
        scene.server.url("/c%20&.bin").toString(QUrl::FullyEncoded));
}

void BrowserTest::countsWhatIsThere()
{
    Scene scene;
    scene.open();
    scene.select({u"b.txt"_s});

    QStringList texts;
    for (const QLabel *label : scene.window.findChildren<QLabel *>())
        texts.append(label->text());

    QVERIFY(texts.contains(u"Folders: 1   Files: 2   3 B   Selected: 1 (2 B)"_s));
}

void BrowserTest::showsTextAsText()
{
    Scene scene;
    scene.dav->files["/%3Cb%3Ebold%3C%2Fb%3E"] = "";
    scene.dav->files["/%3Cimg%20src=x%3E"] = "x";

    scene.open();

    QVERIFY(scene.names().contains(u"<img src=x>"_s)); // the other holds a '/': left out
    const int row = static_cast<int>(scene.names().indexOf(u"<img src=x>"_s));
    QVERIFY(scene.model->index(row, 0).data(Qt::ToolTipRole).toString().contains(u"&lt;img"_s));
    QCOMPARE(scene.names().size(), 4);
}

void BrowserTest::remembersItsColumns()
{
    const QTemporaryDir folder;
    const QString settings = folder.filePath(u"settings.ini"_s);
    EngineHost host;
    {
        BrowserWindow window(&host, settings);
        window.findChild<BrowserTable *>()->sortByColumn(BrowserModel::Size, Qt::DescendingOrder);
        window.findChild<BrowserTable *>()->setColumnWidth(BrowserModel::Size, 177);
    }

    const BrowserWindow window(&host, settings);
    const auto *table = window.findChild<BrowserTable *>();

    QCOMPARE(table->columnWidth(BrowserModel::Size), 177);
    QCOMPARE(table->header()->sortIndicatorSection(), int(BrowserModel::Size));
}

QTEST_MAIN(BrowserTest)
#include "tst_browser.moc"
