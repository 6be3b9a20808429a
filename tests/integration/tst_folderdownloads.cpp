// SPDX-License-Identifier: MIT
// Folders of nginx and Apache, by WebDAV and by page, and of servers that do what a test tells
// them: all of it comes, and nothing else.
#include "tests/support/cli.h"
#include "tests/support/folderdouble.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCoroTask>

#include <QDir>
#include <QTest>

#include <atomic>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

/// Less what begins with a dot, which nginx does not show.
QMap<QString, QByteArray> withoutHidden(QMap<QString, QByteArray> content)
{
    content.removeIf([](const auto &item) {
        return item.key().startsWith(u'.') || item.key().contains("/."_L1);
    });
    return content;
}

QString kindOf(const std::optional<Error> &error)
{
    return error ? toString(error->kind) : QString();
}

} // namespace

class FolderDownloadsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void bringsAllThatIsListed_data();
    void bringsAllThatIsListed();
    void bringsAnEmptyFolder();
    void showsSumsAndItsFiles();
    void showsSumsWhereTheListingTellsNoSizes();
    void waitsForASignIn_data();
    void waitsForASignIn();
    void takesTheChosenName();
    void staysWithinTheTarget_data();
    void staysWithinTheTarget();
    void goesToNoOtherServer();
    void numbersNamesThatAreTheSameHere();
    void endsWhereALinkGoesInCircles();
    void bringsTheRestOfWhatIsForbiddenAndFails();
    void tellsWhatIsNoFolder();
    void putsNothingIntoWhatIsThere_data();
    void putsNothingIntoWhatIsThere();
    void asksAboutWhatIsThere();
    void takesAnotherPlaceWhereAFileIsInTheWay();
    void putsTwoOfOneNameBesideEachOther();
    void movesOnlyItsOwnFilesToTheTrash();
    void isAskedForOnTheCommandLine();
    void refusesWhatDoesNotGoWithFolders();

private:
    const RealServer &server(const QString &kind) { return *m_servers.at(kind); }

    std::map<QString, std::unique_ptr<RealServer>> m_servers;
    int m_cases = 0;
};

void FolderDownloadsTest::initTestCase()
{
    for (const QString &kind : {u"nginx"_s, u"apache"_s}) {
        m_servers[kind] = std::make_unique<RealServer>(kind);
        QVERIFY2(m_servers[kind]->isRunning(), qPrintable(m_servers[kind]->problem()));
    }
}

void FolderDownloadsTest::bringsAllThatIsListed_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("showsHidden");
    QTest::newRow("nginx") << u"nginx"_s << u"url"_s << false;
    QTest::newRow("apache") << u"apache"_s << u"url"_s << true;
    QTest::newRow("nginx HTML") << u"nginx"_s << u"html_url"_s << false;
    QTest::newRow("nginx JSON") << u"nginx"_s << u"json_url"_s << false;
    QTest::newRow("Apache plain") << u"apache"_s << u"plain_url"_s << true;
    QTest::newRow("Apache fancy") << u"apache"_s << u"fancy_url"_s << true;
    QTest::newRow("Apache table") << u"apache"_s << u"table_url"_s << true;
}

