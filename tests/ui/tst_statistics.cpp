// SPDX-License-Identifier: MIT
#include "ui/statistics/csv.h"
#include "ui/statistics/statisticsdialog.h"
#include "ui/statistics/statisticsmodel.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

const QDate kMonday(2023, 11, 13);
const QDate kTuesday(2023, 11, 14);

const QList<Statistic> kStatistics = {
    {kMonday, u"a.example"_s, Direction::Down, 4'000, 2, 1, 1'000},
    {kMonday, u"b.example"_s, Direction::Up, 1'000, 1, 0, 1'000},
    {kTuesday, u"a.example"_s, Direction::Down, 1'000, 1, 0, 500},
};

QStringList column(const QAbstractItemModel *model, int column)
{
    QStringList cells;
    for (int row = 0; row < model->rowCount(); ++row)
        cells.append(model->index(row, column).data().toString());
    return cells;
}

QStringList shown(const StatisticsDialog &dialog, int number)
{
    return column(dialog.findChild<QTreeView *>()->model(), number);
}

bool says(const StatisticsDialog &dialog, const QString &text)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->text().contains(text); });
}

QComboBox *box(const StatisticsDialog &dialog, const QString &item)
{
    for (QComboBox *found : dialog.findChildren<QComboBox *>()) {
        if (found->findText(item) >= 0)
            return found;
    }
    qFatal("there is no box with %s", qPrintable(item));
}

