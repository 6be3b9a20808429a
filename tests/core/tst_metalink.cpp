// SPDX-License-Identifier: MIT
#include "core/remote/metalink.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QByteArray kSha256 = QByteArray(64, 'a');

QByteArray document(const QByteArray &content)
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>)"
           R"(<metalink xmlns="urn:ietf:params:xml:ns:metalink">)" +
           content + "</metalink>";
}

QByteArray fileNamed(const QByteArray &name, const QByteArray &more = "<url>http://h/x</url>")
{
    return document("<file name=\"" + name + "\">" + more + "</file>");
}

QStringList textsOf(const QList<QUrl> &urls)
{
    QStringList texts;
    for (const QUrl &url : urls)
        texts.append(url.toString(QUrl::FullyEncoded));
    return texts;
}

} // namespace

class MetalinkTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsAllThatItTellsOfAFile();
    void putsUrlsInOrderOfPriority();
    void takesHttpAndHttpsAlone();
    void takesNoHttpFromADocumentThatCameOverHttps();
    void putsTheStrongestHashFirst();
    void leavesPiecesOutThatNobodyCanPlace();
    void passesOverWhatItDoesNotKnow();
    void makesNamesSafe();
    void refuses_data();
    void refuses();
};

void MetalinkTest::readsAllThatItTellsOfAFile()
{
    const auto files = parseMetalink(document(
        "<generator>x</generator><file name=\"a/b.iso\"><size>9000</size>"
        "<hash type=\"sha-256\">" +
        kSha256 + "</hash><pieces type=\"sha-1\" length=\"4096\"><hash>" + QByteArray(40, '1') +
        "</hash><hash>" + QByteArray(40, '2') + "</hash><hash>" + QByteArray(40, '3') +
        "</hash></pieces><url location=\"de\" priority=\"1\"> https://h/b.iso </url></file>"));

    QVERIFY2(files, files ? "" : qPrintable(files.error().detail));
    QCOMPARE(files->size(), 1);
    const MetalinkFile &file = files->constFirst();
    QCOMPARE(file.name, u"a/b.iso"_s);
    QCOMPARE(file.size, 9000);
    QCOMPARE(file.hashes.constFirst().digest, QByteArray::fromHex(kSha256));
    QVERIFY(file.pieces);
    QVERIFY(file.pieces->algorithm == DigestAlgorithm::Sha1);
    QCOMPARE(file.pieces->length, 4096);
    QCOMPARE(file.pieces->digests.size(), 3);
    QCOMPARE(textsOf(file.urls), QStringList{u"https://h/b.iso"_s});
}

void MetalinkTest::putsUrlsInOrderOfPriority()
{
    const auto files = parseMetalink(fileNamed("x",
        "<url>http://last/</url><url priority=\"20\">http://second/</url>"
        "<url priority=\"3\">http://first/</url><url priority=\"20\">http://third/</url>"
        "<url priority=\"4\">http://second/</url>"));

    QVERIFY(files);
    QCOMPARE(
        textsOf(files->constFirst().urls), (QStringList{u"http://first/"_s, u"http://second/"_s,
                                               u"http://third/"_s, u"http://last/"_s}));
}

void MetalinkTest::takesHttpAndHttpsAlone()
{
    const auto files = parseMetalink(fileNamed("x",
        "<url>ftp://h/x</url><url>file:///etc/passwd</url><url>http://u:p@h/x</url>"
        "<metaurl mediatype=\"torrent\">http://h/x.torrent</metaurl><url>javascript:x</url>"
        "<url>http://h/x</url><url>/x</url><url></url>"));

    QVERIFY(files);
    QCOMPARE(textsOf(files->constFirst().urls), QStringList{u"http://h/x"_s});
}

void MetalinkTest::takesNoHttpFromADocumentThatCameOverHttps()
{
    const QByteArray both = fileNamed("x", "<url>http://h/x</url><url>https://h/x</url>");

    const auto files = parseMetalink(both, QUrl(u"https://h/x.meta4"_s));

    QVERIFY(files);
    QCOMPARE(textsOf(files->constFirst().urls), QStringList{u"https://h/x"_s});
    QVERIFY(!parseMetalink(fileNamed("x"), QUrl(u"https://h/x.meta4"_s)));
}

void MetalinkTest::putsTheStrongestHashFirst()
{
    const auto files = parseMetalink(fileNamed(
        "x", "<hash type=\"md5\">" + QByteArray(32, '1') + "</hash><hash type=\"sha-512\">" +
                 QByteArray(128, '2') + "</hash><hash type=\"sha-256\">" + kSha256 +
                 "</hash><hash type=\"tiger\">zz</hash><url>http://h/x</url>"));

    QVERIFY(files);
    QCOMPARE(files->constFirst().hashes.size(), 3);
    QVERIFY(files->constFirst().hashes.constFirst().algorithm == DigestAlgorithm::Sha512);
}

