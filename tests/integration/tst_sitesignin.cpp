// SPDX-License-Identifier: MIT
// Transfers with servers whose passwords are in the keychain, or were until a restart.
#include "core/queue/enginesites.h"
#include "tests/support/keychaindouble.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/realserver.h"
#include "tests/support/scratchengine.h"

#include <QDirIterator>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(300'000);
const QString kCanary = u"CANARY-Sesam7"_s;

Script wantsCanary(const SeenRequest &request)
{
    const QByteArray expected = "Basic " + ("ann:" + kCanary.toUtf8()).toBase64();
    return request.header("Authorization") == expected
               ? serveFile(request, kContent, "\"v1\"")
               : answer(401, {}, {"WWW-Authenticate: Basic realm=\"files\""});
}

Site siteAt(const QUrl &url, const QString &user)
{
    Site site;
    site.name = u"the server"_s;
    site.url = url;
    site.user = user;
    return site;
}

bool isWaitingForSignIn(const TransferSnapshot &transfer)
{
    return transfer.state == TransferState::Waiting && transfer.waitReason == WaitReason::SignIn;
}

/// The files beneath a folder that hold the text, or its Base64 as Basic would send it.
QStringList filesWith(const QString &folder, const QByteArray &text)
{
    const QByteArray basic = ("ann:" + text).toBase64();
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QByteArray content = readFile(files.next());
        if (content.contains(text) || content.contains(basic))
            found.append(files.filePath());
    }
    return found;
}

QByteArray s_logged;

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    s_logged += message.toUtf8() + '\n';
}

} // namespace

class TestSiteSignIn : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aStoredPasswordSignsIn_data();
    void aStoredPasswordSignsIn();
    void withoutAKeychainItWaitsAfterARestart();
    void aRememberedSignInSurvivesARestart();
    void asksTheKeychainOncePerSite();
    void asksTheKeychainForNobodyElse();
    void aPausedTransferWaitsForNoKeychain();
    void closesWhileTheKeychainIsLocked();
    void theProxysPasswordIsASecretToo();
    void aPasswordDoesNotMoveToAnotherServer();
    void secretsGoWithTheirLastSite();
    void theSiteDecidesHowAnUploadGoes();
    void noSecretIsWrittenAnywhere();
    void importsFromAFileAndExportsToOne();

private:
    EngineSites &sites() { return (*m_engine)->sites(); }
    SiteSnapshot save(const Site &site, const QString &password)
    {
        return QCoro::waitFor(sites().save(site, {password, {}})).value_or(SiteSnapshot());
    }
    void restart()
    {
        m_engine->stop();
        m_engine->start();
    }

    KeychainDouble *keychain() { return m_keychain.get(); }

    std::unique_ptr<KeychainDouble> m_keychain;
    std::unique_ptr<ScratchEngine> m_engine;
};

void TestSiteSignIn::init()
{
    m_engine.reset();
    m_keychain = std::make_unique<KeychainDouble>();
    m_engine = std::make_unique<ScratchEngine>();
    m_engine->options.keychain = m_keychain.get();
    m_engine->start();
}

void TestSiteSignIn::aStoredPasswordSignsIn_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("nginx, Basic") << u"nginx"_s;
    QTest::newRow("Apache, Digest") << u"apache"_s;
}

void TestSiteSignIn::aStoredPasswordSignsIn()
{
    QFETCH(QString, kind);
    const RealServer server(kind);
    QVERIFY2(server.isRunning(), qPrintable(server.problem()));
    const QUrl url = server.url(u"private_url"_s);
    writeFile(server.folder() + u"/private/file.bin"_s, kContent);
    QCOMPARE(save(siteAt(url, u"user"_s), u"secret"_s).password, SecretPlace::Keychain);
    restart();

    const TransferSnapshot fetched =
        m_engine->run(m_engine->download(url.resolved(QUrl(u"file.bin"_s))));

    QVERIFY2(fetched.state == TransferState::Done,
        qPrintable(fetched.error ? toString(fetched.error->kind) : QString()));
    QCOMPARE(readFile(fetched.receipt.path), kContent);
    QVERIFY(filesWith(m_engine->options.profile, "user:secret").isEmpty());
}

void TestSiteSignIn::withoutAKeychainItWaitsAfterARestart()
{
    MisbehavingServer server(wantsCanary);
    keychain()->setGone(true);
    QCOMPARE(save(siteAt(server.url("/"), u"ann"_s), kCanary).password, SecretPlace::Session);
    QCOMPARE(m_engine->run(m_engine->download(server.url("/a"))).state, TransferState::Done);
    restart();
    QCOMPARE(sites().snapshots().constFirst().password, SecretPlace::None);

    const TransferSnapshot waiting = m_engine->run(m_engine->download(server.url("/b")));

    QVERIFY(isWaitingForSignIn(waiting));
    sites().signIn(server.url("/b"), {u"ann"_s, kCanary});
    (*m_engine)->resume({waiting.id});
    QCOMPARE(m_engine->waitUntilSettled(waiting.id).state, TransferState::Done);
}

