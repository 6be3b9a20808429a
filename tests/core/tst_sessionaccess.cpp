// SPDX-License-Identifier: MIT
#include "core/queue/sessionaccess.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QUrl kUrl(u"https://a.example/dav/file"_s);
const Credentials kOfSite{u"site"_s, u"of the site"_s};
const Credentials kOther{u"other"_s, u"of somebody else"_s};

Site site()
{
    Site made;
    made.id = u"1"_s;
    made.name = u"a"_s;
    made.url = QUrl(u"https://a.example/dav/"_s);
    made.user = kOfSite.user;
    made.caFile = u"/site/ca.pem"_s;
    made.clientCertificate = u"/site/cert.pem"_s;
    made.clientKey = u"/site/key.pem"_s;
    made.proxy = u"socks5h://proxy.example:1080"_s;
    made.proxyUser = u"p@x"_s;
    return made;
}

SessionAccess accessWithSite()
{
    SessionAccess access;
    access.setSites({site()});
    access.setSiteCredentials(u"1"_s, kOfSite);
    return access;
}

} // namespace

class SessionAccessTest final : public QObject
{
    Q_OBJECT

private slots:
    void takesWhatTheSiteSays()
    {
        SessionAccess access = accessWithSite();
        access.setSiteProxyPassword(u"1"_s, u"a:b/c"_s);

        const Access found = access.accessFor(kUrl);

        QCOMPARE(found.credentials, kOfSite);
        QCOMPARE(found.caFile, u"/site/ca.pem"_s);
        QCOMPARE(found.clientCertificate, u"/site/cert.pem"_s);
        QCOMPARE(found.clientKey, u"/site/key.pem"_s);
        const QUrl proxy(found.proxy);
        QCOMPARE(proxy.host(), u"proxy.example"_s);
        QCOMPARE(proxy.userName(QUrl::FullyDecoded), u"p@x"_s);
        QCOMPARE(proxy.password(QUrl::FullyDecoded), u"a:b/c"_s);
    }

    void saysNothingElsewhere()
    {
        const SessionAccess access = accessWithSite();

        for (const QString &url : {u"https://a.example/david"_s, u"http://a.example/dav/x"_s,
                 u"https://b.example/dav/x"_s})
            QVERIFY2(access.accessFor(QUrl(url)) == Access(), qPrintable(url));
    }

    void theUrlsOwnUserInfoWins()
    {
        SessionAccess access = accessWithSite();
        QUrl url = kUrl;
        url.setUserName(kOther.user);
        url.setPassword(kOther.password);

        access.takeUserInfo(url);

        QCOMPARE(access.accessFor(kUrl).credentials, kOther);
        QCOMPARE(access.accessFor(kUrl).caFile, u"/site/ca.pem"_s);
    }

    void theCommandLineWins()
    {
        SessionAccess access = accessWithSite();
        Access line;
        line.credentials = kOther;
        line.clientCertificate = u"/mine.pem"_s;
        line.clientKey = u"/mine.key"_s;
        line.proxy = u"http://mine.example:3128"_s;
        access.setDefaults(line);

        const Access found = access.accessFor(kUrl);

        QCOMPARE(found.credentials, kOther);
        QCOMPARE(found.clientCertificate, u"/mine.pem"_s);
        QCOMPARE(found.clientKey, u"/mine.key"_s);
        QCOMPARE(found.proxy, u"http://mine.example:3128"_s);
        QCOMPARE(found.caFile, u"/site/ca.pem"_s);
    }

    void aPinOfTheCommandLineIsNotMixedWithTheSitesAuthority()
    {
        SessionAccess access = accessWithSite();
        Access line;
        line.pinnedCertificate = QByteArray(32, 'x');
        access.setDefaults(line);

        QVERIFY(access.accessFor(kUrl).caFile.isEmpty());
        QCOMPARE(access.accessFor(kUrl).pinnedCertificate, line.pinnedCertificate);
    }

    void whatIsUsualHoldsWhereNobodySaysOtherwise()
    {
        SessionAccess access = accessWithSite();
        access.setUsual(u"/usual.pem"_s, u"http://usual.example:3128"_s);
        const QUrl elsewhere(u"https://b.example/"_s);

        QCOMPARE(access.accessFor(elsewhere).caFile, u"/usual.pem"_s);
        QCOMPARE(access.accessFor(elsewhere).proxy, u"http://usual.example:3128"_s);
        QCOMPARE(access.accessFor(kUrl).caFile, u"/site/ca.pem"_s);
        QCOMPARE(QUrl(access.accessFor(kUrl).proxy).host(), u"proxy.example"_s);
        Access line;
        line.pinnedCertificate = QByteArray(32, 'x');
        line.proxy = u"http://mine.example:3128"_s;
        access.setDefaults(line);
        QVERIFY(access.accessFor(elsewhere).caFile.isEmpty());
        QCOMPARE(access.accessFor(elsewhere).proxy, line.proxy);

        access.setDefaults({});
        access.setUsual({}, {});

        QVERIFY(access.accessFor(elsewhere) == Access());
    }

    void theSiteComesBeforeNetrc()
    {
        SessionAccess access = accessWithSite();
        access.setNetrc("machine a.example login net password rc");
        QCOMPARE(access.accessFor(kUrl).credentials, kOfSite);

        access.forgetSite(u"1"_s);

        QCOMPARE(access.accessFor(kUrl).credentials.user, u"net"_s);
    }

    void aUserWithoutItsPasswordIsNotTried()
    {
        SessionAccess access;
        access.setSites({site()});

        QVERIFY(access.accessFor(kUrl).credentials.isEmpty());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::SessionAccessTest)
#include "tst_sessionaccess.moc"
