// SPDX-License-Identifier: MIT
#include "core/http/httpdate.h"

#include <QTest>

#include <ctime>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

QDateTime utc(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

} // namespace

class HttpDateTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsAllThreeForms_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QDateTime>("expected");
        const auto row = [](const char *text, const char *iso) {
            QTest::newRow(text) << QByteArray(text) << utc(iso);
        };
        row("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
        row("Sunday, 06-Nov-94 08:49:37 GMT", "1994-11-06T08:49:37Z");
        row("Sun Nov  6 08:49:37 1994", "1994-11-06T08:49:37Z");
        row("Wed Nov 16 08:49:37 1994", "1994-11-16T08:49:37Z");
        row("Thu, 29 Feb 2024 23:59:59 GMT", "2024-02-29T23:59:59Z");
        row("Thu, 01 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00Z");
        row("Tue, 19 Jan 2038 03:14:08 GMT", "2038-01-19T03:14:08Z");
        row("Fri, 31 Dec 9999 23:59:59 GMT", "9999-12-31T23:59:59Z");
        row("Sunday, 05-May-24 08:49:37 GMT", "2024-05-05T08:49:37Z");
        row("Saturday, 01-Jan-00 00:00:00 GMT", "2000-01-01T00:00:00Z");
        row("  Sun, 06 Nov 1994 08:49:37 GMT  ", "1994-11-06T08:49:37Z");
        row("Mon, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z");
    }

    void readsAllThreeForms()
    {
        QFETCH(QByteArray, text);
        QFETCH(QDateTime, expected);

        const QDateTime date = parseHttpDate(text);

        QVERIFY(date.isValid());
        QCOMPARE(date.timeSpec(), Qt::UTC);
        QCOMPARE(date, expected);
    }

    void refusesWhatIsNoDate_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text);
        };
        row("");
        row(" ");
        row("0");
        row("-1");
        row("now");
        row("GMT");
        row("Sun,");
        row("1994-11-06T08:49:37Z");
        row("784111777");
        row("Sun, 06 Nov 1994");
        row("Sun, 06 Nov 1994 08:49 GMT");
        row("Sun, 06 Nov 1994 08:49:37 +0100");
        row("Sun, 06 Nov 1994 08:49:37 PST");
        row("Sun, 32 Nov 1994 08:49:37 GMT");
        row("Thu, 29 Feb 2023 08:49:37 GMT");
        row("Sun, 06 Foo 1994 08:49:37 GMT");
        row("Sun, 06 13 1994 08:49:37 GMT");
        row("Sun, 06 Nov 1994 24:49:37 GMT");
        row("Sun, 06 Nov 1994 08:60:37 GMT");
        row("Sun, -6 Nov 1994 08:49:37 GMT");
        row("Sun, 06 Nov 1994 08:49:37 GMT GMT");
        row("Sun, 06 Nov 1994 08:49:37 GMT; Sun, 06 Nov 1994 08:49:37 GMT");
        row("Sun, 06 Novembre 1994 08:49:37 GMT");
        QTest::newRow("NUL") << QByteArray("Sun, 06 Nov 1994 08:49:37\0 GMT", 30);
        QTest::newRow("bytes") << QByteArray(64, '\xff');
        QTest::newRow("long") << QByteArray(65'536, '9');
    }

    void refusesWhatIsNoDate()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!parseHttpDate(text).isValid());
    }

    void readsTimesThatTheLocalClockSkips()
    {
        qputenv("TZ", "Europe/Berlin");
        tzset();

        const QDateTime skipped = parseHttpDate("Sun, 31 Mar 2024 02:30:00 GMT");
        const QDateTime twice = parseHttpDate("Sun, 27 Oct 2024 02:30:00 GMT");
        qputenv("TZ", "UTC");
        tzset();

        QCOMPARE(skipped, utc("2024-03-31T02:30:00Z"));
        QCOMPARE(twice, utc("2024-10-27T02:30:00Z"));
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<int>>("expected");
        const auto row = [](const char *text, std::optional<int> expected) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << expected;
        };
        row("0", 0);
        row("1", 1);
        row("120", 120);
        row(" 120 ", 120);
        row("007", 7);
        row("86400", 86'400);
        row("86401", 86'400);
        row("2147483648", 86'400);
        row("9223372036854775807", 86'400);
        row("9223372036854775808", 86'400);
        row("99999999999999999999999999999999", 86'400);
        row("Mon, 06 May 2024 10:01:00 GMT", 60);
        row("Monday, 06-May-24 10:01:00 GMT", 60);
        row("Mon May  6 10:01:00 2024", 60);
        row("Mon, 06 May 2024 10:00:00 GMT", 0);
        row("Mon, 06 May 2024 09:00:00 GMT", 0);
        row("Thu, 01 Jan 1970 00:00:00 GMT", 0);
        row("Fri, 31 Dec 9999 23:59:59 GMT", 86'400);
        row("", {});
        row(" ", {});
        row("-1", {});
        row("+1", {});
        row("-9223372036854775809", {});
        row("1.5", {});
        row("1e9", {});
        row("0x10", {});
        row("10s", {});
        row("10, 20", {});
        row("soon", {});
        row("never", {});
        row("2024-05-06T10:01:00Z", {});
        QTest::newRow("NUL") << QByteArray("10\0", 3) << std::optional<int>();
        QTest::newRow("fullwidth digits") << u"１２"_s.toUtf8() << std::optional<int>();
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<int>, expected);
        const QDateTime now = utc("2024-05-06T10:00:00Z");

        const auto rest = parseRetryAfter(text, now);

        QCOMPARE(rest.has_value(), expected.has_value());
        if (rest)
            QCOMPARE(rest->count(), qint64(*expected));
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::HttpDateTest)
#include "tst_httpdate.moc"