void FolderDownloadsTest::bringsAllThatIsListed()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    QFETCH(bool, showsHidden);
    const QString name = u"tree %1"_s.arg(++m_cases);
    const QString there = server(kind).folder() + u'/' + name;
    writeFile(there + u"/plain.txt"_s, "plain");
    writeFile(there + u"/nothing.bin"_s, "");
    writeFile(there + u"/100% #1? & <x>;\u00dc'q.txt"_s, "odd");
    writeFile(there + u"/[1] {2} |3| ^4.txt"_s, "brackets");
    writeFile(there + u"/50%25 off/a b.txt"_s, "encoded twice");
    writeFile(there + u"/\u00fcber \u00e4ll/\u00f6.bin"_s, noise(300'000));
    writeFile(there + u"/.hidden/.secret"_s, "hidden");
    writeFile(there + u"/a/b/c/d/e/deep.txt"_s, "deep");
    QDir().mkpath(there + u"/empty/inner"_s);
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done =
        engine.run(folderDownload(engine, server(kind).url(key).resolved(QUrl(name + u'/'))));

    QVERIFY2(done.state == TransferState::Done,
        qPrintable(nameOf(done.state) + u' ' + kindOf(done.error)));
    const auto expected = contentOf(there);
    QCOMPARE(contentOf(engine.downloads() + u'/' + name),
        showsHidden ? expected : withoutHidden(expected));
    QCOMPARE(done.notes, QStringList());
}

void FolderDownloadsTest::bringsAnEmptyFolder()
{
    FolderDouble files;
    files.files = {{"/none/", ""}};
    MisbehavingServer server(files);
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/none/")));

    QCOMPARE(done.state, TransferState::Done);
    QVERIFY(QFileInfo(engine.downloads() + u"/none"_s).isDir());
    QCOMPARE(done.bytesDone, 0);
}

void FolderDownloadsTest::showsSumsAndItsFiles()
{
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/tree/")));

    QCOMPARE(done.state, TransferState::Done);
    QVERIFY(done.isFolder);
    QCOMPARE(done.name, u"tree"_s);
    QCOMPARE(done.bytesDone, 15);
    QCOMPARE(done.bytesTotal, 15);
    QCOMPARE(done.receipt.bytes, 15);
    QCOMPARE(done.receipt.path, engine.downloads() + u"/tree"_s);
    QCOMPARE(done.receipt.verified, Verification::Length);
    QStringList names;
    for (const TransferSnapshot &child : childrenOf(engine, done.id)) {
        QCOMPARE(child.destination, engine.downloads() + u'/' + child.name);
        names.append(child.name);
    }
    QCOMPARE(names, QStringList({u"tree/one.txt"_s, u"tree/a/two.txt"_s, u"tree/a/b/three.txt"_s,
                        u"tree/c/four %.txt"_s}));
}

void FolderDownloadsTest::showsSumsWhereTheListingTellsNoSizes()
{
    const QString there = server(u"apache"_s).folder() + u"/sizes"_s;
    writeFile(there + u"/a.bin"_s, noise(5000));
    writeFile(there + u"/b/c.bin"_s, noise(7000));
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(
        engine, server(u"apache"_s).url(u"fancy_url"_s).resolved(QUrl(u"sizes/"_s))));

    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(done.bytesDone, 12'000);
    QCOMPARE(done.bytesTotal, 12'000);
}

void FolderDownloadsTest::waitsForASignIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("nginx, Basic") << u"nginx"_s;
    QTest::newRow("Apache, Digest") << u"apache"_s;
}

void FolderDownloadsTest::waitsForASignIn()
{
    QFETCH(QString, kind);
    const QString there = server(kind).folder() + u"/private"_s;
    writeFile(there + u"/a/secret.txt"_s, "secret");
    const QUrl url = server(kind).url(u"private_url"_s);
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot waiting = engine.run(folderDownload(engine, url));
    engine->access().setCredentials(originOf(url), {u"user"_s, u"secret"_s});
    engine->resume({waiting.id});
    const TransferSnapshot done = engine.waitUntilSettled(waiting.id);

    QCOMPARE(waiting.state, TransferState::Waiting);
    QCOMPARE(waiting.waitReason, WaitReason::SignIn);
    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(contentOf(engine.downloads() + u"/private"_s), contentOf(there));
}

void FolderDownloadsTest::takesTheChosenName()
{
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();
    TransferSpec spec = folderDownload(engine, server.url("/tree/a")); // a slash too few
    spec.name = u"chosen"_s;

    const TransferSnapshot done = engine.run(spec);

    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(contentOf(engine.downloads() + u"/chosen"_s), contentOf(someFolders(), "/tree/a/"));
}

void FolderDownloadsTest::staysWithinTheTarget_data()
{
    QTest::addColumn<bool>("isPage");
    QTest::newRow("page") << true;
    QTest::newRow("WebDAV") << false;
}

void FolderDownloadsTest::staysWithinTheTarget()
{
    QFETCH(bool, isPage);
    MisbehavingServer other([](const SeenRequest &) { return pageListing({"stolen.txt"}); });
    QList<QByteArray> references = {"ok.txt", "..%2f..%2fetc", "..%2F..%2Fpasswd", "%2e%2e/",
        "%2e%2e%2f", "../up.txt", "../../up.txt", "/outside.txt", "/tree/../up.txt", "./../up.txt",
        "a%2fb.txt", "%2ftmp%2fx", "..\\up.txt", "..%5cup.txt", "x%00y", "", ".", "..", "./", "//",
        "file:///etc/passwd", other.url("/tree/stolen.txt").toEncoded(),
        "//127.0.0.1:" + QByteArray::number(other.port()) + "/tree/stolen.txt", "deep/er.txt",
        "sub/", "away/", "loop/", "query.txt?x=1"};
    MisbehavingServer server([&](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(200, {}, isPage ? QList<QByteArray>() : QList<QByteArray>{"DAV: 1"});
        if (request.path == "/tree/away/")
            return answer(302, {}, {"Location: " + other.url("/tree/").toEncoded()});
        if (request.path == "/tree/loop/")
            return answer(302, {}, {"Location: /tree/"});
        const bool isListing = request.path.endsWith('/');
        const QList<QByteArray> shown =
            request.path == "/tree/" ? references : QList<QByteArray>{"../ok.txt", "in.txt"};
        if (isListing && isPage)
            return pageListing(shown);
        if (isListing) {
            QByteArray entries = davEntry(request.path);
            for (const QByteArray &reference : shown)
                entries += davEntry(reference, 2);
            return davListing(entries);
        }
        return serveFile(request, "ok", "\"v\"");
    });
    ScratchEngine engine;
    engine.start();
    const QString target = engine.path(u"some/where"_s);
    TransferSpec spec = folderDownload(engine, server.url("/tree/"));
    spec.path = target;

    const TransferSnapshot done = engine.run(spec);

    const QMap<QString, QByteArray> expected = {{u"some/"_s, {}}, {u"some/where/"_s, {}},
        {u"some/where/tree/"_s, {}}, {u"some/where/tree/ok.txt"_s, "ok"},
        {u"some/where/tree/sub/"_s, {}}, {u"some/where/tree/sub/in.txt"_s, "ok"},
        {u"downloads/"_s, {}}};
    auto content = contentOf(QFileInfo(engine.downloads()).path());
    content.removeIf([](const auto &item) { return item.key().startsWith("profile"_L1); });
    QCOMPARE(content, expected);
    // The first request of what redirects there comes without a name of ours; nothing is fetched.
    for (const SeenRequest &request : other.requests())
        QVERIFY2(!request.path.endsWith(".txt"), request.path.constData());
    for (const SeenRequest &request : server.requests())
        QVERIFY2(request.path.startsWith("/tree/"), request.path.constData());
    QCOMPARE(done.state, TransferState::Failed); // two of its folders are elsewhere
    QCOMPARE(kindOf(done.error), u"RedirectRefused"_s);
    QVERIFY(!done.notes.isEmpty());
}

void FolderDownloadsTest::goesToNoOtherServer()
{
    MisbehavingServer other([](const SeenRequest &) { return pageListing({"one.txt"}); });
    QUrl target = other.url("/tree/");
    target.setHost(u"localhost"_s);
    MisbehavingServer server([&target](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(200);
        return answer(302, {}, {"Location: " + target.toEncoded()});
    });
    ScratchEngine engine;
    engine.start();
    engine->access().setCredentials(originOf(server.url()), {u"user"_s, u"secret"_s});

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/tree/")));

    QCOMPARE(done.state, TransferState::Failed);
    QCOMPARE(kindOf(done.error), u"RedirectRefused"_s);
    QVERIFY(contentOf(engine.downloads()).isEmpty());
    for (const SeenRequest &request : other.requests())
        QVERIFY(request.header("Authorization").isEmpty());
}

void FolderDownloadsTest::numbersNamesThatAreTheSameHere()
{
    FolderDouble files;
    files.files = {{"/t/", ""}, {"/t/a%E2%80%8Bb.txt", "1"}, {"/t/a%E2%80%8Cb.txt", "2"},
        {"/t/d%E2%80%8B/", ""}, {"/t/d%E2%80%8B/x", "3"}, {"/t/d%E2%80%8C/", ""},
        {"/t/d%E2%80%8C/x", "4"}};
    MisbehavingServer server(files);
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/t/")));

    QCOMPARE(done.state, TransferState::Done);
    const QMap<QString, QByteArray> expected = {{u"a_b.txt"_s, "1"}, {u"a_b (1).txt"_s, "2"},
        {u"d_/"_s, {}}, {u"d_/x"_s, "3"}, {u"d_ (1)/"_s, {}}, {u"d_ (1)/x"_s, "4"}};
    QCOMPARE(contentOf(engine.downloads() + u"/t"_s), expected);
}

void FolderDownloadsTest::endsWhereALinkGoesInCircles()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(200, {}, {"DAV: 1"});
        return davListing(davEntry(request.path) + davEntry(request.path + "file", 1) +
                          davEntry(request.path + "again/"));
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/t/")));

    QCOMPARE(done.state, TransferState::Failed);
    QCOMPARE(kindOf(done.error), u"AnswerTooLarge"_s);
    QVERIFY(contentOf(engine.downloads()).isEmpty());
    QVERIFY(server.requests().size() <= 2 * 65);
}

