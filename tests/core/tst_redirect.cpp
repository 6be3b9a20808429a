// SPDX-License-Identifier: MIT
#include "core/http/redirect.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kPublicAddress = "93.184.216.34"_L1;
constexpr int kStatuses[] = {301, 302, 303, 307, 308};

/// Every place that can hold a secret holds one with CANARY in it.
HttpRequest secretRequest(const QByteArray &url, const QByteArray &method = "GET")
{
    HttpRequest request;
    request.method = method;
    request.url = QUrl::fromEncoded(url);
    request.headers = {{"Authorization", "Basic CANARY1"}, {"Cookie", "session=CANARY2"},
        {"X-Api-Key", "CANARY3"}, {"cookie2", "CANARY4"}, {"Proxy-Authorization", "CANARY5"},
        {"X-Auth-Token", "CANARY6"}, {"Referer", "https://a.example/?token=CANARY7"},
        {"Range", "bytes=5-"}, {"If-Range", "\"tag\""}, {"Accept-Encoding", "identity"}};
    request.access.headers = {{"Authorization", "Bearer CANARY8"}, {"Cookie", "CANARY9"}};
    request.access.credentials = {u"CANARY10"_s, u"CANARY11"_s};
    request.access.clientCertificate = u"/CANARY12.pem"_s;
    request.access.clientKey = u"/CANARY13.pem"_s;
    request.access.pinnedCertificate = "CANARY14";
    request.access.caFile = u"/ca.pem"_s;
    return request;
}

HttpResponse answer(int status, const QByteArray &location)
{
    HttpResponse response;
    response.status = status;
    response.headers = {{"Location", location}};
    return response;
}

/// All texts of a request, to look for canaries in.
QByteArray textOf(const HttpRequest &request)
{
    QByteArray text = request.method + ' ' + request.url.toEncoded() + '\n';
    for (const HeaderList *headers : {&request.headers, &request.access.headers}) {
        for (const Header &header : headers->all())
            text += header.name + ": " + header.value + '\n';
    }
    const Access &access = request.access;
    for (const QString &part : {access.credentials.user, access.credentials.password,
             access.clientCertificate, access.clientKey, access.proxy, access.caFile})
        text += part.toUtf8() + '\n';
    return text + access.pinnedCertificate;
}

struct Destination
{
    const char *name;
    const char *from;
    const char *location;
    const char *to; ///< nullptr: refused
    bool isSameOrigin;
};

constexpr Destination kDestinations[] = {
    {"absolute", "https://a.example/d/f", "https://a.example/g", "https://a.example/g", true},
    {"path", "https://a.example/d/f", "/g", "https://a.example/g", true},
    {"relative", "https://a.example/d/f", "g", "https://a.example/d/g", true},
    {"climbing", "https://a.example/d/f", "../../g", "https://a.example/g", true},
    {"query", "https://a.example/d/f", "?x=y", "https://a.example/d/f?x=y", true},
    {"other case", "https://a.example/d/f", "HTTPS://A.EXAMPLE/g", "https://a.example/g", true},
    {"default port", "https://a.example/d/f", "https://a.example:443/g", "https://a.example:443/g",
        true},
    {"same by protocol-relative", "https://a.example/d/f", "//a.example/g", "https://a.example/g",
        true},
    {"userinfo at the same", "https://a.example/d/f", "https://x:y@a.example/g",
        "https://a.example/g", true},
    {"fragment", "https://a.example/d/f", "/g#h", "https://a.example/g", true},
    {"raw UTF-8", "https://a.example/d/f", "/f\xc3\xbcr", "https://a.example/f%C3%BCr", true},
    {"same port", "http://a.example:8080/f", "http://a.example:8080/g", "http://a.example:8080/g",
        true},
    {"other host", "https://a.example/d/f", "https://b.example/g", "https://b.example/g", false},
    {"subdomain", "https://a.example/d/f", "https://s.a.example/g", "https://s.a.example/g", false},
    {"parent domain", "https://s.a.example/f", "https://a.example/g", "https://a.example/g", false},
    {"other port", "https://a.example/d/f", "https://a.example:8443/g", "https://a.example:8443/g",
        false},
    {"back to the default port", "https://a.example:8443/f", "https://a.example/g",
        "https://a.example/g", false},
    {"http to https", "http://a.example/d/f", "https://a.example/g", "https://a.example/g", false},
    {"http to https on one port", "http://a.example:8080/f", "https://a.example:8080/g",
        "https://a.example:8080/g", false},
    {"userinfo elsewhere", "https://a.example/d/f", "https://x:y@b.example/g",
        "https://b.example/g", false},
    {"userinfo that looks like the host", "https://a.example/d/f", "https://a.example@b.example/g",
        "https://b.example/g", false},
    {"other host by protocol-relative", "https://a.example/d/f", "//b.example/g",
        "https://b.example/g", false},
    {"trailing dot", "https://a.example/d/f", "https://a.example./g", "https://a.example./g",
        false},
    {"https to http", "https://a.example/d/f", "http://a.example/g", nullptr, false},
    {"https to http elsewhere", "https://a.example/d/f", "http://b.example/g", nullptr, false},
    {"https to http on port 443", "https://a.example/d/f", "http://a.example:443/g", nullptr,
        false},
};

} // namespace

