// SPDX-License-Identifier: MIT
// Listings that nobody should believe, and such as are very long.
#include "core/remote/htmlscanner.h"
#include "core/remote/listing.h"
#include "core/remote/listingbuilder.h"
#include "core/remote/pagelisting.h"

#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

const QUrl kFolder(u"https://host/dav/sub/"_s);

const QList<QByteArray> kElsewhere = {"../", "..", "/", "/dav/", "/dav/other/x", "/dav/sub/a/b",
    "/dav/sub/../x", "/dav/sub/..", "/dav/sub/%2e%2e", "/dav/sub/%2e%2e/", "/dav/sub/%2E%2E%2Fx",
    "/dav/sub/a%2fb", "/dav/sub/a%5cb", "/dav/sub/.", "/dav/sub//", "/dav/sub//x", "//dav/sub/x",
    "/dav/subx", "/dav/sub%2Fx", "/DAV/sub/x", "a\\b", "a/b", "./../x", "././x", ".//x",
    "http://host/dav/sub/x", "https://evil/dav/sub/x", "https://host:444/dav/sub/x",
    "https://host.evil/dav/sub/x", "https://user@host/dav/sub/x", "https://user:pw@host/dav/sub/x",
    "https://host@evil/dav/sub/x", "https:///dav/sub/x", "https:/dav/sub/x", "//evil/dav/sub/x",
    "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "file:///dav/sub/x",
    "ftp://host/dav/sub/x", "mailto:a@b", "x?y", "x#y", "?C=N;O=D", "#", "/dav/sub/%00", "x%00.txt",
    "x\ny", "/dav/sub/" + QByteArray(300, 'a')};

QByteArray multistatus(const QByteArray &responses)
{
    return R"(<multistatus xmlns="DAV:"><response><href>/dav/sub/</href><propstat><prop>)"
           R"(<resourcetype><collection/></resourcetype></prop></propstat></response>)" +
           responses + "</multistatus>";
}

QByteArray response(const QByteArray &href)
{
    return "<response><href>" + QString::fromUtf8(href).toHtmlEscaped().toUtf8() +
           "</href></response>";
}

QByteArray page(const QByteArray &links)
{
    return "<title>Index of /</title>" + links;
}

QStringList namesIn(const Result<Listing> &listing)
{
    QStringList names;
    if (listing) {
        for (const RemoteEntry &entry : listing->entries)
            names.append(entry.name);
    }
    return names;
}

} // namespace

class ListingHostileTest final : public QObject
{
    Q_OBJECT

private slots:
    void believesNothingThatLiesElsewhere_data()
    {
        QTest::addColumn<QByteArray>("reference");
        for (const QByteArray &reference : kElsewhere)
            QTest::newRow(reference.left(40).constData()) << reference;
    }

    void believesNothingThatLiesElsewhere()
    {
        QFETCH(QByteArray, reference);
        const QByteArray escaped = QString::fromUtf8(reference).toHtmlEscaped().toUtf8();
        const QByteArray quoted = QByteArray(escaped).replace('\\', "\\\\").replace('\n', "\\n");

        const auto xml = parseMultistatusListing(multistatus(response(reference)), kFolder);
        const auto html =
            parseHtmlListing(page("<a href=\"" + escaped + "\">x</a><a href='y'>y</a>"), kFolder);
        const auto json =
            parseJsonListing(R"([{"name":"x","is_dir":false,"url":")" + quoted + R"("}])", kFolder);

        QVERIFY(xml);
        QCOMPARE(namesIn(xml), QStringList());
        QCOMPARE(xml->leftOut, 1);
        QCOMPARE(namesIn(html), QStringList{u"y"_s});
        QCOMPARE(namesIn(json), QStringList());
    }

