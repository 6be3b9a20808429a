// SPDX-License-Identifier: MIT
#include "core/remote/dialect.h"
#include "core/remote/webdav.h"

#include <QTest>

#include <limits>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// A multistatus with one resource whose properties are these.
QByteArray multistatus(const QByteArray &properties)
{
    return R"(<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:"><D:response>)"
           R"(<D:href>/f</D:href><D:propstat><D:prop>)" +
           properties +
           "</D:prop><D:status>HTTP/1.1 200 "
           "OK</D:status></D:propstat></D:response></D:multistatus>";
}

} // namespace

class WebDavXmlTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheFirstResource_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<bool>("isFolder");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QByteArray>("etag");
        const auto row = [](const char *name, const QByteArray &xml, bool isFolder, qint64 size,
                             const char *etag) {
            QTest::newRow(name) << xml << isFolder << size << QByteArray(etag);
        };
        row("prefix D",
            multistatus(R"(<D:resourcetype/><D:getcontentlength>5</D:getcontentlength>)"
                        R"(<D:getetag>"a"</D:getetag>)"),
            false, 5, R"("a")");
        row("prefixes of Apache",
            R"(<?xml version="1.0" encoding="utf-8"?><D:multistatus xmlns:D="DAV:" xmlns:ns0="DAV:">)"
            R"(<D:response xmlns:lp1="DAV:" xmlns:lp2="http://apache.org/dav/props/"><D:href>/f</D:href>)"
            R"(<D:propstat><D:prop><lp1:resourcetype/><lp1:getcontentlength>5</lp1:getcontentlength>)"
            R"(<lp1:getetag>"a"</lp1:getetag><lp2:executable>F</lp2:executable></D:prop>)"
            R"(<D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>)",
            false, 5, R"("a")");
        row("default namespace",
            R"(<multistatus xmlns="DAV:"><response><href>/f</href><propstat><prop><resourcetype/>)"
            R"(<getcontentlength>5</getcontentlength><getetag>"a"</getetag></prop></propstat>)"
            R"(</response></multistatus>)",
            false, 5, R"("a")");
        row("folder of Apache",
            R"(<D:multistatus xmlns:D="DAV:"><D:response xmlns:lp1="DAV:"><D:propstat><D:prop>)"
            R"(<lp1:resourcetype><D:collection/></lp1:resourcetype></D:prop></D:propstat>)"
            R"(</D:response></D:multistatus>)",
            true, -1, "");
        row("folder", multistatus("<D:resourcetype><D:collection/></D:resourcetype>"), true, -1,
            "");
        row("folder with another type besides",
            multistatus(R"(<D:resourcetype><x:addressbook xmlns:x="urn:x"/><D:collection/>)"
                        R"(</D:resourcetype>)"),
            true, -1, "");
        row("no properties", multistatus(""), false, -1, "");
        row("no length", multistatus(R"(<D:getetag>"a"</D:getetag>)"), false, -1, R"("a")");
        row("empty length", multistatus("<D:getcontentlength/>"), false, -1, "");
        row("spaces", multistatus("<D:getcontentlength>\n 5 \n</D:getcontentlength>"), false, 5,
            "");
        row("negative length", multistatus("<D:getcontentlength>-5</D:getcontentlength>"), false,
            -1, "");
        row("length as a word", multistatus("<D:getcontentlength>big</D:getcontentlength>"), false,
            -1, "");
        row("length too large",
            multistatus("<D:getcontentlength>9223372036854775808</D:getcontentlength>"), false, -1,
            "");
        row("large length",
            multistatus("<D:getcontentlength>9223372036854775807</D:getcontentlength>"), false,
            std::numeric_limits<qint64>::max(), "");
        row("tag as entities", multistatus("<D:getetag>&quot;a&#45;b&quot;</D:getetag>"), false, -1,
            R"("a-b")");
        row("tag as CDATA", multistatus(R"(<D:getetag><![CDATA["a"]]></D:getetag>)"), false, -1,
            R"("a")");
        row("weak tag", multistatus(R"(<D:getetag>W/"a"</D:getetag>)"), false, -1, R"(W/"a")");
        row("comments",
            multistatus("<!-- x --><D:getcontentlength>5</D:getcontentlength><!-- y -->"), false, 5,
            "");
        row("foreign names of the same kind",
            multistatus(R"(<x:getcontentlength xmlns:x="urn:x">7</x:getcontentlength>)"
                        R"(<D:getcontentlength>5</D:getcontentlength>)"
                        R"(<getetag xmlns="urn:x">"x"</getetag><D:getetag>"a"</D:getetag>)"
                        R"(<x:collection xmlns:x="urn:x"/><collection xmlns=""/>)"),
            false, 5, R"("a")");
        row("only foreign names",
            multistatus(R"(<x:getcontentlength xmlns:x="dav:">7</x:getcontentlength>)"), false, -1,
            "");
        row("two resources",
            R"(<multistatus xmlns="DAV:"><response><propstat><prop>)"
            R"(<getcontentlength>5</getcontentlength></prop></propstat></response>)"
            R"(<response><propstat><prop><getcontentlength>7</getcontentlength>)"
            R"(<resourcetype><collection/></resourcetype></prop></propstat></response></multistatus>)",
            false, 5, "");
        row("missing properties apart",
            R"(<multistatus xmlns="DAV:"><response><href>/f</href><propstat><prop>)"
            R"(<getcontentlength>5</getcontentlength></prop><status>HTTP/1.1 200 OK</status></propstat>)"
            R"(<propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat>)"
            R"(</response></multistatus>)",
            false, 5, "");
        row("byte order mark",
            "\xef\xbb\xbf<multistatus xmlns=\"DAV:\"><response><propstat><prop>"
            "<getcontentlength>5</getcontentlength></prop></propstat></response></multistatus>",
            false, 5, "");
    }

    void readsTheFirstResource()
    {
        QFETCH(QByteArray, xml);
        QFETCH(bool, isFolder);
        QFETCH(qint64, size);
        QFETCH(QByteArray, etag);

        const auto file = webdav::parseMultistatus(xml);

        QVERIFY(file);
        QCOMPARE(file->isFolder, isFolder);
        QCOMPARE(file->size, size);
        QCOMPARE(file->etag, etag);
    }

    void findsNothingInWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray(" \n");
        QTest::newRow("text") << QByteArray("Not Found");
        QTest::newRow("JSON") << QByteArray(R"({"multistatus": "DAV:"})");
        QTest::newRow("binary") << QByteArray("\0\xff\xfe\0", 4);
        QTest::newRow("HTML") << QByteArray("<!DOCTYPE html><html><body>multistatus</body></html>");
        QTest::newRow("no namespace")
            << QByteArray("<multistatus><response><propstat/></response></multistatus>");
        QTest::newRow("another namespace")
            << QByteArray(R"(<multistatus xmlns="dav:"><response/></multistatus>)");
        QTest::newRow("another element") << QByteArray(R"(<prop xmlns="DAV:"><response/></prop>)");
        QTest::newRow("no resource") << QByteArray(R"(<multistatus xmlns="DAV:"/>)");
        QTest::newRow("foreign resource")
            << QByteArray(R"(<multistatus xmlns="DAV:"><response xmlns="urn:x"/></multistatus>)");
        QTest::newRow("undeclared prefix")
            << QByteArray("<D:multistatus><D:response/></D:multistatus>");
        QTest::newRow("wrong end")
            << QByteArray(R"(<multistatus xmlns="DAV:"><response></multistatus></response>)");
        QTest::newRow("element in the length")
            << multistatus("<D:getcontentlength><D:b/>5</D:getcontentlength>");
        QTest::newRow("undeclared entity") << multistatus("<D:getetag>&evil;</D:getetag>");
        QTest::newRow("not UTF-8") << multistatus("<D:getetag>\xff\xfe</D:getetag>");
    }

    void findsNothingInWhatIsNone()
    {
        QFETCH(QByteArray, xml);

        QVERIFY(!webdav::parseMultistatus(xml));
    }

    void findsNothingInATruncatedAnswer()
    {
        const QByteArray whole =
            multistatus("<D:getcontentlength>5</D:getcontentlength><D:getetag>\"a\"</D:getetag>");
        const qsizetype end = whole.indexOf("</D:response>");
        QVERIFY(webdav::parseMultistatus(whole));

        for (qsizetype size = 0; size < end; ++size)
            QVERIFY2(!webdav::parseMultistatus(whole.left(size)), whole.left(size).constData());
    }

    void readsNoFilesThroughEntities()
    {
        const QByteArray xml =
            R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>)"
            R"(<multistatus xmlns="DAV:"><response><propstat><prop><getetag>&e;</getetag></prop>)"
            R"(</propstat></response></multistatus>)";

        const auto file = webdav::parseMultistatus(xml);

        QVERIFY(!file || file->etag.isEmpty());
    }

    void survivesEntitiesThatGrow()
    {
        QByteArray xml = R"(<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">)";
        for (int i = 1; i <= 40; ++i)
            xml += "<!ENTITY a" + QByteArray::number(i) + " \"" +
                   QByteArray("&a" + QByteArray::number(i - 1) + ';').repeated(10) + "\">";
        xml +=
            R"(]><multistatus xmlns="DAV:"><response><propstat><prop><getetag>&a40;</getetag></prop>)"
            R"(</propstat></response></multistatus>)";

        QVERIFY(!webdav::parseMultistatus(xml));
    }

    void survivesDeepNesting()
    {
        const QByteArray deep =
            QByteArray("<D:x>").repeated(20'000) + QByteArray("</D:x>").repeated(20'000);

        const auto file = webdav::parseMultistatus(
            multistatus(deep + "<D:getcontentlength>5</D:getcontentlength>"));

        QVERIFY(!file || file->size == 5);
    }

    void knowsTheDialect_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<Dialect>("expected");
        const auto row = [](const char *name, HeaderList headers, Dialect expected) {
            QTest::newRow(name) << headers << expected;
        };
        row("nothing", {}, Dialect::Plain);
        row("methods only", {{"Allow", "GET, HEAD, PUT, OPTIONS"}}, Dialect::Plain);
        row("Apache", {{"DAV", "1,2"}, {"DAV", "<http://apache.org/dav/propset/fs/1>"}},
            Dialect::WebDav);
        row("nginx", {{"DAV", "2"}}, Dialect::WebDav);
        row("lower case", {{"dav", "1"}}, Dialect::WebDav);
        row("tus", {{"Tus-Version", "1.0.0"}, {"Tus-Resumable", "1.0.0"}}, Dialect::Tus);
        row("tus, version only", {{"tus-version", "1.0.0,0.2.2"}}, Dialect::Tus);
        row("tus, resumable only", {{"Tus-Resumable", "1.0.0"}}, Dialect::Tus);
        row("both", {{"DAV", "1"}, {"Tus-Version", "1.0.0"}}, Dialect::Tus);
        row("similar names", {{"X-DAV", "1"}, {"Tus-Extension", "creation"}}, Dialect::Plain);
    }

    void knowsTheDialect()
    {
        QFETCH(HeaderList, headers);
        QFETCH(Dialect, expected);
        HttpResponse response;
        response.status = 204;
        response.headers = headers;

        QCOMPARE(dialectOf(response), expected);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::WebDavXmlTest)
#include "tst_webdavxml.moc"
