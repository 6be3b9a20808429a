// SPDX-License-Identifier: MIT
#include "ui/transfers/filteredtransfers.h"

#include "ui/transfers/transfermodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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
    made.name = u"file%1"_s.arg((id * 37) % 101, 3, 10, QChar(u'0'));
    made.server = id % 2 == 0 ? u"even.example"_s : u"odd.example"_s;
    made.state = id % 3 == 0 ? TransferState::Running : TransferState::Queued;
    made.bytesTotal = (id * 53) % 97;
    made.bytesPerSecond = static_cast<double>(id);
    return made;
}

QList<TransferSnapshot> transfers(TransferId first, TransferId last)
{
    QList<TransferSnapshot> all;
    for (TransferId id = first; id <= last; ++id)
        all.append(transfer(id));
    return all;
}

QList<TransferId> idsOf(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QList<TransferId> ids;
    for (int row = 0; row < model.rowCount(parent); ++row)
        ids.append(model.index(row, 0, parent).data(TransferModel::IdRole).toLongLong());
    return ids;
}

/// What should be shown, found out the slow way.
QList<TransferId> expected(
    const TransferModel &source, const TransferFilter &filter, bool bySize, bool isDescending)
{
    QList<TransferSnapshot> all;
    for (int row = 0; row < source.rowCount(); ++row) {
        if (const auto one = source.transfer(source.index(row, 0)); filter.matches(*one))
            all.append(*one);
    }
    // Equal ones stand as they were added, which is by id here.
    std::ranges::sort(all, [=](const TransferSnapshot &one, const TransferSnapshot &other) {
        const int compared = bySize ? static_cast<int>(one.bytesTotal - other.bytesTotal)
                                    : one.name.localeAwareCompare(other.name);
        return compared == 0 ? one.id < other.id : (compared < 0) != isDescending;
    });
    QList<TransferId> ids;
    for (const TransferSnapshot &one : std::as_const(all))
        ids.append(one.id);
    return ids;
}

} // namespace

class FilteredTransfersTest final : public QObject
{
    Q_OBJECT

private slots:
    void keepsFilterAndOrderThroughAnyChanges_data()
    {
        QTest::addColumn<bool>("bySize");
        QTest::addColumn<bool>("isDescending");
        QTest::addColumn<int>("group");

        const auto all = static_cast<int>(TransferFilter::Group::All);
        const auto active = static_cast<int>(TransferFilter::Group::Active);
        QTest::newRow("all by size") << true << false << all;
        QTest::newRow("all by size, descending") << true << true << all;
        QTest::newRow("all by name") << false << false << all;
        QTest::newRow("active by size") << true << false << active;
        QTest::newRow("active by name, descending") << false << true << active;
    }

    void keepsFilterAndOrderThroughAnyChanges()
    {
        QFETCH(bool, bySize);
        QFETCH(bool, isDescending);
        QFETCH(int, group);
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        const TransferFilter filter{static_cast<TransferFilter::Group>(group), {}};
        shown.setFilter(filter);
        shown.sort(bySize ? TransferModel::Size : TransferModel::Name,
            isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
        QRandomGenerator random(42);
        TransferId last = 0;

        for (int round = 0; round < 25; ++round) {
            QList<TransferSnapshot> coming = transfers(last + 1, last + random.bounded(1, 6));
            last = coming.constLast().id;
            source.add(coming);
            QList<TransferSnapshot> changing;
            for (int i = 0; i < 10; ++i) {
                TransferSnapshot one = transfer(random.bounded(1, static_cast<int>(last) + 1));
                one.bytesTotal = random.bounded(50);
                one.name = u"other%1"_s.arg(random.bounded(50), 2, 10, QChar(u'0'));
                one.state = random.bounded(2) == 0 ? TransferState::Running : TransferState::Queued;
                changing.append(one);
            }
            source.update(changing);
            QList<TransferId> going;
            for (int i = random.bounded(5); i > 0; --i)
                going.append(random.bounded(1, static_cast<int>(last) + 1));
            source.remove(going);

            QCOMPARE(idsOf(shown), expected(source, filter, bySize, isDescending));
        }
    }

    void keepsPersistentIndexesAtTheirTransfers()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        source.add(transfers(1, 50));
        const QPersistentModelIndex index = shown.index(6, 3);
        const QVariant id = index.data(TransferModel::IdRole);

        shown.sort(TransferModel::Size, Qt::AscendingOrder);
        TransferSnapshot changed = transfer(id.toLongLong());
        changed.bytesTotal = 1'000;
        source.update({changed});

        QCOMPARE(index.data(TransferModel::IdRole), id);
        QCOMPARE(index.row(), 49);
    }

    void rowsOfARestlessColumnMoveLater()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        source.add(transfers(1, 3));
        shown.sort(TransferModel::Speed, Qt::DescendingOrder);
        TransferSnapshot fast = transfer(1);
        fast.bytesPerSecond = 100;

        source.update({fast});

