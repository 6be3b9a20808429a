// SPDX-License-Identifier: MIT
// What Metalinks and lists of checksums do for the console's get.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(300'000, 31);

QByteArray metalink(const QByteArray &name, const QByteArray &hash, const QList<QUrl> &urls)
{
    QByteArray text = "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\"><file name=\"" + name +
                      "\"><size>" + QByteArray::number(kContent.size()) +
                      "</size><hash type=\"sha-256\">" + hash + "</hash>";
    for (const QUrl &url : urls)
        text += "<url>" + url.toEncoded() + "</url>";
    return text + "</file></metalink>";
}

/// Answers with what lies under the path, else 404.
MisbehavingServer::Handler serve(const QHash<QByteArray, QByteArray> &files)
{
    return [files](const SeenRequest &request) {
        return files.contains(request.path) ? serveFile(request, files[request.path], "\"a\"")
                                            : answer(404);
    };
}

} // namespace

class TestMetalinks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void downloadsWhatALocalMetalinkNames();
    void downloadsWhatAMetalinkOnAServerNames();
    void goesOnToTheNextUrlOfAMetalink();
    void failsWhereTheDigestIsAnother();
    void failsWhereTheMetalinkIsMalformed();
    void sendsNoCredentialsWhereAMetalinkLeads();
    void sendsNoCredentialsWhereAMetalinkIsRedirectedTo();
    void takesTheChecksumFromAList_data();
    void takesTheChecksumFromAList();
    void failsWithoutAChecksum_data();
    void failsWithoutAChecksum();
    void failsWhereTheListHasAnotherDigest();
    void takesAMirrorWhereTheFirstFails();
    void asksThroughWhoHoldsTheProfile();
    void goesOnWithMirrorsAfterAKill();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    CliRun get(const QStringList &arguments) const
    {
        return m_cli->run(QStringList{u"get"_s} + arguments +
                          QStringList{u"--into"_s, path(u"down"_s), u"--retries"_s, u"0"_s});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Cli> m_cli;
};

void TestMetalinks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_cli = std::make_unique<Cli>(path(u"profile"_s));
}

void TestMetalinks::downloadsWhatALocalMetalinkNames()
{
    const MisbehavingServer server(serve({{"/x", kContent}}));
    writeFile(
        path(u"a.meta4"_s), metalink("sub/x.bin", sha256(kContent).toHex(), {server.url("/x")}));

    const CliRun run = get({path(u"a.meta4"_s)});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(readFile(path(u"down/sub/x.bin"_s)) == kContent);
    QCOMPARE(run.result()[u"verified"_s].toString(), u"digest"_s);
}

void TestMetalinks::downloadsWhatAMetalinkOnAServerNames()
{
    const MisbehavingServer files(serve({{"/x", kContent}}));
    const MisbehavingServer server(
        serve({{"/a.meta4", metalink("x.bin", sha256(kContent).toHex(), {files.url("/x")})}}));

    const CliRun run = get({server.url("/a.meta4").toString()});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(readFile(path(u"down/x.bin"_s)) == kContent);
}

void TestMetalinks::goesOnToTheNextUrlOfAMetalink()
{
    const MisbehavingServer server(serve({{"/x", kContent}}));
    writeFile(path(u"a.meta4"_s),
        metalink("x.bin", sha256(kContent).toHex(), {server.url("/gone"), server.url("/x")}));

    const CliRun run = get({path(u"a.meta4"_s)});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(readFile(path(u"down/x.bin"_s)) == kContent);
}

void TestMetalinks::failsWhereTheDigestIsAnother()
{
    const MisbehavingServer server(serve({{"/x", kContent}}));
    writeFile(path(u"a.meta4"_s), metalink("x.bin", sha256("other").toHex(), {server.url("/x")}));

    const CliRun run = get({path(u"a.meta4"_s)});

    QCOMPARE(run.status, 1);
    QVERIFY(!QFile::exists(path(u"down/x.bin"_s)));
}

void TestMetalinks::failsWhereTheMetalinkIsMalformed()
{
    writeFile(
        path(u"a.meta4"_s), metalink("../x", sha256(kContent).toHex(), {QUrl(u"http://h/x"_s)}));

    const CliRun run = get({path(u"a.meta4"_s)});

    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains(u"a.meta4"_s), qPrintable(run.errors));
}

void TestMetalinks::sendsNoCredentialsWhereAMetalinkLeads()
{
    const MisbehavingServer files(serve({{"/x", kContent}}));
    const MisbehavingServer server(
        serve({{"/a.meta4", metalink("x.bin", sha256(kContent).toHex(), {files.url("/x")})}}));
    writeFile(path(u"headers"_s), "X-Token: secret\n");

    const CliRun run =
        get({server.url("/a.meta4").toString(), u"--header-file"_s, path(u"headers"_s)});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QCOMPARE(server.requests().constFirst().header("X-Token"), "secret");
    for (const SeenRequest &request : files.requests())
        QCOMPARE(request.header("X-Token"), QByteArray());
}

void TestMetalinks::sendsNoCredentialsWhereAMetalinkIsRedirectedTo()
{
    MisbehavingServer other([](const SeenRequest &) { return answer(404); });
    other.setHandler(serve({{"/x", kContent},
        {"/a.meta4", metalink("x.bin", sha256(kContent).toHex(), {other.url("/x")})}}));
    const MisbehavingServer server([&other](const SeenRequest &) {
        return answer(302, {}, {"Location: " + other.url("/a.meta4").toEncoded()});
    });
    writeFile(path(u"headers"_s), "X-Token: secret\n");

    const CliRun run =
        get({server.url("/a.meta4").toString(), u"--header-file"_s, path(u"headers"_s)});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(other.requests().size() >= 2);
    for (const SeenRequest &request : other.requests())
        QCOMPARE(request.header("X-Token"), QByteArray());
}

