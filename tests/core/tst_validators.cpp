// SPDX-License-Identifier: MIT
#include "core/http/validators.h"

#include <QTest>

#include <limits>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

const QByteArray kMonday = "Mon, 06 May 2024 10:00:00 GMT";
const QByteArray kASecondLater = "Mon, 06 May 2024 10:00:01 GMT";
const QByteArray kASecondEarlier = "Mon, 06 May 2024 09:59:59 GMT";
constexpr qint64 kMost = std::numeric_limits<qint64>::max();

} // namespace

class ValidatorsTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsAContentRange_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *name, const char *text, qint64 first, qint64 last,
                             qint64 total) {
            QTest::newRow(name) << QByteArray(text) << first << last << total;
        };
        row("usual", "bytes 0-499/1234", 0, 499, 1234);
        row("to the end", "bytes 500-1233/1234", 500, 1233, 1234);
        row("one byte", "bytes 0-0/1", 0, 0, 1);
        row("unknown total", "bytes 0-499/*", 0, 499, -1);
        row("unsatisfied", "bytes */1234", -1, -1, 1234);
        row("unsatisfied and empty", "bytes */0", -1, -1, 0);
        row("other case", "Bytes 0-1/2", 0, 1, 2);
        row("upper case", "BYTES 0-1/2", 0, 1, 2);
        row("spaces around", "  bytes 0-1/2  ", 0, 1, 2);
        row("leading zeros", "bytes 000-001/0002", 0, 1, 2);
        row("largest", "bytes 9223372036854775805-9223372036854775806/9223372036854775807",
            kMost - 2, kMost - 1, kMost);
        row("largest last", "bytes 1-9223372036854775807/*", 1, kMost, -1);
    }

    void readsAContentRange()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        QFETCH(qint64, total);

        const auto range = parseContentRange(text);

        QVERIFY(range);
        QCOMPARE(range->first, first);
        QCOMPARE(range->last, last);
        QCOMPARE(range->total, total);
    }

    void refusesAContentRange_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char *text) { QTest::newRow(text) << QByteArray(text); };
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("NUL") << QByteArray("bytes 0-1\0/2", 12);
        QTest::newRow("NUL behind") << QByteArray("bytes 0-1/2\0", 12);
        QTest::newRow("line break") << QByteArray("bytes 0-1/2\r\nX: y");
        QTest::newRow("Arabic digits") << u"bytes ٠-١/٢"_s.toUtf8();
        row("bytes");
        row("bytes ");
        row("bytes=0-1/2");
        row("0-1/2");
        row("items 0-1/2");
        row("byte 0-1/2");
        row("bytess 0-1/2");
        row("bytes 0-1");
        row("bytes 0-1/");
        row("bytes /2");
        row("bytes 1/2");
        row("bytes -/2");
        row("bytes 0-/2");
        row("bytes -1/2");
        row("bytes --1/2");
        row("bytes -0-1/2");
        row("bytes 0--1/2");
        row("bytes 1-0/2");
        row("bytes 0-2/2");
        row("bytes 2-3/2");
        row("bytes 0-0/0");
        row("bytes */*");
        row("bytes *");
        row("bytes */-1");
        row("bytes *-*/2");
        row("bytes 0-1/2/3");
        row("bytes 0-1/2, 3-4/5");
        row("bytes 0-1,3-4/5");
        row("bytes 0 - 1/2");
        row("bytes 0-1 / 2");
        row("bytes +0-1/2");
        row("bytes 0x0-0x1/2");
        row("bytes 0.0-1/2");
        row("bytes 1e0-2/3");
        row("bytes 0-9223372036854775808/*");
        row("bytes 0-1/9223372036854775808");
        row("bytes 0-1/99999999999999999999999999");
        row("bytes 18446744073709551615-18446744073709551616/*");
    }

    void refusesAContentRange()
    {
        QFETCH(QByteArray, text);

        QVERIFY(!parseContentRange(text));
    }

    void readsALength_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<std::optional<qint64>>("expected");
        const auto row = [](const char *text, std::optional<qint64> expected) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << expected;
        };
        row("0", 0);
        row("1", 1);
        row("0012", 12);
        row("9223372036854775807", kMost);
        row("9223372036854775808", {});
        row("18446744073709551616", {});
        row("", {});
        row("-1", {});
        row("-0", {});
        row("+5", {});
        row(" 5", {});
        row("5 ", {});
        row("5\n", {});
        row("5, 5", {});
        row("1e3", {});
        row("0x10", {});
        row("1.0", {});
        row("1_000", {});
        row("five", {});
        QTest::newRow("NUL") << QByteArray("5\0", 2) << std::optional<qint64>();
        QTest::newRow("fullwidth") << u"５"_s.toUtf8() << std::optional<qint64>();
    }

    void readsALength()
    {
        QFETCH(QByteArray, text);
        QFETCH(std::optional<qint64>, expected);

        QCOMPARE(parseLength(text), expected);
    }

    void takesAnEntityTagOnlyIfWellFormed_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("isTaken");
        QTest::addColumn<bool>("isStrong");
        const auto row = [](const char *name, const QByteArray &sent, bool isTaken, bool isStrong) {
            QTest::newRow(name) << sent << isTaken << isStrong;
        };
        row("strong", "\"xyzzy\"", true, true);
        row("weak", "W/\"xyzzy\"", true, false);
        row("empty opaque", "\"\"", true, true);
        row("weak empty opaque", "W/\"\"", true, false);
        row("punctuation", "\"a,b;c=d/e\\f\"", true, true);
        row("obs-text", "\"\xe9\xff\"", true, true);
        row("W within", "\"W/\"", true, true);
        row("none", "", false, false);
        row("bare", "xyzzy", false, false);
        row("bare weak", "W/xyzzy", false, false);
        row("lower-case weak", "w/\"xyzzy\"", false, false);
        row("space in weak", "W/ \"xyzzy\"", false, false);
        row("open", "\"xyzzy", false, false);
        row("not opened", "xyzzy\"", false, false);
        row("one quote", "\"", false, false);
        row("weak one quote", "W/\"", false, false);
        row("only weak mark", "W/", false, false);
        row("quote within", "\"a\"b\"", false, false);
        row("two tags", "\"a\", \"b\"", false, false);
        row("space within", "\"a b\"", false, false);
        row("tab within", "\"a\tb\"", false, false);
        row("delete", "\"a\x7f\"", false, false);
        row("NUL", QByteArray("\"a\0\"", 4), false, false);
        row("line break", "\"a\r\nX: y\"", false, false);
        row("single quotes", "'xyzzy'", false, false);
        row("star", "*", false, false);
    }

    void takesAnEntityTagOnlyIfWellFormed()
    {
        QFETCH(QByteArray, sent);
        QFETCH(bool, isTaken);
        QFETCH(bool, isStrong);

        const Validators found = validatorsOf({{"etag", sent}});

        QCOMPARE(found.etag, isTaken ? sent : QByteArray());
        QCOMPARE(found.hasStrongEtag(), isStrong);
        QCOMPARE(found.isEmpty(), !isTaken);
    }

    void takesAModificationDateOnlyIfItIsOne()
    {
        QCOMPARE(validatorsOf({{"Last-Modified", kMonday}}).lastModified, kMonday);
        QVERIFY(validatorsOf({{"Last-Modified", "yesterday"}}).lastModified.isEmpty());
        QVERIFY(validatorsOf({{"Last-Modified", ""}}).lastModified.isEmpty());
        QVERIFY(validatorsOf({}).isEmpty());
    }

    void aDateIsStrongASecondBeforeTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("modified");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<bool>("isStrong");
        QTest::newRow("a second before") << kMonday << kASecondLater << true;
        QTest::newRow("the same second") << kMonday << kMonday << false;
        QTest::newRow("in the future") << kMonday << kASecondEarlier << false;
        QTest::newRow("no Date") << kMonday << QByteArray() << false;
        QTest::newRow("bad Date") << kMonday << QByteArray("now") << false;
        QTest::newRow("no Last-Modified") << QByteArray() << kMonday << false;
        QTest::newRow("bad Last-Modified") << QByteArray("-1") << kMonday << false;
        QTest::newRow("other form")
            << QByteArray("Monday, 06-May-24 10:00:00 GMT") << kASecondLater << true;
    }

    void aDateIsStrongASecondBeforeTheAnswer()
    {
        QFETCH(QByteArray, modified);
        QFETCH(QByteArray, date);
        QFETCH(bool, isStrong);

        const Validators validators{{}, modified, date};

        QCOMPARE(validators.hasStrongDate(), isStrong);
        QCOMPARE(validators.isStrong(), isStrong);
        QCOMPARE(validators.ifRange(), isStrong ? modified : QByteArray());
    }

    void ifRangePrefersTheStrongEntityTag()
    {
        QCOMPARE((Validators{"\"a\"", kMonday, kASecondLater}.ifRange()), "\"a\"");
        QCOMPARE((Validators{"\"a\"", {}, {}}.ifRange()), "\"a\"");
    }

    void ifRangeNeverHoldsAWeakEntityTag()
    {
        QCOMPARE((Validators{"W/\"a\"", kMonday, kASecondLater}.ifRange()), kMonday);
        QCOMPARE((Validators{"W/\"a\"", kMonday, kMonday}.ifRange()), QByteArray());
        QCOMPARE((Validators{"W/\"a\"", {}, {}}.ifRange()), QByteArray());
    }

    void agreesUnlessSomethingDiffers_data()
    {
        QTest::addColumn<Validators>("left");
        QTest::addColumn<Validators>("right");
        QTest::addColumn<bool>("agree");
        const auto row = [](const char *name, Validators left, Validators right, bool agree) {
            QTest::newRow(name) << left << right << agree;
        };
        row("nothing", {}, {}, true);
        row("same tag", {"\"a\"", {}, {}}, {"\"a\"", {}, {}}, true);
        row("other tag", {"\"a\"", {}, {}}, {"\"b\"", {}, {}}, false);
        row("other case", {"\"a\"", {}, {}}, {"\"A\"", {}, {}}, false);
        row("prefix", {"\"a\"", {}, {}}, {"\"ab\"", {}, {}}, false);
        row("weak and strong", {"W/\"a\"", {}, {}}, {"\"a\"", {}, {}}, true);
        row("both weak", {"W/\"a\"", {}, {}}, {"W/\"a\"", {}, {}}, true);
        row("weak and other", {"W/\"a\"", {}, {}}, {"W/\"b\"", {}, {}}, false);
        row("tag on one side", {"\"a\"", {}, {}}, {}, true);
        row("date on one side", {{}, kMonday, {}}, {}, true);
        row("same date", {{}, kMonday, {}}, {{}, kMonday, {}}, true);
        row("other date", {{}, kMonday, {}}, {{}, kASecondLater, {}}, false);
        row("tag here, date there", {"\"a\"", {}, {}}, {{}, kMonday, {}}, true);
        row("same tag, other date", {"\"a\"", kMonday, {}}, {"\"a\"", kASecondLater, {}}, false);
        row("other tag, same date", {"\"a\"", kMonday, {}}, {"\"b\"", kMonday, {}}, false);
        row("other Date only", {"\"a\"", {}, kMonday}, {"\"a\"", {}, kASecondLater}, true);
    }

    void agreesUnlessSomethingDiffers()
    {
        QFETCH(Validators, left);
        QFETCH(Validators, right);
        QFETCH(bool, agree);

        QCOMPARE(left.agreesWith(right), agree);
        QCOMPARE(right.agreesWith(left), agree);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ValidatorsTest)
#include "tst_validators.moc"
