// SPDX-License-Identifier: MIT
#include "core/http/access.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

class AccessTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsTheEntryOfTheHost_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QString>("password");
        const auto row = [](const char *name, const char *netrc, const char *user,
                             const char *password) {
            QTest::newRow(name) << QByteArray(netrc) << QString::fromUtf8(user)
                                << QString::fromUtf8(password);
        };
        row("one line", "machine h.example login me password pw", "me", "pw");
        row("several lines", "machine h.example\n\tlogin me\n\tpassword pw\n", "me", "pw");
        row("CRLF", "machine h.example\r\nlogin me\r\npassword pw\r\n", "me", "pw");
        row("password first", "machine h.example password pw login me", "me", "pw");
        row("only a password", "machine h.example password pw", "", "pw");
        row("only a login", "machine h.example login me", "me", "");
        row("nothing but the host", "machine h.example", "", "");
        row("no value", "machine h.example login", "", "");
        row("behind another",
            "machine a login x password y\nmachine h.example login me password pw", "me", "pw");
        row("before another",
            "machine h.example login me password pw\nmachine a login x password y", "me", "pw");
        row("the first of two",
            "machine h.example login me password pw\nmachine h.example login x password y", "me",
            "pw");
        row("other case", "machine H.Example login me password pw", "me", "pw");
        row("default", "machine a login x password y\ndefault login me password pw", "me", "pw");
        row("before default", "machine h.example login me password pw default login x password y",
            "me", "pw");
        row("account", "machine h.example account acme login me password pw", "me", "pw");
        row("quoted", "machine h.example login \"me\" password \"p w\"", "me", "p w");
        row("quoted with escapes", "machine h.example login me password \"a\\\"b\\\\c\"", "me",
            "a\"b\\c");
        row("quoted and empty", "machine h.example login me password \"\"", "me", "");
        row("quoted hash", "machine h.example login me password \"#pw\"", "me", "#pw");
        row("open quote", "machine h.example login me password \"pw", "me", "pw");
        row("hash within", "machine h.example login me password p#w", "me", "p#w");
        row("UTF-8", "machine h.example login j\xc3\xb6rg password \xe2\x82\xac", "jörg", "€");
        row("comment before", "# machine h.example login x\nmachine h.example login me password pw",
            "me", "pw");
        row("comment behind", "machine h.example login me # password x\npassword pw", "me", "pw");
        row("comment at the end", "machine h.example login me password pw\n#", "me", "pw");
        row("macro before",
            "macdef init\nmachine h.example login x password y\n\n"
            "machine h.example login me password pw",
            "me", "pw");
        row("macro within", "machine h.example login me\nmacdef init\npassword x\n\npassword pw",
            "me", "pw");
        row("macro behind", "machine h.example login me password pw\nmacdef init\nlogin x", "me",
            "pw");
        row("macro with CRLF",
            "macdef init\r\ncd /\r\n\r\nmachine h.example login me password pw\r\n", "me", "pw");
    }

    void findsTheEntryOfTheHost()
    {
        QFETCH(QByteArray, netrc);
        QFETCH(QString, user);
        QFETCH(QString, password);

        const auto credentials = netrcCredentials(netrc, u"h.example"_s);

        QVERIFY(credentials);
        QCOMPARE(credentials->user, user);
        QCOMPARE(credentials->password, password);
    }

    void findsNothingForAnotherHost_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \n\t\r\n");
        QTest::newRow("another") << QByteArray("machine a login x password y");
        QTest::newRow("suffix") << QByteArray("machine h.example.evil login x password y");
        QTest::newRow("prefix") << QByteArray("machine evil.h.example login x password y");
        QTest::newRow("parent") << QByteArray("machine example login x password y");
        QTest::newRow("wildcard") << QByteArray("machine *.example login x password y");
        QTest::newRow("no host") << QByteArray("machine");
        QTest::newRow("commented out") << QByteArray("#machine h.example login x password y");
        QTest::newRow("in a macro") << QByteArray("macdef m\nmachine h.example login x password y");
        QTest::newRow("no keyword") << QByteArray("h.example login x password y");
        QTest::newRow("quotes") << QByteArray(5'000, '"');
        QTest::newRow("backslash") << QByteArray("\"\\");
        QTest::newRow("binary") << QByteArray("\0\xff\0", 3);
    }

    void findsNothingForAnotherHost()
    {
        QFETCH(QByteArray, netrc);

        QVERIFY(!netrcCredentials(netrc, u"h.example"_s));
    }

    void neverTakesAValueForAKeyword_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::newRow("login default") << QByteArray("machine a login default password y");
        QTest::newRow("password default") << QByteArray("machine a password default login x");
        QTest::newRow("account default") << QByteArray("machine a account default password y");
        QTest::newRow("host called default") << QByteArray("machine default login x password y");
        QTest::newRow("login machine")
            << QByteArray("machine a login machine password h.example login x");
        QTest::newRow("password machine")
            << QByteArray("machine a password machine\nh.example login x password y");
    }

    void neverTakesAValueForAKeyword()
    {
        QFETCH(QByteArray, netrc);

        QVERIFY(!netrcCredentials(netrc, u"h.example"_s));
    }

    void takesKeywordsAsValuesOfItsOwn_data()
    {
        QTest::addColumn<QByteArray>("netrc");
        QTest::addColumn<QString>("password");
        QTest::newRow("machine") << QByteArray("machine h.example password machine login me")
                                 << u"machine"_s;
        QTest::newRow("default") << QByteArray("machine h.example password default login me")
                                 << u"default"_s;
        QTest::newRow("login") << QByteArray("machine h.example password login login me")
                               << u"login"_s;
        QTest::newRow("macdef") << QByteArray("machine h.example password macdef login me")
                                << u"macdef"_s;
        QTest::newRow("account") << QByteArray(
                                        "machine h.example account password login me password pw")
                                 << u"pw"_s;
    }

    void takesKeywordsAsValuesOfItsOwn()
    {
        QFETCH(QByteArray, netrc);
        QFETCH(QString, password);

        const auto credentials = netrcCredentials(netrc, u"h.example"_s);

        QVERIFY(credentials);
        QCOMPARE(credentials->user, u"me"_s);
        QCOMPARE(credentials->password, password);
    }

    void onlyTrustAndProxyGoToAnotherOrigin()
    {
        Access access;
        access.credentials = {u"me"_s, u"pw"_s};
        access.headers = {{"Authorization", "Bearer x"}, {"Cookie", "a=b"}, {"Accept", "*/*"}};
        access.caFile = u"/ca.pem"_s;
        access.clientCertificate = u"/client.pem"_s;
        access.clientKey = u"/client.key"_s;
        access.pinnedCertificate = QByteArray(32, 'p');
        access.proxy = u"socks5h://proxy.example"_s;

        const Access other = access.forOtherOrigin();

        Access expected;
        expected.caFile = access.caFile;
        expected.proxy = access.proxy;
        QVERIFY(other == expected);
        QVERIFY(other.credentials.isEmpty());
        QVERIFY(other.headers.isEmpty());
    }

    void credentialsAreEmptyOnlyWithoutBoth()
    {
        QVERIFY(Credentials().isEmpty());
        QVERIFY(!(Credentials{u"me"_s, {}}.isEmpty()));
        QVERIFY(!(Credentials{{}, u"pw"_s}.isEmpty()));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::AccessTest)
#include "tst_access.moc"
