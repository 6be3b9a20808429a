// SPDX-License-Identifier: MIT
#include "core/http/offeredlinks.h"
#include "core/http/waybilllink.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QStringList textsOf(const QList<QUrl> &urls)
{
    QStringList texts;
    for (const QUrl &url : urls)
        texts.append(url.toString(QUrl::FullyEncoded));
    return texts;
}

} // namespace

class WaybillLinkTest final : public QObject
{
    Q_OBJECT

private slots:
    void givesHttpUrls_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("urls");
        const auto row = [](const QString &text, const QStringList &urls) {
            QTest::newRow(qPrintable(text)) << text << urls;
        };
        row(u"waybill:https://h/x"_s, {u"https://h/x"_s});
        row(u"WAYBILL:http://h/x?a=1&b=2"_s, {u"http://h/x?a=1&b=2"_s});
        row(u"waybill://https://h/x"_s, {u"https://h/x"_s});
        row(u"waybill:https://h/x#part"_s, {u"https://h/x"_s});
        row(u"waybill:add?url=https%3A%2F%2Fh%2Fx%3Fa%3D1%26b%3D2"_s, {u"https://h/x?a=1&b=2"_s});
        row(u"waybill:add?url=https://h/x"_s, {u"https://h/x"_s});
        row(u"waybill:add?url=https://h/x?a=1"_s, {u"https://h/x?a=1"_s});
        row(u"waybill://add?url=https://h/x"_s, {u"https://h/x"_s});
        row(u"waybill://add/?url=https://h/x"_s, {u"https://h/x"_s});
        row(u"waybill:add?url=https://h/x&url=http://h/y"_s, {u"https://h/x"_s, u"http://h/y"_s});
        row(u"waybill:add?url=https%3A%2F%2Fh%2Fa%2520b"_s, {u"https://h/a%20b"_s});
    }

    void givesHttpUrls()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, urls);

        const auto read = parseWaybillLink(text);

        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(textsOf(*read), urls);
    }

    void refusesAllElse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {"", "waybill", "waybill:", "waybill://", "waybill:/etc/passwd", "waybill:etc/passwd",
                "waybill:file:///etc/passwd", "waybill:ftp://h/x", "waybill:waybill:https://h/x",
                "waybill:javascript:alert(1)", "waybill:data:text/plain,x", "waybill:--profile=/x",
                "waybill:https://", "waybill:https:///x", "waybill:https://me:secret@h/x",
                "waybill:https://me@h/x", "waybill:add", "waybill:add?", "waybill:add?url=",
                "waybill:add?path=/etc/passwd", "waybill:add?url=https://h/x&path=/etc/passwd",
                "waybill:add?url=https://h/x&name=../x", "waybill:add?url=https://h/x&header=a:b",
                "waybill:add?url=https://h/x&into=/root", "waybill:add?url=file:///etc/passwd",
                "waybill:add?url=file%3A%2F%2F%2Fetc%2Fpasswd", "waybill:add?url=/etc/passwd",
                "waybill:add?url=https%3A%2F%2Fme%3Ax%40h%2Fx", "waybill:add?URL=https://h/x",
                "waybill:add?url=https%3A%2F%2Fh%2Fx%0D%0AX-Evil%3A1", "waybill:add?&url=https://h",
                "waybill:put?url=https://h/x", "waybill:upload?path=/etc/passwd",
                "waybill:https://h/x\nhttps://h/y", "https://h/x", "xwaybill:https://h/x"})
            QTest::newRow(*text ? text : "empty") << QString::fromLatin1(text);
    }

    void refusesAllElse()
    {
        QFETCH(QString, text);

        const auto read = parseWaybillLink(text);

        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::InvalidUrl ||
                read.error().kind == ErrorKind::UnsupportedScheme);
        QVERIFY(!read.error().detail.contains(u"secret"_s));
    }

    void takesTwentyUrlsAndNoMore()
    {
        QString link = u"waybill:add?url=https://h/1"_s;
        for (int i = 2; i <= 20; ++i)
            link += u"&url=https://h/"_s + QString::number(i);

        QCOMPARE(parseWaybillLink(link)->size(), 20);
        QVERIFY(!parseWaybillLink(link + u"&url=https://h/21"_s));
        QVERIFY(!parseWaybillLink(u"waybill:https://h/"_s + QString(40'000, u'x')));
    }

    void readsLinesOfLinksAndCommands_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QStringList>("ignored");
        QTest::newRow("empty") << QString() << QStringList() << QStringList();
        QTest::newRow("links") << u" https://h/1 \n\n\thttp://h/2\r\n"_s
                               << QStringList{u"https://h/1"_s, u"http://h/2"_s} << QStringList();
        QTest::newRow("userinfo that somebody typed")
            << u"https://me:x@h/1"_s << QStringList{u"https://me:x@h/1"_s} << QStringList();
        QTest::newRow("a link among links")
            << u"https://h/1\nwaybill:add?url=https://h/2&url=https://h/3"_s
            << QStringList{u"https://h/1"_s, u"https://h/2"_s, u"https://h/3"_s} << QStringList();
        QTest::newRow("command") << u"curl 'https://h/1' \\\n -H 'Cookie: x'"_s
                                 << QStringList{u"https://h/1"_s} << QStringList{u"--header"_s};
    }

    void readsLinesOfLinksAndCommands()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, urls);
        QFETCH(QStringList, ignored);

        const auto read = readOfferedLinks(text);

        QVERIFY(read);
        QCOMPARE(textsOf(read->urls), urls);
        QCOMPARE(read->ignored, ignored);
    }

    void saysWhichLineIsWrong()
    {
        const auto read = readOfferedLinks(u"https://h/1\nnonsense\nhttps://h/2"_s);

        QVERIFY(!read);
        QCOMPARE(read.error().detail, u"nonsense"_s);
        QVERIFY(!readOfferedLinks(u"waybill:file:///x"_s));
        QVERIFY(!readOfferedLinks(u"curl -d x https://h/1"_s));
        QVERIFY(!readOfferedLinks(u"ftp://me:secret@h/1"_s).error().detail.contains(u"secret"_s));
    }

    void knowsLinksWhenItSeesThem_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("https") << u"https://h"_s << true;
        QTest::newRow("HTTP") << u" HTTP://h"_s << true;
        QTest::newRow("waybill") << u"waybill:x"_s << true;
        QTest::newRow("curl") << u"curl x"_s << true;
        QTest::newRow("text") << u"httpd is a word"_s << false;
        QTest::newRow("path") << u"/etc/passwd"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void knowsLinksWhenItSeesThem()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);

        QCOMPARE(looksLikeLinks(text), expected);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::WaybillLinkTest)
#include "tst_waybilllink.moc"