class RedirectTest final : public QObject
{
    Q_OBJECT

private slots:
    void leavesEverySecretAtItsOrigin_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("destination");
        for (const int status : kStatuses) {
            for (size_t i = 0; i < std::size(kDestinations); ++i)
                QTest::addRow("%d %s", status, kDestinations[i].name) << status << int(i);
        }
    }

    void leavesEverySecretAtItsOrigin()
    {
        QFETCH(int, status);
        QFETCH(int, destination);
        const Destination &expected = kDestinations[destination];
        const HttpRequest request = secretRequest(expected.from);

        const auto next = redirected(request, answer(status, expected.location), {request.url});

        QCOMPARE(next.has_value(), expected.to != nullptr);
        if (!next) {
            QCOMPARE(toString(next.error().kind), u"RedirectRefused"_s);
            return;
        }
        QCOMPARE(next->url.toEncoded(), QByteArray(expected.to));
        QCOMPARE(next->method, "GET");
        QCOMPARE(next->headers.value("Range"), "bytes=5-");
        QCOMPARE(next->headers.value("If-Range"), "\"tag\"");
        QCOMPARE(next->access.caFile, u"/ca.pem"_s);
        if (expected.isSameOrigin) {
            QVERIFY(next->headers == request.headers);
            QVERIFY(next->access == request.access);
        } else {
            QVERIFY2(!textOf(*next).contains("CANARY"), textOf(*next).constData());
            QVERIFY(next->access == request.access.forOtherOrigin());
        }
    }

    void leavesEachKindOfSecretBehind_data()
    {
        QTest::addColumn<HttpRequest>("request");
        const auto row = [](const char *name, auto change) {
            HttpRequest request;
            request.url = QUrl(u"https://a.example/f"_s);
            change(request);
            QTest::newRow(name) << request;
        };
        for (const char *name : {"Authorization", "authorization", "AUTHORIZATION", "Cookie",
                 "X-Api-Key", "Proxy-Authorization", "X-Amz-Security-Token", "X-Anything",
                 "Referer", "Origin", "If-Match", "Content-Type"})
            row(name, [name](HttpRequest &request) { request.headers.add(name, "CANARY"); });
        row("access header",
            [](HttpRequest &request) { request.access.headers.add("Accept", "CANARY"); });
        row("user", [](HttpRequest &request) { request.access.credentials.user = u"CANARY"_s; });
        row("password",
            [](HttpRequest &request) { request.access.credentials.password = u"CANARY"_s; });
        row("client certificate",
            [](HttpRequest &request) { request.access.clientCertificate = u"CANARY"_s; });
        row("client key", [](HttpRequest &request) { request.access.clientKey = u"CANARY"_s; });
        row("pin", [](HttpRequest &request) { request.access.pinnedCertificate = "CANARY"; });
        row("userinfo", [](HttpRequest &request) { request.url.setUserInfo(u"me:CANARY"_s); });
    }

    void leavesEachKindOfSecretBehind()
    {
        QFETCH(HttpRequest, request);
        QVERIFY(textOf(request).contains("CANARY"));

        const auto next = redirected(request, answer(307, "https://b.example/"), {request.url});

        QVERIFY(next);
        QVERIFY2(!textOf(*next).contains("CANARY"), textOf(*next).constData());
    }

    void neverPutsUserinfoIntoTheNextUrl()
    {
        HttpRequest request;
        request.url = QUrl(u"https://me:CANARY@a.example/d/f"_s);

        for (const QByteArray location :
            {"/g", "g", "?q", "//a.example/g", "https://a.example/g"}) {
            const auto next = redirected(request, answer(302, location), {request.url});

            QVERIFY(next);
            QVERIFY2(next->url.userInfo().isEmpty(), location.constData());
        }
    }

    void keepsTheProxyAndItsCredentials()
    {
        HttpRequest request = secretRequest("https://a.example/f");
        request.access.proxy = u"http://me:pw@proxy.example:3128"_s;

        const auto next = redirected(request, answer(302, "https://b.example/"), {});

        QVERIFY(next);
        QCOMPARE(next->access.proxy, request.access.proxy);
    }

    void carriesABodyOnlyOn307And308_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("method");
        for (const int status : kStatuses) {
            for (const char *method : {"PUT", "POST", "PATCH", "DELETE", "MOVE", "PROPFIND"})
                QTest::addRow("%s %d", method, status) << status << QByteArray(method);
        }
    }

    void carriesABodyOnlyOn307And308()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, method);
        HttpRequest request = secretRequest("https://a.example/f", method);
        request.headers.add("Content-Type", "text/plain");
        request.body = std::make_shared<BytesSource>("body");

        const auto here = redirected(request, answer(status, "/g"), {request.url});
        const auto there = redirected(request, answer(status, "https://b.example/"), {request.url});

        const bool isKept = status == 307 || status == 308;
        QCOMPARE(here.has_value(), isKept);
        QCOMPARE(there.has_value(), isKept);
        if (!isKept) {
            QCOMPARE(toString(here.error().kind), u"RedirectRefused"_s);
            QCOMPARE(toString(there.error().kind), u"RedirectRefused"_s);
            return;
        }
        QCOMPARE(here->method, method);
        QCOMPARE(here->body, request.body);
        QCOMPARE(there->method, method);
        QCOMPARE(there->body, request.body);
        QCOMPARE(there->headers.value("Content-Type"), "text/plain");
        QVERIFY(!textOf(*there).contains("CANARY"));
    }

    void followsHeadAsHead_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : kStatuses)
            QTest::addRow("%d", status) << status;
    }

    void followsHeadAsHead()
    {
        QFETCH(int, status);

        const auto next =
            redirected(secretRequest("https://a.example/f", "HEAD"), answer(status, "/g"), {});

        QVERIFY(next);
        QCOMPARE(next->method, "HEAD");
    }

    void refusesACycle()
    {
        const HttpRequest request = secretRequest("https://a.example/2");
        const QList<QUrl> seen = {QUrl(u"https://a.example/1"_s), request.url};

        for (const QByteArray location : {"/1", "/2", "/2#again", "https://a.example/1#x", "2"}) {
            const auto next = redirected(request, answer(302, location), seen);
            QVERIFY2(!next, location.constData());
            QCOMPARE(toString(next.error().kind), u"TooManyRedirects"_s);
        }
    }

    void followsTenRedirectsAndNoMore()
    {
        HttpRequest request;
        request.url = QUrl(u"https://a.example/0"_s);
        QList<QUrl> seen = {request.url};

        for (int i = 1; i <= kMaxRedirects; ++i) {
            const auto next = redirected(request, answer(302, QByteArray::number(i)), seen);
            QVERIFY(next);
            request = *next;
            seen.append(next->url);
        }
        const auto eleventh = redirected(request, answer(302, "eleventh"), seen);

        QVERIFY(!eleventh);
        QCOMPARE(toString(eleventh.error().kind), u"TooManyRedirects"_s);
    }

    void refusesLocationsThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("location");
        const auto row = [](const char *location) {
            QTest::newRow(*location ? location : "empty") << QByteArray(location);
        };
        row("");
        row("file:///etc/passwd");
        row("FILE:///etc/passwd");
        row("data:text/plain,hello");
        row("ftp://b.example/g");
        row("javascript:alert(1)");
        row("gopher://b.example/");
        row("ldap://b.example/");
        row("ws://b.example/");
        row("mailto:a@b.example");
        row("https:");
        row("https://");
        row("https:///g");
        row("//");
        row("///g");
        row("https://b.example:0/");
        row("https://b.example:65536/");
        row("https://[::1/");
        row("/g\r\nSet-Cookie: a=b");
        row("/g\n");
        row("/g\tx");
        row("/g\x7f");
        QTest::newRow("NUL") << QByteArray("/g\0h", 4);
    }

    void refusesLocationsThatAreNone()
    {
        QFETCH(QByteArray, location);
        const HttpRequest request = secretRequest("https://a.example/f");

        for (const int status : kStatuses) {
            const auto next = redirected(request, answer(status, location), {request.url});
            QVERIFY(!next);
            QCOMPARE(toString(next.error().kind), u"RedirectRefused"_s);
            QVERIFY(!next.error().detail.contains("CANARY"_L1));
        }
    }

    void refusesAnAnswerWithoutLocation()
    {
        HttpResponse response;
        response.status = 302;

        QVERIFY(!redirected(secretRequest("https://a.example/f"), response, {}));
    }

    void keepsAwayFromPrivateAddressesBehindAPublicServer_data()
    {
        QTest::addColumn<QByteArray>("location");
        for (const char *location : {"http://127.0.0.1/", "http://127.0.0.1:8080/", "//10.0.0.1/",
                 "http://172.16.5.4/", "http://192.168.1.1/admin", "http://[::1]/",
                 "http://[fe80::1]/", "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/",
                 "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://localhost/",
                 "http://LOCALHOST:631/", "http://x.localhost/", "https://localhost/",
                 "http://2130706433/", "http://0x7f000001/", "http://127.1/",
                 "http://user@127.0.0.1/"})
            QTest::newRow(location) << QByteArray(location);
    }

    void keepsAwayFromPrivateAddressesBehindAPublicServer()
    {
        QFETCH(QByteArray, location);
        const HttpRequest request = secretRequest("http://a.example/f");
        for (const auto remote : {kPublicAddress, "2606:2800:220:1::1"_L1, "::ffff:8.8.8.8"_L1}) {
            HttpResponse response = answer(302, location);
            response.remoteAddress = remote;

            const auto next = redirected(request, response, {request.url});

            QVERIFY(!next);
            QCOMPARE(toString(next.error().kind), u"PrivateAddress"_s);
        }
    }

    void warnsOfPrivateAddressesBehindNames()
    {
        const HttpRequest request = secretRequest("http://a.example/f");
        HttpResponse response = answer(302, "http://b.example/");
        response.remoteAddress = kPublicAddress;

        const auto away = redirected(request, response, {});
        QVERIFY(away);
        QVERIFY(away->refusesPrivateAddresses);

        response = answer(302, "/h");
        response.remoteAddress = kPublicAddress;
        const auto onward = redirected(*away, response, {});
        QVERIFY(onward);
        QVERIFY(onward->refusesPrivateAddresses);
    }

    void letsAPrivateServerSendToAnother_data()
    {
        QTest::addColumn<QString>("remote");
        for (const char *remote : {"127.0.0.1", "192.168.1.1", "::1", "::ffff:10.0.0.1", ""})
            QTest::newRow(*remote ? remote : "unknown") << QString::fromLatin1(remote);
    }

    void letsAPrivateServerSendToAnother()
    {
        QFETCH(QString, remote);
        const HttpRequest request = secretRequest("http://nas.example/f");
        HttpResponse response = answer(302, "http://192.168.1.2/");
        response.remoteAddress = remote;

        const auto next = redirected(request, response, {});

        QVERIFY(next);
        QVERIFY(!next->refusesPrivateAddresses);
    }

    void namedUrlsPassTheSameRules()
    {
        const Access access = secretRequest("https://a.example/").access;
        const QUrl base(u"https://a.example/files/"_s);

        const auto here = namedUrl(base, "24e533e", access);
        const auto there = namedUrl(base, "https://b.example/24e533e", access);

        QVERIFY(here);
        QCOMPARE(here->url, QUrl(u"https://a.example/files/24e533e"_s));
        QVERIFY(here->access == access);
        QVERIFY(there);
        QVERIFY(there->access == access.forOtherOrigin());
        for (const QByteArray reference : {"", "file:///etc/passwd", "javascript:alert(1)",
                 "http://a.example/24e533e", "//", "/a\r\nb", "ftp://a.example/"}) {
            const auto refused = namedUrl(base, reference, access);
            QVERIFY2(!refused, reference.constData());
            QCOMPARE(toString(refused.error().kind), u"RedirectRefused"_s);
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::RedirectTest)
#include "tst_redirect.moc"
