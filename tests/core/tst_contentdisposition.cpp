// SPDX-License-Identifier: MIT
#include "core/http/contentdisposition.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

class ContentDispositionTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheSuggestedName_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *header, const QString &expected) {
            QTest::newRow(*header ? header : "empty") << QByteArray(header) << expected;
        };
        row("", {});
        row(";", {});
        row("=", {});
        row("inline", {});
        row("attachment", {});
        row("attachment;", {});
        row("attachment; filename", {});
        row("attachment; filename=", {});
        row("attachment; filename=\"\"", {});
        row("attachment; filename=foo.txt", u"foo.txt"_s);
        row("attachment; filename=\"foo.txt\"", u"foo.txt"_s);
        row("inline; filename=\"foo.txt\"", u"foo.txt"_s);
        row("ATTACHMENT; FILENAME=\"foo.txt\"", u"foo.txt"_s);
        row("attachment;filename=\"foo.txt\"", u"foo.txt"_s);
        row("attachment ; filename = \"foo.txt\" ; size=5", u"foo.txt"_s);
        row("attachment; filename=\"foo.txt\";", u"foo.txt"_s);
        row("attachment; filename=foo.txt;", u"foo.txt"_s);
        row("attachment; filename=foo bar.txt", u"foo bar.txt"_s);
        row("attachment; filename=foo[1](2).txt", u"foo[1](2).txt"_s);
        row("filename=foo.txt", u"foo.txt"_s);
        row("filename=\"foo;bar.txt\"", u"foo;bar.txt"_s);
        row("attachment; filename=\"foo;bar=baz.txt\"", u"foo;bar=baz.txt"_s);
        row("attachment; filename=\"a\\\"b.txt\"", u"a\"b.txt"_s);
        row("attachment; filename=\"a\\\\b.txt\"", u"a\\b.txt"_s);
        row("attachment; filename=\"../../etc/passwd\"", u"../../etc/passwd"_s);
        row("attachment; filename=\"%C3%A9.txt\"", u"%C3%A9.txt"_s);
        row("attachment; filename=\"=?UTF-8?Q?a?=\"", u"=?UTF-8?Q?a?="_s);
        row("attachment; filename='foo.txt'", u"'foo.txt'"_s);
        row("attachment; filename=\"a\"; filename=\"b\"", u"a"_s);
        row("attachment; xfilename=\"bad\"; filename=\"good\"", u"good"_s);
        row("attachment; filenamex=\"bad\"; filename=\"good\"", u"good"_s);
        row("attachment; note=\"filename=bad\"; filename=\"good\"", u"good"_s);
        row("attachment; note=\"; filename=bad\"; filename=\"good\"", u"good"_s);
        row("attachment; note=\"\\\"; filename=bad\"; filename=\"good\"", u"good"_s);
        row("form-data; name=\"field\"; filename=\"good\"", u"good"_s);
        row("attachment; filename*0=\"a\"; filename*1=\"b\"", {});
    }

    void readsTheSuggestedName()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);

        QCOMPARE(suggestedName(header), expected);
    }

    void prefersTheExtendedName_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *header, const QString &expected) {
            QTest::newRow(header) << QByteArray(header) << expected;
        };
        row("attachment; filename*=UTF-8''%e2%82%ac%20rates.txt", u"€ rates.txt"_s);
        row("attachment; filename*=utf-8''%E2%82%AC.txt", u"€.txt"_s);
        row("attachment; filename*=UTF-8'en-GB'plain.txt", u"plain.txt"_s);
        row("attachment; FileName*=UTF-8''plain.txt", u"plain.txt"_s);
        row("attachment; filename*=ISO-8859-1''%A3%20rates", u"£ rates"_s);
        row("attachment; filename*=UTF-8''%F0%9F%98%80.png", u"\U0001F600.png"_s);
        row("attachment; filename*=UTF-8''a%2Fb%5Cc", u"a/b\\c"_s);
        row("attachment; filename*=UTF-8''%22%3B%3D", u"\";="_s);
        row("attachment; filename=\"plain\"; filename*=UTF-8''better", u"better"_s);
        row("attachment; filename*=UTF-8''better; filename=\"plain\"", u"better"_s);
        row("attachment; filename*=UTF-8''it's.txt", u"it's.txt"_s); // encodeURIComponent keeps '
    }

    void prefersTheExtendedName()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, expected);

        QCOMPARE(suggestedName(header), expected);
    }

    void fallsBackWhereTheExtendedNameIsBad_data()
    {
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *value) {
            QTest::newRow(*value ? value : "empty") << QByteArray(value);
        };
        row("");
        row("better");
        row("UTF-8'better");
        row("UTF-8''");
        row("''better");
        row("UTF-16''better");
        row("windows-1252''better");
        row("UTF-7''+ADw-");
        row("UTF-8''%ff%fe");
        row("UTF-8''%c3");
        row("UTF-8''%c0%af");       // overlong slash
        row("UTF-8''%ed%a0%80");    // a surrogate
        row("UTF-8''%f4%90%80%80"); // beyond U+10FFFF
        row("UTF-8''%e2%82");
    }

    void fallsBackWhereTheExtendedNameIsBad()
    {
        QFETCH(QByteArray, value);

        QCOMPARE(
            suggestedName("attachment; filename*=" + value + "; filename=\"plain\""), u"plain"_s);
        QCOMPARE(suggestedName("attachment; filename=\"plain\"; filename*=" + value), u"plain"_s);
        QCOMPARE(suggestedName("attachment; filename*=" + value), QString());
    }

    void readsPastParametersThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("empty one") << QByteArray("attachment;; filename=good");
        QTest::newRow("many empty ones") << QByteArray("attachment; ; ;; filename=good");
        QTest::newRow("no value") << QByteArray("attachment; hidden; filename=good");
        QTest::newRow("no name") << QByteArray("attachment; =bad; filename=good");
        QTest::newRow("text behind quotes") << QByteArray("attachment; a=\"b\" c; filename=good");
    }

    void readsPastParametersThatAreNone()
    {
        QFETCH(QByteArray, header);

        QCOMPARE(suggestedName(header), u"good"_s);
    }

    void endsAnOpenQuoteWithTheHeader()
    {
        QCOMPARE(suggestedName("attachment; filename=\"foo.txt"), u"foo.txt"_s);
        QCOMPARE(suggestedName("attachment; filename=\"foo; filename=bar"), u"foo; filename=bar"_s);
        QCOMPARE(suggestedName("attachment; filename=\"foo\\"), u"foo\\"_s);
        QCOMPARE(suggestedName("attachment; filename=\""), QString());
        QCOMPARE(suggestedName("attachment; filename=\"\\"), u"\\"_s);
    }

    void readsRawUtf8AndElseLatin1()
    {
        QCOMPARE(
            suggestedName("attachment; filename=\"f\xc3\xbcr \xe2\x82\xac.txt\""), u"für €.txt"_s);
        QCOMPARE(suggestedName("attachment; filename=\"f\xfcr.txt\""), u"für.txt"_s);
        QCOMPARE(suggestedName("attachment; filename=f\xfcr.txt"), u"für.txt"_s);
        QCOMPARE(suggestedName("attachment; filename=\"\xff\xfe\""), u"ÿþ"_s);
        QCOMPARE(suggestedName("attachment; filename=\"\xc0\xaf\""), u"\u00c0\u00af"_s);
    }

    void keepsNulForTheSafeNameToRemove()
    {
        const QString expected = u"evil.txt\0.exe"_s;
        QCOMPARE(expected.size(), 13);

        QCOMPARE(suggestedName("attachment; filename*=UTF-8''evil.txt%00.exe"), expected);
        QCOMPARE(
            suggestedName(QByteArray("attachment; filename=\"evil.txt\0.exe\"", 36)), expected);
        QCOMPARE(suggestedName(QByteArray("attachment\0; filename=a", 23)), u"a"_s);
    }

    void readsANameOf64Kibibytes()
    {
        const QByteArray name(65'536, 'n');
        const QString expected = QString::fromLatin1(name);

        QCOMPARE(suggestedName("attachment; filename=" + name), expected);
        QCOMPARE(suggestedName("attachment; filename=\"" + name), expected);
        QCOMPARE(suggestedName("attachment; filename*=UTF-8''" + name), expected);
        QCOMPARE(suggestedName("attachment; filename=\"" + QByteArray(65'536, '\\')),
            QString(32'768, u'\\'));
    }

    void readsPastThousandsOfParameters()
    {
        const QByteArray many = QByteArray("; a=\"b\"").repeated(10'000);

        QCOMPARE(suggestedName("attachment" + many + "; filename=good"), u"good"_s);
        QCOMPARE(suggestedName(QByteArray(65'536, ';')), QString());
        QCOMPARE(suggestedName(QByteArray(65'536, '=')), QString());
        QCOMPARE(suggestedName(QByteArray(65'536, '"')), QString());
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ContentDispositionTest)
#include "tst_contentdisposition.moc"
