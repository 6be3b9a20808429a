// SPDX-License-Identifier: MIT
// What servers say of a folder, as captured from them.
#include "core/remote/listing.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/pagelisting.h"
#include "tests/support/scratchengine.h"

#include <QTest>

using namespace waybill;
using namespace waybill::test;
using namespace Qt::StringLiterals;

namespace
{

const QUrl kFolder(u"http://host:8080/pub/"_s);

/// What a server sent: nginx 1.22 with dav-ext, Apache 2.4, Caddy 2 and rclone.
QByteArray captured(const char *name)
{
    return readFile(QStringLiteral(WAYBILL_TEST_DATA "/listings/") + QString::fromLatin1(name));
}

using Parse = Result<Listing> (*)(const QByteArray &, const QUrl &);

/// "name|bytes|time" for each; a folder ends with '/', '~' marks a rounded size.
QStringList described(const Listing &listing)
{
    QStringList lines;
    for (const RemoteEntry &entry : listing.entries)
        lines.append(entry.name + (entry.isFolder ? u"/"_s : QString()) + u'|' +
                     (entry.isSizeRounded ? u"~"_s : QString()) + QString::number(entry.size) +
                     u'|' + entry.modified.toString(u"MM-dd hh:mm:ss"_s));
    return lines;
}

} // namespace

class ListingTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatServersSay_data()
    {
        QTest::addColumn<Parse>("parse");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, Parse parse, const QByteArray &body,
                             const QStringList &expected) {
            QTest::newRow(name) << parse << body << expected;
        };
        row("nginx WebDAV", &parseMultistatusListing, captured("nginx-dav.xml"),
            {u"100% & <x>.txt|1234|11-22 21:03:44"_s, u"a:b|1|"_s, u"sub/|-1|"_s});
        row("Apache WebDAV", &parseMultistatusListing, captured("apache-dav.xml"),
            {u"\u00dcn\u00efcode #1?.txt|3|11-22 21:03:44"_s, u"a b/|-1|"_s});
        row("nginx", &parseHtmlListing, captured("nginx.html"),
            {u"a b/|-1|11-22 21:03:00"_s, u"100% & <x>.txt|1234|11-22 21:03:00"_s,
                u"a:b|1|11-22 21:03:00"_s,
                u"avery-long-name-that-nginx-cuts-because-it-is-over-fifty-characters.txt"
                u"|7|11-22 21:03:00"_s,
                u"big.iso|~2097152|11-22 21:03:00"_s});
        row("nginx JSON", &parseJsonListing, captured("nginx.json"),
            {u"a b/|-1|11-22 21:03:44"_s, u"100% & <x>.txt|1234|11-22 21:03:44"_s,
                u"q'uote\"d|1|11-22 21:03:44"_s});
        row("Apache fancy", &parseHtmlListing, captured("apache-fancy.html"),
            {u"100% & <x>.txt|~1228|11-22 21:03:00"_s, u"a b/|-1|11-22 21:03:00"_s,
                u"a:b|1|11-22 21:03:00"_s});
        row("Apache table", &parseHtmlListing, captured("apache-table.html"),
            {u"a b/|-1|11-22 21:03:00"_s, u"zero|0|11-22 21:03:00"_s,
                u"big.iso|~1992294|11-22 21:03:00"_s});
        row("Apache plain", &parseHtmlListing, captured("apache-plain.html"),
            {u".hidden|-1|"_s, u"sub/|-1|"_s});
        row("Caddy", &parseHtmlListing, captured("caddy.html"),
            {u"sub/|-1|11-22 21:03:44"_s, u"a:b.zip|783696|11-22 21:03:44"_s});
        row("Caddy JSON", &parseJsonListing, captured("caddy.json"),
            {u"sub/|-1|11-22 21:03:44"_s, u"a:b.zip|783696|11-22 21:03:44"_s});
        row("Caddy JSON, empty", &parseJsonListing, "null\n", {});
        row("rclone", &parseHtmlListing, captured("rclone.html"),
            {u"sub/|-1|11-22 21:03:44"_s, u"one%.txt|6|11-22 21:03:44"_s});
        row("rclone before 1.50", &parseHtmlListing, captured("rclone-old.html"),
            {u"one%.txt|-1|"_s, u"three/|-1|"_s});
    }

    void readsWhatServersSay()
    {
        QFETCH(Parse, parse);
        QFETCH(QByteArray, body);
        QFETCH(QStringList, expected);

        const auto listing = parse(body, kFolder);

        QVERIFY(listing);
        QCOMPARE(described(*listing), expected);
        QCOMPARE(listing->leftOut, 0);
        for (const RemoteEntry &entry : listing->entries) {
            QVERIFY(entry.url.isValid());
            QVERIFY(entry.url.toString(QUrl::FullyEncoded).startsWith("http://host:8080/pub/"_L1));
            QCOMPARE(entry.url.path().endsWith(u'/'), entry.isFolder);
        }
    }

    void encodesNamesSoThatTheyNameTheSame()
    {
        const auto listing = parseMultistatusListing(captured("nginx-dav.xml"), kFolder);

        QCOMPARE(listing->entries.constFirst().url.toEncoded(),
            "http://host:8080/pub/100%25%20&%20%3Cx%3E.txt");
    }

    void keepsTheEtag()
    {
        const auto listing = parseMultistatusListing(captured("apache-dav.xml"), kFolder);

        QCOMPARE(listing->entries.at(0).etag, R"("3-660e3d0062773")");
        QCOMPARE(listing->entries.at(1).etag, R"("1000-660e3d0060072")");
        QVERIFY(listing->isWebDav);
    }

    void findsTheFolderByItsDecodedPath()
    {
        const QByteArray xml =
            R"(<multistatus xmlns="DAV:"><response><href>/my%20d%c3%a4v/</href></response>)"
            R"(<response><href>/my%20d%C3%A4v/%41.txt</href></response>)"
            R"(<response><href>http://HOST:8080/my%20d%c3%a4v/b</href></response></multistatus>)";

        const auto listing =
            parseMultistatusListing(xml, QUrl(u"http://host:8080/my%20d%C3%A4v/"_s));

        QVERIFY(!listing); // the first is no collection
        QByteArray folder = xml;
        folder.replace("v/</href>", "v/</href><propstat><prop><resourcetype><collection/></"
                                    "resourcetype></prop></propstat>");
        const auto again =
            parseMultistatusListing(folder, QUrl(u"http://host:8080/my%20d%C3%A4v/"_s));
        QVERIFY(again);
        QCOMPARE(described(*again), (QStringList{u"A.txt|-1|"_s, u"b|-1|"_s}));
    }

    void readsTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("ISO") << QByteArray("2026-11-22T21:03:44Z") << u"2026-11-22T21:03:44Z"_s;
        QTest::newRow("minutes") << QByteArray("2026-11-22 21:03") << u"2026-11-22T21:03:00Z"_s;
        QTest::newRow("nginx") << QByteArray("22-Nov-2026 21:03") << u"2026-11-22T21:03:00Z"_s;
        QTest::newRow("no such day") << QByteArray("31-Feb-2026 21:03") << QString();
        QTest::newRow("no such month") << QByteArray("22-ovD-2026 21:03") << QString();
        QTest::newRow("no such hour") << QByteArray("2026-11-22 25:03") << QString();
        QTest::newRow("short") << QByteArray("2026-11-22") << QString();
        QTest::newRow("words") << QByteArray("the day before yesterday") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
    }

    void readsTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);

        QCOMPARE(parseListingTime(text).toString(Qt::ISODate), expected);
    }
};

QTEST_GUILESS_MAIN(ListingTest)
#include "tst_listing.moc"
