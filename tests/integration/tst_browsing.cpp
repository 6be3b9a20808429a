// SPDX-License-Identifier: MIT
// Listing, making, renaming and deleting in the folders of nginx and Apache, and of servers that do
// what a test tells them.
#include "core/base/remoteentry.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QCoroTask>

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QString kOdd = u"100% #1? & <x>;\u00dc'q.txt"_s;

QStringList namesIn(const Listing &listing)
{
    QStringList names;
    for (const RemoteEntry &entry : listing.entries)
        names.append(entry.name);
    names.sort();
    return names;
}

QString kindOf(const Status &status)
{
    return status ? QString() : toString(status.error().kind);
}

} // namespace

class BrowsingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void listsWithSizesAndDates_data() { addServers(true); }
    void listsWithSizesAndDates();
    void downloadsWhatItLists_data() { addServers(true); }
    void downloadsWhatItLists();
    void listsAFolderByItsNameWithoutSlash_data() { addServers(false); }
    void listsAFolderByItsNameWithoutSlash();
    void makesAFolder_data() { addServers(false); }
    void makesAFolder();
    void makesNoFolderOverAFile_data() { addServers(false); }
    void makesNoFolderOverAFile();
    void renamesFilesAndFolders_data() { addServers(false); }
    void renamesFilesAndFolders();
    void renamesOverNothing_data() { addServers(false); }
    void renamesOverNothing();
    void refusesNamesThatArePaths();
    void deletesFilesAndFolders_data() { addServers(false); }
    void deletesFilesAndFolders();
    void deletesNothingThatHasChanged_data() { addServers(false); }
    void deletesNothingThatHasChanged();
    void deletesTwiceWithoutComplaint_data() { addServers(false); }
    void deletesTwiceWithoutComplaint();
    void signsIn_data() { addServers(false); }
    void signsIn();
    void tellsWhoWantsASignIn();
    void changesNothingWithoutWebDav();
    void fallsBackToThePageWhereWebDavIsRefused();
    void listsWebDavWhereThereIsTusToo();
    void listsAPageWhereThereIsNoOptions();
    void listsBehindARedirectUnderTheNewUrl();
    void refusesAnEndlessListing();
    void stopsWhenAsked_data();
    void stopsWhenAsked();
    void stopsWhenTheEngineDoes();
    void tellsOfADeleteDoneInPart();

private:
    static void addServers(bool withPages);
    const RealServer &server(const QString &kind) { return *m_servers.at(kind); }
    QString makeCase(const QString &kind);
    Result<Listing> list(const QUrl &url);
    RemoteEntry entry(const QUrl &folder, const QString &name);

    std::map<QString, std::unique_ptr<RealServer>> m_servers;
    int m_cases = 0;
    QString m_case; ///< a folder of its own for each row
    ScratchEngine m_engine;
};

void BrowsingTest::initTestCase()
{
    for (const QString &kind : {u"nginx"_s, u"apache"_s}) {
        m_servers[kind] = std::make_unique<RealServer>(kind);
        QVERIFY2(m_servers[kind]->isRunning(), qPrintable(m_servers[kind]->problem()));
    }
    m_engine.start();
}

void BrowsingTest::addServers(bool withPages)
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("key");
    QTest::newRow("nginx") << u"nginx"_s << u"url"_s;
    QTest::newRow("apache") << u"apache"_s << u"url"_s;
    if (!withPages)
        return;
    QTest::newRow("nginx HTML") << u"nginx"_s << u"html_url"_s;
    QTest::newRow("nginx JSON") << u"nginx"_s << u"json_url"_s;
    QTest::newRow("Apache plain") << u"apache"_s << u"plain_url"_s;
    QTest::newRow("Apache fancy") << u"apache"_s << u"fancy_url"_s;
    QTest::newRow("Apache table") << u"apache"_s << u"table_url"_s;
}