void TestSiteSignIn::aRememberedSignInSurvivesARestart()
{
    MisbehavingServer server(wantsCanary);
    const TransferSnapshot waiting = m_engine->run(m_engine->download(server.url("/a")));
    QVERIFY(isWaitingForSignIn(waiting));

    sites().signIn(server.url("/a"), {u"ann"_s, kCanary});
    const auto remembered = QCoro::waitFor(sites().remember(server.url("/a"), {u"ann"_s, kCanary}));

    QVERIFY(remembered);
    QCOMPARE(remembered->password, SecretPlace::Keychain);
    QCOMPARE(remembered->site.name, hostOf(server.url("/")));
    restart();
    (*m_engine)->resume({waiting.id});
    QCOMPARE(m_engine->waitUntilSettled(waiting.id).state, TransferState::Done);
    // A second time it is the same site.
    QVERIFY(QCoro::waitFor(sites().remember(server.url("/b"), {u"bob"_s, u"x"_s})));
    QCOMPARE(sites().snapshots().size(), 1);
    QCOMPARE(keychain()->secrets().size(), 1);
}

void TestSiteSignIn::asksTheKeychainOncePerSite()
{
    MisbehavingServer server(wantsCanary);
    m_engine->options.limits = {8, 8};
    const Site site = save(siteAt(server.url("/"), u"ann"_s), kCanary).site;
    restart();
    keychain()->setLocked(true);
    QList<TransferSpec> specs;
    for (int i = 0; i < 8; ++i)
        specs.append(m_engine->download(server.url("/file" + QByteArray::number(i))));
    const auto ids = *QCoro::waitFor((*m_engine)->add(specs));
    QTRY_COMPARE(keychain()->readings(passwordKey(site)), 1);

    keychain()->setLocked(false);

    for (const TransferId id : ids)
        QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
    QCOMPARE(keychain()->readings(passwordKey(site)), 1);
}

void TestSiteSignIn::asksTheKeychainForNobodyElse()
{
    MisbehavingServer open(
        [](const SeenRequest &request) { return serveFile(request, kContent, "\"v1\""); });
    const Site plain = save(siteAt(open.url("/"), u"ann"_s), QString()).site;
    keychain()->setLocked(true); // whoever asked would wait

    QCOMPARE(m_engine->run(m_engine->download(open.url("/a"))).state, TransferState::Done);

    QCOMPARE(keychain()->readings(passwordKey(plain)), 0);
}

void TestSiteSignIn::aPausedTransferWaitsForNoKeychain()
{
    MisbehavingServer server(wantsCanary);
    const Site site = save(siteAt(server.url("/"), u"ann"_s), kCanary).site;
    restart();
    keychain()->setLocked(true);
    const TransferId id = m_engine->add(m_engine->download(server.url("/a")));
    QTRY_COMPARE(keychain()->readings(passwordKey(site)), 1);

    (*m_engine)->pause({id});

    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Paused);
    keychain()->setLocked(false);
    (*m_engine)->resume({id});
    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
}

void TestSiteSignIn::closesWhileTheKeychainIsLocked()
{
    MisbehavingServer server(wantsCanary);
    const Site site = save(siteAt(server.url("/"), u"ann"_s), kCanary).site;
    restart();
    keychain()->setLocked(true);
    const TransferId id = m_engine->add(m_engine->download(server.url("/a")));
    QTRY_COMPARE(keychain()->readings(passwordKey(site)), 1);

    m_engine->stop();

    keychain()->setLocked(false);
    m_engine->start();
    QCOMPARE(m_engine->waitUntilSettled(id).state, TransferState::Done);
}

void TestSiteSignIn::theProxysPasswordIsASecretToo()
{
    if (QStandardPaths::findExecutable(u"microsocks"_s).isEmpty())
        QSKIP("microsocks is not installed");
    const RealServer proxy(u"guarded-socks"_s);
    QVERIFY2(proxy.isRunning(), qPrintable(proxy.problem()));
    MisbehavingServer server(wantsCanary);
    Site site = siteAt(server.url("/"), u"ann"_s);
    site.proxy = proxy.url().toString();
    site.proxyUser = u"user"_s;
    const auto saved = QCoro::waitFor(sites().save(site, {kCanary, u"secret"_s}));
    QVERIFY(saved);
    QCOMPARE(saved->proxyPassword, SecretPlace::Keychain);
    restart();

    const TransferSnapshot fetched = m_engine->run(m_engine->download(server.url("/a")));

    QVERIFY2(fetched.state == TransferState::Done,
        qPrintable(fetched.error ? toString(fetched.error->kind) : QString()));
    QVERIFY(readFile(proxy.value(u"log"_s)).contains("127.0.0.1"));
    QCOMPARE(keychain()->secrets().size(), 2);
}

