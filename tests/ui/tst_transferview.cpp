// SPDX-License-Identifier: MIT
#include "ui/transfers/transferview.h"

#include "ui/transfers/selectedtransfers.h"
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QImage>
#include <QLocale>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

TransferSnapshot transfer(TransferId id, qint64 total = -1)
{
    TransferSnapshot made;
    made.id = id;
    made.name = u"file%1"_s.arg(id);
    made.bytesTotal = total;
    made.added = QDateTime::fromSecsSinceEpoch(1'700'000'000 + id, Qt::UTC);
    return made;
}

QList<TransferId> shown(const TransferView &view, const QModelIndex &parent = {})
{
    QList<TransferId> ids;
    for (int row = 0; row < view.model()->rowCount(parent); ++row)
        ids.append(view.model()->index(row, 0, parent).data(TransferModel::IdRole).toLongLong());
    return ids;
}

QList<TransferId> selected(const TransferView &view)
{
    QList<TransferId> ids;
    for (const TransferSnapshot &one : view.selected())
        ids.append(one.id);
    return ids;
}

/// A model, watched, and a view over it.
struct Fixture
{
    TransferModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    TransferView view{&model, nullptr};
};

} // namespace

class TransferViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsTheNewestFirst()
    {
        Fixture fixture;

        fixture.model.add({transfer(1), transfer(3), transfer(2)});

        QCOMPARE(shown(fixture.view), (QList<TransferId>{3, 2, 1}));
    }

    void sortsSizesAsNumbers()
    {
        Fixture fixture;
        // As text "1000 B" comes before "200 B", and "2.00 KiB" before "300 B".
        fixture.model.add({transfer(1, 2'048), transfer(2, 300), transfer(3, -1),
            transfer(4, 1'000), transfer(5, 0)});

        fixture.view.sortByColumn(TransferModel::Size, Qt::AscendingOrder);
        QCOMPARE(shown(fixture.view), (QList<TransferId>{3, 5, 2, 4, 1}));

        fixture.view.sortByColumn(TransferModel::Size, Qt::DescendingOrder);
        QCOMPARE(shown(fixture.view), (QList<TransferId>{1, 4, 2, 5, 3}));
    }

    void sortsSpeedsAndTimesAsNumbers()
    {
        Fixture fixture;
        TransferSnapshot slow = transfer(1, 100'000);
        slow.bytesPerSecond = 9;
        TransferSnapshot fast = transfer(2, 100'000);
        fast.bytesPerSecond = 10'000;
        fixture.model.add({slow, fast});

        fixture.view.sortByColumn(TransferModel::Speed, Qt::AscendingOrder);
        QCOMPARE(shown(fixture.view), (QList<TransferId>{1, 2}));

        fixture.view.sortByColumn(TransferModel::TimeLeft, Qt::AscendingOrder);
        QCOMPARE(shown(fixture.view), (QList<TransferId>{2, 1}));
    }

    void sortsNamesAsText()
    {
        Fixture fixture;
        TransferSnapshot b = transfer(1);
        b.name = u"beta"_s;
        TransferSnapshot a = transfer(2);
        a.name = u"alpha"_s;
        TransferSnapshot c = transfer(3);
        c.name = u"gamma"_s;
        fixture.model.add({b, a, c});

        fixture.view.sortByColumn(TransferModel::Name, Qt::AscendingOrder);

        QCOMPARE(shown(fixture.view), (QList<TransferId>{2, 1, 3}));
    }

    void sortsAgainWhenValuesChange()
    {
        Fixture fixture;
        fixture.model.add({transfer(1, 10), transfer(2, 20)});
        fixture.view.sortByColumn(TransferModel::Size, Qt::AscendingOrder);

        fixture.model.update({transfer(1, 30)});

        QCOMPARE(shown(fixture.view), (QList<TransferId>{2, 1}));
    }

    void sortsWithinFolders()
    {
        Fixture fixture;
        TransferSnapshot folder = transfer(1, 1);
        folder.isFolder = true;
        TransferSnapshot large = transfer(2, 30);
        large.parent = 1;
        TransferSnapshot small = transfer(3, 20);
        small.parent = 1;
        fixture.model.add({folder, large, small});

        fixture.view.sortByColumn(TransferModel::Size, Qt::AscendingOrder);

        QCOMPARE(shown(fixture.view, fixture.view.model()->index(0, 0)), (QList<TransferId>{3, 2}));
    }

    void selectsById()
    {
        Fixture fixture;
        TransferSnapshot child = transfer(4);
        child.parent = 2;
        fixture.model.add({transfer(1), transfer(2), transfer(3), child});
        QSignalSpy changed(fixture.view.selection(), &SelectedTransfers::changed);
        QVERIFY(fixture.view.selected().isEmpty());

        fixture.view.select(2);
        QCOMPARE(selected(fixture.view), QList<TransferId>{2});
        QCOMPARE(changed.size(), 1);

        fixture.view.select(4);
        QCOMPARE(selected(fixture.view), QList<TransferId>{4});

        fixture.view.select(99);
        QCOMPARE(selected(fixture.view), QList<TransferId>{4});
    }

    void selectsTheFirstThatIsShown()
    {
        Fixture fixture;
        fixture.view.selectFirst();
        QVERIFY(fixture.view.selected().isEmpty());
        fixture.model.add({transfer(1), transfer(2)});

        fixture.view.selectFirst();

        QCOMPARE(selected(fixture.view), QList<TransferId>{2});
    }

    void selectsSeveralEachOnce()
    {
        Fixture fixture;
        fixture.model.add({transfer(1), transfer(2), transfer(3)});

        fixture.view.selectAll();

        QCOMPARE(fixture.view.selected().size(), 3);
    }

    void theSelectionFollowsItsTransfer()
    {
        Fixture fixture;
        fixture.model.add({transfer(1, 10), transfer(2, 20)});
        fixture.view.sortByColumn(TransferModel::Size, Qt::AscendingOrder);
        fixture.view.select(1);

        fixture.model.update({transfer(1, 30)});

        QCOMPARE(selected(fixture.view), QList<TransferId>{1});
        QCOMPARE(fixture.view.selected().constFirst().bytesTotal, 30);
    }

    void theSelectionGoesWithItsTransfer()
    {
        Fixture fixture;
        fixture.model.add({transfer(1), transfer(2)});
        fixture.view.selectAll();
        QSignalSpy changed(fixture.view.selection(), &SelectedTransfers::changed);

        fixture.model.remove({1, 2});

        QVERIFY(fixture.view.selected().isEmpty());
        QVERIFY(!changed.isEmpty());
    }

    void helpsWhileItIsEmpty()
    {
        Fixture fixture;
        fixture.view.resize(800, 400);
        const QImage empty = fixture.view.viewport()->grab().toImage();
        const auto colors = [](const QImage &image) {
            QSet<QRgb> all;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    all.insert(image.pixel(x, y));
            }
            return all.size();
        };
        QVERIFY2(colors(empty) > 1, "nothing is painted while the list is empty");

        fixture.model.add({transfer(1)});
        const QImage filled = fixture.view.viewport()->grab().toImage();
        const QRect below(0, 150, filled.width(), filled.height() - 150);
        QVERIFY(filled != empty);
        QVERIFY(colors(empty.copy(below)) > 1);
        QCOMPARE(colors(filled.copy(below)), 1);

        fixture.model.remove({1});
        QCOMPARE(fixture.view.viewport()->grab().toImage(), empty);
    }

    void paintsKnownAndUnknownProgress()
    {
        Fixture fixture;
        fixture.view.resize(1'200, 200);
        TransferSnapshot known = transfer(1, 100);
        known.state = TransferState::Running;
        known.bytesDone = 50;
        fixture.model.add({known});
        const QImage half = fixture.view.viewport()->grab().toImage();

        known.bytesDone = 100;
        fixture.model.update({known});
        const QImage full = fixture.view.viewport()->grab().toImage();
        known.bytesTotal = -1;
        fixture.model.update({known});
        const QImage unknown = fixture.view.viewport()->grab().toImage();

        QVERIFY(half != full);
        QVERIFY(unknown != full);
    }

    void keepsItsLayout()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"settings.ini"_s);
        {
            Fixture fixture;
            fixture.view.setColumnWidth(TransferModel::Name, 321);
            fixture.view.header()->moveSection(TransferModel::Size, 0);
            fixture.view.setColumnHidden(TransferModel::Server, true);
            fixture.view.sortByColumn(TransferModel::Size, Qt::AscendingOrder);
            QSettings settings(file, QSettings::IniFormat);
            fixture.view.saveLayout(settings);
        }
        Fixture fixture;
        fixture.model.add({transfer(1, 30), transfer(2, 10), transfer(3, 20)});
        const QSettings settings(file, QSettings::IniFormat);

        fixture.view.restoreLayout(settings);

        QCOMPARE(fixture.view.columnWidth(TransferModel::Name), 321);
        QCOMPARE(fixture.view.header()->logicalIndex(0), static_cast<int>(TransferModel::Size));
        QVERIFY(fixture.view.isColumnHidden(TransferModel::Server));
        QCOMPARE(shown(fixture.view), (QList<TransferId>{2, 3, 1}));
    }

    void survivesALayoutThatMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("kept");

        QTest::newRow("none") << QByteArray();
        QTest::newRow("noise") << QByteArray("no header state");
        QTest::newRow("zeroes") << QByteArray(200, '\0');
    }

    void survivesALayoutThatMakesNoSense()
    {
        QFETCH(QByteArray, kept);
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
        settings.setValue(u"list/header"_s, kept);
        Fixture fixture;
        fixture.model.add({transfer(1), transfer(2)});
        const int width = fixture.view.columnWidth(TransferModel::Name);

        fixture.view.restoreLayout(settings);

        QCOMPARE(fixture.view.columnWidth(TransferModel::Name), width);
        QCOMPARE(shown(fixture.view), (QList<TransferId>{2, 1}));
    }
};

QTEST_MAIN(TransferViewTest)
#include "tst_transferview.moc"
