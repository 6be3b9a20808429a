// SPDX-License-Identifier: MIT
#include "ui/transfers/selectedtransfers.h"

#include "ui/transfers/transfermodel.h"
#include "ui/transfers/transferview.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace waybill;
using namespace Qt::StringLiterals;

namespace
{

TransferSnapshot transfer(TransferId id, TransferState state = TransferState::Queued)
{
    TransferSnapshot made;
    made.id = id;
    made.name = u"file%1"_s.arg(id);
    made.state = state;
    return made;
}

TransferSnapshot child(TransferId id, TransferId parent)
{
    TransferSnapshot made = transfer(id);
    made.parent = parent;
    return made;
}

QList<TransferSnapshot> transfers(TransferId first, TransferId last)
{
    QList<TransferSnapshot> all;
    for (TransferId id = first; id <= last; ++id)
        all.append(transfer(id));
    return all;
}

struct Fixture
{
    TransferModel model;
    TransferView view{&model, nullptr};
    const SelectedTransfers &selection = *view.selection();

    const SelectionTally &tally() const { return selection.tally(); }
};

/// How many are selected, and which commands are for one of them, found out the slow way.
QList<int> expected(const TransferView &view)
{
    SelectionTally tally;
    for (const TransferSnapshot &one : view.selected())
        tally.add(one);
    QList<int> facts = {tally.count()};
    for (int command = 0; command < SelectionTally::CommandCount; ++command)
        facts.append(tally.allows(static_cast<SelectionTally::Command>(command)) ? 1 : 0);
    return facts;
}

QList<int> found(const SelectionTally &tally)
{
    QList<int> facts = {tally.count()};
    for (int command = 0; command < SelectionTally::CommandCount; ++command)
        facts.append(tally.allows(static_cast<SelectionTally::Command>(command)) ? 1 : 0);
    return facts;
}

} // namespace