/// A folder with a few files and a folder; the server's user may write there.
QString BrowsingTest::makeCase(const QString &kind)
{
    m_case = u"case %1"_s.arg(++m_cases);
    const QString path = server(kind).folder() + u'/' + m_case;
    writeFile(path + u"/plain.txt"_s, "plain");
    writeFile(path + u'/' + kOdd, "odd");
    writeFile(path + u"/big.bin"_s, noise(300'000));
    writeFile(path + u"/a folder/inner.txt"_s, "inner");
    const auto everybody = QFile::Permissions(0x7777);
    QFile::setPermissions(path, everybody);
    QFile::setPermissions(path + u"/a folder"_s, everybody);
    return path;
}

Result<Listing> BrowsingTest::list(const QUrl &url)
{
    return QCoro::waitFor(m_engine->list(url, {}));
}

RemoteEntry BrowsingTest::entry(const QUrl &folder, const QString &name)
{
    const auto listing = list(folder);
    if (!listing)
        return {};
    const auto found = std::ranges::find(listing->entries, name, &RemoteEntry::name);
    return found == listing->entries.end() ? RemoteEntry() : *found;
}

void BrowsingTest::listsWithSizesAndDates()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    makeCase(kind);
    const QUrl url = server(kind).url(key).resolved(QUrl(m_case + u'/'));

    const auto listing = list(url);

    QVERIFY2(listing, qPrintable(listing ? QString() : listing.error().detail));
    QCOMPARE(namesIn(*listing), QStringList({kOdd, u"a folder"_s, u"big.bin"_s, u"plain.txt"_s}));
    QCOMPARE(listing->isWebDav, key == "url"_L1);
    QCOMPARE(listing->leftOut, 0);
    const bool tellsNothing = key == "plain_url"_L1;
    for (const RemoteEntry &one : listing->entries) {
        QCOMPARE(one.isFolder, one.name == "a folder"_L1);
        QCOMPARE(one.modified.isValid(), !tellsNothing);
        if (one.name == "plain.txt"_L1)
            QCOMPARE(one.size, tellsNothing ? -1 : 5);
        if (one.name == "big.bin"_L1)
            QCOMPARE(one.isSizeRounded, key == "fancy_url"_L1 || key == "table_url"_L1);
    }
}

void BrowsingTest::downloadsWhatItLists()
{
    QFETCH(QString, kind);
    QFETCH(QString, key);
    makeCase(kind);
    const RemoteEntry odd = entry(server(kind).url(key).resolved(QUrl(m_case + u'/')), kOdd);

    const TransferSnapshot done = m_engine.run(m_engine.download(odd.url));

    QCOMPARE(done.state, TransferState::Done);
    QCOMPARE(readFile(done.localPath), "odd");
}

void BrowsingTest::listsAFolderByItsNameWithoutSlash()
{
    QFETCH(QString, kind);
    makeCase(kind);

    const auto listing = list(server(kind).url().resolved(QUrl(m_case)));

    QVERIFY(listing);
    QVERIFY(listing->url.path().endsWith(u'/'));
    QCOMPARE(listing->entries.size(), 4);
}

void BrowsingTest::makesAFolder()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));

    const Status made = QCoro::waitFor(m_engine->makeFolder(folder, u"50% new & #1"_s, {}));
    const Status again = QCoro::waitFor(m_engine->makeFolder(folder, u"50% new & #1"_s, {}));

    QCOMPARE(kindOf(made), QString());
    QVERIFY(QFileInfo(path + u"/50% new & #1"_s).isDir());
    QCOMPARE(kindOf(again), u"RemoteExists"_s);
}

void BrowsingTest::makesNoFolderOverAFile()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));

    const Status made = QCoro::waitFor(m_engine->makeFolder(folder, u"plain.txt"_s, {}));

    QCOMPARE(kindOf(made), u"RemoteExists"_s);
    QCOMPARE(readFile(path + u"/plain.txt"_s), "plain");
}

void BrowsingTest::renamesFilesAndFolders()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));

    const Status file =
        QCoro::waitFor(m_engine->rename(entry(folder, kOdd), u"50% \u00e4 #2.txt"_s, {}));
    const Status tree =
        QCoro::waitFor(m_engine->rename(entry(folder, u"a folder"_s), u"another"_s, {}));

    QCOMPARE(kindOf(file), QString());
    QCOMPARE(kindOf(tree), QString());
    QCOMPARE(readFile(path + u"/50% \u00e4 #2.txt"_s), "odd");
    QCOMPARE(readFile(path + u"/another/inner.txt"_s), "inner");
    QVERIFY(!QFile::exists(path + u'/' + kOdd));
}

void BrowsingTest::renamesOverNothing()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));

    const Status renamed =
        QCoro::waitFor(m_engine->rename(entry(folder, kOdd), u"plain.txt"_s, {}));

    QCOMPARE(kindOf(renamed), u"RemoteExists"_s);
    QCOMPARE(readFile(path + u"/plain.txt"_s), "plain");
    QCOMPARE(readFile(path + u'/' + kOdd), "odd");
}

void BrowsingTest::refusesNamesThatArePaths()
{
    makeCase(u"nginx"_s);
    const QUrl folder = server(u"nginx"_s).url().resolved(QUrl(m_case + u'/'));
    const RemoteEntry file = entry(folder, u"plain.txt"_s);

    for (const QString &name : {u".."_s, u"."_s, QString(), u"../x"_s, u"a/b"_s, u"a\\b"_s}) {
        QVERIFY(!QCoro::waitFor(m_engine->makeFolder(folder, name, {})));
        QVERIFY(!QCoro::waitFor(m_engine->rename(file, name, {})));
    }
}

