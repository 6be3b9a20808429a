// SPDX-License-Identifier: MIT
#include "core/base/shellwords.h"

#include <QTest>

namespace waybill
{

using namespace Qt::StringLiterals;

using Commands = QList<QStringList>;

class ShellWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsPosixWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Commands>("expected");
        const auto row = [](const QString &text, const Commands &expected) {
            QTest::newRow(qPrintable(text.isEmpty() ? u"empty"_s : text)) << text << expected;
        };
        row(u""_s, {});
        row(u"  \t "_s, {});
        row(u"curl x"_s, {{u"curl"_s, u"x"_s}});
        row(u"  curl\t x  "_s, {{u"curl"_s, u"x"_s}});
        row(u"'a b' c"_s, {{u"a b"_s, u"c"_s}});
        row(u"a'b c'd"_s, {{u"ab cd"_s}});
        row(u"''"_s, {{u""_s}});
        row(u"\"\" x"_s, {{u""_s, u"x"_s}});
        row(u"'it'\\''s'"_s, {{u"it's"_s}});
        row(u"'\\n $HOME `id`'"_s, {{u"\\n $HOME `id`"_s}});
        row(u"\"a \\\" \\\\ \\$ \\n\""_s, {{u"a \" \\ $ \\n"_s}});
        row(u"\"a\\\nb\""_s, {{u"ab"_s}});
        row(u"\"a\nb\""_s, {{u"a\nb"_s}});
        row(u"a\\ b"_s, {{u"a b"_s}});
        row(u"a \\\n b"_s, {{u"a"_s, u"b"_s}});
        row(u"a \\\r\n b"_s, {{u"a"_s, u"b"_s}});
        row(u"a\\\nb"_s, {{u"ab"_s}});
        row(u"a\\"_s, {{u"a"_s}});
        row(u"a\nb"_s, {{u"a"_s}, {u"b"_s}});
        row(u"a; b & c && d"_s, {{u"a"_s}, {u"b"_s}, {u"c"_s}, {u"d"_s}});
        row(u"a#b"_s, {{u"a#b"_s}});
        row(u"a$ \"b$\" c$=d"_s, {{u"a$"_s, u"b$"_s, u"c$=d"_s}});
        row(u"h?x=[1]*~"_s, {{u"h?x=[1]*~"_s}});
        row(u"$'a\\'b\\\\c'"_s, {{u"a'b\\c"_s}});
        row(u"$'\\n\\t\\r\\a\\b\\f\\v\\e'"_s, {{u"\n\t\r\a\b\f\v\x1b"_s}});
        row(u"$'\\x41\\x4'"_s, {{u"A\x04"_s}});
        row(u"$'\\u00e9\\u21'"_s, {{u"é!"_s}});
        row(u"$'\\U0001F600'"_s, {{u"😀"_s}});
        row(u"$'\\101\\0'"_s, {{u"A"_s + QChar(0)}});
        row(u"$'\\q\\?'"_s, {{u"q?"_s}});
        row(u"$''"_s, {{u""_s}});
        row(u"x$'y'z"_s, {{u"xyz"_s}});
    }

    void readsPosixWords()
    {
        QFETCH(QString, text);
        QFETCH(Commands, expected);

        const auto read = splitPosixCommands(text);

        QVERIFY(read);
        QCOMPARE(*read, expected);
    }

    void refusesWhatAShellWouldDoSomethingWith_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
            {"a $HOME", "a ${HOME}", "a $(id)", "a \"$(id)\"", "a \"$HOME\"", "a `id`",
                "a \"`id`\"", "a > b", "a < b", "a | b", "(a)", "a 'open", "a \"open", "a $'open",
                "a $'open\\'", "# comment", "a # comment", "a $1", "a $@", "a $?", "a $\"b\""})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refusesWhatAShellWouldDoSomethingWith()
    {
        QFETCH(QString, text);

        const auto read = splitPosixCommands(text);

        QVERIFY(!read);
        QVERIFY(read.error().kind == ErrorKind::InvalidUrl);
        QVERIFY(!read.error().detail.isEmpty());
    }

    void readsCmdWords_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Commands>("expected");
        const auto row = [](const QString &text, const Commands &expected) {
            QTest::newRow(qPrintable(text.isEmpty() ? u"empty"_s : text)) << text << expected;
        };
        row(u""_s, {});
        row(u"curl x"_s, {{u"curl"_s, u"x"_s}});
        row(u"curl ^\"a b^\""_s, {{u"curl"_s, u"a b"_s}});
        row(u"^\"a^&b^\""_s, {{u"a&b"_s}});
        row(u"\"a&b\""_s, {{u"a&b"_s}});
        row(u"\"a^b\""_s, {{u"a^b"_s}});
        row(u"^\"a^^b^\""_s, {{u"a^b"_s}});
        row(u"^\"a^%^20b^\""_s, {{u"a%20b"_s}});
        row(u"^\"a^\\^\"b^\""_s, {{u"a\"b"_s}});
        row(u"\"a\\\"b\""_s, {{u"a\"b"_s}});
        row(u"\"a\"\"b\""_s, {{u"a\"b"_s}});
        row(u"\"\" b"_s, {{u""_s, u"b"_s}});
        row(u"c:\\dir\\ x"_s, {{u"c:\\dir\\"_s, u"x"_s}});
        row(u"\"c:\\dir\\\\\" x"_s, {{u"c:\\dir\\"_s, u"x"_s}});
        row(u"x\\"_s, {{u"x\\"_s}});
        row(u"a ^\n b"_s, {{u"a"_s, u"b"_s}});
        row(u"a ^\r\n b"_s, {{u"a"_s, u"b"_s}});
        row(u"^\"a^\n\nb^\""_s, {{u"a\nb"_s}});
        row(u"a &\r\nb"_s, {{u"a"_s}, {u"b"_s}});
        row(u"'a b'"_s, {{u"'a"_s, u"b'"_s}});
        row(u"a^"_s, {{u"a"_s}});
    }

    void readsCmdWords()
    {
        QFETCH(QString, text);
        QFETCH(Commands, expected);

        const auto read = splitCmdCommands(text);

        QVERIFY(read);
        QCOMPARE(*read, expected);
    }

    void refusesPipesRedirectionsAndOpenQuotesOfCmd_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"a | b", "a > b", "a < b", "a \"open", "a ^\"open", "a ^\"b\nc"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void refusesPipesRedirectionsAndOpenQuotesOfCmd()
    {
        QFETCH(QString, text);

        QVERIFY(!splitCmdCommands(text));
    }

    void survivesEveryCutOfACommand()
    {
        const QString text = u"curl ^\"x^\" \"y\\\" $'\\x4\\u12' '\\'' ^\n\\\n `$(\\U0001F600'"_s;
        for (qsizetype from = 0; from < text.size(); ++from) {
            for (qsizetype length = 0; length <= text.size() - from; ++length) {
                std::ignore = splitPosixCommands(text.mid(from, length));
                std::ignore = splitCmdCommands(text.mid(from, length));
            }
        }
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::ShellWordsTest)
#include "tst_shellwords.moc"