void TestMetalinks::takesTheChecksumFromAList_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("isAuto");
    QTest::newRow("beside it") << QByteArray("/dir/x.bin.sha256") << true;
    QTest::newRow("of the folder") << QByteArray("/dir/SHA256SUMS") << true;
    QTest::newRow("somewhere else") << QByteArray("/sums.txt") << false;
}

void TestMetalinks::takesTheChecksumFromAList()
{
    QFETCH(QByteArray, list);
    QFETCH(bool, isAuto);
    const MisbehavingServer server(
        serve({{"/dir/x.bin", kContent}, {list, sha256(kContent).toHex() + "  x.bin\n"}}));

    const CliRun run = get({server.url("/dir/x.bin").toString(), u"--checksum-from"_s,
        isAuto ? u"auto"_s : server.url(list).toString()});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QCOMPARE(run.result()[u"verified"_s].toString(), u"digest"_s);
}

void TestMetalinks::failsWithoutAChecksum_data()
{
    QTest::addColumn<bool>("isAuto");
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("auto, nothing there") << true << QByteArray();
    QTest::newRow("given, nothing there") << false << QByteArray();
    QTest::newRow("another file's") << false << sha256(kContent).toHex() + "  y.bin\n";
    QTest::newRow("a page") << false << QByteArray("<html></html>");
}

void TestMetalinks::failsWithoutAChecksum()
{
    QFETCH(bool, isAuto);
    QFETCH(QByteArray, list);
    QHash<QByteArray, QByteArray> files = {{"/x.bin", kContent}};
    if (!list.isEmpty())
        files.insert("/SUMS", list);
    const MisbehavingServer server(serve(files));

    const CliRun run = get({server.url("/x.bin").toString(), u"--checksum-from"_s,
        isAuto ? u"auto"_s : server.url("/SUMS").toString()});

    QCOMPARE(run.status, 1);
    QVERIFY2(run.errors.contains(u"SUMS"_s), qPrintable(run.errors));
    QVERIFY(!QFile::exists(path(u"down/x.bin"_s)));
}

void TestMetalinks::failsWhereTheListHasAnotherDigest()
{
    const MisbehavingServer server(
        serve({{"/x.bin", kContent}, {"/x.bin.sha256", sha256("other").toHex()}}));

    const CliRun run = get({server.url("/x.bin").toString(), u"--checksum-from"_s, u"auto"_s});

    QCOMPARE(run.status, 1);
    QVERIFY(!QFile::exists(path(u"down/x.bin"_s)));
}

void TestMetalinks::takesAMirrorWhereTheFirstFails()
{
    const MisbehavingServer server(serve({{"/x", kContent}}));

    const CliRun run = get({server.url("/x.bin").toString(), u"--mirror"_s,
        server.url("/gone").toString(), u"--mirror"_s, server.url("/x").toString()});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(readFile(path(u"down/x.bin"_s)) == kContent || readFile(path(u"down/x"_s)) == kContent);
}

void TestMetalinks::asksThroughWhoHoldsTheProfile()
{
    const MisbehavingServer hanging([](const SeenRequest &) { return Script{hangStep()}; });
    const MisbehavingServer server(
        serve({{"/x.bin", kContent}, {"/x.bin.sha256", sha256(kContent).toHex()}}));
    QProcess holder;
    holder.start(QStringLiteral(WAYBILL_BIN_DIR "/waybill-cli"),
        {u"--profile"_s, path(u"profile"_s), u"get"_s, hanging.url().toString(), u"--into"_s,
            path(u"down"_s)});
    QTRY_VERIFY(!hanging.requests().isEmpty());

    const CliRun run = m_cli->run({u"get"_s, server.url("/x.bin").toString(), u"--checksum-from"_s,
        u"auto"_s, u"--into"_s, path(u"down"_s)});

    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QCOMPARE(run.result()[u"verified"_s].toString(), u"digest"_s);
    holder.kill();
    holder.waitForFinished();
}

void TestMetalinks::goesOnWithMirrorsAfterAKill()
{
    const QByteArray content = noise(30'000'000, 33);
    const auto slowly = [content](const SeenRequest &request) {
        Script script = serveFile(request, content, "\"a\"");
        script.last().milliseconds = 20; // after each 64 KiB
        return script;
    };
    const MisbehavingServer first(slowly);
    const MisbehavingServer mirror(slowly);
    writeFile(path(u"a.meta4"_s), "<metalink xmlns=\"urn:ietf:params:xml:ns:metalink\"><file "
                                  "name=\"x.bin\"><hash type=\"sha-256\">" +
                                      sha256(content).toHex() + "</hash><url>" +
                                      first.url().toEncoded() + "</url><url>" +
                                      mirror.url().toEncoded() + "</url></file></metalink>");

    m_cli->runAndKill({u"get"_s, path(u"a.meta4"_s), u"--into"_s, path(u"down"_s)}, 2'500);
    const qint64 before = mirror.requests().size();
    const CliRun run = m_cli->run({u"run"_s});

    QVERIFY(before > 0);
    QVERIFY2(run.status == 0, qPrintable(run.errors));
    QVERIFY(mirror.requests().size() > before); // it was in the journal
    QVERIFY(readFile(path(u"down/x.bin"_s)) == content);
}

QTEST_GUILESS_MAIN(TestMetalinks)
#include "tst_metalinks.moc"