void MetalinkTest::leavesPiecesOutThatNobodyCanPlace()
{
    const QByteArray url = "<url>http://h/x</url>";
    const QByteArray hashes = "<hash>" + kSha256 + "</hash>";
    const QByteArray withoutSize =
        "<pieces type=\"sha-256\" length=\"4096\">" + hashes + "</pieces>";
    const QByteArray tiny =
        "<size>1</size><pieces type=\"sha-256\" length=\"1\">" + hashes + "</pieces>";

    for (const QByteArray &pieces : {withoutSize, tiny}) {
        const auto files = parseMetalink(fileNamed("x", pieces + url));
        QVERIFY2(files, pieces.constData());
        QVERIFY(!files->constFirst().pieces);
    }
}

void MetalinkTest::passesOverWhatItDoesNotKnow()
{
    const auto files = parseMetalink(fileNamed("x",
        "<x:url xmlns:x=\"urn:other\">http://evil/</x:url><signature><a><b/></a></signature>"
        "<!-- <url>http://evil/</url> --><url>http://h/x</url>"));

    QVERIFY(files);
    QCOMPARE(textsOf(files->constFirst().urls), QStringList{u"http://h/x"_s});
}

void MetalinkTest::makesNamesSafe()
{
    const auto files = parseMetalink(fileNamed("a\u202e/.profile"));

    QVERIFY(files);
    QCOMPARE(files->constFirst().name, u"a/_profile"_s);
}

void MetalinkTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray url = "<url>http://h/x</url>";
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no XML") << QByteArray("{\"x\": 1}");
    QTest::newRow("no file") << document("");
    QTest::newRow("another root") << QByteArray(
        R"(<html><file name="x"><url>http://h/x</url></file></html>)");
    QTest::newRow("version 3") << QByteArray(
        R"(<metalink version="3.0" xmlns="http://www.metalinker.org/"><files/></metalink>)");
    QTest::newRow("cut off") << fileNamed("x").chopped(12);
    QTest::newRow("something behind") << fileNamed("x") + "<x/>";
    QTest::newRow("a document type") << QByteArray("<!DOCTYPE metalink [<!ENTITY a \"b\">]>") +
                                            fileNamed("x").mid(fileNamed("x").indexOf("<metalink"));
    QTest::newRow("entities that grow")
        << QByteArray("<!DOCTYPE m [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">"
                      "<!ENTITY c \"&b;&b;&b;&b;&b;\">]>") +
               fileNamed("&c;").mid(fileNamed("x").indexOf("<metalink"));
    QTest::newRow("an unknown entity") << fileNamed("x", "<size>&x;</size>" + url);
    for (const char *name : {"", "/etc/passwd", "../x", "a/../../x", "a//b", ".", "a\\b", "a/"})
        QTest::newRow(qPrintable(u"name '%1'"_s.arg(QLatin1StringView(name)))) << fileNamed(name);
    QTest::newRow("a very long name") << fileNamed(QByteArray(2000, 'x'));
    QTest::newRow("two of one name") << document("<file name=\"x\">" + url +
                                                 "</file><file "
                                                 "name=\"X\">" +
                                                 url + "</file>");
    for (const char *size : {"-1", "x", "99999999999999999999", "1e3", ""})
        QTest::newRow(qPrintable(u"size '%1'"_s.arg(QLatin1StringView(size))))
            << fileNamed("x", "<size>" + QByteArray(size) + "</size>" + url);
    QTest::newRow("two sizes") << fileNamed("x", "<size>1</size><size>1</size>" + url);
    QTest::newRow("a short hash") << fileNamed("x", "<hash type=\"sha-256\">aa</hash>" + url);
    QTest::newRow("a hash of other letters")
        << fileNamed("x", "<hash type=\"sha-256\">" + QByteArray(64, 'z') + "</hash>" + url);
    QTest::newRow("pieces of no length")
        << fileNamed("x", "<pieces type=\"sha-1\" length=\"0\"></pieces>" + url);
    QTest::newRow("too few pieces")
        << fileNamed("x", "<size>90000</size><pieces type=\"sha-256\" length=\"4096\"><hash>" +
                              kSha256 + "</hash></pieces>" + url);
    QTest::newRow("priority") << fileNamed("x", "<url priority=\"0\">http://h/x</url>");
    QTest::newRow("no URL") << fileNamed("x", "<url>ftp://h/x</url>");
    QByteArray urls;
    for (int i = 0; i < 300; ++i)
        urls += "<url>http://h/" + QByteArray::number(i) + "</url>";
    QTest::newRow("too many URLs") << fileNamed("x", urls);
    QTest::newRow("too deep") << document(QByteArray("<a>").repeated(100'000));
    QTest::newRow("too large") << document(QByteArray(5 * 1024 * 1024, ' '));
}

void MetalinkTest::refuses()
{
    QFETCH(QByteArray, text);

    QVERIFY(!parseMetalink(text));
}

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::MetalinkTest)
#include "tst_metalink.moc"