void FolderDownloadsTest::bringsTheRestOfWhatIsForbiddenAndFails()
{
    FolderDouble files = someFolders();
    files.files["/tree/c/%C3%BC%23%3F&.txt"] = "odd";
    std::atomic<bool> isForbidden = true;
    MisbehavingServer server([&](const SeenRequest &request) {
        return isForbidden && request.path == "/tree/a/" && request.method != "OPTIONS"
                   ? answer(403)
                   : files(request);
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot failed = engine.run(folderDownload(engine, server.url("/tree/")));
    const auto partly = contentOf(engine.downloads() + u"/tree"_s);
    isForbidden = false;
    engine.stop();
    engine.start();
    engine->retry({failed.id});
    const TransferSnapshot done = engine.waitUntilSettled(failed.id);

    QCOMPARE(failed.state, TransferState::Failed);
    QCOMPARE(kindOf(failed.error), u"Forbidden"_s);
    QCOMPARE(failed.error->detail, u"a/"_s);
    QCOMPARE(failed.notes, QStringList{u"left out: a/: Forbidden"_s});
    QCOMPARE(done.notes, QStringList());
    QCOMPARE(partly.size(), 5);
    QVERIFY(!partly.contains(u"a/"_s));
    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(contentOf(engine.downloads() + u"/tree"_s), contentOf(files, "/tree/"));
    QCOMPARE(childrenOf(engine, done.id).size(), 5);
}

void FolderDownloadsTest::tellsWhatIsNoFolder()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return request.method == "OPTIONS"
                   ? answer(405)
                   : answer(200, "<html>Hello</html>", {"Content-Type: text/html"});
    });
    ScratchEngine engine;
    engine.start();

    const TransferSnapshot done = engine.run(folderDownload(engine, server.url("/page/")));

    QCOMPARE(done.state, TransferState::Failed);
    QCOMPARE(kindOf(done.error), u"NotSupportedByServer"_s);
    QVERIFY(contentOf(engine.downloads()).isEmpty());
}