    void believesNoNamesThatArePaths_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"", ".", "..", "a/b", "/etc/passwd", "..\\\\x"})
            QTest::newRow(*name ? name : "empty") << QByteArray(name);
    }

    void believesNoNamesThatArePaths()
    {
        QFETCH(QByteArray, name);

        const auto listing =
            parseJsonListing(R"([{"type":"file","name":")" + name + R"("}])", kFolder);

        QVERIFY(listing);
        QCOMPARE(namesIn(listing), QStringList());
        QCOMPARE(listing->leftOut, 1);
    }

    void showsNamesThatCannotDeceive()
    {
        // Right-to-left override, a line break, no UTF-8.
        const auto listing = parseMultistatusListing(
            multistatus(response("invoice%E2%80%AEfdp.exe") + response("/dav/sub/a%0Ab") +
                        response("/dav/sub/%FF%FE")),
            kFolder);

        QCOMPARE(namesIn(listing), (QStringList{u"invoice_fdp.exe"_s, u"a_b"_s, u"__"_s}));
        QCOMPARE(listing->entries.at(2).url.toEncoded(), "https://host/dav/sub/%FF%FE");
        QCOMPARE(listing->entries.at(1).url.toEncoded(), "https://host/dav/sub/a%0Ab");
    }

    void leavesOutWhatComesTwice()
    {
        const auto listing =
            parseMultistatusListing(multistatus(response("/dav/sub/a") + response("/dav/sub/%61") +
                                                response("/dav/sub/a/")),
                kFolder);

        QCOMPARE(namesIn(listing), QStringList{u"a"_s});
        QCOMPARE(listing->leftOut, 2);
    }

    void leavesOutWhatTheServerRefuses()
    {
        const auto listing = parseMultistatusListing(
            multistatus("<response><href>/dav/sub/a</href><status>HTTP/1.1 403 Forbidden</status>"
                        "</response>"),
            kFolder);

        QCOMPARE(listing->leftOut, 1);
    }

    void takesNoPropertiesThatWereRefused()
    {
        const auto listing = parseMultistatusListing(
            multistatus("<response><href>/dav/sub/a</href><propstat><prop><resourcetype/>"
                        "</prop><status>HTTP/1.1 200 OK</status></propstat><propstat><prop>"
                        "<getcontentlength>5</getcontentlength></prop>"
                        "<status>HTTP/1.1 404 Not Found</status></propstat></response>"),
            kFolder);

        QCOMPARE(listing->entries.constFirst().size, -1);
    }

    void refusesBrokenXmlWhereverItBreaks()
    {
        const QByteArray whole = multistatus(response("/dav/sub/a"));
        QVERIFY(parseMultistatusListing(whole, kFolder));

        for (qsizetype size = 0; size < whole.size(); ++size) {
            const auto listing = parseMultistatusListing(whole.left(size), kFolder);
            QVERIFY2(!listing, whole.left(size).constData());
            QCOMPARE(toString(listing.error().kind), toString(ErrorKind::MalformedResponse));
        }
    }

    void refusesDocumentTypes()
    {
        QByteArray bomb = R"(<!DOCTYPE x [<!ENTITY a0 "ha">)";
        for (int i = 1; i <= 40; ++i)
            bomb += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                    QByteArray("&a" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";

        const auto bombed = parseMultistatusListing(
            bomb + "]>" + multistatus("<response><href>&a40;</href></response>"), kFolder);
        const auto harmless =
            parseMultistatusListing("<!DOCTYPE multistatus>" + multistatus(""), kFolder);

        QVERIFY(!bombed);
        QVERIFY(!harmless);
    }

    void refusesPagesThatAreNoListings_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("site") << QByteArray(
            "<title>Welcome</title><a href=\"about.html\">About</a><a href=\"blog/\">Blog</a>");
        QTest::newRow("binary") << QByteArray(5'000, '\xff');
    }

    void refusesPagesThatAreNoListings()
    {
        QFETCH(QByteArray, page);

        const auto listing = parseHtmlListing(page, kFolder);

        QVERIFY(!listing);
        QCOMPARE(toString(listing.error().kind), toString(ErrorKind::NotSupportedByServer));
    }

    void refusesJsonThatIsNoListing_data()
    {
        QTest::addColumn<QByteArray>("json");
        for (const char *json : {"", "{}", "[1]", "[[]]", "[{}]", R"([{"name":"x"}])",
                 R"([{"name":5,"type":"file"}])", R"([{"name":"x","type":"file")", "nul", "[null]"})
            QTest::newRow(*json ? json : "empty") << QByteArray(json);
        QTest::newRow("deep") << QByteArray(100'000, '[');
    }

    void refusesJsonThatIsNoListing()
    {
        QFETCH(QByteArray, json);

        QVERIFY(!parseJsonListing(json, kFolder));
    }

    void believesNoImpossibleSizes()
    {
        const auto json = parseJsonListing(
            R"([{"name":"a","type":"file","size":-5},{"name":"b","type":"file","size":1e300},)"
            R"({"name":"c","type":"file","size":"7"}])",
            kFolder);
        const auto html =
            parseHtmlListing(page("<a href=a>a</a> 22-Nov-2026 21:03 99999999999999999999\n"
                                  "<a href=b>b</a> 22-Nov-2026 21:03 99999999999999999P\n"
                                  "<a href=c>c</a><td data-size=\"-7\">22-Nov-2026 21:03"),
                kFolder);

        for (const auto &listing : {json, html}) {
            QCOMPARE(listing->entries.size(), 3);
            for (const RemoteEntry &entry : listing->entries)
                QCOMPARE(entry.size, -1);
        }
    }

    void readsHtmlThatEndsAnywhere()
    {
        const QByteArray whole =
            page("<!-- <a href='no'> --><A HREF = 'y&amp;z' title=\"a>b\">y</a>"
                 "<script>'<a href=no>'</script><a href=\"&#x41;&bogus;\">");

        QCOMPARE(namesIn(parseHtmlListing(whole, kFolder)), (QStringList{u"y&z"_s, u"A&bogus;"_s}));
        for (qsizetype size = 0; size < whole.size(); ++size)
            QVERIFY(!namesIn(parseHtmlListing(whole.left(size), kFolder)).contains(u"no"_s));
    }

    void readsAHundredThousandEntries_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("WebDAV") << 0;
        QTest::newRow("HTML") << 1;
        QTest::newRow("JSON") << 2;
    }

    void readsAHundredThousandEntries()
    {
        QFETCH(int, format);
        QByteArray body;
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray name = "file-" + QByteArray::number(i) + ".dat";
            if (format == 0)
                body += "<response><href>/dav/sub/" + name +
                        "</href><propstat><prop><getcontentlength>5</getcontentlength>"
                        "<getlastmodified>Sun, 22 Nov 2026 21:03:44 GMT</getlastmodified></prop>"
                        "<status>HTTP/1.1 200 OK</status></propstat></response>";
            else if (format == 1)
                body += "<a href=\"" + name + "\">" + name + "</a>  22-Nov-2026 21:03   5\n";
            else
                body +=
                    (i ? "," : "") + QByteArray("{\"name\":\"") + name +
                    "\",\"type\":\"file\",\"mtime\":\"Sun, 22 Nov 2026 21:03:44 GMT\",\"size\":5}";
        }

        const auto listing = format == 0   ? parseMultistatusListing(multistatus(body), kFolder)
                             : format == 1 ? parseHtmlListing(page(body), kFolder)
                                           : parseJsonListing("[" + body + "]", kFolder);

        QVERIFY(listing);
        QCOMPARE(listing->entries.size(), 100'000);
        QCOMPARE(listing->entries.constLast().name, u"file-99999.dat"_s);
        QCOMPARE(listing->entries.constLast().size, 5);
        QVERIFY(listing->entries.constLast().modified.isValid());
    }

    void refusesMoreThanItMayHold()
    {
        QByteArray links;
        for (int i = 0; i <= ListingBuilder::kMostEntries; ++i)
            links += "<a href=" + QByteArray::number(i) + ">";

        const auto listing = parseHtmlListing(page(links), kFolder);

        QVERIFY(!listing);
        QCOMPARE(toString(listing.error().kind), toString(ErrorKind::AnswerTooLarge));
    }

    void survivesTagsThatNeverEnd()
    {
        const QByteArray body = page(QByteArray("<a ").repeated(50'000));

        QCOMPARE(namesIn(parseHtmlListing(body, kFolder)), QStringList());
    }
};

QTEST_GUILESS_MAIN(ListingHostileTest)
#include "tst_listinghostile.moc"