void BrowsingTest::deletesFilesAndFolders()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));

    for (const QString &name : {kOdd, u"a folder"_s})
        QCOMPARE(
            kindOf(QCoro::waitFor(m_engine->removeRemote(entry(folder, name), {}))), QString());

    QCOMPARE(QDir(path).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
        QStringList({u"big.bin"_s, u"plain.txt"_s}));
}

void BrowsingTest::deletesNothingThatHasChanged()
{
    QFETCH(QString, kind);
    const QString path = makeCase(kind);
    const QUrl folder = server(kind).url().resolved(QUrl(m_case + u'/'));
    const RemoteEntry seen = entry(folder, u"plain.txt"_s);
    writeFile(path + u"/plain.txt"_s, "somebody else's");

    const Status removed = QCoro::waitFor(m_engine->removeRemote(seen, {}));

    QCOMPARE(kindOf(removed), u"PreconditionFailed"_s);
    QCOMPARE(readFile(path + u"/plain.txt"_s), "somebody else's");
}

void BrowsingTest::deletesTwiceWithoutComplaint()
{
    QFETCH(QString, kind);
    makeCase(kind);
    const RemoteEntry seen =
        entry(server(kind).url().resolved(QUrl(m_case + u'/')), u"plain.txt"_s);

    QCOMPARE(kindOf(QCoro::waitFor(m_engine->removeRemote(seen, {}))), QString());
    QCOMPARE(kindOf(QCoro::waitFor(m_engine->removeRemote(seen, {}))), QString());
}

void BrowsingTest::signsIn()
{
    QFETCH(QString, kind);
    const QUrl url = server(kind).url(u"private_url"_s);
    ScratchEngine engine;
    engine.start();

    const auto refused = QCoro::waitFor(engine->list(url, {}));
    engine->access().setCredentials(originOf(url), {u"user"_s, u"secret"_s});
    const auto listing = QCoro::waitFor(engine->list(url, {}));

    QVERIFY(!refused);
    QCOMPARE(toString(refused.error().kind), u"AuthenticationRequired"_s);
    QVERIFY2(listing, qPrintable(listing ? QString() : listing.error().detail));
}

void BrowsingTest::tellsWhoWantsASignIn()
{
    MisbehavingServer inner(
        [](const SeenRequest &) { return answer(401, {}, {"WWW-Authenticate: Basic realm=x"}); });
    QUrl target = inner.url("/in/");
    target.setHost(u"localhost"_s);
    MisbehavingServer outer([&target](const SeenRequest &request) {
        return request.method == "OPTIONS" ? answer(405)
                                           : answer(302, {}, {"Location: " + target.toEncoded()});
    });

    const auto listing = list(outer.url("/"));

    QVERIFY(!listing);
    QCOMPARE(listing.error().detail, target.toString());
}

void BrowsingTest::changesNothingWithoutWebDav()
{
    const QString path = makeCase(u"nginx"_s);
    const QUrl folder = server(u"nginx"_s).url(u"html_url"_s).resolved(QUrl(m_case + u'/'));
    const RemoteEntry seen = entry(folder, u"plain.txt"_s);

    QVERIFY(!QCoro::waitFor(m_engine->makeFolder(folder, u"new"_s, {})));
    QVERIFY(!QCoro::waitFor(m_engine->rename(seen, u"new"_s, {})));
    QVERIFY(!QCoro::waitFor(m_engine->removeRemote(seen, {})));
    QCOMPARE(readFile(path + u"/plain.txt"_s), "plain");
}

void BrowsingTest::fallsBackToThePageWhereWebDavIsRefused()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.method == "OPTIONS")
            return answer(200, {}, {"DAV: 1"});
        if (request.method == "PROPFIND")
            return answer(403);
        return answer(200, "<title>Index of /</title><a href=a>a</a>", {"Content-Type: text/html"});
    });

    const auto listing = list(server.url("/"));

    QVERIFY(listing);
    QCOMPARE(namesIn(*listing), QStringList{u"a"_s});
}

void BrowsingTest::listsWebDavWhereThereIsTusToo()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return request.method == "OPTIONS"
                   ? answer(200, {}, {"DAV: 1", "Tus-Version: 1.0.0"})
                   : answer(207, R"(<multistatus xmlns="DAV:"><response><href>/a</href></response>)"
                                 R"(</multistatus>)");
    });

    const auto listing = list(server.url("/"));

    QVERIFY(listing);
    QCOMPARE(namesIn(*listing), QStringList{u"a"_s});
}

