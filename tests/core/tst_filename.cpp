// SPDX-License-Identifier: MIT
#include "core/base/filename.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

/// Names that somebody hostile or careless might suggest; each becomes a row.
void addHostileNames()
{
    QTest::addColumn<QString>("suggested");
    const auto row = [](const char *name, const QString &suggested) {
        QTest::newRow(name) << suggested;
    };
    row("empty", {});
    row("blank", u"   "_s);
    row("dot", u"."_s);
    row("two dots", u".."_s);
    row("many dots", u"......"_s);
    row("dots and spaces", u". . . "_s);
    row("slash", u"/"_s);
    row("climbing", u"../../../../etc/passwd"_s);
    row("climbing on Windows", u"..\\..\\windows\\system32\\cmd.exe"_s);
    row("absolute", u"/etc/shadow"_s);
    row("drive", u"C:\\autoexec.bat"_s);
    row("share", u"\\\\server\\share\\file"_s);
    row("device path", u"\\\\?\\C:\\x"_s);
    row("stream", u"file.txt::$DATA"_s);
    row("slash behind", u"name/"_s);
    row("slash and dot", u"/."_s);
    row("underscore", u"_"_s);
    row("underscore and dot", u"_."_s);
    row("underscore and odd space", u"_\u00a0."_s);
    row("hidden", u".bashrc"_s);
    row("hidden behind a space", u" .bashrc"_s);
    row("hidden behind a control", u"\u0001.bashrc"_s);
    row("hidden behind zero width", u"\u200b.bashrc"_s);
    row("hidden twice", u"..bashrc"_s);
    row("NUL", u"evil.txt\0.exe"_s);
    row("only NUL", QString(1, QChar::Null));
    row("line break", u"a\r\nb"_s);
    row("escape", u"\u001b[31mred\u001b[0m"_s);
    row("bell and delete", u"a\u0007b\u007fc"_s);
    row("C1 controls", u"a\u0080b\u0085c\u009fd"_s);
    row("right-to-left override", u"invoice\u202efdp.exe"_s);
    row("bidi isolates", u"a\u2066b\u2067c\u2068d\u2069e"_s);
    row("bidi marks", u"a\u200eb\u200fc\u061cd"_s);
    row("embeddings", u"a\u202ab\u202bc\u202cd\u202de"_s);
    row("zero width", u"a\u200bb\u200cc\u200dd\u2060e\ufefff"_s);
    row("only zero width", u"\u200b\u200d\ufeff"_s);
    row("soft hyphen", u"pass\u00adword.txt"_s);
    row("Mongolian separator", u"a\u180eb.txt"_s);
    row("line separators", u"a\u2028b\u2029c"_s);
    row("tag characters", u"a\U000E0001b\U000E0041c"_s);
    row("lone high surrogate", u"a\xd800z"_s);
    row("lone low surrogate", u"a\xdc00z"_s);
    row("surrogate at the end", u"abc\xd83d"_s);
    row("swapped surrogates", u"\xde00\xd83d.txt"_s);
    row("replacement characters", u"\ufffd\ufffd"_s);
    row("composing across zero width", u"e\u200b\u0301.txt"_s);
    row("decomposed", u"e\u0301.txt"_s);
    row("Hangul across zero width", u"\u1100\u200b\u1161"_s);
    row("combining only", u"\u0301\u0302"_s);
    row("Angstrom", u"\u212b.txt"_s);
    row("wildcards", u"*?<>|\":"_s);
    row("quotes", u"a\"b'c`d"_s);
    row("shell", u"$(rm -rf ~);`id`|sh&"_s);
    row("markup", u"<img src=x onerror=alert(1)>.html"_s);
    row("CON", u"CON"_s);
    row("con.txt", u"con.txt"_s);
    row("nul.tar.gz", u"nul.tar.gz"_s);
    row("aux with dots", u"aux..."_s);
    row("aux with a space", u"AUX .c"_s);
    row("prn hidden", u"prn\u200b.doc"_s);
    row("COM1", u"com1.log"_s);
    row("COM superscript", u"COM\u00b9"_s);
    row("LPT9", u"lpt9"_s);
    row("CONIN$", u"CONIN$"_s);
    row("CLOCK$", u"clock$.x"_s);
    row("desktop file", u"invoice.pdf.desktop"_s);
    row("desktop file, other case", u"x.DeskTop"_s);
    row("shortcut", u"readme.lnk"_s);
    row("url file", u"site.url"_s);
    row("scf", u"@x.scf"_s);
    row("local", u"app.exe.local"_s);
    row("desktop.ini", u"Desktop.ini"_s);
    row("autorun.inf", u"AUTORUN.INF"_s);
    row("class id", u"x.{20D04FE0-3AEA-1069-A2D8-08002B30309D}"_s);
    row("only desktop", u".desktop"_s);
    row("desktop file hidden", u"x.desk\u200btop"_s);
    row("desktop file and dots", u"x.desktop. ."_s);
    row("ends in a dot", u"name.txt."_s);
    row("ends in a space", u"name.txt "_s);
    row("ends in an odd space", u"name.txt\u00a0"_s);
    row("ends in an odd space and a dot", u"name.txt\u00a0."_s);
    row("ends in dots between odd spaces", u"name\u3000.\u2003. "_s);
    row("starts with odd spaces", u"\u3000\u00a0name"_s);
    row("255 bytes", QString(251, u'a') + u".txt"_s);
    row("256 bytes", QString(252, u'a') + u".txt"_s);
    row("5,000 bytes", QString(5'000, u'a'));
    row("long and double extension", QString(300, u'a') + u".tar.gz"_s);
    row("long extension", u"a."_s + QString(300, u'b'));
    row("long of three bytes", QString(300, u'\u20ac') + u".txt"_s);
    row("long of emoji", u"\U0001F600"_s.repeated(100) + u".png"_s);
    row("long of emoji, odd", u"x"_s + u"\U0001F600"_s.repeated(100));
    row("long of combining marks", u"a"_s + u"\u0323\u0301"_s.repeated(200));
    row("long, cut at a space", QString(254, u'a') + u" bbbb"_s);
    row("long, cut at a dot", QString(254, u'a') + u"."_s + QString(40, u'b'));
    row("long, cut behind .desktop", QString(247, u'a') + u".desktop"_s + QString(40, u'x'));
    row("long, cut behind .lnk", QString(251, u'a') + u".lnk"_s + QString(40, u'x'));
    row("long desktop file", QString(300, u'a') + u".desktop"_s);
    row("long reserved", u"con."_s + QString(300, u'a'));
    row("long of dots", QString(5'000, u'.'));
    row("long of slashes", QString(5'000, u'/'));
    row("dots up to the end", u"a"_s + QString(300, u'.') + u"b"_s);
    row("64 KiB", QString(65'536, u'n') + u".txt"_s);
    row("noncharacter", u"a\ufffeb\uffffc"_s);
    row("plain", u"holiday photo.jpeg"_s);
    row("Japanese", u"日本語.txt"_s);
    row("dash", u"-rf"_s);
    row("tilde", u"~root"_s);
}

bool isControlOrBidi(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

bool isZeroWidth(char32_t c)
{
    return c == 0xad || c == 0x180e || (c >= 0x200b && c <= 0x200d) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f);
}

} // namespace

class FileNameTest final : public QObject
{
    Q_OBJECT

private slots:
    void isOneComponent_data() { addHostileNames(); }
    void isOneComponent()
    {
        QFETCH(QString, suggested);

        const QString name = safeFileName(suggested);

        QVERIFY(!name.isEmpty());
        for (const QChar c : u"/\\:*?\"<>|"_s)
            QVERIFY2(!name.contains(c), qPrintable(name));
        QVERIFY2(!name.startsWith(u'.'), qPrintable(name));
        QVERIFY(isSafeTreeName(name));
    }

    void fitsInto255Bytes_data() { addHostileNames(); }
    void fitsInto255Bytes()
    {
        QFETCH(QString, suggested);

        const QString name = safeFileName(suggested);

        QVERIFY(name.toUtf8().size() <= kLongestNameBytes);
        QVERIFY(name.isValidUtf16());
    }

    void hidesNothing_data() { addHostileNames(); }
    void hidesNothing()
    {
        QFETCH(QString, suggested);

        const QString name = safeFileName(suggested);

        const auto characters = name.toUcs4();
        QVERIFY2(std::ranges::none_of(characters, isControlOrBidi), qPrintable(name));
        QVERIFY2(std::ranges::none_of(characters, isZeroWidth), qPrintable(name));
    }

    void endsInNoDotOrSpace_data() { addHostileNames(); }
    void endsInNoDotOrSpace()
    {
        QFETCH(QString, suggested);

        const QString name = safeFileName(suggested);

        QVERIFY2(!name.endsWith(u'.'), qPrintable(name.right(20)));
        QCOMPARE(name, name.trimmed());
    }

    void isNothingThatWindowsReserves_data() { addHostileNames(); }
    void isNothingThatWindowsReserves()
    {
        QFETCH(QString, suggested);
        static const QRegularExpression reserved(
            u"^(con|prn|aux|nul|conin\\$|conout\\$|clock\\$|(com|lpt)[0-9¹²³])\\s*(\\.|$)"_s,
            QRegularExpression::CaseInsensitiveOption);

        const QString name = safeFileName(suggested);

        QVERIFY2(!reserved.match(name).hasMatch(), qPrintable(name));
    }

    void isNothingThatADesktopActsUpon_data() { addHostileNames(); }
    void isNothingThatADesktopActsUpon()
    {
        QFETCH(QString, suggested);
        static const QRegularExpression active(
            u"(\\.(desktop|lnk|url|scf|local)|^desktop\\.ini|^autorun\\.inf|\\.\\{[^.]*)$"_s,
            QRegularExpression::CaseInsensitiveOption);

        const QString name = safeFileName(suggested);

        QVERIFY2(!active.match(name).hasMatch(), qPrintable(name));
    }

    void staysAsItIsOnceSafe_data() { addHostileNames(); }
    void staysAsItIsOnceSafe()
    {
        QFETCH(QString, suggested);

        const QString name = safeFileName(suggested);

        QCOMPARE(safeFileName(name), name);
    }

    void becomesThisName_data()
    {
        QTest::addColumn<QString>("suggested");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &suggested, const QString &expected) {
            QTest::newRow(name) << suggested << expected;
        };
        row("nothing", {}, u"download"_s);
        row("only dots", u"..."_s, u"download"_s);
        row("slash", u"/"_s, u"download"_s);
        row("plain", u"holiday photo.jpeg"_s, u"holiday photo.jpeg"_s);
        row("Japanese", u"日本語.txt"_s, u"日本語.txt"_s);
        row("emoji", u"\U0001F600.png"_s, u"\U0001F600.png"_s);
        row("decomposed", u"e\u0301.txt"_s, u"\u00e9.txt"_s);
        row("climbing", u"../etc/passwd"_s, u"_._etc_passwd"_s);
        row("hidden", u".bashrc"_s, u"_bashrc"_s);
        row("NUL", u"a\0b.txt"_s, u"ab.txt"_s);
        row("override", u"invoice\u202efdp.exe"_s, u"invoicefdp.exe"_s);
        row("reserved", u"con.txt"_s, u"_con.txt"_s);
        row("nearly reserved", u"console.txt"_s, u"console.txt"_s);
        row("desktop file", u"x.desktop"_s, u"x.desktop.download"_s);
        row("several extensions", u"a.b.tar.gz"_s, u"a.b.tar.gz"_s);
        row("trailing", u" name.txt. . "_s, u"name.txt"_s);
        row("long", QString(300, u'a') + u".tar.gz"_s, QString(248, u'a') + u".tar.gz"_s);
        row("exactly 255", QString(251, u'a') + u".txt"_s, QString(251, u'a') + u".txt"_s);
        row("long of three bytes", QString(300, u'\u20ac') + u".txt"_s,
            QString(83, u'\u20ac') + u".txt"_s);
    }

    void becomesThisName()
    {
        QFETCH(QString, suggested);
        QFETCH(QString, expected);

        QCOMPARE(safeFileName(suggested), expected);
    }

    void cutsAVeryLongNameAtOnce()
    {
        QElapsedTimer timer;
        timer.start();

        const QString name = safeFileName(QString(65'536, u'\u20ac'));

        QCOMPARE(name, QString(85, u'\u20ac'));
        QVERIFY(timer.elapsed() < 1'000); // it runs on the engine's thread
    }

    void takesTheNameFromTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("expected");
        QTest::newRow("file") << u"https://h.example/a/b.txt"_s << u"b.txt"_s;
        QTest::newRow("query") << u"https://h.example/b.txt?c=/d.txt#/e"_s << u"b.txt"_s;
        QTest::newRow("encoded") << u"https://h.example/b%20c%E2%82%AC.txt"_s << u"b c€.txt"_s;
        QTest::newRow("encoded slash") << u"https://h.example/a%2Fb"_s << u"a/b"_s;
        QTest::newRow("encoded percent") << u"https://h.example/100%25.txt"_s << u"100%.txt"_s;
        QTest::newRow("encoded twice") << u"https://h.example/%2541"_s << u"%41"_s;
        QTest::newRow("folder") << u"https://h.example/a/"_s << QString();
        QTest::newRow("no path") << u"https://h.example"_s << QString();
        QTest::newRow("dots") << u"https://h.example/a/%2e%2e"_s << u".."_s;
    }

    void takesTheNameFromTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, expected);

        QCOMPARE(nameFromUrl(QUrl(url)), expected);
    }

    void putsTheNumberBeforeTheExtension_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("expected");
        QTest::newRow("usual") << u"a.txt"_s << 1 << u"a (1).txt"_s;
        QTest::newRow("large") << u"a.txt"_s << 12345 << u"a (12345).txt"_s;
        QTest::newRow("double") << u"a.tar.gz"_s << 2 << u"a (2).tar.gz"_s;
        QTest::newRow("two dots") << u"a.b.gz"_s << 2 << u"a.b (2).gz"_s;
        QTest::newRow("none") << u"README"_s << 3 << u"README (3)"_s;
        QTest::newRow("hidden") << u".bashrc"_s << 1 << u".bashrc (1)"_s;
        QTest::newRow("tar alone") << u"a.tar"_s << 1 << u"a (1).tar"_s;
        QTest::newRow("numbered already") << u"a (1).txt"_s << 1 << u"a (1) (1).txt"_s;
        QTest::newRow("percent") << u"%1 %2.txt"_s << 7 << u"%1 %2 (7).txt"_s;
        QTest::newRow("sentence") << u"v1. A story of twenty letters"_s << 1
                                  << u"v1. A story of twenty letters (1)"_s;
    }

    void putsTheNumberBeforeTheExtension()
    {
        QFETCH(QString, name);
        QFETCH(int, number);
        QFETCH(QString, expected);

        QCOMPARE(numberedName(name, number), expected);
    }

    void numberedNamesFitAndDiffer_data() { addHostileNames(); }
    void numberedNamesFitAndDiffer()
    {
        QFETCH(QString, suggested);
        const QString name = safeFileName(suggested);

        const QString first = numberedName(name, 1);
        const QString last = numberedName(name, 2'147'483'647);

        QVERIFY(first.toUtf8().size() <= kLongestNameBytes);
        QVERIFY(last.toUtf8().size() <= kLongestNameBytes);
        QVERIFY(first.isValidUtf16());
        QVERIFY(first != name && first != last);
        QVERIFY(isSafeTreeName(first));
    }

    void partNamesAreHiddenFitAndKeepTheTag_data() { addHostileNames(); }
    void partNamesAreHiddenFitAndKeepTheTag()
    {
        QFETCH(QString, suggested);

        const QString part = partFileName(safeFileName(suggested), u"0a1b2c3d"_s);

        QVERIFY(part.startsWith(u'.'));
        QVERIFY(part.endsWith(u".0a1b2c3d.waybill-part"_s));
        QVERIFY(part.toUtf8().size() <= kLongestNameBytes);
        QVERIFY(part.isValidUtf16());
        QVERIFY(isSafeTreeName(part));
    }

    void aShortPartNameHoldsTheWholeName()
    {
        QCOMPARE(partFileName(u"a.txt"_s, u"0a1b2c3d"_s), u".a.txt.0a1b2c3d.waybill-part"_s);
    }

    void judgesNamesInATree_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isSafe");
        QTest::newRow("plain") << u"a.txt"_s << true;
        QTest::newRow("hidden") << u".git"_s << true;
        QTest::newRow("three dots") << u"..."_s << true;
        QTest::newRow("dots within") << u"a..b"_s << true;
        QTest::newRow("space") << u" "_s << true;
        QTest::newRow("255 bytes") << QString(255, u'a') << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("dot") << u"."_s << false;
        QTest::newRow("two dots") << u".."_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("leading slash") << u"/a"_s << false;
        QTest::newRow("climbing") << u"../a"_s << false;
        QTest::newRow("backslash") << u"..\\a"_s << false;
        QTest::newRow("NUL") << u"a\0b"_s << false;
        QTest::newRow("256 bytes") << QString(256, u'a') << false;
        QTest::newRow("258 bytes of three") << QString(86, u'\u20ac') << false;
    }

    void judgesNamesInATree()
    {
        QFETCH(QString, name);
        QFETCH(bool, isSafe);

        QCOMPARE(isSafeTreeName(name), isSafe);
    }
};

} // namespace waybill

QTEST_GUILESS_MAIN(waybill::FileNameTest)
#include "tst_filename.moc"
