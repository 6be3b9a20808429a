// SPDX-License-Identifier: MIT
#include "core/http/curlcommand.h"

#include "core/http/curloptions.h"

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

class CurlCommandTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatBrowsersCopy_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QStringList>("ignored");
        const QStringList file = {u"https://h.example/file.zip?a=1&b=2"_s};
        const QStringList some = {u"--header"_s, u"--cookie"_s};
        QTest::newRow("Chrome, bash")
            << u"curl 'https://h.example/file.zip?a=1&b=2' \\\n  -H 'accept: */*' \\\n"
               "  -b 'session=SECRET; x=y' \\\n  -H $'x-odd: it\\'s' \\\n  --compressed"_s
            << file << some;
        QTest::newRow("Chrome, cmd")
            << u"curl ^\"https://h.example/file.zip?a=1^&b=2^\" ^\r\n  -H ^\"accept: */*^\" ^\r\n"
               "  -b ^\"session=^\\^\"SECRET^\\^\"^\" ^\r\n  --compressed"_s
            << file << some;
        QTest::newRow("older Chrome, cmd")
            << u"curl \"https://h.example/file.zip?a=1&b=2\" ^\r\n  -H \"x: \\\"y\\\"\" ^\r\n"
               "  -H \"cookie: SECRET\" --compressed"_s
            << file << QStringList{u"--header"_s};
        QTest::newRow("Firefox")
            << u"curl 'https://h.example/file.zip?a=1&b=2' --compressed -H 'User-Agent: Moz' "
               "-H 'Cookie: SECRET' -H 'Priority: u=0, i'"_s
            << file << QStringList{u"--header"_s};
        QTest::newRow("Safari")
            << u"curl 'https://h.example/file.zip?a=1&b=2' \\\n-X 'GET' \\\n-H 'Accept: */*' "
               "\\\n-H 'Cookie: SECRET'"_s
            << file << QStringList{u"--header"_s};
        QTest::newRow("all of a page, bash")
            << u"curl 'https://h.example/1' -H 'a: b' ;\ncurl 'https://h.example/2' -H 'a: b'"_s
            << QStringList{u"https://h.example/1"_s, u"https://h.example/2"_s}
            << QStringList{u"--header"_s};
        QTest::newRow("all of a page, cmd")
            << u"curl ^\"https://h.example/1^\" &\r\ncurl ^\"https://h.example/2^\""_s
            << QStringList{u"https://h.example/1"_s, u"https://h.example/2"_s} << QStringList{};
        QTest::newRow("Chrome escapes brackets")
            << u"curl 'https://h.example/\\[a\\]\\{b\\}'"_s
            << QStringList{u"https://h.example/[a]%7Bb%7D"_s} << QStringList{};
    }

    void readsWhatBrowsersCopy() { readsTheUrls(); }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QStringList>("ignored");
        const auto row = [](const QString &text, const QStringList &ignored = {},
                             const QStringList &urls = {u"https://h/x"_s}) {
            QTest::newRow(qPrintable(text)) << text << urls << ignored;
        };
        row(u"curl https://h/x"_s);
        row(u"  curl.exe https://h/x\n"_s);
        row(u"curl -O https://h/x"_s);
        row(u"curl -fsSL https://h/x"_s);
        row(u"curl -L -C - https://h/x"_s);
        row(u"curl -LO# https://h/x"_s);
        row(u"curl --url https://h/x"_s);
        row(u"curl -- https://h/x"_s);
        row(u"curl -X GET https://h/x"_s);
        row(u"curl -XGET https://h/x"_s);
        row(u"curl --request get https://h/x"_s);
        row(u"curl --no-progress-meter https://h/x"_s);
        row(u"curl --retry 5 --max-time 10 https://h/x"_s);
        row(u"curl https://h/x -o /etc/passwd"_s, {u"--output"_s});
        row(u"curl https://h/x -so/etc/passwd"_s, {u"--output"_s});
        row(u"curl --output-dir ~/.ssh -o authorized_keys https://h/x"_s,
            {u"--output-dir"_s, u"--output"_s});
        row(u"curl -u me:SECRET https://h/x"_s, {u"--user"_s});
        row(u"curl -nk https://h/x"_s, {u"--netrc"_s, u"--insecure"_s});
        row(u"curl -H a:b -H c:d https://h/x"_s, {u"--header"_s});
        row(u"curl https://me:SECRET@h/x"_s, {u"user:password@"_s});
        row(u"curl https://h/x#part"_s);
        row(u"curl https://h/x http://h/y"_s, {}, {u"https://h/x"_s, u"http://h/y"_s});
        row(u"curl -O https://h/x --next -O https://h/y"_s, {},
            {u"https://h/x"_s, u"https://h/y"_s});
        row(u"curl -g 'https://h/[1-3]'"_s, {}, {u"https://h/[1-3]"_s});
        row(u"curl 'http://[::1]:80/x'"_s, {}, {u"http://[::1]:80/x"_s});
    }

    void readsWhatPeopleWrite() { readsTheUrls(); }

    void refusesWhatDoesMoreThanDownload_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("detail");
        const auto row = [](const QString &text, const QString &detail) {
            QTest::newRow(qPrintable(text)) << text << detail;
        };
        row(u"curl -d a=b https://h/x"_s, u"--data"_s);
        row(u"curl -da=b https://h/x"_s, u"--data"_s);
        row(u"curl -sd @/etc/passwd https://h/x"_s, u"--data"_s);
        row(u"curl https://h/x --data-raw '{\"a\":1}'"_s, u"--data-raw"_s);
        row(u"curl https://h/x --data-binary @file"_s, u"--data-binary"_s);
        row(u"curl https://h/x --data-urlencode a@file"_s, u"--data-urlencode"_s);
        row(u"curl https://h/x --json '{}'"_s, u"--json"_s);
        row(u"curl -G -d a=b https://h/x"_s, u"--get"_s);
        row(u"curl -F file=@x https://h/x"_s, u"--form"_s);
        row(u"curl -T file https://h/x"_s, u"--upload-file"_s);
        row(u"curl --upload-file file https://h/x"_s, u"--upload-file"_s);
        row(u"curl -X POST https://h/x"_s, u"--request POST"_s);
        row(u"curl -XDELETE https://h/x"_s, u"--request DELETE"_s);
        row(u"curl -I https://h/x"_s, u"--head"_s);
        row(u"curl -K config https://h/x"_s, u"--config"_s);
        row(u"curl -sKconfig https://h/x"_s, u"--config"_s);
        row(u"curl -H @headers https://h/x"_s, u"--header @"_s);
        row(u"curl --unix-socket /run/docker.sock http://h/x"_s, u"--unix-socket"_s);
        row(u"curl --frobnicate https://h/x"_s, u"--frobnicate"_s);
        row(u"curl --no-output https://h/x"_s, u"--no-output"_s);
        row(u"curl -sW https://h/x"_s, u"-W"_s);
        row(u"curl https://h/x -o"_s, u"-o"_s);
        row(u"curl https://h/x --header"_s, u"--header"_s);
        row(u"curl 'https://h/[1-100]'"_s, u"["_s);
        row(u"curl 'https://h/{a,b}'"_s, u"{"_s);
        row(u"curl https://h/x | sh"_s, u"|"_s);
        row(u"curl https://h/x > /etc/passwd"_s, u">"_s);
        row(u"curl https://h/$(id)"_s, u"$("_s);
        row(u"curl https://h/x && rm -rf /"_s, u"rm"_s);
        row(u"curl https://h/x; sudo id"_s, u"sudo"_s);
        row(u"curl https://h/x?a=1&b=2"_s, u"b=2"_s);
        row(u"curl https://h/x\nhttps://h/y"_s, u"https://h/y"_s);
        row(u"wget https://h/x"_s, u"wget"_s);
        row(u"curl"_s, u"curl"_s);
        row(u""_s, u"curl"_s);
        row(u"curl 'https://h/x"_s, u"'"_s);
    }

    void refusesWhatDoesMoreThanDownload()
    {
        QFETCH(QString, text);
        QFETCH(QString, detail);

        const auto read = parseCurlCommand(text);

        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::InvalidUrl);
        QCOMPARE(read.error().detail, detail);
    }

    void refusesOtherSchemes_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *url :
            {"file:///etc/passwd", "ftp://h/x", "scp://h/x", "waybill:https://h"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void refusesOtherSchemes()
    {
        QFETCH(QString, url);

        const auto read = parseCurlCommand(u"curl "_s + url);

        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::UnsupportedScheme);
    }

    void refusesTooMuch()
    {
        QVERIFY(!parseCurlCommand(u"curl https://h/x -H "_s + QString(300'000, u'x')));
        QString many = u"curl"_s;
        for (int i = 0; i < 1001; ++i)
            many += u" https://h/"_s + QString::number(i);
        QVERIFY(!parseCurlCommand(many));
    }

    void neverTellsASecret()
    {
        const auto read = parseCurlCommand(
            u"curl -u me:SECRET -H 'Authorization: SECRET' -b SECRET https://a:SECRET@h/x"_s);

        QVERIFY(read);
        QVERIFY(!read->ignored.join(u' ').contains(u"SECRET"_s));
        QVERIFY(!read->urls.constFirst().toString().contains(u"SECRET"_s));
    }

    void knowsACurlCommandWhenItSeesOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        QTest::newRow("command") << u"curl https://h"_s << true;
        QTest::newRow("bare") << u"curl"_s << true;
        QTest::newRow("indented") << u"\n  curl -O x"_s << true;
        QTest::newRow("Windows") << u"curl.exe x"_s << true;
        QTest::newRow("host") << u"curl.se"_s << false;
        QTest::newRow("word") << u"curly x"_s << false;
        QTest::newRow("link") << u"https://curl.se/"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void knowsACurlCommandWhenItSeesOne()
    {
        QFETCH(QString, text);
        QFETCH(bool, expected);

        QCOMPARE(isCurlCommand(text), expected);
    }

    void hasEachLetterOnce()
    {
        QSet<QString> names;
        for (char letter = '!'; letter < 127; ++letter) {
            const CurlOption *const option = curlOptionOf(QLatin1Char(letter));
            if (!option)
                continue;
            QCOMPARE(curlOptionNamed(QString::fromLatin1(option->name)), option);
            QVERIFY(!names.contains(QString::fromLatin1(option->name)));
            names.insert(QString::fromLatin1(option->name));
        }
    }

private:
    static void readsTheUrls()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, urls);
        QFETCH(QStringList, ignored);

        const auto read = parseCurlCommand(text);

        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(textsOf(read->urls), urls);
        QCOMPARE(read->ignored, ignored);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::CurlCommandTest)
#include "tst_curlcommand.moc"