        QCOMPARE(idsOf(shown), (QList<TransferId>{3, 2, 1}));
        QTRY_COMPARE(idsOf(shown), (QList<TransferId>{1, 3, 2}));
    }

    void whatChangedInVainMovesNothing()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        source.add(transfers(1, 20));
        shown.sort(TransferModel::Name, Qt::AscendingOrder);
        QSignalSpy layouts(&shown, &QAbstractItemModel::layoutChanged);
        QSignalSpy changes(&shown, &QAbstractItemModel::dataChanged);
        QList<TransferSnapshot> faster = transfers(1, 20);
        for (TransferSnapshot &one : faster)
            one.bytesPerSecond *= 2;

        source.update(faster);

        QCOMPARE(layouts.size(), 0);
        QCOMPARE(changes.size(), 1);
    }

    void aFewThatComeAndGoLeaveTheOthersSelected()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        source.add(transfers(1, 300));
        shown.sort(TransferModel::Name, Qt::AscendingOrder);
        shown.setFilter({TransferFilter::Group::Active, {}});
        QList<std::pair<QPersistentModelIndex, TransferId>> kept;
        for (int row = 0; row < shown.rowCount(); ++row) {
            const QModelIndex index = shown.index(row, 0);
            kept.append({index, index.data(TransferModel::IdRole).toLongLong()});
        }
        QSignalSpy resets(&shown, &QAbstractItemModel::modelReset);
        QList<TransferSnapshot> changing;
        for (TransferId id = 30; id <= 50; ++id) {
            changing.append(transfer(id));
            TransferState &state = changing.last().state;
            state =
                state == TransferState::Running ? TransferState::Queued : TransferState::Running;
        }

        source.update(changing);

        QCOMPARE(resets.size(), 0);
        QCOMPARE(idsOf(shown), expected(source, {TransferFilter::Group::Active, {}}, false, false));
        for (const auto &[index, id] : std::as_const(kept)) {
            const bool isGone = id >= 30 && id <= 50;
            QCOMPARE(index.isValid(), !isGone);
            if (!isGone)
                QCOMPARE(index.data(TransferModel::IdRole).toLongLong(), id);
        }
    }

    void rowsCanBeDraggedWhereThoseOfTheSourceCan()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        TransferSnapshot folder = transfer(10);
        folder.isFolder = true;
        source.add({transfer(1), folder, transfer(11, 10)});
        const QModelIndex parent = shown.index(1, 0);

        for (const QModelIndex &index :
            {QModelIndex(), shown.index(0, 2), parent, shown.index(0, 0, parent)})
            QCOMPARE(shown.flags(index), source.flags(shown.mapToSource(index)));
        QVERIFY(shown.flags(parent).testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!shown.flags(shown.index(0, 0, parent)).testFlag(Qt::ItemIsDragEnabled));
    }

    void manyRowsComeAndGoAtOnce()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        shown.sort(TransferModel::Size, Qt::AscendingOrder);
        source.add(transfers(1, 300));

        source.add(transfers(301, 600));
        shown.setFilter({TransferFilter::Group::Active, {}});
        const qsizetype active = idsOf(shown).size();
        shown.setFilter({});
        QList<TransferId> even;
        for (TransferId id = 2; id <= 600; id += 2)
            even.append(id);
        source.remove(even);

        QCOMPARE(active, 200);
        QCOMPARE(idsOf(shown), expected(source, {}, true, false));
        QCOMPARE(idsOf(shown).size(), 300);
    }

    void sortsTheFilesOfAFolder()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        TransferSnapshot folder = transfer(10);
        folder.isFolder = true;
        source.add({transfer(1), folder, transfer(11, 10), transfer(12, 10)});
        shown.sort(TransferModel::Speed, Qt::DescendingOrder);

        const QModelIndex parent = shown.index(0, 0);
        source.add({transfer(13, 10)});
        source.remove({11});

        QCOMPARE(parent.data(TransferModel::IdRole).toLongLong(), 10);
        QCOMPARE(idsOf(shown, parent), (QList<TransferId>{13, 12}));
        QCOMPARE(shown.index(1, 2, parent).parent(), parent);
    }

    void aFolderThatIsHiddenTakesItsFilesAlong()
    {
        TransferModel source;
        FilteredTransfers shown(&source, nullptr);
        const QAbstractItemModelTester tester(&shown, kFatal);
        TransferSnapshot folder = transfer(10);
        folder.isFolder = true;
        source.add({folder, transfer(11, 10), transfer(1)});

        shown.setFilter({TransferFilter::Group::Active, {}});
        source.add({transfer(12, 10)});
        TransferSnapshot changed = transfer(11, 10);
        changed.bytesPerSecond = 1;
        source.update({changed});
        source.remove({12});
        shown.setFilter({});

        QCOMPARE(idsOf(shown), (QList<TransferId>{10, 1}));
        QCOMPARE(idsOf(shown, shown.index(0, 0)), (QList<TransferId>{11}));
    }
};

} // namespace waybill

QTEST_MAIN(waybill::FilteredTransfersTest)
#include "tst_filteredtransfers.moc"
