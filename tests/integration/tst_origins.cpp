// SPDX-License-Identifier: MIT
// No credential crosses an origin in a redirect, whatever its kind and whatever the status.
#include "tests/support/cli.h"
#include "tests/support/misbehavingserver.h"
#include "tests/support/scratchengine.h"

#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QByteArray kContent = noise(10'000, 2);
constexpr char kCanary[] = "CANARY";

struct Kind
{
    const char *name;
    void (*set)(SessionAccess &access, const QUrl &url);
};

void setHeader(SessionAccess &access, const QByteArray &name, const QByteArray &value)
{
    Access defaults;
    defaults.headers = {{name, value}};
    access.setDefaults(defaults);
}

constexpr Kind kKinds[] = {
    {"user and password",
        [](SessionAccess &access, const QUrl &url) {
            access.setCredentials(originOf(url), {u"user"_s, QString::fromLatin1(kCanary)});
        }},
    {"URL userinfo",
        [](SessionAccess &access, const QUrl &url) {
            QUrl named = url;
            named.setUserInfo(u"user:CANARY"_s);
            access.takeUserInfo(named);
        }},
    {"netrc",
        [](SessionAccess &access, const QUrl &) {
            access.setNetrc("machine 127.0.0.1 login user password CANARY");
        }},
    {"bearer", [](SessionAccess &access,
                   const QUrl &) { setHeader(access, "Authorization", "Bearer CANARY"); }},
    {"cookie",
        [](SessionAccess &access, const QUrl &) { setHeader(access, "Cookie", "session=CANARY"); }},
    {"API key",
        [](SessionAccess &access, const QUrl &) { setHeader(access, "X-Api-Key", "CANARY"); }},
};

bool hasSecret(const SeenRequest &request)
{
    for (const QByteArray &value : request.headers) {
        const QByteArray decoded = QByteArray::fromBase64(value.mid(value.indexOf(' ') + 1));
        if (value.contains(kCanary) || decoded.contains(kCanary))
            return true;
    }
    return false;
}

} // namespace

class TestOrigins : public QObject
{
    Q_OBJECT

private slots:
    void keepsSecretsFromAnotherOrigin_data();
    void keepsSecretsFromAnotherOrigin();
    void keepsSecretsWithinTheOrigin();
    void doesNotMixTwoUsers();
};

void TestOrigins::keepsSecretsFromAnotherOrigin_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("isUpload");
    for (const int status : {301, 302, 303, 307, 308}) {
        for (size_t kind = 0; kind < std::size(kKinds); ++kind) {
            QTest::addRow("%d %s", status, kKinds[kind].name)
                << status << static_cast<int>(kind) << false;
            QTest::addRow("%d %s, upload", status, kKinds[kind].name)
                << status << static_cast<int>(kind) << true;
        }
    }
}

void TestOrigins::keepsSecretsFromAnotherOrigin()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(bool, isUpload);
    MisbehavingServer second([](const SeenRequest &request) {
        // It asks for a password, too: nothing must make us give it ours.
        if (request.header("Authorization").isEmpty() && request.path == "/asks")
            return answer(401, {}, {"WWW-Authenticate: Basic realm=x"});
        return request.method == "GET" ? serveFile(request, kContent, "\"v1\"")
                                       : answer(request.method == "HEAD" ? 404 : 201);
    });
    MisbehavingServer first([&](const SeenRequest &request) {
        if (request.header("Authorization").isEmpty() && request.header("Cookie").isEmpty() &&
            request.header("X-Api-Key").isEmpty())
            return answer(401, {}, {"WWW-Authenticate: Basic realm=x"});
        return answer(
            status, {}, {"Location: " + second.url(isUpload ? "/put" : "/file").toEncoded()});
    });
    ScratchEngine engine;
    engine.start();
    kKinds[kind].set(engine->access(), first.url());
    writeFile(engine.path(u"source"_s), kContent);
    TransferSpec upload = engine.upload(engine.path(u"source"_s), first.url("/put"));
    upload.via = UploadVia::Put;

    engine.run(isUpload ? upload : engine.download(first.url()));

    bool isKnownToFirst = false;
    for (const SeenRequest &request : first.requests())
        isKnownToFirst |= hasSecret(request);
    QVERIFY(isKnownToFirst);
    if (!isUpload)
        QVERIFY(!second.requests().isEmpty());
    for (const SeenRequest &request : second.requests())
        QVERIFY2(!hasSecret(request), request.path.constData());
}

void TestOrigins::keepsSecretsWithinTheOrigin()
{
    MisbehavingServer server([](const SeenRequest &request) {
        return request.path == "/file" ? answer(302, {}, {"Location: /other"})
                                       : serveFile(request, kContent, "\"v1\"");
    });
    ScratchEngine engine;
    engine.start();
    setHeader(engine->access(), "X-Api-Key", kCanary);

    QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Done);

    QCOMPARE(server.requests().constLast().header("X-Api-Key"), QByteArray(kCanary));
}

void TestOrigins::doesNotMixTwoUsers()
{
    MisbehavingServer server(
        [](const SeenRequest &request) { return serveFile(request, kContent, "\"v1\""); });
    ScratchEngine engine;
    engine.start();

    setHeader(engine->access(), "X-Api-Key", "one");
    QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Done);
    setHeader(engine->access(), "X-Api-Key", "two");
    QCOMPARE(engine.run(engine.download(server.url())).state, TransferState::Done);

    const QList<SeenRequest> requests = server.requests();
    QCOMPARE(requests.size(), 2);
    QVERIFY(requests.at(0).connection != requests.at(1).connection);
}

QTEST_GUILESS_MAIN(TestOrigins)
#include "tst_origins.moc"