void FolderDownloadsTest::putsNothingIntoWhatIsThere_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QByteArray>("oneOfTheirs");
    QTest::newRow("rename") << ConflictPolicy::Rename << u"tree (1)"_s << QByteArray("mine");
    QTest::newRow("skip") << ConflictPolicy::Skip << u"tree"_s << QByteArray("mine");
    QTest::newRow("overwrite") << ConflictPolicy::Overwrite << u"tree"_s << QByteArray("one");
    QTest::newRow("fail") << ConflictPolicy::Fail << QString() << QByteArray("mine");
}

void FolderDownloadsTest::putsNothingIntoWhatIsThere()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(QString, folder);
    QFETCH(QByteArray, oneOfTheirs);
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();
    writeFile(engine.downloads() + u"/tree/one.txt"_s, "mine");
    writeFile(engine.downloads() + u"/tree/other.txt"_s, "other");
    TransferSpec spec = folderDownload(engine, server.url("/tree/"));
    spec.onConflict = policy;

    const TransferSnapshot done = engine.run(spec);

    QCOMPARE(readFile(engine.downloads() + u"/tree/one.txt"_s), oneOfTheirs);
    QCOMPARE(readFile(engine.downloads() + u"/tree/other.txt"_s), "other");
    QCOMPARE(done.state, folder.isEmpty() ? TransferState::Failed : TransferState::Done);
    QCOMPARE(kindOf(done.error), folder.isEmpty() ? u"TargetExists"_s : QString());
    if (!folder.isEmpty()) {
        QCOMPARE(done.receipt.path, engine.downloads() + u'/' + folder);
        QCOMPARE(readFile(done.receipt.path + u"/a/b/three.txt"_s), "three");
    }
}