void BrowsingTest::listsAPageWhereThereIsNoOptions()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return request.method == "OPTIONS"
                   ? answer(501)
                   : answer(200, "null", {"Content-Type: application/json; charset=utf-8"});
    });

    QVERIFY(list(server.url("/")));
}

void BrowsingTest::listsBehindARedirectUnderTheNewUrl()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.path == "/old/")
            return request.method == "GET" ? answer(301, {}, {"Location: /new/"}) : answer(405);
        return answer(200, R"([{"name":"a","type":"file"}])", {"Content-Type: application/json"});
    });

    const auto listing = list(server.url("/old/"));

    QVERIFY(listing);
    QCOMPARE(listing->url, server.url("/new/"));
    QCOMPARE(listing->entries.constFirst().url, server.url("/new/a"));
}

void BrowsingTest::refusesAnEndlessListing()
{
    MisbehavingServer server([](const SeenRequest &request) -> Script {
        if (request.method == "OPTIONS")
            return answer(405);
        return {sendStep("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
            sendStep(QByteArray(1024 * 1024, ' '), 100), closeStep()};
    });

    const auto listing = list(server.url("/"));

    QVERIFY(!listing);
    QCOMPARE(toString(listing.error().kind), u"AnswerTooLarge"_s);
}

void BrowsingTest::stopsWhenAsked_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<bool>("inTheBody");
    QTest::newRow("asking") << QByteArray("OPTIONS") << false;
    QTest::newRow("listing") << QByteArray("PROPFIND") << false;
    QTest::newRow("in the listing") << QByteArray("PROPFIND") << true;
    QTest::newRow("page") << QByteArray("GET") << false;
    QTest::newRow("in the page") << QByteArray("GET") << true;
}

void BrowsingTest::stopsWhenAsked()
{
    QFETCH(QByteArray, method);
    QFETCH(bool, inTheBody);
    MisbehavingServer server([=](const SeenRequest &request) -> Script {
        const QByteArray status = request.method == "GET" ? "200 OK" : "207 Multi-Status";
        if (request.method == method)
            return {sendStep(inTheBody ? "HTTP/1.1 " + status +
                                             "\r\nContent-Type: text/html\r\n"
                                             "Content-Length: 1000\r\n\r\n<multi"
                                       : QByteArray("HTTP/1.1 ")),
                hangStep()};
        return request.method == "OPTIONS" ? answer(200, {}, {"DAV: 1"}) : answer(405);
    });
    const auto hasArrived = [&] {
        return !server.requests().isEmpty() && server.requests().constLast().method == method;
    };
    CancelSource cancel;

    auto listing = m_engine->list(server.url("/"), cancel.token());
    QTRY_VERIFY(hasArrived());
    cancel.cancel(CancelReason::Cancelled);
    const auto stopped = QCoro::waitFor(std::move(listing));

    QVERIFY(!stopped);
    QVERIFY(stopped.error().isCancelled());
}

void BrowsingTest::stopsWhenTheEngineDoes()
{
    MisbehavingServer server([](const SeenRequest &) -> Script { return {hangStep()}; });
    ScratchEngine engine;
    engine.options.deadlines.firstByte = std::chrono::hours(1);
    engine.start();

    auto listing = engine->list(server.url("/"), {});
    QTRY_VERIFY(!server.requests().isEmpty());
    QCoro::waitFor(engine->shutDown());
    const auto stopped = QCoro::waitFor(std::move(listing));

    QVERIFY(!stopped);
    QVERIFY(stopped.error().isCancelled());
}

void BrowsingTest::tellsOfADeleteDoneInPart()
{
    MisbehavingServer server([](const SeenRequest &request) {
        if (request.method == "PROPFIND")
            return answer(207, R"(<multistatus xmlns="DAV:"><response><href>/a/</href><propstat>)"
                               R"(<prop><resourcetype><collection/></resourcetype></prop>)"
                               R"(</propstat></response></multistatus>)");
        return answer(207, R"(<multistatus xmlns="DAV:"><response><href>/a/b</href>)"
                           R"(<status>HTTP/1.1 423 Locked</status></response></multistatus>)");
    });
    RemoteEntry folder;
    folder.name = u"a"_s;
    folder.url = server.url("/a/");
    folder.isFolder = true;

    const Status removed = QCoro::waitFor(m_engine->removeRemote(folder, {}));

    QCOMPARE(kindOf(removed), u"Locked"_s);
    QCOMPARE(removed.error().detail, u"/a/b"_s);
}

QTEST_GUILESS_MAIN(BrowsingTest)
#include "tst_browsing.moc"
