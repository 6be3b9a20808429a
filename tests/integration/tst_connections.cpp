// SPDX-License-Identifier: MIT
// How servers are reached: through SOCKS5 proxies, with client certificates, over which HTTP.
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(3'000'000, 6);

/// Lines of a server's log that contain `what`.
QList<QByteArray> linesWith(const RealServer &server, const QByteArray &what)
{
    QList<QByteArray> lines = readFile(server.value(u"log"_s)).split('\n');
    lines.removeIf([&](const QByteArray &line) { return !line.contains(what); });
    return lines;
}

/// "METHOD VERSION" of each request in nginx's log that contains `what`.
QSet<QByteArray> versionsIn(const RealServer &nginx, const QByteArray &what)
{
    QSet<QByteArray> versions;
    for (const QByteArray &line : linesWith(nginx, what)) {
        const QList<QByteArray> request = line.split('"').value(1).split(' ');
        versions.insert(request.constFirst() + ' ' + request.constLast());
    }
    return versions;
}

Access through(const RealServer &socks, const QString &userInfo)
{
    QUrl proxy = socks.url();
    proxy.setUserInfo(userInfo);
    Access access;
    access.proxy = proxy.toString();
    return access;
}

/// With the certificate that the server calls by this name, if any.
Access showing(const RealServer &server, const QString &name)
{
    Access access;
    access.caFile = server.value(u"ca"_s);
    access.clientCertificate = server.value(name + u"_certificate"_s);
    access.clientKey = server.value(name + u"_key"_s);
    return access;
}

QString ending(const TransferSnapshot &snapshot)
{
    return nameOf(snapshot.state) +
           (snapshot.error ? u' ' + toString(snapshot.error->kind) : QString());
}

} // namespace

class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void goesThroughASocksProxy_data();
    void goesThroughASocksProxy();
    void waitsForSignInAtASocksProxy_data();
    void waitsForSignInAtASocksProxy();
    void namesARefusalBehindASocksProxy();
    void showsItsCertificate();
    void namesTheRefusalOfACertificate_data();
    void namesTheRefusalOfACertificate();
    void sendsOnlySmallBodiesOverHttp2_data();
    void sendsOnlySmallBodiesOverHttp2();

private:
    const RealServer &server(const QString &kind) { return *m_servers.at(kind); }
    /// Sends a file into the folder and fetches it again.
    void sendAndFetch(const Access &access, const QUrl &url, const QByteArray &bytes);

    std::map<QString, std::unique_ptr<RealServer>> m_servers;
};

void TestConnections::initTestCase()
{
    // What is excepted from proxies here would hide whether they are used.
    qunsetenv("no_proxy");
    qunsetenv("NO_PROXY");
    for (const QString &kind : {u"nginx"_s, u"apache"_s, u"socks"_s, u"guarded-socks"_s}) {
        m_servers[kind] = std::make_unique<RealServer>(kind);
        QVERIFY2(m_servers[kind]->isRunning(), qPrintable(m_servers[kind]->problem()));
    }
}

void TestConnections::sendAndFetch(const Access &access, const QUrl &url, const QByteArray &bytes)
{
    ScratchEngine engine;
    engine.start();
    engine->access().setDefaults(access);
    writeFile(engine.path(u"file.bin"_s), bytes);

    const auto sent = engine.run(engine.upload(engine.path(u"file.bin"_s), url));
    const auto fetched = engine.run(engine.download(url.resolved(QUrl(u"file.bin"_s))));

    QCOMPARE(ending(sent), u"Done"_s);
    QCOMPARE(ending(fetched), u"Done"_s);
    QCOMPARE(readFile(engine.downloads() + u"/file.bin"_s), bytes);
}

void TestConnections::goesThroughASocksProxy_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("userInfo");
    QTest::newRow("open") << u"socks"_s << QString();
    QTest::newRow("with a password") << u"guarded-socks"_s << u"user:secret"_s;
}

void TestConnections::goesThroughASocksProxy()
{
    QFETCH(QString, kind);
    QFETCH(QString, userInfo);
    const RealServer &nginx = server(u"nginx"_s);
    QDir(nginx.folder()).mkdir(kind);
    QUrl folder = nginx.url().resolved(QUrl(kind + u'/'));
    folder.setHost(u"localhost"_s);

    sendAndFetch(through(server(kind), userInfo), folder, kContent);

    // It was given a name to resolve, and connects from an address that nobody else uses.
    const QByteArray target = "connected to localhost:" + QByteArray::number(folder.port());
    QVERIFY(!linesWith(server(kind), target).isEmpty());
    const QByteArray path = ' ' + folder.path().toLatin1();
    QTRY_VERIFY(versionsIn(nginx, path).contains("PUT HTTP/1.1"));
    QTRY_VERIFY(versionsIn(nginx, path).contains("GET HTTP/1.1"));
    for (const QByteArray &line : linesWith(nginx, path))
        QVERIFY2(line.startsWith("127.0.0.2 "), line.constData());
}

