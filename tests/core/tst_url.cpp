// SPDX-License-Identifier: MIT
#include "core/http/url.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

class UrlTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesHttpUrls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(expected);
        };
        row("http://example.com", "http://example.com");
        row("https://example.com/a/b?c=d&e", "https://example.com/a/b?c=d&e");
        row("HTTPS://EXAMPLE.com/A", "https://example.com/A");
        row("  https://example.com/a  ", "https://example.com/a");
        row("https://example.com:8443/a", "https://example.com:8443/a");
        row("https://example.com:65535/", "https://example.com:65535/");
        row("https://example.com/a#fragment", "https://example.com/a");
        row("https://example.com/#", "https://example.com/");
        row("https://example.com/a b", "https://example.com/a%20b");
        row("https://example.com/a%2Fb", "https://example.com/a%2Fb");
        row("https://example.com/100%", "https://example.com/100%25");
        row("https://example.com/für", "https://example.com/f%C3%BCr");
        row("https://bücher.example/", "https://xn--bcher-kva.example/");
        row("https://user:pw@example.com/a", "https://user:pw@example.com/a");
        row("http://127.0.0.1/", "http://127.0.0.1/");
        row("http://[::1]:8080/", "http://[::1]:8080/");
        row("https://example.com?q=http://other/", "https://example.com?q=http://other/");
    }

    void takesHttpUrls()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, expected);

        const auto url = parseHttpUrl(text);

        QVERIFY(url);
        QCOMPARE(url->toEncoded(), expected);
    }

    void refusesOtherUrls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const QString &text, ErrorKind kind) {
            QTest::addRow("%s", text.isEmpty() ? "empty" : qPrintable(text.left(60)))
                << text << kind;
        };
        using enum ErrorKind;
        row({}, InvalidUrl);
        row(u"   "_s, InvalidUrl);
        row(u"example.com/a"_s, InvalidUrl);
        row(u"/a/b"_s, InvalidUrl);
        row(u"//example.com/a"_s, InvalidUrl);
        row(u"http:"_s, InvalidUrl);
        row(u"http://"_s, InvalidUrl);
        row(u"http:///a"_s, InvalidUrl);
        row(u"http:a"_s, InvalidUrl);
        row(u"https://:443/"_s, InvalidUrl);
        row(u"https://user@/"_s, InvalidUrl);
        row(u"http://example.com:0/"_s, InvalidUrl);
        row(u"http://example.com:65536/"_s, InvalidUrl);
        row(u"http://example.com:-1/"_s, InvalidUrl);
        row(u"http://example.com:http/"_s, InvalidUrl);
        row(u"http://exa mple.com/"_s, InvalidUrl);
        row(u"http://exa%2Fmple.com/"_s, InvalidUrl);
        row(u"http://exa%00mple.com/"_s, InvalidUrl);
        row(u"http://exa\\mple.com/"_s, InvalidUrl);
        row(u"http://[::1/"_s, InvalidUrl);
        row(u"http://[::g]/"_s, InvalidUrl);
        row(u"http://::1/"_s, InvalidUrl);
        row(u"https://example.com/a\nb"_s, InvalidUrl);
        row(u"https://example.com/a\r\nX: y"_s, InvalidUrl);
        row(u"https://example.com/a\tb"_s, InvalidUrl);
        row(u"https://example.com/\0"_s, InvalidUrl);
        row(u"https://example.com/\u007f"_s, InvalidUrl);
        row(u"https://example.com/a\n"_s, InvalidUrl);
        row(u"file:///etc/passwd"_s, UnsupportedScheme);
        row(u"ftp://example.com/a"_s, UnsupportedScheme);
        row(u"javascript:alert(1)"_s, UnsupportedScheme);
        row(u"data:text/plain,a"_s, UnsupportedScheme);
        row(u"mailto:a@example.com"_s, UnsupportedScheme);
        row(u"httpx://example.com/"_s, UnsupportedScheme);
        row(u"ws://example.com/"_s, UnsupportedScheme);
        row(u"gopher://example.com/"_s, UnsupportedScheme);
        row(u"C:\\a"_s, UnsupportedScheme);
    }

    void refusesOtherUrls()
    {
        QFETCH(QString, text);
        QFETCH(ErrorKind, kind);

        const auto url = parseHttpUrl(text);

        QVERIFY(!url);
        QCOMPARE(toString(url.error().kind), toString(kind));
    }

    void namesNoPasswordWhenItRefuses()
    {
        for (const QString &text : {u"ftp://me:CANARY@example.com/"_s, u"http://me:CANARY@/"_s,
                 u"http://me:CANARY@exa mple.com/"_s, u"http://me:CANARY@h:99999/"_s,
                 u"http://h:CANARY/"_s, u"http://h/?token=CANARY\n"_s}) {
            const auto url = parseHttpUrl(text);

            QVERIFY(!url);
            QVERIFY2(!url.error().detail.contains("CANARY"_L1), qPrintable(url.error().detail));
        }
    }

    void tellsOriginsApart_data()
    {
        QTest::addColumn<QString>("left");
        QTest::addColumn<QString>("right");
        QTest::addColumn<bool>("isSame");
        const auto row = [](const char *left, const char *right, bool isSame) {
            QTest::addRow("%s and %s", left, right)
                << QString::fromUtf8(left) << QString::fromUtf8(right) << isSame;
        };
        row("https://a.example/x", "https://a.example/y?z", true);
        row("https://a.example/", "https://a.example:443/", true);
        row("http://a.example/", "http://a.example:80/", true);
        row("https://A.Example/", "https://a.example/", true);
        row("https://u:p@a.example/", "https://a.example/", true);
        row("https://bücher.example/", "https://xn--bcher-kva.example/", true);
        row("http://[::1]/", "http://[0:0:0:0:0:0:0:1]/", true);
        row("http://a.example/", "https://a.example/", false);
        row("http://a.example:443/", "https://a.example/", false);
        row("https://a.example/", "https://a.example:80/", false);
        row("https://a.example/", "https://a.example:8443/", false);
        row("https://a.example/", "https://b.example/", false);
        row("https://a.example/", "https://sub.a.example/", false);
        row("https://a.example/", "https://a.example.evil.example/", false);
        row("https://a.example/", "https://a.example./", false);
    }

    void tellsOriginsApart()
    {
        QFETCH(QString, left);
        QFETCH(QString, right);
        QFETCH(bool, isSame);

        QCOMPARE(originOf(QUrl(left)) == originOf(QUrl(right)), isSame);
    }

    void redactsWhatOpensDoors_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *url, const char *shown) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(shown);
        };
        row("https://h.example/a", "https://h.example/a");
        row("https://h.example/a?b=c&d=e", "https://h.example/a?b=c&d=e");
        row("https://h.example/a?", "https://h.example/a?");
        row("https://h.example/a?b", "https://h.example/a?b");
        row("https://h.example/a?b=c=d", "https://h.example/a?b=c=d");
        row("https://me@h.example/a", "https://h.example/a");
        row("https://me:CANARY@h.example:8443/a", "https://h.example:8443/a");
        row("https://:CANARY@h.example/a", "https://h.example/a");
        row("https://h.example/a#CANARY", "https://h.example/a");
        row("https://h.example/a?b=c#access_token=CANARY", "https://h.example/a?b=c");
        row("https://h.example/a?token=CANARY", "https://h.example/a?token=***");
        row("https://h.example/a?b=c&sig=CANARY&d=e", "https://h.example/a?b=c&sig=***&d=e");
        row("https://h.example/a?sig=CANARY%3D%3D", "https://h.example/a?sig=***");
        row("https://h.example/a?sig=CANARY==", "https://h.example/a?sig=***");
        row("https://h.example/a?TOKEN=CANARY", "https://h.example/a?TOKEN=***");
        row("https://h.example/a?token=", "https://h.example/a?token=***");
        row("https://h.example/a?token=CANARY&token=CANARY",
            "https://h.example/a?token=***&token=***");
        row("https://me:CANARY@h.example/a?token=CANARY#CANARY", "https://h.example/a?token=***");
    }

    void redactsWhatOpensDoors()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);

        QCOMPARE(redactedUrl(QUrl(url)), shown);
    }

    void knowsSecretKeys_data()
    {
        QTest::addColumn<QString>("key");
        for (const char *key : {"X-Amz-Signature", "X-Amz-Credential", "X-Amz-Security-Token",
                 "x-amz-signature", "X-Goog-Signature", "X-Goog-Credential", "Signature", "sig",
                 "AWSAccessKeyId", "token", "access_token", "oauth_token", "auth", "authorization",
                 "apikey", "api_key", "key", "Key-Pair-Id", "Policy", "secret", "client_secret",
                 "password", "passwd", "pass", "session", "sessionid", "jwt", "code", "credential",
                 "%73ig", "to%6ben", "X%2DAmz%2DSignature"})
            QTest::newRow(key) << QString::fromLatin1(key);
    }

    void knowsSecretKeys()
    {
        QFETCH(QString, key);
        const QUrl url = QUrl(u"https://h.example/a?page=2&"_s + key + u"=CANARY&z=1"_s);

        QVERIFY(isSecretUrl(url));
        QVERIFY2(!redactedUrl(url).contains("CANARY"_L1), qPrintable(redactedUrl(url)));
        QVERIFY(redactedUrl(url).contains("page=2"_L1));
        QVERIFY(redactedUrl(url).endsWith("z=1"_L1));
    }

    void callsNoPlainUrlSecret_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
            {"https://h.example/", "https://h.example/token/sig", "https://token.example/a",
                "https://h.example/a?page=2&q=token", "https://h.example/a?id=5",
                "https://h.example/a?", "https://h.example/a?b", "https://me:pw@h.example/a"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void callsNoPlainUrlSecret()
    {
        QFETCH(QString, url);

        QVERIFY(!isSecretUrl(QUrl(url)));
    }

    void knowsPrivateAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPrivate");
        const auto row = [](const char *address, bool isPrivate) {
            QTest::newRow(*address ? address : "empty")
                << QString::fromLatin1(address) << isPrivate;
        };
        row("0.0.0.0", true);
        row("0.255.255.255", true);
        row("1.0.0.0", false);
        row("9.255.255.255", false);
        row("10.0.0.0", true);
        row("10.255.255.255", true);
        row("11.0.0.0", false);
        row("100.63.255.255", false);
        row("100.64.0.0", true);
        row("100.127.255.255", true);
        row("100.128.0.0", false);
        row("126.255.255.255", false);
        row("127.0.0.1", true);
        row("127.255.255.255", true);
        row("128.0.0.0", false);
        row("169.253.255.255", false);
        row("169.254.0.0", true);
        row("169.254.169.254", true);
        row("169.255.0.0", false);
        row("172.15.255.255", false);
        row("172.16.0.0", true);
        row("172.31.255.255", true);
        row("172.32.0.0", false);
        row("192.167.255.255", false);
        row("192.168.0.0", true);
        row("192.168.255.255", true);
        row("192.169.0.0", false);
        row("8.8.8.8", false);
        row("93.184.216.34", false);
        row("::", true);
        row("::1", true);
        row("0:0:0:0:0:0:0:1", true);
        row("fbff:ffff::1", false);
        row("fc00::", true);
        row("fd12:3456::1", true);
        row("fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", true);
        row("fe00::1", false);
        row("fe7f:ffff::1", false);
        row("fe80::1", true);
        row("FE80::1", true);
        row("fe80::1%1", true);
        row("febf:ffff::1", true);
        row("2001:4860:4860::8888", false);
        row("2606:2800:220:1::1", false);
        row("::ffff:127.0.0.1", true);
        row("::ffff:7f00:1", true);
        row("::FFFF:10.1.2.3", true);
        row("0:0:0:0:0:ffff:192.168.1.1", true);
        row("::ffff:169.254.169.254", true);
        row("::ffff:0.0.0.0", true);
        row("::ffff:8.8.8.8", false);
        row("", false);
        row("localhost", false);
        row("example.com", false);
        row("10.0.0.1.example.com", false);
        row("999.1.1.1", false);
        row("10.0.0.1/8", false);
    }

    void knowsPrivateAddresses()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPrivate);

        QCOMPARE(isPrivateAddress(address), isPrivate);
    }

    void knowsPrivateAddressesInDisguise_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
            {"http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/",
                "http://0x7f.0x0.0x0.0x1/", "http://0/", "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/", "http://[0::1]/", "http://127%2e0%2e0%2e1/"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void knowsPrivateAddressesInDisguise()
    {
        QFETCH(QString, url);

        const auto parsed = parseHttpUrl(url);

        QVERIFY(!parsed || isPrivateAddress(parsed->host()));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::UrlTest)
#include "tst_url.moc"
