// SPDX-License-Identifier: MIT
#include "core/http/headerlist.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

class HeaderListTest final : public QObject
{
    Q_OBJECT

private slots:
    void findsNamesInAnyCase()
    {
        const HeaderList headers = {{"Content-Type", "text/plain"}};

        QVERIFY(headers.contains("content-type"));
        QVERIFY(headers.contains("CONTENT-TYPE"));
        QCOMPARE(headers.value("cOnTeNt-TyPe"), "text/plain");
        QVERIFY(!headers.contains("Content-Typ"));
        QVERIFY(!headers.contains("Content-Type "));
        QVERIFY(!headers.contains(""));
    }

    void keepsOrderAndRepetitions()
    {
        HeaderList headers;
        headers.add("A", "1");
        headers.add("b", "2");
        headers.add("a", "3");

        QCOMPARE(headers.value("A"), "1");
        QCOMPARE(headers.values("a"), (QList<QByteArray>{"1", "3"}));
        QCOMPARE(headers.joined("A"), "1, 3");
        QCOMPARE(headers.all().size(), 3);
        QCOMPARE(headers.all().at(2).name, "a");
    }

    void givesNothingForWhatIsMissing()
    {
        const HeaderList headers;

        QVERIFY(headers.isEmpty());
        QVERIFY(headers.value("A").isEmpty());
        QVERIFY(headers.joined("A").isEmpty());
        QVERIFY(headers.values("A").isEmpty());
    }

    void settingReplacesAllOfThatName()
    {
        HeaderList headers = {{"A", "1"}, {"B", "2"}, {"a", "3"}};

        headers.set("a", "4");

        QCOMPARE(headers.values("A"), (QList<QByteArray>{"4"}));
        QCOMPARE(headers.value("B"), "2");
    }

    void removingTakesAllOfThatName()
    {
        HeaderList headers = {{"A", "1"}, {"B", "2"}, {"a", "3"}};

        headers.remove("A");
        headers.remove("missing");

        QVERIFY(!headers.contains("a"));
        QCOMPARE(headers.all().size(), 1);
    }

    void knowsTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOne");
        const auto row = [](const char *text, bool isOne) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << isOne;
        };
        row("GET", true);
        row("X-Api-Key", true);
        row("!#$%&'*+-.^_`|~09azAZ", true);
        row("", false);
        row(" ", false);
        row("a b", false);
        row(" a", false);
        row("a ", false);
        row("a:", false);
        row(":authority", false);
        row("a\tb", false);
        row("a\r\nb", false);
        row("a\x7f", false);
        row("f\xc3\xbcr", false);
        row("a\xff", false);
        QTest::newRow("NUL") << QByteArray("a\0", 2) << false;
        QTest::newRow("only NUL") << QByteArray(1, '\0') << false;
        for (const char c : QByteArray("\"(),/:;<=>?@[\\]{}"))
            QTest::addRow("separator %c", c) << QByteArray("a").append(c) << false;
    }

    void knowsTokens()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isOne);

        QCOMPARE(isToken(text), isOne);
    }

    void knowsFieldValues_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isOne");
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("text") << QByteArray("a b\tc") << true;
        QTest::newRow("obs-text") << QByteArray("f\xc3\xbcr \xff") << true;
        QTest::newRow("colon") << QByteArray("a: b") << true;
        QTest::newRow("CR LF") << QByteArray("a\r\nX: y") << false;
        QTest::newRow("CR") << QByteArray("a\rX: y") << false;
        QTest::newRow("LF") << QByteArray("a\nX: y") << false;
        QTest::newRow("folded") << QByteArray("a\r\n b") << false;
        QTest::newRow("CR at the end") << QByteArray("a\r") << false;
        QTest::newRow("LF at the start") << QByteArray("\na") << false;
        QTest::newRow("NUL") << QByteArray("a\0b", 3) << false;
    }

    void knowsFieldValues()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isOne);

        QCOMPARE(isFieldValue(text), isOne);
    }

    void readsAHeaderLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        const auto row = [](const char *line, const char *name, const char *value) {
            QTest::newRow(line) << QByteArray(line) << QByteArray(name) << QByteArray(value);
        };
        row("Name: value", "Name", "value");
        row("Name:value", "Name", "value");
        row("Name: \t value \t ", "Name", "value");
        row("Name:", "Name", "");
        row("Name: a:b: c", "Name", "a:b: c");
        row("Name: value\r\n", "Name", "value");
        row("Name: value\n", "Name", "value");
        row("x-~!: \xe9", "x-~!", "\xe9");
    }

    void readsAHeaderLine()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);

        const auto header = parseHeaderLine(line);

        QVERIFY(header);
        QCOMPARE(header->name, name);
        QCOMPARE(header->value, value);
    }

    void refusesAHeaderLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        const auto row = [](const char *line) {
            QTest::newRow(*line ? line : "empty") << QByteArray(line);
        };
        row("");
        row(":");
        row(": value");
        row("Name");
        row("Name value");
        row("Name : value");
        row(" Name: value");
        row("\tfolded: value");
        row("Na me: value");
        row("Na\r\nme: value");
        row("Name: a\r\nInjected: b");
        row("Name: a\nInjected: b");
        row("Name: a\rInjected: b");
        row("f\xc3\xbcr: value");
        row("GET / HTTP/1.1");
        QTest::newRow("NUL in the value") << QByteArray("Name: a\0b", 9);
        QTest::newRow("NUL in the name") << QByteArray("Na\0me: a", 8);
    }

    void refusesAHeaderLine()
    {
        QFETCH(QByteArray, line);

        const auto header = parseHeaderLine(line);

        QVERIFY(!header);
        QCOMPARE(toString(header.error().kind), u"InvalidHeader"_s);
    }

    void tellsNoValueInItsError()
    {
        for (const QByteArray line : {"Authorization : Bearer CANARY",
                 "Authorization Bearer CANARY", "Cookie=CANARY", "X-Api-Key: a\r\nCANARY"}) {
            const auto header = parseHeaderLine(line);

            QVERIFY(!header);
            QVERIFY2(!header.error().detail.contains("CANARY"_L1), line.constData());
        }
    }

    void namesTheLineInItsErrorButNotAtLength()
    {
        const auto header = parseHeaderLine("X Y: value");
        const auto longOne = parseHeaderLine(QByteArray(65'536, '(') + ": value");

        QVERIFY(!header && !longOne);
        QVERIFY(header.error().detail.contains(u'X'));
        QVERIFY(longOne.error().detail.size() <= 80);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::HeaderListTest)
#include "tst_headerlist.moc"