void FolderDownloadsTest::asksAboutWhatIsThere()
{
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();
    writeFile(engine.downloads() + u"/tree/one.txt"_s, "mine");
    TransferSpec spec = folderDownload(engine, server.url("/tree/"));
    spec.onConflict = ConflictPolicy::Fail;
    spec.asks = true;

    const TransferSnapshot asking = engine.run(spec);
    const qsizetype requests = server.requests().size();
    engine->decide({asking.id}, ConflictPolicy::Overwrite);
    const TransferSnapshot done = engine.waitUntilSettled(asking.id);

    QCOMPARE(asking.waitReason, WaitReason::Decision);
    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(contentOf(engine.downloads() + u"/tree"_s), contentOf(someFolders(), "/tree/"));
    for (const SeenRequest &request : server.requests().mid(requests))
        QCOMPARE(request.method, "GET"); // it is not listed again
}

void FolderDownloadsTest::takesAnotherPlaceWhereAFileIsInTheWay()
{
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();
    writeFile(engine.downloads() + u"/tree/a"_s, "mine"); // there it is a folder
    TransferSpec spec = folderDownload(engine, server.url("/tree/"));
    spec.onConflict = ConflictPolicy::Overwrite;
    spec.asks = true;

    const TransferSnapshot asking = engine.run(spec);
    engine->decide({asking.id}, ConflictPolicy::Rename);
    const TransferSnapshot done = engine.waitUntilSettled(asking.id);

    QCOMPARE(asking.waitReason, WaitReason::Decision);
    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(readFile(engine.downloads() + u"/tree/a"_s), "mine");
    QCOMPARE(contentOf(engine.downloads() + u"/tree (1)"_s), contentOf(someFolders(), "/tree/"));
}