void TestConnections::waitsForSignInAtASocksProxy_data()
{
    QTest::addColumn<QString>("userInfo");
    QTest::newRow("wrong password") << u"user:wrong"_s;
    QTest::newRow("no password") << QString();
}

void TestConnections::waitsForSignInAtASocksProxy()
{
    QFETCH(QString, userInfo);
    const RealServer &socks = server(u"guarded-socks"_s);
    const QUrl url = server(u"nginx"_s).url().resolved(QUrl(u"guarded.bin"_s));
    writeFile(server(u"nginx"_s).folder() + u"/guarded.bin"_s, kContent);
    ScratchEngine engine;
    engine.start();
    engine->access().setDefaults(through(socks, userInfo));

    const auto waiting = engine.run(engine.download(url));

    QCOMPARE(ending(waiting), u"Waiting ProxyAuthenticationRequired"_s);
    QCOMPARE(waiting.waitReason, WaitReason::SignIn);
    engine->access().setDefaults(through(socks, u"user:secret"_s));
    engine->resume({waiting.id});
    QCOMPARE(ending(engine.waitUntilSettled(waiting.id)), u"Done"_s);
}

void TestConnections::namesARefusalBehindASocksProxy()
{
    ScratchEngine engine;
    engine.start();
    engine->access().setDefaults(through(server(u"socks"_s), {}));

    const TransferSnapshot refused = engine.run(engine.download(QUrl(u"http://127.0.0.1:1/x"_s)));

    QCOMPARE(ending(refused), u"Failed ConnectionRefused"_s);
    QVERIFY(refused.error->retryable);
}

void TestConnections::showsItsCertificate()
{
    for (const RealServer *there : {&server(u"nginx"_s), &server(u"apache"_s)})
        sendAndFetch(showing(*there, u"client"_s), there->url(u"strict_url"_s), kContent);
}

void TestConnections::namesTheRefusalOfACertificate_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const auto &...values) {
        (QTest::newRow(name) << ... << values);
    };
    row("none", u"apache"_s, u"no"_s, u"Failed TlsFailed: tlsv13 alert certificate required"_s);
    row("another's", u"apache"_s, u"server"_s, u"Failed TlsFailed: tlsv1 alert unknown ca"_s);
    // nginx completes the handshake, then says no in HTTP.
    row("none, nginx", u"nginx"_s, u"no"_s, u"Failed UnexpectedStatus: "_s);
    row("another's, nginx", u"nginx"_s, u"server"_s, u"Failed UnexpectedStatus: "_s);
}

void TestConnections::namesTheRefusalOfACertificate()
{
    QFETCH(QString, kind);
    QFETCH(QString, shown);
    QFETCH(QString, outcome);
    const RealServer &there = server(kind);
    ScratchEngine engine;
    engine.start();
    engine->access().setDefaults(showing(there, shown));
    writeFile(engine.path(u"refused.bin"_s), kContent);
    const QUrl url = there.url(u"strict_url"_s);

    for (const TransferSpec &spec : {engine.download(url.resolved(QUrl(u"refused.bin"_s))),
             engine.upload(engine.path(u"refused.bin"_s), url)}) {
        const TransferSnapshot refused = engine.run(spec);

        QCOMPARE(ending(refused) + u": "_s + refused.error->detail, outcome);
    }
    QVERIFY(!QFile::exists(there.folder() + u"/refused.bin"_s));
}

void TestConnections::sendsOnlySmallBodiesOverHttp2_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("put");
    QTest::newRow("small") << 1024 * 1024 << QByteArray("PUT HTTP/2.0");
    QTest::newRow("large") << 1024 * 1024 + 1 << QByteArray("PUT HTTP/1.1");
}

void TestConnections::sendsOnlySmallBodiesOverHttp2()
{
    QFETCH(int, size);
    QFETCH(QByteArray, put);
    const RealServer &nginx = server(u"nginx"_s);
    QDir(nginx.folder()).mkdir(QString::number(size));
    const QUrl folder = nginx.url(u"tls_url"_s).resolved(QUrl(u"%1/"_s.arg(size)));

    sendAndFetch(showing(nginx, u"no"_s), folder, noise(size));

    const QSet<QByteArray> versions = {
        "OPTIONS HTTP/2.0", "PROPFIND HTTP/2.0", put, "MOVE HTTP/2.0", "GET HTTP/1.1"};
    QTRY_COMPARE(versionsIn(nginx, ' ' + folder.path().toLatin1()), versions);
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