class SelectedTransfersTest final : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheOneThatIsSelected()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 3));

        fixture.view.select(2);

        QVERIFY(fixture.selection.only());
        QCOMPARE(fixture.selection.only()->id, 2);
        QCOMPARE(fixture.tally().count(), 1);
    }

    void knowsNoOneOfSeveral()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 3));

        fixture.view.selectAll();

        QVERIFY(!fixture.selection.only());
        QCOMPARE(fixture.tally().count(), 3);
    }

    void tellsWhenOneOfThemChanges()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 3));
        fixture.view.select(2);
        QSignalSpy changed(&fixture.selection, &SelectedTransfers::changed);

        fixture.model.update({transfer(2, TransferState::Paused)});

        QCOMPARE(changed.size(), 1);
        QVERIFY(fixture.tally().allows(SelectionTally::Resume));
        QVERIFY(!fixture.tally().allows(SelectionTally::Pause));
    }

    void isSilentWhenOthersChangeOrGo()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 5));
        fixture.view.select(2);
        QSignalSpy changed(&fixture.selection, &SelectedTransfers::changed);

        fixture.model.update({transfer(1, TransferState::Paused)});
        fixture.model.remove({1, 5});

        QCOMPARE(changed.size(), 0);
    }

    void tellsOfManyThatChangeOnce()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 500));
        fixture.view.selectAll();
        QSignalSpy changed(&fixture.selection, &SelectedTransfers::changed);

        fixture.model.update(transfers(100, 400));

        QCOMPARE(changed.size(), 1);
    }

    void whatTheFilterTakesAwayIsNotSelected()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 300));
        fixture.view.selectAll();
        QSignalSpy changed(&fixture.selection, &SelectedTransfers::changed);

        fixture.view.setFilter({TransferFilter::Group::Done, {}});

        QCOMPARE(fixture.tally().count(), 0);
        QVERIFY(!changed.isEmpty());
    }

    void whatTheSearchLeavesStaysSelected()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 300));
        fixture.view.selectAll();

        fixture.view.setSearch(u"file30"_s); // 30 and 300

        QCOMPARE(fixture.tally().count(), 2);
        QVERIFY(fixture.tally().contains(300));
    }

    void neighboursStaySelectedAsOneRange()
    {
        Fixture fixture;
        fixture.model.add(transfers(1, 300));
        fixture.view.sortByColumn(TransferModel::Number, Qt::AscendingOrder);
        fixture.view.setSearch(u"file2"_s); // 2, 20 to 29, 200 to 299
        fixture.view.selectAll();

        fixture.view.setSearch({});

        QCOMPARE(fixture.view.selectionModel()->selection().size(), 3);
        QCOMPARE(fixture.tally().count(), 111);
        QCOMPARE(found(fixture.tally()), expected(fixture.view));
    }

    void filesStaySelectedToo()
    {
        Fixture fixture;
        TransferSnapshot folder = transfer(900);
        folder.isFolder = true;
        fixture.model.add(transfers(1, 300));
        fixture.model.add({folder, child(901, 900), child(902, 900)});
        fixture.view.expandAll();
        fixture.view.selectAll();

        fixture.view.setSearch(u"file90"_s); // 90, too

        QCOMPARE(fixture.tally().count(), 4);
        QCOMPARE(fixture.view.selectionModel()->selection().size(), 2);
        QCOMPARE(found(fixture.tally()), expected(fixture.view));
    }

    void filesGoWithTheirFolder()
    {
        Fixture fixture;
        TransferSnapshot folder = transfer(10);
        folder.isFolder = true;
        fixture.model.add({transfer(1), folder, child(11, 10), child(12, 10)});
        fixture.view.expandAll();
        fixture.view.selectAll();
        QCOMPARE(fixture.tally().count(), 4);

        fixture.model.remove({10});

        QCOMPARE(fixture.tally().count(), 1);
        QCOMPARE(fixture.selection.only()->id, 1);
    }

    void isRightThroughAnyChanges_data()
    {
        QTest::addColumn<int>("group");

        QTest::newRow("all") << static_cast<int>(TransferFilter::Group::All);
        QTest::newRow("active") << static_cast<int>(TransferFilter::Group::Active);
    }

    void isRightThroughAnyChanges()
    {
        QFETCH(int, group);
        Fixture fixture;
        fixture.view.setFilter({static_cast<TransferFilter::Group>(group), {}});
        fixture.view.sortByColumn(TransferModel::Name, Qt::AscendingOrder);
        QRandomGenerator random(7);
        constexpr TransferState kStates[] = {TransferState::Queued, TransferState::Running,
            TransferState::Paused, TransferState::Failed, TransferState::Done};
        TransferId last = 0;

        for (int round = 0; round < 100; ++round) {
            const int count = round % 10 == 0 ? 250 : 3; // so many tell all anew
            QList<TransferSnapshot> changing;
            for (int i = 0; i < count; ++i) {
                fixture.model.add({transfer(++last)});
                changing.append(transfer(random.bounded(1, static_cast<int>(last) + 1),
                    kStates[random.bounded(static_cast<int>(std::size(kStates)))]));
            }
            fixture.model.update(changing);
            QList<TransferId> going;
            for (int i = 0; i < count / 2; ++i)
                going.append(random.bounded(1, static_cast<int>(last) + 1));
            fixture.model.remove(going);
            const int rows = fixture.view.model()->rowCount();
            if (round % 7 == 0)
                fixture.view.selectAll();
            else if (rows > 0)
                fixture.view.selectionModel()->select(
                    fixture.view.model()->index(random.bounded(rows), 0),
                    QItemSelectionModel::Toggle | QItemSelectionModel::Rows);

            QCOMPARE(found(fixture.tally()), expected(fixture.view));
        }
    }
};

QTEST_MAIN(SelectedTransfersTest)
#include "tst_selectedtransfers.moc"
