// SPDX-License-Identifier: MIT
#include "ui/transfers/transfermodel.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocumentFragment>

#include <limits>

namespace waybill
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::QtTest;

TransferSnapshot transfer(TransferId id, std::optional<TransferId> parent = {})
{
    TransferSnapshot made;
    made.id = id;
    made.parent = parent;
    made.name = u"file%1.bin"_s.arg(id);
    made.server = u"example.org"_s;
    made.added = QDateTime::fromSecsSinceEpoch(1'700'000'000 + id, Qt::UTC);
    return made;
}

TransferSnapshot folder(TransferId id)
{
    TransferSnapshot made = transfer(id);
    made.kind = TransferKind::Upload;
    made.isFolder = true;
    return made;
}

QList<TransferSnapshot> transfers(
    TransferId first, TransferId last, std::optional<TransferId> parent = {})
{
    QList<TransferSnapshot> all;
    for (TransferId id = first; id <= last; ++id)
        all.append(transfer(id, parent));
    return all;
}

QList<TransferId> idsOf(const TransferModel &model, const QModelIndex &parent = {})
{
    QList<TransferId> ids;
    for (int row = 0; row < model.rowCount(parent); ++row)
        ids.append(model.index(row, 0, parent).data(TransferModel::IdRole).toLongLong());
    return ids;
}

/// What a person reads in a tooltip, which is markup as soon as it looks like it.
QString readAsToolTip(const QString &tip)
{
    return Qt::mightBeRichText(tip) ? QTextDocumentFragment::fromHtml(tip).toPlainText() : tip;
}

} // namespace

class TransferModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void isEmptyAtFirst()
    {
        const TransferModel model;
        const QAbstractItemModelTester tester(const_cast<TransferModel *>(&model), kFatal);

        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), static_cast<int>(TransferModel::ColumnCount));
        QVERIFY(!model.index(0, 0).isValid());
        QVERIFY(!model.transfer(QModelIndex()));
        QVERIFY(!model.transfer(1));
        QCOMPARE(model.counts().of(TransferFilter::Group::All), 0);
    }

    void addsSiblingsAsOneRange()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

        model.add(transfers(1, 3));
        model.add(transfers(4, 5));

        QCOMPARE(idsOf(model), (QList<TransferId>{1, 2, 3, 4, 5}));
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(inserted.at(0).at(1).toInt(), 0);
        QCOMPARE(inserted.at(0).at(2).toInt(), 2);
        QCOMPARE(inserted.at(1).at(1).toInt(), 3);
        QCOMPARE(inserted.at(1).at(2).toInt(), 4);
    }

    void addsNothingForAnEmptyList()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

        model.add({});

        QVERIFY(inserted.isEmpty());
        QCOMPARE(model.rowCount(), 0);
    }

    void addsNoTransferTwice()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add(transfers(1, 2));

        model.add(transfers(1, 3));

        QCOMPARE(idsOf(model), (QList<TransferId>{1, 2, 3}));
    }

    void addsNoTransferTwiceWithinOneCall()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);

        model.add({transfer(1), transfer(1), transfer(2)});

        QCOMPARE(idsOf(model), (QList<TransferId>{1, 2}));
    }

    void putsChildrenUnderTheirFolder()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

        model.add({transfer(1), folder(2), transfer(3, 2), transfer(4, 2), transfer(5)});

        const QModelIndex parent = model.index(1, 0);
        QCOMPARE(idsOf(model), (QList<TransferId>{1, 2, 5}));
        QCOMPARE(idsOf(model, parent), (QList<TransferId>{3, 4}));
        QCOMPARE(model.index(1, TransferModel::Size, parent).parent(), parent);
        QCOMPARE(model.rowCount(model.index(0, 0, parent)), 0);
        QCOMPARE(model.rowCount(model.index(1, 1)), 0);
        QCOMPARE(inserted.size(), 3);
        QCOMPARE(model.counts().of(TransferFilter::Group::All), 3);
        QCOMPARE(model.childrenOf(2).size(), 2);
    }

    void putsLateChildrenUnderTheirFolder()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({folder(1), folder(2)});

        model.add({transfer(3, 2), transfer(4, 1), transfer(5, 2)});

        QCOMPARE(idsOf(model, model.index(0, 0)), (QList<TransferId>{4}));
        QCOMPARE(idsOf(model, model.index(1, 0)), (QList<TransferId>{3, 5}));
    }

    void showsAChildOfNoKnownFolderAtTheTop()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);

        model.add({transfer(7, 99)});

        QCOMPARE(idsOf(model), (QList<TransferId>{7}));
        QVERIFY(!model.index(0, 0).parent().isValid());
    }

    void updatesTheWholeRow()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add(transfers(1, 3));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        TransferSnapshot moved = transfer(2);
        moved.state = TransferState::Running;
        moved.bytesTotal = 200;
        moved.bytesDone = 50;

        model.update({moved});

        QCOMPARE(changed.size(), 1);
        const auto first = changed.at(0).at(0).toModelIndex();
        const auto last = changed.at(0).at(1).toModelIndex();
        QCOMPARE(first, model.index(1, 0));
        QCOMPARE(last, model.index(1, TransferModel::ColumnCount - 1));
        QCOMPARE(model.index(1, TransferModel::Progress).data().toString(), u"25 %"_s);
        QCOMPARE(model.transfer(2)->state, TransferState::Running);
        QCOMPARE(model.transfer(1)->state, TransferState::Queued);
    }

    void updatesAChildUnderItsFolder()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({folder(1), transfer(2, 1), transfer(3, 1)});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        TransferSnapshot moved = transfer(3, 1);
        moved.bytesTotal = 10;

        model.update({moved});

        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(1, 0, model.index(0, 0)));
        QCOMPARE(model.transfer(changed.at(0).at(0).toModelIndex())->bytesTotal, 10);
    }

    void ignoresUnknownIds()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add(transfers(1, 2));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        model.update({transfer(42)});
        model.remove({42, 0, -1});

        QVERIFY(changed.isEmpty());
        QVERIFY(removed.isEmpty());
        QCOMPARE(idsOf(model), (QList<TransferId>{1, 2}));
        QVERIFY(!model.transfer(42));
    }

    void keepsRowsRightAfterRemoval_data()
    {
        QTest::addColumn<QList<qint64>>("gone");
        QTest::addColumn<QList<qint64>>("left");

        QTest::newRow("first") << QList<qint64>{1} << QList<qint64>{2, 3, 4, 5};
        QTest::newRow("middle") << QList<qint64>{3} << QList<qint64>{1, 2, 4, 5};
        QTest::newRow("last") << QList<qint64>{5} << QList<qint64>{1, 2, 3, 4};
        QTest::newRow("neighbours") << QList<qint64>{2, 3} << QList<qint64>{1, 4, 5};
        QTest::newRow("backwards") << QList<qint64>{4, 2} << QList<qint64>{1, 3, 5};
        QTest::newRow("twice the same") << QList<qint64>{2, 2} << QList<qint64>{1, 3, 4, 5};
        QTest::newRow("all") << QList<qint64>{1, 2, 3, 4, 5} << QList<qint64>{};
    }

    void keepsRowsRightAfterRemoval()
    {
        QFETCH(QList<qint64>, gone);
        QFETCH(QList<qint64>, left);
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add(transfers(1, 5));

        model.remove(gone);

        QCOMPARE(idsOf(model), left);
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.transfer(model.index(row, 0))->id, left.at(row));
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (const qint64 id : left)
            model.update({transfer(id)});
        for (int i = 0; i < left.size(); ++i)
            QCOMPARE(changed.at(i).at(0).toModelIndex().row(), i);
    }

    void persistentIndexesFollowTheirTransfer()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add(transfers(1, 4));
        const QPersistentModelIndex third(model.index(2, TransferModel::Name));
        const QPersistentModelIndex second(model.index(1, TransferModel::Name));

        model.remove({1, 2});

        QCOMPARE(third.row(), 0);
        QCOMPARE(third.data(TransferModel::IdRole).toLongLong(), 3);
        QVERIFY(!second.isValid());
    }

    void aFolderTakesItsChildrenAlong()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({transfer(1), folder(2), transfer(3, 2), transfer(4, 2), transfer(5)});

        model.remove({2});

        QCOMPARE(idsOf(model), (QList<TransferId>{1, 5}));
        QVERIFY(!model.transfer(3));
        QVERIFY(!model.transfer(4));
    }

    void childrenMayBeNamedBesideTheirFolder()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({folder(1), transfer(2, 1), transfer(3, 1), transfer(4)});

        model.remove({1, 2, 3});

        QCOMPARE(idsOf(model), (QList<TransferId>{4}));
    }

    void removesOneChildOnly()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({folder(1), transfer(2, 1), transfer(3, 1), transfer(4, 1)});

        model.remove({3});

        const QModelIndex parent = model.index(0, 0);
        QCOMPARE(idsOf(model, parent), (QList<TransferId>{2, 4}));
        QCOMPARE(model.index(1, 0, parent).parent(), parent);
    }

    void anIdMayComeBack()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        model.add({folder(1), transfer(2, 1)});
        model.remove({1});

        model.add({transfer(2), transfer(1)});

        QCOMPARE(idsOf(model), (QList<TransferId>{2, 1}));
        QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    }

    void tellsPercent_data()
    {
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<qint64>("done");
        QTest::addColumn<qint64>("total");
        QTest::addColumn<int>("percent");
        QTest::addColumn<QString>("text");

        using enum TransferState;
        QTest::newRow("nothing yet") << Running << 0LL << 1000LL << 0 << u"0 %"_s;
        QTest::newRow("a third") << Running << 1LL << 3LL << 33 << u"33 %"_s;
        QTest::newRow("nearly all") << Running << 999LL << 1000LL << 99 << u"99 %"_s;
        QTest::newRow("all") << Verifying << 1000LL << 1000LL << 100 << u"100 %"_s;
        QTest::newRow("more than all") << Running << 1500LL << 1000LL << 100 << u"100 %"_s;
        QTest::newRow("unknown size") << Running << 2048LL << -1LL << -1 << u"2.00 KiB"_s;
        QTest::newRow("empty file") << Running << 0LL << 0LL << -1 << u"0 B"_s;
        QTest::newRow("done, empty file") << Done << 0LL << 0LL << 100 << u"100 %"_s;
        QTest::newRow("done, unknown size") << Done << 10LL << -1LL << 100 << u"100 %"_s;
        QTest::newRow("terabytes") << Running << (5LL << 40) << (10LL << 40) << 50 << u"50 %"_s;
        QTest::newRow("an absurd size")
            << Running << (1LL << 40) << std::numeric_limits<qint64>::max() << 0 << u"0 %"_s;
    }

    void tellsPercent()
    {
        QFETCH(TransferState, state);
        QFETCH(qint64, done);
        QFETCH(qint64, total);
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot shown = transfer(1);
        shown.state = state;
        shown.bytesDone = done;
        shown.bytesTotal = total;

        model.add({shown});

        const QModelIndex index = model.index(0, TransferModel::Progress);
        QTEST(index.data(TransferModel::PercentRole).toInt(), "percent");
        QTEST(index.data(TransferModel::SortRole).toInt(), "percent");
        QTEST(index.data().toString(), "text");
    }

    void givesTextAndRawValueOfEachColumn_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QVariant>("raw");

        const QDateTime added = transfer(1).added;
        QTest::newRow("name") << int(TransferModel::Name) << u"file1.bin"_s
                              << QVariant(u"file1.bin"_s);
        QTest::newRow("server") << int(TransferModel::Server) << u"example.org"_s
                                << QVariant(u"example.org"_s);
        QTest::newRow("direction")
            << int(TransferModel::Direction) << u"Download"_s << QVariant(u"Download"_s);
        QTest::newRow("size") << int(TransferModel::Size) << u"2.00 KiB"_s << QVariant(2048LL);
        QTest::newRow("progress") << int(TransferModel::Progress) << u"50 %"_s << QVariant(50);
        QTest::newRow("state") << int(TransferModel::State) << u"Running"_s
                               << QVariant(static_cast<int>(TransferState::Running));
        QTest::newRow("speed") << int(TransferModel::Speed) << u"512 B/s"_s << QVariant(512.0);
        QTest::newRow("time left") << int(TransferModel::TimeLeft) << u"3 s"_s << QVariant(2.0);
        QTest::newRow("added") << int(TransferModel::Added)
                               << QLocale::c().toString(added.toLocalTime(), QLocale::ShortFormat)
                               << QVariant(added);
        QTest::newRow("priority") << int(TransferModel::Priority) << u"Normal"_s << QVariant(1);
    }

    void givesTextAndRawValueOfEachColumn()
    {
        QFETCH(int, column);
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot shown = transfer(1);
        shown.state = TransferState::Running;
        shown.bytesDone = 1024;
        shown.bytesTotal = 2048;
        shown.bytesPerSecond = 512;

        model.add({shown});

        QTEST(model.index(0, column).data().toString(), "text");
        QTEST(model.index(0, column).data(TransferModel::SortRole), "raw");
        QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    void sortsUnknownSizesBelowAllOthers()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot empty = transfer(2);
        empty.bytesTotal = 0;

        model.add({transfer(1), empty});

        const QVariant unknown = model.index(0, TransferModel::Size).data(TransferModel::SortRole);
        const QVariant zero = model.index(1, TransferModel::Size).data(TransferModel::SortRole);
        QVERIFY(unknown.toLongLong() < zero.toLongLong());
        QCOMPARE(model.index(0, TransferModel::Size).data().toString(), u"?"_s);
        QVERIFY(model.index(0, TransferModel::Speed).data().toString().isEmpty());
        QVERIFY(model.index(0, TransferModel::TimeLeft).data().toString().isEmpty());
    }

    void readsARowAloud()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot shown = transfer(1);
        shown.name = u"odd %1 %2 name"_s;
        shown.kind = TransferKind::Upload;
        shown.state = TransferState::Paused;
        shown.bytesDone = 10;
        shown.bytesTotal = 100;

        model.add({shown});

        QCOMPARE(model.index(0, TransferModel::Name).data(Qt::AccessibleTextRole).toString(),
            u"odd %1 %2 name, upload, 10 percent, Paused"_s);
        QCOMPARE(model.index(0, TransferModel::Size).data(Qt::AccessibleTextRole).toString(),
            u"100 B"_s);
    }

    void toolTipsShowWhatIsThere_data()
    {
        QTest::addColumn<QString>("name");

        QTest::newRow("plain") << u"file.bin"_s;
        QTest::newRow("markup") << u"<b>bold</b><img src=x>.bin"_s;
        QTest::newRow("ampersand") << u"Tom & Jerry.mkv"_s;
        QTest::newRow("entity") << u"a&lt;b.bin"_s;
        QTest::newRow("quotes") << u"a \"quoted\" name"_s;
    }

    void toolTipsShowWhatIsThere()
    {
        QFETCH(QString, name);
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot shown = transfer(1);
        shown.name = name;

        model.add({shown});

        QCOMPARE(
            readAsToolTip(model.index(0, TransferModel::Name).data(Qt::ToolTipRole).toString()),
            name);
    }

    void aWaitingRowTellsItsErrorAndWhatToDo()
    {
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        TransferSnapshot shown = transfer(1);
        shown.state = TransferState::Waiting;
        shown.waitReason = WaitReason::DiskFull;
        shown.error = makeError(ErrorKind::DiskFull, u"<i>/mnt</i> & co"_s);

        model.add({shown});

        const QString read =
            readAsToolTip(model.index(0, TransferModel::State).data(Qt::ToolTipRole).toString());
        QCOMPARE(read,
            u"The disk is full (<i>/mnt</i> & co).\nMake room, then resume; nothing is lost."_s);
    }

    void hasHeadersForColumnsOnly()
    {
        const TransferModel model;

        QCOMPARE(model.headerData(TransferModel::Name, Qt::Horizontal, Qt::DisplayRole).toString(),
            u"Name"_s);
        QCOMPARE(model.headerData(TransferModel::Added, Qt::Horizontal, Qt::DisplayRole).toString(),
            u"Added"_s);
        QVERIFY(!model.headerData(TransferModel::ColumnCount, Qt::Horizontal, Qt::DisplayRole)
                .isValid());
        QVERIFY(!model.headerData(-1, Qt::Horizontal, Qt::DisplayRole).isValid());
        QVERIFY(!model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
    }

    void takesThousandsOfRowsAtOnce()
    {
        constexpr int kRows = 5'000;
        TransferModel model;
        const QAbstractItemModelTester tester(&model, kFatal);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);

        model.add({folder(1)});
        model.add(transfers(2, kRows + 1, 1));

        QCOMPARE(inserted.size(), 2);
        const QModelIndex parent = model.index(0, 0);
        QCOMPARE(model.rowCount(parent), kRows);
        QCOMPARE(
            model.index(kRows - 1, 0, parent).data(TransferModel::IdRole).toLongLong(), kRows + 1);
    }

    void keepsOrderWhenThousandsGo()
    {
        constexpr int kRows = 4'000;
        TransferModel
            model; // without a tester: it would walk through all rows after each of the thousands
        model.add(transfers(1, kRows));
        QList<TransferId> odd;
        QList<TransferId> even;
        for (TransferId id = 1; id <= kRows; ++id)
            (id % 2 ? odd : even).append(id);

        model.remove(odd);

        QCOMPARE(idsOf(model), even);
        const QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.transfer(model.index(kRows / 2 - 1, 0))->id, kRows);
    }

    void aLargeFolderGoesAsOneRange()
    {
        TransferModel model; // without a tester, for the same reason
        model.add({folder(1)});
        model.add(transfers(2, 3'001, 1));
        QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);

        model.remove({1});

        QCOMPARE(model.rowCount(), 0);
        QVERIFY2(removed.size() <= 2, qPrintable(QString::number(removed.size()) + u" ranges"_s));
    }
};

} // namespace waybill

QTEST_MAIN(waybill::TransferModelTest)
#include "tst_transfermodel.moc"