void FolderDownloadsTest::putsTwoOfOneNameBesideEachOther()
{
    FolderDouble files = someFolders();
    files.files["/other/tree/"] = "";
    files.files["/other/tree/one.txt"] = "other";
    MisbehavingServer server(files);
    ScratchEngine engine;
    engine.start();

    const auto ids = QCoro::waitFor(engine->add({folderDownload(engine, server.url("/tree/")),
        folderDownload(engine, server.url("/other/tree/"))}));
    const TransferSnapshot first = engine.waitUntilSettled(ids->at(0));
    const TransferSnapshot second = engine.waitUntilSettled(ids->at(1));

    QVERIFY(first.receipt.path != second.receipt.path);
    QCOMPARE(readFile(first.receipt.path + u"/one.txt"_s), "one");
    QCOMPARE(contentOf(second.receipt.path).size(), 1);
    QCOMPARE(readFile(second.receipt.path + u"/one.txt"_s), "other");
}

void FolderDownloadsTest::movesOnlyItsOwnFilesToTheTrash()
{
    QTemporaryDir data;
    qputenv("XDG_DATA_HOME", data.path().toUtf8());
    const auto tidy = qScopeGuard([] { qunsetenv("XDG_DATA_HOME"); });
    MisbehavingServer server(someFolders());
    ScratchEngine engine;
    engine.start();
    writeFile(engine.downloads() + u"/tree/one.txt"_s, "mine");
    writeFile(engine.downloads() + u"/tree/other.txt"_s, "other");
    TransferSpec spec = folderDownload(engine, server.url("/tree/"));
    spec.onConflict = ConflictPolicy::Skip;
    const TransferSnapshot done = engine.run(spec);

    engine->removeWithFiles({done.id});

    QTRY_VERIFY(engine->ids().isEmpty());
    QCOMPARE(readFile(engine.downloads() + u"/tree/one.txt"_s), "mine");
    QCOMPARE(readFile(engine.downloads() + u"/tree/other.txt"_s), "other");
    QVERIFY(!QFile::exists(engine.downloads() + u"/tree/a/two.txt"_s));
}

void FolderDownloadsTest::isAskedForOnTheCommandLine()
{
    MisbehavingServer server(someFolders());
    QTemporaryDir folder;
    const QString into = folder.filePath(u"down"_s);
    const Cli cli(folder.filePath(u"profile"_s));
    const QString url = server.url("/tree/").toString();

    const CliRun run = cli.run({u"get"_s, u"--recursive"_s, url, u"--into"_s, into});
    const CliRun plain = cli.run({u"get"_s, url, u"--into"_s, folder.filePath(u"plain"_s)});

    QCOMPARE(run.status, 0);
    QCOMPARE(contentOf(into + u"/tree"_s), contentOf(someFolders(), "/tree/"));
    QCOMPARE(run.results().size(), 5);
    const QJsonObject parent = run.results().constLast();
    QVERIFY(!parent.contains(u"parent"_s));
    QCOMPARE(parent[u"path"_s].toString(), into + u"/tree"_s);
    QCOMPARE(parent[u"bytes"_s].toInt(), 15);
    for (const QJsonObject &result : run.results().first(4))
        QCOMPARE(result[u"parent"_s].toInteger(), parent[u"id"_s].toInteger());
    // As ever: the page itself.
    QCOMPARE(plain.results().size(), 1);
    QVERIFY(QFileInfo(plain.result()[u"path"_s].toString()).isFile());
}

void FolderDownloadsTest::refusesWhatDoesNotGoWithFolders()
{
    QTemporaryDir folder;
    const Cli cli(folder.filePath(u"profile"_s));
    const QStringList get = {u"get"_s, u"--recursive"_s, u"http://127.0.0.1:1/x/"_s};

    QCOMPARE(cli.run(get + QStringList{u"--unpack"_s, folder.path()}).status, 2);
    QCOMPARE(cli.run(get + QStringList{u"--checksum"_s, u"md5:"_s + QString(32, u'0')}).status, 2);
}

QTEST_GUILESS_MAIN(FolderDownloadsTest)
#include "tst_folderdownloads.moc"
