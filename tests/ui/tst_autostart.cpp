// SPDX-License-Identifier: MIT
#include "ui/settings/autostart.h"

#include <QDir>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a desktop makes of a line of an entry (Desktop Entry Specification, sections 4 and 7).
QString unescapedString(const QString &value)
{
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (value.at(i) != u'\\' || i + 1 == value.size())
            text += value.at(i);
        else
            text += value.at(++i) == u'n' ? QChar(u'\n') : value.at(i);
    }
    return text;
}

QStringList execWords(const QString &value)
{
    QStringList words;
    const QString text = unescapedString(value);
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'"')
            continue;
        QString word;
        for (++i; text.at(i) != u'"'; ++i) {
            if (text.at(i) == u'\\')
                ++i;
            word += text.at(i);
        }
        words.append(word.replace(u"%%"_s, u"%"_s));
    }
    return words;
}

} // namespace

class AutostartTest final : public QObject
{
    Q_OBJECT

private slots:
    void writesAnEntryThatStartsInTheTray()
    {
        QTemporaryDir folder;
        const Autostart autostart(
            folder.filePath(u"new/autostart"_s), {u"/opt/waybill"_s, u"--tray"_s});
        QVERIFY(!autostart.isOn());

        QVERIFY(autostart.turn(true));

        QVERIFY(autostart.isOn());
        const QByteArray entry = readAll(folder.filePath(u"new/autostart/waybill.desktop"_s));
        QVERIFY(entry.startsWith("[Desktop Entry]\nType=Application\n"));
        QVERIFY(entry.contains("\nExec=\"/opt/waybill\" \"--tray\"\n"));
    }

    void removesTheEntry()
    {
        QTemporaryDir folder;
        const Autostart autostart(folder.path(), {u"/opt/waybill"_s});
        QVERIFY(autostart.turn(true));

        QVERIFY(autostart.turn(false));

        QVERIFY(!autostart.isOn());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        QVERIFY(autostart.turn(false)); // there is none: nothing to do
    }

    void knowsAnEntryThatTheDesktopHasTurnedOff_data()
    {
        QTest::addColumn<QByteArray>("line");

        QTest::newRow("hidden") << QByteArray("Hidden=true");
        QTest::newRow("with spaces") << QByteArray("Hidden = true ");
        QTest::newRow("gnome") << QByteArray("X-GNOME-Autostart-enabled=false");
    }

    void knowsAnEntryThatTheDesktopHasTurnedOff()
    {
        QFETCH(QByteArray, line);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"waybill.desktop"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write("[Desktop Entry]\n" + line + "\n") > 0);
        file.close();
        const Autostart autostart(folder.path(), {u"/opt/waybill"_s});
        QVERIFY(!autostart.isOn());

        QVERIFY(autostart.turn(true));

        QVERIFY(autostart.isOn());
    }

    void tellsWhenItCannotWrite()
    {
        QTemporaryDir folder;
        QFile inTheWay(folder.filePath(u"autostart"_s));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        const Autostart autostart(inTheWay.fileName(), {u"/opt/waybill"_s});

        const Status turned = autostart.turn(true);

        QVERIFY(!turned);
        QVERIFY(turned.error().kind == ErrorKind::WriteFailed);
        QVERIFY(!autostart.isOn());
    }

    void quotesAnyPath_data()
    {
        QTest::addColumn<QString>("word");

        for (const char *const word : {"/a b/waybill", "/50%", "/$HOME", "/back\\slash",
                 "/q\"u'o`te", "/new\nline", "/caf\xc3\xa9"})
            QTest::newRow(word) << QString::fromUtf8(word);
    }

    void quotesAnyPath()
    {
        QFETCH(QString, word);

        const QString value = execValue({word, u"--tray"_s});

        QVERIFY(!value.contains(u'\n'));
        QCOMPARE(execWords(value), (QStringList{word, u"--tray"_s}));
    }

    void namesTheProfileOnlyWhereItIsNotTheUsual()
    {
        QVERIFY(Autostart::usualCommand(u"/other"_s).contains(u"/other"_s));
        QCOMPARE(Autostart::usualCommand(
                     QStandardPaths::writableLocation(QStandardPaths::AppDataLocation))
                     .size(),
            2);
        QCOMPARE(Autostart::usualCommand(u"/other"_s).constLast(), u"--tray"_s);
    }
};

QTEST_GUILESS_MAIN(AutostartTest)
#include "tst_autostart.moc"