void TestSiteSignIn::aPasswordDoesNotMoveToAnotherServer()
{
    MisbehavingServer server(wantsCanary);
    MisbehavingServer other(wantsCanary);
    Site site = save(siteAt(server.url("/"), u"ann"_s), kCanary).site;
    site.url = other.url("/");

    const auto moved = QCoro::waitFor(sites().save(site, {}));

    QVERIFY(moved);
    QCOMPARE(moved->password, SecretPlace::None);
    QVERIFY(keychain()->secrets().isEmpty());
    QVERIFY(isWaitingForSignIn(m_engine->run(m_engine->download(other.url("/a")))));
}

void TestSiteSignIn::secretsGoWithTheirLastSite()
{
    const Site one = save(siteAt(QUrl(u"https://a.example/"_s), u"ann"_s), kCanary).site;
    const auto two = QCoro::waitFor(sites().duplicate(one.id));
    QVERIFY(two);
    QCOMPARE(two->password, SecretPlace::Keychain);

    QVERIFY(QCoro::waitFor(sites().remove(one.id)));
    QCOMPARE(keychain()->secrets().size(), 1);

    QVERIFY(QCoro::waitFor(sites().remove(two->site.id)));
    QVERIFY(keychain()->secrets().isEmpty());
}

void TestSiteSignIn::theSiteDecidesHowAnUploadGoes()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return request.method == "PUT" ? answer(201) : answer(404);
    });
    Site site = siteAt(server.url("/"), {});
    site.kind = UploadVia::Put;
    QVERIFY(QCoro::waitFor(sites().save(site, {})));
    writeFile(m_engine->path(u"up.bin"_s), "content");

    m_engine->run(m_engine->upload(m_engine->path(u"up.bin"_s), server.url("/up.bin")));

    QList<QByteArray> methods;
    for (const SeenRequest &request : server.requests())
        methods.append(request.method);
    QVERIFY(methods.contains("PUT"));
    QVERIFY(!methods.contains("OPTIONS"));
}

void TestSiteSignIn::noSecretIsWrittenAnywhere()
{
    s_logged.clear();
    QLoggingCategory::setFilterRules(u"waybill.*.debug=true"_s);
    const auto before = qInstallMessageHandler(keepLog);
    {
        MisbehavingServer server(wantsCanary);
        save(siteAt(server.url("/"), u"ann"_s), kCanary);
        m_engine->run(m_engine->download(server.url("/a")));
        keychain()->setGone(true);
        restart();
        m_engine->run(m_engine->download(server.url("/b")));
        QCoro::waitFor(sites().remember(server.url("/"), {u"ann"_s, kCanary}));
        QCoro::waitFor(sites().exportTo(m_engine->path(u"export.json"_s)));
        // While it runs: what is only in the log of the database counts too.
        QCOMPARE(filesWith(m_engine->options.profile, kCanary.toUtf8()), QStringList());
        m_engine->stop();
    }
    qInstallMessageHandler(before);
    QLoggingCategory::setFilterRules({});

    QCOMPARE(filesWith(m_engine->path(QString()), kCanary.toUtf8()), QStringList());
    QVERIFY(QFile::exists(m_engine->path(u"export.json"_s)));
    QVERIFY(!s_logged.contains(kCanary.toUtf8()));
    QVERIFY(!s_logged.contains(("ann:" + kCanary.toUtf8()).toBase64()));
}

void TestSiteSignIn::importsFromAFileAndExportsToOne()
{
    const QString file = m_engine->path(u"sites.json"_s);
    save(siteAt(QUrl(u"https://a.example/"_s), u"ann"_s), kCanary);
    QVERIFY(QCoro::waitFor(sites().exportTo(file)));

    QCOMPARE(QCoro::waitFor(sites().importFrom(file)).value_or(0), 1);

    const QList<SiteSnapshot> all = sites().snapshots();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all.last().site.name, u"the server (1)"_s);
    QCOMPARE(all.last().password, SecretPlace::None);
    writeFile(file, "no JSON");
    const auto bad = QCoro::waitFor(sites().importFrom(file));
    QVERIFY(!bad);
    QCOMPARE(bad.error().kind, SiteProblem::Kind::NotJson);
    const auto missing = QCoro::waitFor(sites().importFrom(u"/nowhere/x"_s));
    QCOMPARE(missing.error().kind, SiteProblem::Kind::FileUnreadable);
    const auto unwritable = QCoro::waitFor(sites().exportTo(u"/nowhere/x"_s));
    QCOMPARE(unwritable.error().kind, SiteProblem::Kind::FileUnwritable);
    QCOMPARE(sites().snapshots().size(), 2);
}

QTEST_GUILESS_MAIN(TestSiteSignIn)
#include "tst_sitesignin.moc"