void choose(const StatisticsDialog &dialog, const QString &item)
{
    box(dialog, item)->setCurrentText(item);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class StatisticsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void groupsByDay()
    {
        const auto rows = groupStatistics(kStatistics, StatisticsGrouping::ByDay);

        QCOMPARE(rows, (QList<StatisticsRow>{{kMonday, {}, 4'000, 1'000, 3, 1, 2'000},
                           {kTuesday, {}, 1'000, 0, 1, 0, 500}}));
        QCOMPARE(rows.constFirst().meanRate(), 2'500.0);
    }

    void groupsByServer()
    {
        const auto rows = groupStatistics(kStatistics, StatisticsGrouping::ByServer);

        QCOMPARE(rows, (QList<StatisticsRow>{{{}, u"a.example"_s, 5'000, 0, 3, 1, 1'500},
                           {{}, u"b.example"_s, 0, 1'000, 1, 0, 1'000}}));
    }

    void hasNoRateWithoutTime()
    {
        QCOMPARE(StatisticsRow().meanRate(), 0.0);
        StatisticsRow row;
        row.down = 5;
        QCOMPARE(row.meanRate(), 0.0);
    }

    void givesTextValueAndShare()
    {
        StatisticsModel model;
        const QAbstractItemModelTester tester(&model);

        model.setRows(
            groupStatistics(kStatistics, StatisticsGrouping::ByDay), StatisticsGrouping::ByDay);

        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Day"_s);
        QCOMPARE(column(&model, StatisticsModel::Down), (QStringList{u"3.91 KiB"_s, u"1000 B"_s}));
        QCOMPARE(column(&model, StatisticsModel::Failures), (QStringList{u"1"_s, u"0"_s}));
        QCOMPARE(column(&model, StatisticsModel::MeanRate).constFirst(), u"2.44 KiB/s"_s);
        const QModelIndex up = model.index(0, StatisticsModel::Up);
        QCOMPARE(up.data(StatisticsModel::SortRole).toLongLong(), 1'000);
        QCOMPARE(up.data(StatisticsModel::ShareRole).toDouble(), 0.25);
        model.setRows({}, StatisticsGrouping::ByServer);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"Server"_s);
    }

    void asksWhenItIsShown()
    {
        StatisticsDialog dialog;
        const QSignalSpy asked(&dialog, &StatisticsDialog::statisticsWanted);

        dialog.show();

        QCOMPARE(asked.size(), 1);
        const QDate to = asked.constFirst().at(1).toDate();
        QCOMPARE(asked.constFirst().at(0).toDate().daysTo(to), 6);
    }

    void asksForOtherRanges_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<int>("days");
        QTest::newRow("30 days") << u"Last 30 days"_s << 29;
        QTest::newRow("year") << u"Last year"_s << 364;
        QTest::newRow("all") << u"All"_s << 366 * 100;
    }

    void asksForOtherRanges()
    {
        QFETCH(QString, range);
        QFETCH(int, days);
        StatisticsDialog dialog;
        const QSignalSpy asked(&dialog, &StatisticsDialog::statisticsWanted);

        choose(dialog, range);

        QCOMPARE(asked.size(), 1);
        const auto span =
            asked.constFirst().at(0).toDate().daysTo(asked.constFirst().at(1).toDate());
        QVERIFY(range == u"All"_s ? span > days : span == days);
    }

    void showsDaysAndServers()
    {
        StatisticsDialog dialog;
        dialog.showStatistics(kStatistics);
        QCOMPARE(shown(dialog, StatisticsModel::Transfers), (QStringList{u"1"_s, u"3"_s}));
        QVERIFY(says(dialog, u"In all: 4.88 KiB down, 1000 B up, transfers: 4, failures: 1"_s));

        choose(dialog, u"By server"_s);

        QCOMPARE(
            shown(dialog, StatisticsModel::Group), (QStringList{u"b.example"_s, u"a.example"_s}));
    }

    void sortsByValueNotByText()
    {
        StatisticsDialog dialog;
        dialog.showStatistics({{kMonday, u"a"_s, Direction::Down, 900, 1, 0, 1},
            {kTuesday, u"a"_s, Direction::Down, 20'000, 1, 0, 1},
            {kTuesday.addDays(1), u"a"_s, Direction::Down, 3'000'000, 1, 0, 1}});

        dialog.findChild<QTreeView *>()->sortByColumn(StatisticsModel::Down, Qt::AscendingOrder);

        QCOMPARE(shown(dialog, StatisticsModel::Down),
            (QStringList{u"900 B"_s, u"19.5 KiB"_s, u"2.86 MiB"_s}));
    }

    void saysThatThereIsNothing()
    {
        StatisticsDialog dialog;
        dialog.showStatistics({});

        QVERIFY(says(dialog, u"Nothing was transferred in this time."_s));
        for (const QPushButton *button : dialog.findChildren<QPushButton *>())
            QCOMPARE(button->isEnabled(), !button->text().contains(u"CSV"_s));
    }

    void saysWhatWentWrong()
    {
        StatisticsDialog dialog;

        dialog.showError(makeError(ErrorKind::DiskFull));

        QVERIFY(says(dialog, u"The disk is full."_s));
    }

    void paintsBars()
    {
        StatisticsDialog dialog;
        dialog.showStatistics(kStatistics);

        QVERIFY(!dialog.grab().isNull());
    }

    void quotesCells_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("written");
        QTest::newRow("plain") << u"example.org"_s << QByteArray("example.org");
        QTest::newRow("empty") << QString() << QByteArray();
        QTest::newRow("comma") << u"a,b"_s << QByteArray("\"a,b\"");
        QTest::newRow("quote") << u"a\"b"_s << QByteArray("\"a\"\"b\"");
        QTest::newRow("line feed") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("carriage return") << u"a\rb"_s << QByteArray("\"a\rb\"");
        QTest::newRow("not ASCII") << u"größe"_s << QByteArray("gr\xc3\xb6\xc3\x9f\x65");
        QTest::newRow("formula =") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("formula +") << u"+1"_s << QByteArray("'+1");
        QTest::newRow("formula -") << u"-1"_s << QByteArray("'-1");
        QTest::newRow("formula @") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("formula behind a tab") << u"\t=1"_s << QByteArray("'\t=1");
        QTest::newRow("formula to be quoted")
            << u"=HYPERLINK(\"x\",1)"_s << QByteArray("\"'=HYPERLINK(\"\"x\"\",1)\"");
        QTest::newRow("sign inside") << u"a=b-c"_s << QByteArray("a=b-c");
    }

    void quotesCells()
    {
        QFETCH(QString, cell);
        QFETCH(QByteArray, written);

        QCOMPARE(csvOf({{cell, u"x"_s}, {u"y"_s, cell}}), written + ",x\r\ny," + written + "\r\n");
    }

    void exportsWhatIsShown()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"statistics.csv"_s);
        StatisticsDialog dialog;
        const QSignalSpy exported(&dialog, &StatisticsDialog::exported);
        dialog.showStatistics(kStatistics);

        dialog.exportTo(path);
        QTRY_COMPARE(exported.size(), 1);

        QCOMPARE(exported.constFirst().constFirst().toString(), QString());
        QCOMPARE(
            readAll(path), QByteArray("day,down_bytes,up_bytes,transfers,failures,active_seconds,"
                                      "mean_bytes_per_second\r\n"
                                      "2023-11-14,1000,0,1,0,0.500,2000\r\n"
                                      "2023-11-13,4000,1000,3,1,2.000,2500\r\n"));
        QVERIFY(says(dialog, u"Exported to"_s));
    }

    void exportsServers()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"statistics.csv"_s);
        StatisticsDialog dialog;
        const QSignalSpy exported(&dialog, &StatisticsDialog::exported);
        dialog.showStatistics({{kMonday, u"=cmd"_s, Direction::Up, 5, 1, 0, 0}});
        choose(dialog, u"By server"_s);

        dialog.exportTo(path);
        QTRY_COMPARE(exported.size(), 1);

        QVERIFY(readAll(path).startsWith("server,"));
        QVERIFY(readAll(path).endsWith("\r\n'=cmd,0,5,1,0,0.000,0\r\n"));
    }

    void saysThatAFileCannotBeWritten()
    {
        const QTemporaryDir folder;
        StatisticsDialog dialog;
        const QSignalSpy exported(&dialog, &StatisticsDialog::exported);
        dialog.showStatistics(kStatistics);

        dialog.exportTo(folder.filePath(u"missing/statistics.csv"_s));
        QTRY_COMPARE(exported.size(), 1);

        QVERIFY(!exported.constFirst().constFirst().toString().isEmpty());
        QVERIFY(says(dialog, u"The file could not be written"_s));
    }

    void mayBeClosedWhileItExports()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"statistics.csv"_s);
        auto dialog = std::make_unique<StatisticsDialog>();
        dialog->showStatistics(kStatistics);

        dialog->exportTo(path);
        dialog.reset();

        QTRY_VERIFY(QFile::exists(path));
    }

    void keepsItsLayout()
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        {
            StatisticsDialog dialog;
            choose(dialog, u"Last year"_s);
            choose(dialog, u"By server"_s);
            dialog.saveLayout(settings);
        }
        StatisticsDialog dialog;

        dialog.restoreLayout(settings);

        QCOMPARE(box(dialog, u"All"_s)->currentText(), u"Last year"_s);
        QCOMPARE(box(dialog, u"By day"_s)->currentText(), u"By server"_s);
    }
};

QTEST_MAIN(StatisticsTest)
#include "tst_statistics.moc"
