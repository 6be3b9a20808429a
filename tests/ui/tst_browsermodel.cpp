// SPDX-License-Identifier: MIT
#include "ui/browser/browsermodel.h"

#include "ui/browser/browsertable.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

RemoteEntry file(const QString &name, qint64 size = -1, int day = 0)
{
    RemoteEntry made;
    made.name = name;
    made.url = QUrl(u"http://host/"_s + name);
    made.size = size;
    if (day > 0)
        made.modified = QDateTime(QDate(2026, 1, day), QTime(12, 0), Qt::UTC);
    return made;
}

RemoteEntry folder(const QString &name, int day = 0)
{
    RemoteEntry made = file(name, -1, day);
    made.url.setPath(made.url.path() + u'/');
    made.isFolder = true;
    return made;
}

QStringList shown(const BrowserModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.entry(row).name);
    return names;
}

} // namespace

class BrowserModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsFoldersFirst();
    void sortsByValue_data();
    void sortsByValue();
    void keepsTheSelectionWhenSorting();
    void filters_data();
    void filters();
    void takesAHundredThousandAtOnce();
};

void BrowserModelTest::showsFoldersFirst()
{
    BrowserModel model;
    const QAbstractItemModelTester tester(&model, kFatal);

    model.setEntries({file(u"a"_s), folder(u"z"_s), file(u"B10"_s), file(u"b9"_s)});
    QCOMPARE(shown(model), (QStringList{u"z"_s, u"a"_s, u"b9"_s, u"B10"_s}));

    model.sort(BrowserModel::Name, Qt::DescendingOrder);
    QCOMPARE(shown(model), (QStringList{u"z"_s, u"B10"_s, u"b9"_s, u"a"_s}));
}

void BrowserModelTest::sortsByValue_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("expected");
    QTest::newRow("size") << int(BrowserModel::Size) << Qt::AscendingOrder << u"fcab"_s;
    QTest::newRow("size, down") << int(BrowserModel::Size) << Qt::DescendingOrder << u"fbac"_s;
    QTest::newRow("date") << int(BrowserModel::Modified) << Qt::AscendingOrder << u"fbca"_s;
    QTest::newRow("date, down") << int(BrowserModel::Modified) << Qt::DescendingOrder << u"facb"_s;
}

void BrowserModelTest::sortsByValue()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QString, expected);
    BrowserModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    // As text "1000 B" comes before "200 B".
    model.setEntries(
        {file(u"a"_s, 300, 20), file(u"b"_s, 2'000, 1), file(u"c"_s, -1, 3), folder(u"f"_s, 2)});

    model.sort(column, order);

    QCOMPARE(shown(model).join(QString()), expected);
}

void BrowserModelTest::keepsTheSelectionWhenSorting()
{
    BrowserModel model;
    model.setEntries({file(u"a"_s, 1), file(u"b"_s, 2), file(u"c"_s, 3)});
    BrowserTable table(&model, nullptr);
    table.selectionModel()->select(
        model.index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);

    table.sortByColumn(BrowserModel::Size, Qt::DescendingOrder);

    QCOMPARE(table.selected().constFirst().name, u"a"_s);
    QCOMPARE(shown(model).constFirst(), u"c"_s);
}

void BrowserModelTest::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("part") << u"OT"_s << QStringList{u"notes.txt"_s, u"photo.jpg"_s};
    QTest::newRow("pattern") << u"*.t?t"_s << QStringList{u"notes.txt"_s};
    QTest::newRow("nothing") << u"xyz"_s << QStringList();
    QTest::newRow("no expression") << u"(["_s << QStringList{u"a([b"_s};
    QTest::newRow("empty") << QString() << QStringList{u"a([b"_s, u"notes.txt"_s, u"photo.jpg"_s};
}

void BrowserModelTest::filters()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, expected);
    BrowserModel model;
    const QAbstractItemModelTester tester(&model, kFatal);
    model.setEntries({file(u"notes.txt"_s), file(u"photo.jpg"_s), file(u"a([b"_s)});
    model.setFilter(u"something else"_s);

    model.setFilter(filter);

    QCOMPARE(shown(model), expected);
}

void BrowserModelTest::takesAHundredThousandAtOnce()
{
    QList<RemoteEntry> entries;
    for (int i = 0; i < 100'000; ++i)
        entries.append(file(u"file-%1.dat"_s.arg(i), i % 977));
    BrowserModel model;
    BrowserTable table(&model, nullptr);
    table.resize(600, 400);
    table.show();
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);

    model.setEntries(entries);
    QCOMPARE(model.entry(2).name, u"file-2.dat"_s); // numbers as numbers
    table.selectAll();
    table.sortByColumn(BrowserModel::Size, Qt::DescendingOrder);
    QCOMPARE(table.selected().size(), 100'000);
    model.setFilter(u"file-1"_s);
    table.grab();

    QCOMPARE(resets.size(), 2);
    QCOMPARE(inserts.size(), 0);
    QCOMPARE(layouts.size(), 1);
    QCOMPARE(model.rowCount(), 11'111);
}

QTEST_MAIN(BrowserModelTest)
#include "tst_browsermodel.moc"
